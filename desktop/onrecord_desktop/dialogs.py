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
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from onrecord_desktop.fonts import sans
from onrecord_desktop.specimen import Specimen
from onrecord_desktop.themes import Theme

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


PANEL_KEYS = (
    ("Next row, row before", "Down, Up"),
    ("Go to the statement, or follow the chosen link", "Enter"),
    ("Choose a link of the row", "Right, Left"),
    ("What can be done with a source", "Shift+F10"),
)
"""Keys that only the panel knows."""

Keys = Sequence[tuple[str, str]]
"""Names, and what to press."""


class KeysDialog(QDialog):
    """Lists the keys of the window."""

    def __init__(self, sections: Mapping[str, Keys], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        across = QHBoxLayout()
        across.setSpacing(44)
        (first, keys), *others = sections.items()
        beside = QVBoxLayout()
        for title, some in others:
            beside.addLayout(_form(title, some))
            beside.addSpacing(14)
        beside.addStretch()
        across.addLayout(_form(first, keys))
        across.addLayout(beside)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 18)
        layout.addLayout(across)
        layout.addWidget(close)
        self.setAccessibleDescription(
            ". ".join(f"{name}: {pressed}" for some in sections.values() for name, pressed in some)
        )


def _form(title: str, keys: Keys) -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(28)
    form.setVerticalSpacing(7)
    heading = QLabel(title)
    heading.setFont(sans(13, bold=True))
    form.addRow(heading)
    for name, pressed in keys:
        label = QLabel(pressed)
        label.setObjectName("keys")
        form.addRow(name, label)
    return form


class LegendDialog(QDialog):
    """Shows what the marks mean."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("What the marks mean")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        specimen = Specimen(theme)
        specimen.setFixedSize(specimen.sizeHint())
        layout.addWidget(specimen)
        layout.addWidget(close)
        self.setAccessibleDescription(specimen.accessibleDescription())


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
