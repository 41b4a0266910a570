"""Fonts, pens and words of the dispute map, alike on screen and in exported pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
)

from onrecord_desktop.dispute_map.drawing import HEAD, Curve, Point
from onrecord_desktop.dispute_map.faces import Ink
from onrecord_desktop.fonts import sans
from onrecord_desktop.mark_painter import DASHES
from onrecord_desktop.themes import Theme

SURE = 2.0
UNSURE = 1.0
"""Widths of the line of a denial."""
RELAY = 3.4
RELAY_LINE = 1.2
"""How far apart the two lines of a relay are, and the width of each."""
OUTLINE = 1.6
DEEPEST = 16
"""The furthest that a shape keeps from the edge of its box where lines meet it, in whole units."""


def font(ink: Ink) -> QFont:
    """Return the font of words on the map."""
    size, bold = {
        Ink.NAME: (13, True),
        Ink.NUMBER: (12, True),
        Ink.ROLE: (11.5, False),
        Ink.SAID: (12, False),
        Ink.CUE: (12, False),
    }[ink]
    return sans(size, bold=bold)


class Metrics:
    """Measures words for the layout."""

    def __init__(self) -> None:
        self._metrics = {ink: QFontMetricsF(font(ink)) for ink in Ink}

    def __call__(self, words: str, ink: Ink) -> float:
        """Return the width of words."""
        return self._metrics[ink].horizontalAdvance(words)

    def baseline(self, ink: Ink, height: float) -> float:
        """Return how far below the top of a line of this height its letters stand."""
        metrics = self._metrics[ink]
        return (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()


def set_words(painter: QPainter, at: QPointF, words: str, set_in: QFont, colour: QColor) -> None:
    """Set words with their baseline at a point; in an SVG as outlines, for no other reader has our fonts."""
    if painter.paintEngine().type() is not QPaintEngine.Type.SVG:
        painter.setFont(set_in)
        painter.setPen(colour)
        painter.drawText(at, words)
        return
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addText(at, set_in, words)
    painter.fillPath(path, colour)


def denial_pen(colour: QColor, unsure: bool) -> QPen:
    """Return the pen of a denial: dashed as everywhere; thinner where the engine is unsure."""
    pen = QPen(colour, UNSURE if unsure else SURE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(DASHES["denial"] or [])
    return pen


def curves_path(curves: Sequence[Curve]) -> QPainterPath:
    """Return curves, each beginning where the one before ends, as one path."""
    path = QPainterPath()
    if curves:
        path.moveTo(*curves[0][0])
    for _, first, second, end in curves:
        path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    return path


def touching(
    curves: Sequence[Curve], tail: QPainterPath | None, head: QPainterPath | None, *, headed: bool
) -> list[Curve]:
    """Return a way between two boxes that begins and ends at the shapes within them.

    Args:
        curves: the way, from the edge of one box to that of another, or to where the head of an arrow begins.
        tail: the shape in the box where it begins; None if it begins elsewhere.
        head: the same where it ends.
        headed: whether it ends with the head of an arrow.
    """
    way = list(curves)
    if way and tail:
        start = way[0][0]
        inner = _deeper(start, way[0][1], _depth(tail, start, way[0][1], 0.0) + 1)
        way.insert(0, (inner, inner, start, start))
    if way and head:
        near, end = way[-1][2], way[-1][3]
        depth = _depth(head, end, near, HEAD if headed else 0.0)
        if depth or not headed:
            way.append((end, end, end, _deeper(end, near, depth if headed else depth + 1)))
    return way


def _depth(shape: QPainterPath, end: Point, near: Point, before: float) -> int:
    """Return how far inside its box a shape begins where a line, prolonged by ``before``, meets it."""
    return next(
        (d for d in range(DEEPEST) if shape.contains(QPointF(*_deeper(end, near, before + d + 1)))), 0
    )


def _deeper(end: Point, near: Point, distance: float) -> Point:
    """Return the point so far beyond the end of a line that comes from near there."""
    length = math.dist(end, near) or 1.0
    x, y = ((a - b) / length * distance for a, b in zip(end, near, strict=True))
    return end[0] + x, end[1] + y


def head_path(curve: Curve) -> QPainterPath:
    """Return the head of the arrow that ends with this curve."""
    (x, y), (near_x, near_y) = curve[3], curve[2]
    length = max(((x - near_x) ** 2 + (y - near_y) ** 2) ** 0.5, 1e-6)
    along, across = (x - near_x) / length, (y - near_y) / length
    half = HEAD * 0.52
    path = QPainterPath(QPointF(x + HEAD * along, y + HEAD * across))
    path.lineTo(x - half * across, y + half * along)
    path.lineTo(x + half * across, y - half * along)
    path.closeSubpath()
    return path


def stroke_relay(painter: QPainter, path: QPainterPath, theme: Theme) -> None:
    """Draw the double line of a relay."""
    stroker = QPainterPathStroker()
    stroker.setWidth(RELAY)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.strokePath(stroker.createStroke(path).simplified(), QPen(QColor(theme.muted), RELAY_LINE))
