"""Rings a large part of the window while the keyboard is in it, if it was the keyboard that came there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
BY_WINDOW = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The focus goes with the window, or to a menu, and comes back."""


class FocusRing(QWidget):
    """Lies over the viewport of a scroll area, which tells of its focus and size."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self, event: QFocusEvent) -> None:
        """Be there if the keyboard came in by a key."""
        if event.reason() not in BY_WINDOW:
            self.fit()
            self.setVisible(event.gotFocus() and event.reason() in BY_KEYBOARD)
            self.raise_()

    def fit(self) -> None:
        """Take the size of the viewport."""
        self.setGeometry(self._area.viewport().geometry())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        muted = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(muted, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 6, 6)
