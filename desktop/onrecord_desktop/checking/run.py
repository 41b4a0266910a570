"""Runs the window for one sheet until it is closed."""

from __future__ import annotations

from pathlib import Path

from onrecord import fault_log, folders
from onrecord.sampling.sheets import SheetFile
from onrecord_desktop.application import make_application
from onrecord_desktop.background import Background
from onrecord_desktop.checking.window import CheckingWindow
from onrecord_desktop.faults.faults import Faults, show_box
from onrecord_desktop.languages import speak
from onrecord_desktop.looks import Looks
from onrecord_desktop.settings.keeping import in_words
from onrecord_desktop.settings.stored import SettingsFile, usual_file
from onrecord_desktop.starting.signals import Signals
from onrecord_desktop.tidying import Tidying


def run(file: Path) -> None:
    """Have a sheet judged. Language, theme and type are those of the reader; changes last until it is closed.

    Raises:
        SheetError: it cannot be read.
    """
    kept = SheetFile(file)
    sheet = kept.read()
    application = make_application()
    settings, problem = SettingsFile(usual_file()).load()
    speak(settings.now.language, application)
    Faults(show_box, application).watch()
    fault_log.keep("window", folders.logs())
    background = Background(application)
    window = CheckingWindow(sheet, kept, Looks(settings, application.styleHints(), application), background)
    if problem:
        window.banner.say(in_words(problem))
    Tidying(application, window)
    signals = Signals(window.close, window)
    signals.begin()
    application.aboutToQuit.connect(lambda: background.shut_down(unbegun=True))
    application.aboutToQuit.connect(signals.end)
    window.show()
    application.exec()
