"""What a report of a fault needs."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

import onrecord
from onrecord import diagnostics, fault_log, folders
from onrecord.files import OLD, clear_parts, replacing


def test_versions_folders_and_the_model_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/nowhere"))
    told = dict(line.split(": ", 1) for line in diagnostics.report({"Qt": "6"}).splitlines())
    assert told["On Record"] == onrecord.__version__
    assert told["Qt"] == "6"
    assert told["spacy"].startswith("3.")
    assert told["model"].startswith("en_")
    assert told["settings"].startswith(str(folders.config()))
    assert "pytest" not in told


def test_the_name_of_the_reader_s_home_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "secretname"
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    told = diagnostics.report()
    assert "~/state/onrecord" in told
    assert "secretname" not in told


def test_a_damaged_model_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(diagnostics, "path", lambda name: tmp_path / name)
    assert "model: cannot be read (FileNotFoundError)" in diagnostics.report()


def test_what_was_written_down_of_a_crash_is_told_once(tmp_path: Path) -> None:
    crashed = tmp_path / "logs" / "window-crash.log"
    crashed.parent.mkdir()
    crashed.write_text("Fatal Python error")
    log = fault_log.CrashLog("window", crashed.parent)
    assert log._told_before() == "Fatal Python error"
    assert log._told_before() == ""
    assert (crashed.parent / "window-crash-before.log").read_text() == "Fatal Python error"


def test_what_is_half_written_and_old_is_cleared_away(tmp_path: Path) -> None:
    parts = []
    for age in (0, OLD + 60):
        with replacing(tmp_path / "kept.json") as part:
            left = part.with_name(f".{age:016.0f}.part")
            left.touch()
        os.utime(left, (time.time() - age,) * 2)
        parts.append(left)
    (tmp_path / "mine.part").touch()
    clear_parts(tmp_path)
    assert parts[0].exists()
    assert not parts[1].exists()
    assert (tmp_path / "mine.part").exists()
    clear_parts(tmp_path / "none")
