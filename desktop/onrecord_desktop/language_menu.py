"""The menu of languages."""

from __future__ import annotations

from typing import cast, get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from onrecord.translation import LANGUAGES, tr
from onrecord_desktop.settings.preferences import LanguageChoice


class LanguageMenu(QMenu):
    """Offers the system's language and each that On Record speaks, by its own name."""

    chosen = Signal(str)
    """Another one than before, a :data:`LanguageChoice`."""

    def __init__(self, choice: LanguageChoice, parent: QWidget | None = None) -> None:
        super().__init__(tr("&Language"), parent)
        group = QActionGroup(self)
        for code in get_args(LanguageChoice):
            action = self.addAction(LANGUAGES.get(code) or tr("As the &system"))
            action.setCheckable(True)
            action.setChecked(code == choice)
            action.setData(code)
            group.addAction(action)
        group.triggered.connect(lambda action: self.chosen.emit(cast(str, action.data())))


def next_time(choice: str) -> str:
    """Say when a chosen language is spoken."""
    if choice == "system":
        return tr("From the next start on, On Record speaks the language of the system.")
    return tr("From the next start on, On Record speaks {language}.", language=LANGUAGES[choice])
