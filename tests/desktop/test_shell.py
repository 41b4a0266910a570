"""The bare window that is on screen first."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onrecord import Reading
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.run import SIZE, shown_shell
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.shell import Shell
from onrecord_desktop.themes import DARK
from onrecord_desktop.window import Window

UNWANTED = ("spacy", "onnxruntime", "httpx", "pydantic", "PySide6.QtNetwork", "onrecord.article", "typer")

UNWANTED = ("spacy", "onnxruntime", "httpx", "pydantic", "typer", "PySide6.QtNetwork", "onrecord.article")


def shell(qtbot: QtBot, theme: str = "light") -> Shell:
    made = shown_shell(make_application(), passing_settings(theme))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made


def test_it_is_on_screen_in_the_colour_of_the_paper(qtbot: QtBot) -> None:
    made = shell(qtbot, "dark")
    assert (made.width(), made.height()) == SIZE
    assert made.grab().toImage().pixelColor(200, 200).name().upper() == DARK.ground


@pytest.fixture
def filled(qtbot: QtBot, client: EngineClient) -> tuple[Shell, Window]:
    """A shell on screen, and the window in it."""
    made = shell(qtbot)
    window = make_window(make_application(), passing_settings("light"), client)
    made.fill(window)
    return made, window


def test_what_fills_it_is_shown_named_and_has_the_focus(
    filled: tuple[Shell, Window], reading: Reading
) -> None:
    made, window = filled
    window.show_reading(reading)
    QApplication.processEvents()
    assert window.isVisible()
    assert window.size() == made.size()
    assert made.windowTitle() == window.windowTitle() != "On Record"
    assert made.isAncestorOf(window.pane.view)
    window.actions_.next.trigger()
    assert window.pane.selection.current


def test_it_closes_what_it_holds(filled: tuple[Shell, Window]) -> None:
    made, window = filled
    made.close()
    assert not window.isVisible()
    assert not made.isVisible()


def test_to_quit_closes_it(filled: tuple[Shell, Window]) -> None:
    made, window = filled
    window.actions_.quit.trigger()
    assert not made.isVisible()


def test_little_is_loaded_before_it_is_on_screen() -> None:
    """The time that the window needs to be on screen is the time to import what it imports."""
    code = f"""
import sys
from onrecord_desktop import run
real = run.shown_shell
def shown(*arguments):
    shell = real(*arguments)
    shell.on_screen.connect(lambda: (print([m for m in {UNWANTED} if m in sys.modules]), shell.close()))
    return shell
run.shown_shell = shown
run._fill = lambda *_: None
run.run([])
"""
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"
