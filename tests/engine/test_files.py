"""Files written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from onrecord.files import replacing


def test_a_file_is_replaced_by_the_whole_of_what_is_written(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("before")
    with replacing(file) as part:
        part.write_text("after")
        assert file.read_text() == "before"
    assert file.read_text() == "after"
    assert list(tmp_path.iterdir()) == [file]


def write_half(file: Path) -> None:
    with replacing(file) as part:
        part.write_text("half")
        raise EOFError


def test_an_interrupted_writer_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(EOFError):
        write_half(tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_the_permissions_are_those_of_any_new_file(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        with replacing(tmp_path / "a.txt") as part:
            part.write_text("words")
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == mode


@pytest.mark.skipif(sys.platform == "win32", reason="needs a symbolic link")
def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    with replacing(tmp_path / "link") as part:
        part.write_text("words")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a.txt").read_text() == "words"


def test_what_is_no_file_stays_what_it_is() -> None:
    with replacing(Path(os.devnull)) as part:
        part.write_text("words")
    assert not Path(os.devnull).is_file()
