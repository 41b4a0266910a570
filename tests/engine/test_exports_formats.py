"""What a reading can be written as."""

from __future__ import annotations

from pathlib import Path

import pytest
from exported import bare, hostile, reading

from onrecord import Reading
from onrecord.exports.formats import ENDINGS, Format, encoded, file_name, save

MARKING = "marked by On Record 0.1.0, unchecked"


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("of", [reading(), bare()])
def test_every_export_says_who_marked_it_and_that_nobody_checked(format: Format, of: Reading) -> None:
    assert MARKING in encoded(of, format).decode()


@pytest.mark.parametrize("format", Format)
def test_a_file_holds_the_export_and_one_line_end_last(format: Format, tmp_path: Path) -> None:
    file = tmp_path / f"reading{ENDINGS[format]}"
    save(reading(), format, file)
    content = file.read_bytes()
    assert content == encoded(reading(), format)
    assert content.endswith(b"\n")
    assert not content.endswith((b"\n\n", b"\n\r\n"))


def test_json_comes_back_as_the_same_reading() -> None:
    assert Reading.from_json(encoded(reading(), Format.json).decode()) == reading()


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        save(reading(), Format.csv, tmp_path / "file" / "reading.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


class TestFileName:
    def test_it_is_the_headline(self) -> None:
        assert file_name(reading(), ENDINGS[Format.markdown]) == "Mayor leaves town – On Record.md"

    @pytest.mark.parametrize(
        "evil",
        ["../../etc/passwd", 'a<b>:"c|?*\\d', "a\nb\x00", "...", "", "x" * 999, "🌊" * 99],
        ids=["path", "forbidden", "lines", "dots", "nothing", "long", "wide"],
    )
    def test_it_is_one_that_every_file_system_takes(self, evil: str, tmp_path: Path) -> None:
        article = reading().article.model_copy(update={"title": evil})
        name = file_name(reading(article=article), ENDINGS[Format.csv])
        (tmp_path / name).touch()
        assert [path.name for path in tmp_path.iterdir()] == [name]
        assert not set(name) & set('<>:"/\\|?*\n\x00')
        assert len(name.encode()) <= 255
        assert name[0] not in ". "


def test_hostile_text_is_written_too() -> None:
    for format in Format:
        assert encoded(hostile("\u202e=🌊"), format).decode()
