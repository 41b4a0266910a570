"""Paints lines in the gutter between rails and text, and at the edges the signs that say where they go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from onrecord_desktop.connector import Connector, End, Sign, signs
from onrecord_desktop.fonts import sans
from onrecord_desktop.margin import elided
from onrecord_desktop.themes import Theme

LANE = 8.0
"""From the text to the nearest line."""
LANE_STEP = 4.5
TIP = 2.0
"""From the text to the tip of an arrowhead."""
HEAD = 7.0
WIDTH = 1.4
DASHES = [3.0, 2.0]
CORNER = 4.0
DOT = 2.2
SIGN_HEIGHT = 19.0
SIGN_GAP = 4.0
SIGN_EDGE = 6.0
"""From the edge of what is visible to a sign, and from the window's to the longest one."""
SIGN_PADDING = 8.0
SIGN_RIGHT = LANE + LANE_STEP + 4
"""From the text to a sign, which leaves the lines free."""
LEAST_NAME = 40.0
"""With less room than this for a name, a sign has but a number."""


class ConnectorPainter:
    """Paints the lines of one statement. Lengths are those at zoom 1."""

    def __init__(self, lines: Sequence[Connector], theme: Theme, left: float, zoom: float) -> None:
        """Make a painter.

        Args:
            lines: what to paint.
            theme: its colours.
            left: where the text begins, in pixels from the left of the page.
            zoom: of the page.
        """
        self._lines = lines
        self._theme = theme
        self._zoom = zoom
        self._left = left / zoom
        self._font = sans(11.5, bold=True)
        self._metrics = QFontMetricsF(self._font)

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the lines between two heights of the document, those of what is visible."""
        painter.save()
        painter.scale(self._zoom, self._zoom)
        for line in self._lines:
            self._paint_line(painter, line, top / self._zoom, bottom / self._zoom)
        for sign, box in self._signs(top / self._zoom, bottom / self._zoom):
            self._paint_sign(painter, sign, box)
        painter.restore()

    def target_at(self, point: QPointF, top: float, bottom: float) -> str | None:
        """Return the statement that the sign at a point of the document leads to."""
        place = point / self._zoom
        found = self._signs(top / self._zoom, bottom / self._zoom)
        return next((sign.target for sign, box in found if box.contains(place)), None)

    def _paint_line(self, painter: QPainter, line: Connector, top: float, bottom: float) -> None:
        # Dashes begin at the line's own end, so that they stay where they are while the page is scrolled.
        pen = QPen(QColor(self._theme.ink), WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(DASHES)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path(line))
        for end in line.ends:
            if top <= end.y <= bottom:
                self._paint_end(painter, end)

    def _path(self, line: Connector) -> QPainterPath:
        """Return the way along the gutter, and from it to each end."""
        x = self._left - LANE - LANE_STEP * line.lane
        corner = min(CORNER, (line.bottom - line.top) / 2)
        path = QPainterPath(QPointF(self._inner(line.ends[0]), line.top))
        path.lineTo(x + corner, line.top)
        path.quadTo(x, line.top, x, line.top + corner)
        path.lineTo(x, line.bottom - corner)
        path.quadTo(x, line.bottom, x + corner, line.bottom)
        path.lineTo(self._inner(line.ends[-1]), line.bottom)
        for end in line.ends[1:-1]:
            path.moveTo(x, end.y)
            path.lineTo(self._inner(end), end.y)
        return path

    def _inner(self, end: End) -> float:
        """Where a branch ends beside the text: at the back of its arrowhead, or at its dot."""
        return self._left - TIP - (HEAD - 1 if end.answered else DOT)

    def _paint_end(self, painter: QPainter, end: End) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.ink))
        tip = QPointF(self._left - TIP, end.y)
        if end.answered:
            back = tip.x() - HEAD
            half = HEAD * 0.6
            painter.drawPolygon(QPolygonF([tip, QPointF(back, end.y - half), QPointF(back, end.y + half)]))
        else:
            painter.drawEllipse(tip - QPointF(DOT, 0), DOT, DOT)

    def _signs(self, top: float, bottom: float) -> list[tuple[Sign, QRectF]]:
        found = signs(self._lines, top, bottom)
        placed = []
        for way in ("up", "down"):
            for number, sign in enumerate(s for s in found if s.way == way):
                step = SIGN_EDGE + number * (SIGN_HEIGHT + SIGN_GAP)
                y = top + step if way == "up" else bottom - step - SIGN_HEIGHT
                width = self._metrics.horizontalAdvance(self._text(sign)) + 2 * SIGN_PADDING
                placed.append((sign, QRectF(self._left - SIGN_RIGHT - width, y, width, SIGN_HEIGHT)))
        return placed

    def _text(self, sign: Sign) -> str:
        measure = self._metrics.horizontalAdvance
        room = self._left - SIGN_RIGHT - SIGN_EDGE - 2 * SIGN_PADDING
        if measure(sign.whole) <= room:
            return sign.whole
        for_name = room - measure(f" {sign.after}")
        if for_name < LEAST_NAME:
            return sign.short
        return f"{elided(sign.voice.short, for_name, measure)} {sign.after}"

    def _paint_sign(self, painter: QPainter, sign: Sign, box: QRectF) -> None:
        painter.setPen(QPen(QColor(self._theme.muted), 1))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(box, SIGN_HEIGHT / 2, SIGN_HEIGHT / 2)
        painter.setPen(QColor(self._theme.ink))
        painter.setFont(self._font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text(sign))
