"""Asks the reader for a file, an address or a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from onrecord_desktop.fonts import sans

FILES = "Articles (*.html *.htm *.txt *.md *.pdf *.docx);;All files (*)"


class Dialogs:
    """The real way of asking, with dialogs over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def file(self) -> str:
        """Ask for a file."""
        return QFileDialog.getOpenFileName(self._parent, "Open an article", _documents(), FILES)[0]

    def address(self, suggested: str) -> str:
        """Ask for a web address."""
        field = QLineEdit(suggested)
        field.setPlaceholderText("https://…")
        field.setMinimumWidth(460)
        field.selectAll()
        return (
            field.text()
            if _ask(self._parent, "Open an address", "&Web address of the article:", field)
            else ""
        )

    def text(self) -> str:
        """Ask for a text."""
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        field.setMinimumSize(560, 340)
        asked = _ask(
            self._parent,
            "Paste an article",
            "The clipboard is empty. &Type or paste the article here:",
            field,
        )
        return field.toPlainText() if asked else ""


def _documents() -> str:
    """Return the reader's folder of documents, or the home folder where there is none."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return folder if Path(folder).is_dir() else QDir.homePath()


Keys = Sequence[tuple[str, str]]
"""Names, and what to press."""


class KeysDialog(QDialog):
    """Lists the keys of the window, by what they are for."""

    def __init__(self, sections: Mapping[str, Keys], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog")
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleDescription(
            ". ".join(f"{name}: {pressed}" for keys in sections.values() for name, pressed in keys)
        )
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        columns = _columns(sections)
        area.setWidget(columns)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 16)
        layout.addWidget(area)
        layout.addWidget(close)
        needed, screen = columns.sizeHint(), parent.screen().availableSize()
        self.resize(needed.width() + 44, min(needed.height() + 80, screen.height() - 60))


def _columns(sections: Mapping[str, Keys]) -> QWidget:
    """Set the sections in two columns of about the same height."""
    whole = QWidget()
    across = QHBoxLayout(whole)
    across.setContentsMargins(16, 12, 16, 8)
    across.setSpacing(48)
    columns = (_form(), _form())
    rows = sum(len(keys) + 1 for keys in sections.values())
    filled = 0
    for title, keys in sections.items():
        _add_section(columns[filled * 2 >= rows], title, keys)
        filled += len(keys) + 1
    for column in columns:
        across.addLayout(column)
    return whole


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(28)
    form.setVerticalSpacing(7)
    return form


def _add_section(form: QFormLayout, title: str, keys: Keys) -> None:
    heading = QLabel(title)
    heading.setFont(sans(13, bold=True))
    heading.setContentsMargins(0, 12 if form.rowCount() else 0, 0, 0)
    form.addRow(heading)
    for name, pressed in keys:
        label = QLabel(pressed)
        label.setObjectName("keys")
        form.addRow(name, label)


def _ask(parent: QWidget, title: str, question: str, field: QLineEdit | QPlainTextEdit) -> bool:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    label = QLabel(question)
    label.setBuddy(field)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 18, 20, 16)
    layout.setSpacing(10)
    for widget in (label, field, buttons):
        layout.addWidget(widget)
    field.setFocus()
    return dialog.exec() == QDialog.DialogCode.Accepted
