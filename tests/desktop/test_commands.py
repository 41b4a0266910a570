"""The window's commands where they cannot do what was asked."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from onrecord_desktop import commands
from onrecord_desktop.commands import WindowError


def test_without_qt_the_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    with pytest.raises(WindowError, match=r"apt-get install .*libegl1"):
        commands.require_qt()


def test_without_a_library_of_the_x_window_system_the_missing_packages_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(_file: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(commands, "CDLL", missing)
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(WindowError, match=r"libxcb-cursor\.so\.0.*apt-get install .*libxcb-cursor0"):
        commands.require_plugin()


def test_a_picture_that_cannot_be_written_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(WindowError, match="does not exist"):
        commands.picture("/no/such/article", tmp_path / "none" / "a.png")
    with pytest.raises(WindowError, match="is a folder"):
        commands.picture("/no/such/article", tmp_path)


@pytest.mark.parametrize(
    ("group", "name", "function"),
    [
        ("onrecord.commands", "window", commands.window),
        ("onrecord.commands", "picture", commands.picture),
        ("onrecord.pictures", "window", commands.draw),
    ],
)
def test_the_entry_points_lead_to_the_commands(group: str, name: str, function: Callable[..., None]) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    target = project["project"]["entry-points"][group][name]
    assert EntryPoint(name, target, group).load() is function
