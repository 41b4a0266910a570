"""A switch that is seen to be on or off in any theme: by its knob's place, not by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QCheckBox

PILL = QSize(28, 16)
GAP = 9
"""From the pill to the words."""
AROUND = 3
"""Room for the ring that shows the focus."""

Role = QPalette.ColorRole


class Switch(QCheckBox):
    """A check box by nature, painted as a switch."""

    def sizeHint(self) -> QSize:
        """Return the size of pill and words."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        height = max(PILL.height(), words.height()) + 2 * AROUND
        return QSize(2 * AROUND + PILL.width() + GAP + words.width() + AROUND, height)

    def hitButton(self, place: QPoint) -> bool:
        """Take a click anywhere on it."""
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill, its knob and the words."""
        colours = QApplication.palette()
        ink, muted = colours.color(Role.WindowText), colours.color(Role.PlaceholderText)
        pill = QRectF(AROUND, (self.height() - PILL.height()) / 2, PILL.width(), PILL.height())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(ink if self.isChecked() else muted, 1.4))
            painter.setBrush(ink if self.isChecked() else colours.color(Role.Window))
            painter.drawRoundedRect(pill, PILL.height() / 2, PILL.height() / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color(Role.Window) if self.isChecked() else muted)
            x = pill.right() - 8 if self.isChecked() else pill.left() + 8
            painter.drawEllipse(QPointF(x, pill.center().y()), 4.6, 4.6)
            painter.setPen(ink)
            words = self.rect().adjusted(round(pill.right()) + GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
            if self.hasFocus():
                painter.setPen(QPen(muted, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
