"""A field for one of many names, which are completed as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from onrecord.phrasing import one_line
from onrecord_desktop.announcing import announce


@dataclass(frozen=True)
class Choice:
    """One of the names."""

    key: str
    name: str
    remark: str = ""
    """What stands beside the name where it is offered."""

    @property
    def offered(self) -> str:
        """The name with the remark."""
        return f"{one_line(self.name)}  ·  {self.remark}" if self.remark else one_line(self.name)


OFFERS = """
    QListView { background: palette(light); color: palette(text); border: 1px solid palette(mid);
                outline: none; }
    QListView::item { padding: 5px 8px; border-radius: 5px; }
    QListView::item:selected { background: palette(button); color: palette(text); }
"""
"""How the names are shown that are offered, in the colours of any theme."""
OFFERED = 12
"""Names that are offered at once."""
LEAST_WIDTH = 320
"""Of the names that are offered."""

Take = Callable[[Sequence[Choice]], None]


class NameField(QLineEdit):
    """Offers names that begin as what is typed. What is chosen stays until it is taken out."""

    chosen = Signal()

    def __init__(
        self,
        placeholder: str,
        name: str,
        suggest: Callable[[str, Take], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make it empty.

        Args:
            placeholder: what stands in it then.
            name: for a screen reader.
            suggest: is given what was typed, and what takes the names that begin so; it may wait.
            parent: of the field.
        """
        super().__init__(parent)
        self._suggest = suggest
        self._offered: Sequence[Choice] = ()
        self.choice: Choice | None = None
        self.setObjectName("filter")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(OFFERED)
        self._popup = QListView()
        self._popup.setStyleSheet(OFFERS)
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(lambda _: self._choose(self._popup.currentIndex().row()))
        self.textEdited.connect(self._ask)
        self.textChanged.connect(lambda words: None if words else self.choose(None))

    def choose(self, choice: Choice | None) -> None:
        """Show a choice, or none."""
        words = one_line(choice.name) if choice else ""
        if self.text() != words:
            self.blockSignals(True)
            self.setText(words)
            self.setCursorPosition(0)
            self.blockSignals(False)
        if choice != self.choice:
            self.choice = choice
            self.chosen.emit()

    def _choose(self, number: int) -> None:
        self._popup.hide()
        self.choose(self._offered[number])

    def _ask(self, words: str) -> None:
        self._suggest(words.strip(), self._offer)

    def _offer(self, choices: Sequence[Choice]) -> None:
        self._offered = choices
        self._names.setStringList([choice.offered for choice in choices])
        if choices and self.hasFocus():
            self._completer.complete(QRect(0, self.height() + 3, max(self.width(), LEAST_WIDTH), 1))
            announce(self, choices[0].offered)
        else:
            self._popup.hide()

    def _settle(self) -> None:
        """Choose what was typed in full; else show again what was chosen before."""
        words = one_line(self.text()).casefold()
        exact = (choice for choice in self._offered if one_line(choice.name).casefold() == words)
        self.choose(next(exact, self.choice))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down offers names, Enter chooses the first of them."""
        if event.key() == Qt.Key.Key_Down:
            self._ask(self.text() if self.choice is None else "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.choice is None and self.text().strip() and self._offered:
                self._choose(0)
            else:
                self._settle()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Offer the names at a click into the empty field."""
        super().mousePressEvent(event)
        if not self.text():
            self._ask("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave no name half-typed."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._settle()
