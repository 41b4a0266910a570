"""Draws the pictures of the README anew, from the sample article as the window shows it.

.venv/bin/python packaging/pictures.py
"""

from __future__ import annotations

import os

os.environ.update(QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1.5")

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

import onrecord
from onrecord import Reading, loading
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.settings.preferences import ThemeChoice
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window
from onrecord_resources import path

FOLDER = Path(__file__).parent / "screenshots"


def nothing(window: Window) -> None:
    """Leave the window as it opens."""
    window.setFocus()


def denial_with_its_card(window: Window) -> None:
    """Go to the first denial, whose card opens."""
    window.actions_.next_denial.trigger()
    window.actions_.card.trigger()


def dispute_map(window: Window) -> None:
    """Open the map."""
    window.actions_.dispute_map.trigger()


def draw(
    application: QApplication,
    reading: Reading,
    theme: ThemeChoice,
    size: tuple[int, int],
    then: Callable[[Window], None],
) -> Window:
    """Return a window with the article read and something done in it."""
    window = make_window(application, passing_settings(theme), EngineClient())
    window.resize(*size)
    window.show()
    window.show_reading(reading)
    settle(application)
    then(window)
    settle(application)
    return window


def settle(application: QApplication) -> None:
    """Let all that is set in slices be set."""
    for _ in range(50):
        application.processEvents()


def main() -> None:
    """Draw all of them."""
    application = make_application()
    reading = onrecord.read(loading.load(str(path("sample.html"))))
    pictures = {
        "window-light": ("light", (1280, 880), nothing),
        "denial-dark": ("dark", (1280, 760), denial_with_its_card),
        "map-light": ("light", (1280, 760), dispute_map),
    }
    for name, (theme, size, then) in pictures.items():
        window = draw(application, reading, theme, size, then)
        window.grab().save(str(FOLDER / f"{name}.png"))
        window.close()


if __name__ == "__main__":
    main()
