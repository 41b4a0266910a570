"""What this is, and which version."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from onrecord import __version__
from onrecord.translation import tr


def show_about(parent: QWidget) -> None:
    """Tell it over a window."""
    close = QMessageBox.StandardButton.Close
    box = QMessageBox(QMessageBox.Icon.NoIcon, tr("About On Record"), _words(), close, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _words() -> str:
    what = tr(
        "Shows who says what in a news article, who denies it, and through whom the article has it. The "
        "marks are made by software and may be wrong; they never say who is right."
    )
    return "\n\n".join((f"On Record {__version__}", what, tr("Everything is read on this computer.")))
