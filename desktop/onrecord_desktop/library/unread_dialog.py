"""Lists what an import or export left out, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from onrecord.translation import tr
from onrecord_desktop.removed import Paragraphs

SIZE = QSize(620, 420)


class UnreadDialog(QDialog):
    """Shows a sentence for each, to be read and copied."""

    def __init__(self, problems: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Left out"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        words = QLabel(tr("This could not be read, and is not in the library:"))
        words.setWordWrap(True)
        self.list = Paragraphs(problems)
        words.setBuddy(self.list)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addWidget(close)
