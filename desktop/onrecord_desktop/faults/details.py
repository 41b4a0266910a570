"""Plain words to look at and to copy, and a way to the folder of the logs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from onrecord.translation import tr


class Details(QWidget):
    """The words, and under them what can be done with them."""

    closed = Signal()

    def __init__(self, words: str, logs: Path) -> None:
        super().__init__()
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
        buttons.rejected.connect(self.closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._words)
        layout.addWidget(buttons)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words.setPlainText(words)
