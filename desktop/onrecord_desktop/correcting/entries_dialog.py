"""Lists all that the reader corrected and noted, to go there or to take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.revision.values import Entry
from onrecord.translation import noop, tr
from onrecord_desktop.correcting.wording import sentence
from onrecord_desktop.plain_list import PlainList

SIZE = QSize(620, 520)
WHAT = noop("What you corrected and noted in this article, the latest first.")
NOTHING = noop("You have corrected and noted nothing in this article.")
LOST = noop("its words are not in this text any more")


class EntriesDialog(QDialog):
    """Lists corrections and notes. It stays open while they are taken back."""

    def __init__(
        self,
        entries: Sequence[Entry],
        lost: Sequence[Entry],
        go: Callable[[Entry], object],
        take_back: Callable[[Entry], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            entries: all of them.
            lost: those that have no place in this text.
            go: shows where one is.
            take_back: takes one back.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Corrections and notes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        self._go, self._take_back = go, take_back
        self.what = QLabel(tr(WHAT if entries else NOTHING))
        self.what.setWordWrap(True)
        self.list = PlainList(tr("Corrections and notes"))
        gone = {entry.id for entry in lost}
        for entry in sorted(entries, key=lambda each: each.made, reverse=True):
            self.list.addItem(_item(entry, entry.id in gone))
        self.list.setVisible(bool(entries))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self._show())
        ends = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.show_button = self._button(ends, tr("&Show in the text"), self._show)
        self.back_button = self._button(ends, tr("&Take back"), self._take)
        ends.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.what)
        layout.addWidget(self.list, 1)
        layout.addWidget(ends)
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self._enable()

    def _button(self, ends: QDialogButtonBox, words: str, do: Callable[[], object]) -> QPushButton:
        button = ends.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    @property
    def _current(self) -> Entry | None:
        item = self.list.currentItem()
        entry: Entry | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return entry

    def _enable(self) -> None:
        item = self.list.currentItem()
        self.back_button.setEnabled(item is not None)
        self.show_button.setEnabled(item is not None and not item.data(Qt.ItemDataRole.UserRole + 1))

    def _show(self) -> None:
        entry = self._current
        if entry and self.show_button.isEnabled():
            self.accept()
            self._go(entry)

    def _take(self) -> None:
        entry = self._current
        if entry:
            self._take_back(entry)
            self.list.takeItem(self.list.currentRow())
            if self.list.count() == 0:
                self.what.setText(tr(NOTHING))


def _item(entry: Entry, lost: bool) -> QListWidgetItem:
    words = sentence(entry)
    item = QListWidgetItem(tr("{words} ({remark})", words=words, remark=tr(LOST)) if lost else words)
    item.setData(Qt.ItemDataRole.UserRole, entry)
    item.setData(Qt.ItemDataRole.UserRole + 1, lost)
    return item
