"""Asks for the words of a note, or for a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from onrecord.translation import tr

SIZE = QSize(460, 280)
LONGEST = 20_000
"""Longest note, in characters."""


class NoteDialog(QDialog):
    """Asks for a note. One that is emptied is deleted."""

    def __init__(
        self, about: str, text: str, done: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        """Make it.

        Args:
            about: what it is on, in the article's words.
            text: as it is now.
            done: is given the text, once the reader is content.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Note"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        self._done = done
        label = QLabel(about)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Note"))
        ends = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        ends.accepted.connect(self._accept)
        ends.rejected.connect(self.reject)
        if text:
            delete = ends.addButton(tr("&Delete"), QDialogButtonBox.ButtonRole.DestructiveRole)
            delete.setAutoDefault(False)
            delete.clicked.connect(self._delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (label, self.text, ends):
            layout.addWidget(widget)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus()

    def _delete(self) -> None:
        self.accept()
        self._done("")

    def _accept(self) -> None:
        text = self.text.toPlainText().strip()[:LONGEST]
        self.accept()
        self._done(text)


class CheckDialog(QDialog):
    """Asks who checked the reading."""

    def __init__(
        self, name: str, is_checked: bool, done: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        """Make it.

        Args:
            name: that is suggested.
            is_checked: whether the reading is marked as checked already.
            done: is given the name, empty where it is not to be marked as checked any longer.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Mark as checked"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        self._done = done
        what = QLabel(
            tr(
                "You have gone through who says what in this article and stand for it as it is marked now. "
                "The window, exports and prints then say “checked by” with your name and the day, and no "
                "longer “unchecked”."
            )
        )
        what.setWordWrap(True)
        self.name = QLineEdit(name)
        self.name.setMaxLength(80)
        label = QLabel(tr("Checked &by:"))
        label.setBuddy(self.name)
        self.ends = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        save = self.ends.button(QDialogButtonBox.StandardButton.Save)
        save.setText(tr("&Mark as checked"))
        save.setEnabled(bool(name.strip()))
        self.name.textChanged.connect(lambda words: save.setEnabled(bool(words.strip())))
        self.ends.accepted.connect(self._accept)
        self.ends.rejected.connect(self.reject)
        if is_checked:
            unchecked = self.ends.addButton(
                tr("&No longer checked"), QDialogButtonBox.ButtonRole.DestructiveRole
            )
            unchecked.setAutoDefault(False)
            unchecked.clicked.connect(self._take_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (what, label, self.name, self.ends):
            layout.addWidget(widget)
        self.name.setFocus()

    def _take_back(self) -> None:
        self.accept()
        self._done("")

    def _accept(self) -> None:
        name = " ".join(self.name.text().split())
        self.accept()
        self._done(name)
