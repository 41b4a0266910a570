"""Puts the window together. Everything is built here, once, and passed to those who need it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Thread

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from onrecord import fault_log
from onrecord_desktop.background import AtOnce, Background, Worker
from onrecord_desktop.dialogs import Dialogs
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.faults import Faults, show_box
from onrecord_desktop.looks import Looks
from onrecord_desktop.lookups.lookups import LookUps
from onrecord_desktop.operations import Asking
from onrecord_desktop.presentation import warm_up
from onrecord_desktop.recent import FileShelf, PassingShelf, usual_file
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.requests import OpenTarget
from onrecord_desktop.settings import Settings
from onrecord_desktop.start import SIZE
from onrecord_desktop.tidying import Tidying
from onrecord_desktop.window import Window
from onrecord_resources import path


def make_window(
    application: QApplication,
    settings: Settings,
    client: EngineClient,
    recents: RecentArticles | None = None,
    worker: Worker | None = None,
    ask: Callable[[QWidget], Asking] = Dialogs,
    lookups: LookUps | None = None,
) -> Window:
    """Return the window, not on screen yet, and its engine not started yet.

    Args:
        application: the one that is running.
        settings: of the reader.
        client: has articles read.
        recents: by default a list that ends with the window.
        worker: writes and prints; by default at once.
        ask: makes what asks the reader over the window.
    """
    looks = Looks(settings, application.styleHints(), application)
    kept = recents or RecentArticles(PassingShelf(), AtOnce(), settings, application)
    window = Window(client, looks, settings, kept, worker or AtOnce(), ask, lookups)
    Tidying(application, window)
    window.resize(*SIZE)
    if path("icon.svg").exists():
        window.setWindowIcon(QIcon(str(path("icon.svg"))))
    return window


def assemble(application: QApplication, settings: Settings, target: str | None) -> Window:
    """Return the window with all that belongs to it, which begins to work once the window is painted.

    Args:
        target: a path or an address to open, or None.
    """
    faults = Faults(show_box)
    sys.excepthook = faults.take
    fault_log.keep("window", fault_log.folder())
    client = EngineClient(parent=application)
    background = Background(application)
    recents = RecentArticles(FileShelf(usual_file()), background, settings, application)
    window = make_window(application, settings, client, recents, background)
    faults.tell = window.tell_fault
    window.on_screen.connect(client.warm_up)
    window.on_screen.connect(recents.load)
    window.on_screen.connect(window.lookups.begin)
    window.on_screen.connect(Thread(target=warm_up, daemon=True).start)
    if target:
        window.on_screen.connect(lambda: window.open(OpenTarget(target)))
    application.aboutToQuit.connect(lambda: background.shut_down(unbegun=True))
    return window
