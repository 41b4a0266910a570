"""The Qt application, with the names and fonts of On Record."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from onrecord_desktop.fonts import load_fonts, sans

TURN = 0.0005
"""Seconds that another thread goes on in Python once this one wants a turn. With Python's own 5 milliseconds
the window waits that long again and again while a long article is prepared or kept beside it."""


def make_application(arguments: Sequence[str] = ("onrecord",)) -> QApplication:
    """Return the Qt application with the fonts and names of On Record; the running one if there is one."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(list(arguments))
    application.setApplicationName("On Record")
    application.setOrganizationName("On Record")
    application.setDesktopFileName("org.onrecord.OnRecord")
    application.setStyle("Fusion")
    sys.setswitchinterval(TURN)
    load_fonts()
    application.setFont(sans(13))
    return application
