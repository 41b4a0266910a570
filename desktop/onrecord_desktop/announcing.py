"""What a screen reader says unasked."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(about: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader, if there is one, say a text: an urgent one at once, others in their turn."""
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(about, text)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
