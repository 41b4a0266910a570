"""How much is marked: all, only denials and what they answer, nothing, or what the filters leave."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from onrecord_desktop.actions import Actions
from onrecord_desktop.viewing import Viewing


class MarksChoice(QObject):
    """Has the actions for marks and the filters tell the same."""

    changed = Signal(str)
    """What is marked now, in a word."""

    def __init__(self, actions: Actions, viewing: Viewing) -> None:
        super().__init__(viewing)
        self._actions = actions
        self._viewing = viewing
        actions.all_marks.triggered.connect(self._mark_all)
        actions.dispute_marks.triggered.connect(self._mark_disputes)
        actions.no_marks.triggered.connect(lambda: actions.marks.setChecked(False))
        for action in (actions.all_marks, actions.dispute_marks, actions.no_marks):
            action.triggered.connect(self.show)
        actions.marks.toggled.connect(self.show)
        viewing.changed.connect(self.show)

    def _mark_all(self) -> None:
        self._actions.marks.setChecked(True)
        self._viewing.show_all()

    def _mark_disputes(self) -> None:
        self._actions.marks.setChecked(True)
        self._viewing.show_disputes()

    def show(self) -> None:
        """Check the action that says what is marked, if one does."""
        actions, word = self._actions, self.word
        actions.all_marks.setChecked(word == "all")
        actions.dispute_marks.setChecked(word == "denials")
        actions.no_marks.setChecked(word == "none")
        self.changed.emit(word)

    @property
    def word(self) -> str:
        """What is marked now; ``some`` is what the filters leave."""
        sight = self._viewing.sight
        if not self._actions.marks.isChecked():
            return "none"
        if sight.is_whole:
            return "all"
        return "denials" if sight.is_of_disputes else "some"
