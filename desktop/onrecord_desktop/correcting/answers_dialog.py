"""Asks which statements a denial answers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from onrecord import Statement
from onrecord.outline import wording
from onrecord.translation import tr
from onrecord_desktop.excerpt import shortened
from onrecord_desktop.plain_list import PlainList
from onrecord_desktop.presentation import Presentation

SIZE = QSize(620, 520)
LONGEST = 220
"""Longest part of a statement, in characters."""


class AnswersDialog(QDialog):
    """Lists the other statements; those that are ticked are answered. What is linked now stands first."""

    def __init__(
        self,
        shown: Presentation,
        denial: Statement,
        done: Callable[[frozenset[str]], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            shown: the reading.
            denial: whose links they are.
            done: is given the ids of what it answers, once the reader is content.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("What this denial answers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        self._done = done
        said = QLabel(f"{shown.voices.of(denial).name}: {_words(denial, shown)}")
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search statements and sources"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = PlainList(tr("Statements"))
        for statement in _in_order(shown, denial):
            self.list.addItem(self._item(statement, shown, statement.id in denial.denies))
        self.list.setCurrentRow(0)
        ends = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        ends.accepted.connect(self._accept)
        ends.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(said)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(ends)
        self.list.setFocus()

    def _item(self, statement: Statement, shown: Presentation, linked: bool) -> QListWidgetItem:
        item = QListWidgetItem(f"{shown.voices.of(statement).name}: {_words(statement, shown)}")
        item.setData(Qt.ItemDataRole.UserRole, statement.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if linked else Qt.CheckState.Unchecked)
        return item

    def _filter(self, words: str) -> None:
        sought = words.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in sought))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of what is ticked."""
        ticked = (item for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return frozenset(item.data(Qt.ItemDataRole.UserRole) for item in ticked)

    def _accept(self) -> None:
        ticked = self.ticked
        self.accept()
        self._done(ticked)


def _in_order(shown: Presentation, denial: Statement) -> list[Statement]:
    """Return the other statements: what is linked first, then the nearest before, then what comes after."""
    others = [statement for statement in shown.reading.statements if statement.id != denial.id]
    return sorted(
        others,
        key=lambda s: (s.id not in denial.denies, s.start > denial.start, abs(s.start - denial.start)),
    )


def _words(statement: Statement, shown: Presentation) -> str:
    said = "".join(piece.text for piece in wording(statement, shown.reading.article.text))
    return shortened(said.strip(), LONGEST)
