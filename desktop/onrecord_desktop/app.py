"""Puts the window together. Everything is built here, once, and passed to those who need it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from onrecord import fault_log, files, folders
from onrecord_desktop import recent
from onrecord_desktop.background import AtOnce, Background, Worker
from onrecord_desktop.dialogs import Dialogs
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.faults.faults import Faults, show_box
from onrecord_desktop.library.work import LibraryWork, reader_library
from onrecord_desktop.looks import Looks
from onrecord_desktop.lookups.lookups import LookUps
from onrecord_desktop.menu_entry.choice import MenuEntryChoice
from onrecord_desktop.operations import Asking
from onrecord_desktop.presentation import warm_up
from onrecord_desktop.recent import FileShelf, PassingShelf
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.run import SIZE
from onrecord_desktop.settings.keeping import Keeping
from onrecord_desktop.settings.stored import Problem, Settings, SettingsFile, usual_file
from onrecord_desktop.starting import comeback
from onrecord_desktop.starting.arrivals import Arrivals
from onrecord_desktop.starting.comeback import Comeback, EmptyBox, FileBox
from onrecord_desktop.starting.welcome_back import WelcomeBack
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
    kept: Comeback | None = None,
    library: LibraryWork | None = None,
) -> Window:
    """Return the window, not on screen yet, and its engine not started yet.

    Args:
        application: the one that is running.
        settings: of the reader.
        client: has articles read.
        recents: by default a list that ends with the window.
        worker: writes and prints; by default at once.
        ask: makes what asks the reader over the window.
        lookups: by default those that are installed.
        kept: keeps what is open in case of a crash; by default nothing.
        library: keeps articles; by default one that ends with the window.
    """
    looks = Looks(settings, application.styleHints(), application)
    listed = recents or RecentArticles(PassingShelf(), AtOnce(), settings, application)
    kept = kept or Comeback(EmptyBox(), AtOnce(), settings)
    window = Window(client, looks, settings, listed, kept, worker or AtOnce(), ask, lookups, library)
    Tidying(application, window)
    window.resize(*SIZE)
    window.setWindowIcon(QIcon(str(path("icons") / "onrecord.svg")))
    return window


def assemble(
    application: QApplication, settings: Settings, arrivals: Arrivals, problem: Problem | None = None
) -> Window:
    """Return the window with all that belongs to it, which begins to work once the window is painted.

    Args:
        application: the one that is running.
        settings: of the reader; changes are kept from now on.
        arrivals: what is to be opened.
        problem: what was wrong about the settings as they were kept.
    """
    faults = Faults(show_box, application)
    faults.watch()
    fault_log.keep("window", folders.logs())
    client = EngineClient(parent=application)
    background = Background(application)
    recents = RecentArticles(FileShelf(recent.usual_file()), background, settings, application)
    kept = Comeback(FileBox(comeback.usual_file()), background, settings)
    library = LibraryWork(reader_library, partial(Background, application), application)
    window = make_window(application, settings, client, recents, background, kept=kept, library=library)
    faults.tell = window.tell_fault
    kept_settings = Keeping(SettingsFile(usual_file()), background, window.banner.say, application)
    settings.keep_by(kept_settings.keep)
    back = WelcomeBack(window, kept, arrivals, fault_log.CrashLog("window", folders.logs()))
    entry = MenuEntryChoice(
        window.actions_.menu_entry, settings, background, window.banner.say, window.done.say
    )
    window.on_screen.connect(partial(back.begin, problem))
    window.on_screen.connect(lambda: entry.begin(may_offer=not window.banner.isVisible()))
    window.on_screen.connect(client.warm_up)
    window.on_screen.connect(recents.load)
    window.on_screen.connect(library.count)
    window.on_screen.connect(library.warm_up)
    window.on_screen.connect(window.lookups.begin)
    window.on_screen.connect(Thread(target=warm_up, daemon=True).start)
    window.on_screen.connect(lambda: background.do(_tidy_up, _done, _done))
    application.aboutToQuit.connect(lambda: background.shut_down(unbegun=True))
    application.aboutToQuit.connect(library.shut_down)
    application.aboutToQuit.connect(back.end)
    return window


def _tidy_up() -> None:
    """Clear away what a crash left half-written."""
    for folder in (folders.config(), folders.state(), folders.data()):
        files.clear_parts(folder)


def _done(_: object) -> None:
    """Nothing is to be done about it."""
