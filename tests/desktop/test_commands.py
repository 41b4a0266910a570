"""The window's commands where they cannot do what was asked."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from onrecord_desktop import commands
from onrecord_desktop.commands import WindowError


def test_without_a_display_the_window_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(WindowError, match="There is no display"):
        commands.window()


def test_without_qt_the_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    with pytest.raises(WindowError, match=r"apt-get install .*libegl1"):
        commands.require_qt()


def test_a_picture_that_cannot_be_written_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(WindowError, match="does not exist"):
        commands.picture("/no/such/article", tmp_path / "none" / "a.png")
    with pytest.raises(WindowError, match="is a folder"):
        commands.picture("/no/such/article", tmp_path)


@pytest.mark.parametrize("name", ["window", "picture"])
def test_the_entry_points_lead_to_the_commands(name: str) -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text()
    target = f"onrecord_desktop.commands:{name}"
    assert f'{name} = "{target}"' in project
    assert EntryPoint(name, target, "onrecord.commands").load() is getattr(commands, name)
