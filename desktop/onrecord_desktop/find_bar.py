"""The bar under the text that asks what to find and says how often it was found."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.translation import tr

FIELD = 260
NARROW = 640
"""With less room than this, the bar has two rows."""


class FindField(QLineEdit):
    """A line to type in, where Enter steps on and Shift+Enter back."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Only asks and says; who looks for the words listens to it."""

    sought = Signal(str)
    """Other words are to be found."""
    stepped = Signal(int)
    narrowed = Signal(bool)
    """Whether to go from statement to statement."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.field = FindField()
        self.field.setPlaceholderText(tr("Find in the article"))
        self.field.setAccessibleName(tr("Find in the article"))
        self.field.setClearButtonEnabled(True)
        self.count = QLabel()
        self.by_statement = QToolButton()
        self.by_statement.setObjectName("chip")
        self.by_statement.setText(tr("Statements only"))
        self.by_statement.setCheckable(True)
        self.by_statement.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._previous = self._button(
            "↑", tr("Previous match"), tr("Shift+Enter"), lambda: self.stepped.emit(-1)
        )
        self._next = self._button("↓", tr("Next match"), tr("Enter"), lambda: self.stepped.emit(1))
        self._close = self._button("✕", tr("Close"), tr("Esc"), self.closed.emit)
        self._words = self._brief = ""
        self._is_narrow = False
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 7, 10, 7)
        rows.setSpacing(4)
        rows.addLayout(self._first)
        rows.addLayout(self._second)
        for widget in (self.field, self._previous, self._next, self._close):
            self._first.addWidget(widget)
        self._lay_out()
        self.field.textChanged.connect(self.sought)
        self.field.stepped.connect(self.stepped)
        self.by_statement.toggled.connect(self.narrowed)
        self.say("", "", can_step=False)
        self.hide()

    def _button(self, sign: str, name: str, key: str, do: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(tr("{name} ({key})", name=name, key=key))
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(do)
        return button

    def say(self, words: str, brief: str, *, can_step: bool) -> None:
        """Say how often the words were found, in full and in brief, and whether one can step."""
        self._words, self._brief = words, brief
        self.count.setText(brief if self._is_narrow else words)
        self.field.setAccessibleDescription(words)
        self._previous.setEnabled(can_step)
        self._next.setEnabled(can_step)

    def ask(self, words: str = "") -> None:
        """Show the bar and begin with these words, if any, else with those of the last time."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two rows where there is little room."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._lay_out()

    def _lay_out(self) -> None:
        """Put what is said beside the field, or under it."""
        row = self._second if self._is_narrow else self._first
        for layout in (self._first, self._second):
            layout.removeWidget(self.count)
            layout.removeWidget(self.by_statement)
        place = 0 if self._is_narrow else self._first.indexOf(self._close)
        row.insertWidget(place, self.count, 1)
        row.insertWidget(place + 1, self.by_statement)
        self.field.setMinimumWidth(80 if self._is_narrow else FIELD)
        self.count.setText(self._brief if self._is_narrow else self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
