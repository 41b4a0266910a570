"""What this is, and which version."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from onrecord import __version__

WORDS = (
    f"On Record {__version__}\n\nShows who says what in a news article, who denies it, and through whom "
    "the article has it. The marks are made by software and may be wrong; they never say who is right.\n\n"
    "Everything is read on this computer."
)


def show_about(parent: QWidget) -> None:
    """Tell it over a window."""
    close = QMessageBox.StandardButton.Close
    box = QMessageBox(QMessageBox.Icon.NoIcon, "About On Record", WORDS, close, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
