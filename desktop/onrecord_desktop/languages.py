"""The language in which the window speaks."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from onrecord import translation
from onrecord_desktop.settings.preferences import LanguageChoice


def speak(choice: LanguageChoice, application: QApplication) -> None:
    """Have On Record and Qt's own dialogs speak a language. To be called before anything is built.

    Args:
        choice: a code, or ``system`` for the first of the system's languages that On Record speaks.
        application: takes Qt's words.
    """
    code = translation.best(QLocale.system().uiLanguages()) if choice == "system" else choice
    translation.speak(code)
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    words = QTranslator(application)
    if words.load(QLocale(code), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)
