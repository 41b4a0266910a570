"""``onrecord batch``, as its users run it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from commandline import Cli

GOOD = [{"id": name, "text": f"Ann Lee denied the report about {name}."} for name in ("one", "two", "three")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, *lines: Mapping[str, object] | str) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(text + "\n" for text in texts), encoding="utf-8")
    return path


def readings(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(path: Path) -> list[object]:
    return [reading["article"]["id"] for reading in readings(path)]  # type: ignore[index]


@pytest.mark.usefixtures("plain_engine")
class TestLines:
    def test_each_line_becomes_a_reading_in_the_same_order(self, cli: Cli, folder: Path) -> None:
        source = write(folder / "in.jsonl", *GOOD)
        done = cli("batch", source, "-o", folder / "out.jsonl")
        assert (done.code, done.out) == (0, "")
        assert ids(folder / "out.jsonl") == ["one", "two", "three"]
        assert "3 articles read" in done.err

    def test_known_keys_fill_the_article_and_the_others_come_back(self, cli: Cli, folder: Path) -> None:
        line = GOOD[0] | {
            "title": "A title",
            "outlet": "The Daily",
            "published": "2024-10-24",
            "beat": [1, "é"],
        }
        write(folder / "in.jsonl", line | {"url": "https://example.org/a"})
        assert cli("batch", "in.jsonl", "-o", "out.jsonl").code == 0
        [reading] = readings(folder / "out.jsonl")
        article = reading["article"]
        assert isinstance(article, dict)
        assert (article["title"], article["outlet"], article["published"], article["url"]) == (
            "A title", "The Daily", "2024-10-24", "https://example.org/a",
        )  # fmt: skip
        assert reading["input"] == {"beat": [1, "é"]}

    def test_doc_stands_in_for_a_missing_id_and_the_line_number_for_both(
        self, cli: Cli, folder: Path
    ) -> None:
        text = GOOD[0]["text"]
        write(
            folder / "in.jsonl",
            {"doc": "d", "text": text},
            {"text": text},
            {"id": 7, "doc": "d", "text": text},
        )
        cli("batch", "in.jsonl", "-o", "out.jsonl")
        assert ids(folder / "out.jsonl") == ["d", "2", "7"]
        assert readings(folder / "out.jsonl")[2]["input"] == {"doc": "d"}

    @pytest.mark.parametrize(
        ("bad", "why"),
        [
            ("{", "not valid JSON"),
            ('{"id": "x", "text": NaN}', "not valid JSON"),
            ("[" * 100_000, "not valid JSON"),
            ("[1]", "not a JSON object"),
            ('{"id": "x"}', "no “text”"),
            ('{"id": "x", "text": 3}', "“text” is not a text"),
            ('{"id": ["x"], "text": "Ann Lee said so."}', "“id” is not a text"),
            ('{"id": "x", "text": "Ann Lee said \\ud800."}', "half a character"),
            ('{"id": "x", "text": "  "}', "no text"),
            (
                '{"id": "x", "text": "' + "Der Minister wies die Vorwürfe am Dienstag zurück. " * 9 + '"}',
                "English",
            ),
        ],
    )
    def test_a_bad_line_is_named_by_number_and_does_not_stop_the_rest(
        self, cli: Cli, folder: Path, bad: str, why: str
    ) -> None:
        write(folder / "in.jsonl", GOOD[0], "", bad, GOOD[1])
        done = cli("batch", "in.jsonl", "-o", "out.jsonl")
        assert done.code == 1
        assert "in.jsonl, line 3: " in done.err
        assert why in done.err
        assert ids(folder / "out.jsonl") == ["one", "two"]

    def test_a_line_in_another_encoding_is_named_by_number(self, cli: Cli, folder: Path) -> None:
        (folder / "in.jsonl").write_bytes(b'{"id": "x", "text": "caf\xe9"}\n' + json.dumps(GOOD[0]).encode())
        done = cli("batch", "in.jsonl", "-o", "out.jsonl")
        assert (done.code, ids(folder / "out.jsonl")) == (1, ["one"])
        assert "line 1: The line is not valid UTF-8" in done.err

    def test_quiet_tells_only_what_went_wrong(self, cli: Cli, folder: Path) -> None:
        write(folder / "in.jsonl", *GOOD)
        assert cli("batch", "in.jsonl", "-o", "out.jsonl", "--quiet").err == ""


class TestGoingOn:
    """Started again, a batch ends with the very output of one run."""

    LINES = (GOOD[0], "{", GOOD[1], "", GOOD[1] | {"text": ""}, GOOD[1], GOOD[2])

    @pytest.fixture
    def whole(self, cli: Cli, folder: Path, plain_engine: list[str]) -> bytes:
        write(folder / "in.jsonl", *self.LINES)
        assert cli("batch", "in.jsonl", "-o", "out.jsonl").code == 1
        plain_engine.clear()
        return (folder / "out.jsonl").read_bytes()

    @pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.55, 0.9, 0.999, 1.0])
    def test_after_an_interruption_anywhere(self, cli: Cli, folder: Path, whole: bytes, share: float) -> None:
        (folder / "out.jsonl").write_bytes(whole[: int(len(whole) * share)])
        done = cli("batch", "in.jsonl", "-o", "out.jsonl")
        assert (folder / "out.jsonl").read_bytes() == whole
        assert done.code == 1
        assert [f"line {n}: " in done.err for n in (1, 2, 3, 5, 6, 7)] == [
            False,
            True,
            False,
            True,
            False,
            False,
        ]

    def test_what_was_read_is_not_read_again(
        self, cli: Cli, folder: Path, whole: bytes, plain_engine: list[str]
    ) -> None:
        (folder / "out.jsonl").write_bytes(whole[: whole.rindex(b"\n", 0, -1) + 1])
        cli("batch", "in.jsonl", "-o", "out.jsonl")
        assert plain_engine == ["three"]

    @pytest.mark.parametrize("content", ["my thesis", "my thesis\n", '{"format":"onrecord-reading/1"}\n'])
    def test_an_output_of_something_else_is_left_alone(
        self, cli: Cli, folder: Path, plain_engine: list[str], content: str
    ) -> None:
        write(folder / "in.jsonl", *GOOD)
        (folder / "out.jsonl").write_text(content)
        done = cli("batch", "in.jsonl", "-o", "out.jsonl")
        assert (done.code, plain_engine) == (2, [])
        assert (folder / "out.jsonl").read_text() == content
        assert "out.jsonl holds something else" in done.err

    def test_an_output_of_another_input_is_left_alone(self, cli: Cli, folder: Path, whole: bytes) -> None:
        write(folder / "other.jsonl", *reversed(GOOD))
        assert cli("batch", "other.jsonl", "-o", "out.jsonl").code == 2
        assert (folder / "out.jsonl").read_bytes() == whole

    @pytest.mark.parametrize("engine", [{"version": "9"}, {"model": "en_onrecord 9"}])
    def test_an_output_of_another_engine_is_not_gone_on_with(
        self, cli: Cli, folder: Path, whole: bytes, plain_engine: list[str], engine: dict[str, str]
    ) -> None:
        first = json.loads(whole.splitlines()[0])
        first["engine"] |= engine
        begun = json.dumps(first, separators=(",", ":"))
        (folder / "out.jsonl").write_text(f"{begun}\n")
        done = cli("batch", "in.jsonl", "-o", "out.jsonl")
        assert (done.code, plain_engine) == (2, [])
        assert (folder / "out.jsonl").read_text() == f"{begun}\n"
        made = f"On Record {first['engine']['version']} with the model {first['engine']['model']}"
        assert done.err == (
            f"onrecord: out.jsonl was made by {made}, and this is On Record 0 with the model plain; "
            "name another file after -o, or remove it.\n"
        )

    def test_the_input_is_never_the_output(self, cli: Cli, folder: Path, plain_engine: list[str]) -> None:
        source = write(folder / "in.jsonl", *GOOD)
        before = source.read_bytes()
        (folder / "link.jsonl").symlink_to(source)
        done = cli("batch", "in.jsonl", "-o", "link.jsonl")
        assert (done.code, plain_engine, source.read_bytes()) == (2, [], before)
        assert "is the input as well" in done.err


@pytest.mark.parametrize(
    ("source", "target"), [("missing.jsonl", "out.jsonl"), (".", "out.jsonl"), ("in.jsonl", "no/out.jsonl")]
)
def test_files_that_cannot_be_opened_get_one_sentence(
    cli: Cli, folder: Path, source: str, target: str
) -> None:
    write(folder / "in.jsonl", *GOOD)
    done = cli("batch", source, "-o", target)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
