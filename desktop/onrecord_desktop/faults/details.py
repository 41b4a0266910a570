"""Plain words to look at and to copy, and a way to the folder of the logs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from onrecord.translation import tr


class DetailsDialog(QDialog):
    """What the words are, the words, and under them what can be done with them."""

    def __init__(
        self, title: str, introduction: str, words: str, logs: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 520)
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._words.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._words.setAccessibleName(tr("Details"))
        self.show_words(words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        folder = buttons.addButton(tr("Open the &folder of the logs"), QDialogButtonBox.ButtonRole.ActionRole)
        folder.setEnabled(logs.is_dir())
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._words.toPlainText()))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs))))
        buttons.rejected.connect(self.close)
        label = QLabel(introduction)
        label.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 16)
        self._column.setSpacing(10)
        for part in (label, self._words, buttons):
            self._column.addWidget(part)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words.setPlainText(words)

    def put_above_words(self, part: QWidget) -> None:
        """Put something between the introduction and the words."""
        self._column.insertWidget(1, part)
