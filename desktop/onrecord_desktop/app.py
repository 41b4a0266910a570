"""Starts the window. Everything is built here, once, and passed to those who need it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from threading import Thread

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from onrecord import fault_log
from onrecord_desktop.background import AtOnce, Background
from onrecord_desktop.engine_client import WORKER_FLAG, EngineClient
from onrecord_desktop.faults import Faults, show_box
from onrecord_desktop.fonts import load_fonts, sans
from onrecord_desktop.looks import Looks
from onrecord_desktop.presentation import warm_up
from onrecord_desktop.recent import FileShelf, PassingShelf, usual_file
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.requests import OpenTarget
from onrecord_desktop.settings import Settings, StoredSettings
from onrecord_desktop.window import Window
from onrecord_resources import path

SIZE = (1280, 880)


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


def make_window(
    application: QApplication,
    settings: Settings,
    client: EngineClient,
    recents: RecentArticles | None = None,
) -> Window:
    """Return the window, not on screen yet, and its engine not started yet.

    Args:
        recents: by default a list that ends with the window.
    """
    looks = Looks(settings, application.styleHints(), application)
    kept = recents or RecentArticles(PassingShelf(), AtOnce(), settings, application)
    window = Window(client, looks, settings, kept)
    window.resize(*SIZE)
    if path("icon.svg").exists():
        window.setWindowIcon(QIcon(str(path("icon.svg"))))
    return window


def run(target: str | None) -> int:
    """Show the window until it is closed, with ``target`` (a path or an address) opened if there is one.

    Returns:
        The exit status.
    """
    application = make_application()
    faults = Faults(show_box)
    sys.excepthook = faults.take
    fault_log.keep("window", fault_log.folder())
    settings = StoredSettings(QSettings())
    client = EngineClient(parent=application)
    background = Background(application)
    recents = RecentArticles(FileShelf(usual_file()), background, settings, application)
    window = make_window(application, settings, client, recents)
    faults.tell = window.tell_fault
    window.restoreGeometry(settings.geometry())
    window.on_screen.connect(client.warm_up)
    window.on_screen.connect(recents.load)
    window.on_screen.connect(Thread(target=warm_up, daemon=True).start)
    if target:
        window.on_screen.connect(lambda: window.open(OpenTarget(target)))
    application.aboutToQuit.connect(lambda: background.shut_down(unbegun=True))
    application.aboutToQuit.connect(lambda: settings.set_geometry(window.saveGeometry()))
    window.show()
    return application.exec()


def main() -> int:
    """Start from the desktop: ``onrecord-window [PATH|URL]``."""
    if WORKER_FLAG in sys.argv[1:]:
        from onrecord import worker

        worker.main()
        return 0
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    return run(arguments[0] if arguments else None)
