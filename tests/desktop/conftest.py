"""The window is tried without a display, with an engine that is a small script."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parent))

import fictional
import speaking
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from onrecord import Reading, translation
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window

FAKE_ENGINE = Path(__file__).parent / "fake_engine.py"


@pytest.fixture(scope="session", autouse=True)
def _clipboard() -> Iterator[None]:
    """Leave nothing of Python's on the clipboard: without a display it outlives the interpreter."""
    yield
    if QGuiApplication.instance():
        QGuiApplication.clipboard().clear()


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """German in which all that is translated stands in guillemets; it is spoken from the start."""
    monkeypatch.setattr(translation, "_load", lambda _code: speaking.Marked())
    translation.speak("de")
    yield
    translation.speak("en")


@pytest.fixture
def reading() -> Reading:
    """The fictional reading."""
    return fictional.reading()


@pytest.fixture
def client() -> Iterator[EngineClient]:
    """An engine that answers as its request says."""
    made = EngineClient((sys.executable, str(FAKE_ENGINE)))
    yield made
    made.shut_down()


@pytest.fixture
def window(qtbot: QtBot, client: EngineClient) -> Window:
    """The window, shown, with nothing open."""
    made = make_window(make_application(), passing_settings("light"), client)
    qtbot.addWidget(made)
    made.resize(1280, 880)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def reading_window(window: Window, reading: Reading) -> Window:
    """The window with the fictional article read."""
    window.show_reading(reading)
    return window
