"""Zooms by the wheel while Ctrl is held, as everywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

NOTCH = 120
"""What one notch of a wheel turns, in eighths of a degree; touchpads tell of less at a time."""


class WheelZoom(QObject):
    """Watches scroll areas, and takes their turns of the wheel with Ctrl."""

    turned = Signal(int)
    """By so many notches, away from the reader for a positive number."""

    def __init__(self, *areas: QAbstractScrollArea) -> None:
        super().__init__(areas[0])
        self._turned = 0
        for area in areas:
            area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a turn of the wheel with Ctrl."""
        if not isinstance(event, QWheelEvent) or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return super().eventFilter(watched, event)
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        if notches:
            self.turned.emit(notches)
        return True
