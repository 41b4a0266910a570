"""Asks the reader for a file, an address, a text, a place to write to, or a printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from onrecord.translation import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

ENDINGS = "*.html *.htm *.txt *.md *.pdf *.docx"


class Dialogs:
    """The real way of asking, with dialogs over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._folder = ""

    def file(self) -> str:
        """Ask for a file."""
        kinds = ((tr("Articles"), ENDINGS), (tr("All files"), "*"))
        offered = ";;".join(f"{name} ({endings})" for name, endings in kinds)
        return QFileDialog.getOpenFileName(self._parent, tr("Open an article"), _documents(), offered)[0]

    def folder_of_pages(self) -> str:
        """Ask for a folder."""
        return QFileDialog.getExistingDirectory(
            self._parent, tr("Import a folder of saved pages"), _documents()
        )

    def files(self, kinds: str) -> list[str]:
        """Ask for files."""
        offered = ";;".join((kinds, f"{tr('All files')} (*)"))
        return QFileDialog.getOpenFileNames(self._parent, tr("Import files"), _documents(), offered)[0]

    def address(self, suggested: str) -> str:
        """Ask for a web address."""
        field = QLineEdit(suggested)
        field.setPlaceholderText("https://…")
        field.setMinimumWidth(460)
        field.selectAll()
        asked = _ask(self._parent, tr("Open an address"), tr("&Web address of the article:"), field)
        return field.text() if asked else ""

    def text(self) -> str:
        """Ask for a text."""
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        field.setMinimumSize(560, 340)
        asked = _ask(
            self._parent,
            tr("Paste an article"),
            tr("The clipboard is empty. &Type or paste the article here:"),
            field,
        )
        return field.toPlainText() if asked else ""

    def save(self, name: str, kind: str) -> str:
        """Ask where to write a file, beginning where one was written last."""
        dialog = QFileDialog(self._parent, tr("Save"), self._folder or _documents(), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix)
        dialog.selectFile(name)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return ""
        chosen = dialog.selectedFiles()[0]
        self._folder = str(Path(chosen).parent)
        return chosen

    def printer(self) -> QPrinter | None:
        """Ask for a printer."""
        from onrecord_desktop.print_dialogs import ask_printer

        return ask_printer(self._parent)


def _documents() -> str:
    """Return the reader's folder of documents, or the home folder where there is none."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return folder if Path(folder).is_dir() else QDir.homePath()


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
