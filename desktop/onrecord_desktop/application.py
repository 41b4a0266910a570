"""The Qt application, with the names and fonts of On Record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from onrecord_desktop.fonts import load_fonts, sans


def make_application(arguments: Sequence[str] = ("onrecord",)) -> QApplication:
    """Return the Qt application with the fonts and names of On Record; the running one if there is one."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(list(arguments))
    application.setApplicationName("On Record")
    application.setOrganizationName("On Record")
    application.setDesktopFileName("org.onrecord.OnRecord")
    application.setStyle("Fusion")
    load_fonts()
    application.setFont(sans(13))
    return application
