"""A share and its interval as a picture: a dot on a line from 0 to 100 per cent."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from onrecord.sampling.intervals import Estimate
from onrecord_desktop.themes import Theme, blend

WIDTH, HEIGHT = 150, 18
INTERVAL = 6.0
DOT, TICK = 5.0, 3.0
"""Sizes at zoom 1; the dot's is its radius, a tick's how far it reaches to either side."""
BAND = 0.4
"""How much of the hue is in the colour of the interval."""


class IntervalBar(QWidget):
    """Shows one estimate; a screen reader has it in words beside."""

    def __init__(self, estimate: Estimate | None, theme: Theme, zoom: float) -> None:
        super().__init__()
        self._estimate, self._theme, self._zoom = estimate, theme, zoom
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size that suits it best."""
        return QSize(round(WIDTH * self._zoom), round(HEIGHT * self._zoom))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which something can be seen."""
        return QSize(round(WIDTH * self._zoom / 2), round(HEIGHT * self._zoom))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, on it the interval, on it the share."""
        theme, zoom, middle = self._theme, self._zoom, self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(blend(theme.muted, theme.ground, 0.4)), max(1.0, zoom)))
            painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(1), middle))
            for end in (self._x(0), self._x(1)):
                painter.drawLine(QPointF(end, middle - TICK * zoom), QPointF(end, middle + TICK * zoom))
            if self._estimate:
                painter.setPen(Qt.PenStyle.NoPen)
                self._paint_estimate(painter, self._estimate, middle)

    def _paint_estimate(self, painter: QPainter, estimate: Estimate, middle: float) -> None:
        theme, half = self._theme, INTERVAL * self._zoom / 2
        left, right = self._x(estimate.low), self._x(estimate.high)
        painter.setBrush(QColor(blend(theme.hues[0], theme.ground, BAND)))
        painter.drawRoundedRect(QRectF(left, middle - half, right - left, 2 * half), half, half)
        painter.setBrush(QColor(theme.hues[0]))
        radius = DOT * self._zoom
        painter.drawEllipse(QPointF(self._x(estimate.share), middle), radius, radius)

    def _x(self, share: float) -> float:
        room = DOT * self._zoom
        return room + share * (self.width() - 2 * room)
