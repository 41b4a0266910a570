"""The arrows of the dispute map: denials, and what one passes on of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from onrecord_desktop.dispute_map.content import MapArrow
from onrecord_desktop.dispute_map.drawing import Arrow, Box
from onrecord_desktop.dispute_map.faces import CUE_LINE, Face, Ink
from onrecord_desktop.dispute_map.items import HALO, RING, MapItem, NodeItem
from onrecord_desktop.dispute_map.pens import (
    Metrics,
    curves_path,
    denial_pen,
    head_path,
    stroke_relay,
    touching,
)
from onrecord_desktop.themes import Theme

GRIP = 12.0
"""How wide a line is for the mouse."""


class ArrowItem(MapItem):
    """Denials that go from one to others, or what one passes on of another."""

    def __init__(
        self,
        arrow: MapArrow,
        face: Face | None,
        ways: Sequence[Arrow],
        ends: Mapping[str, NodeItem],
        theme: Theme,
        metrics: Metrics,
    ) -> None:
        super().__init__(theme, metrics)
        self._arrow = arrow
        self._face = face
        self._labels = [_rect(way.label) for way in ways if way.label]
        tail = ends[arrow.tail].area
        trunks = [touching(way.trunk, tail, None, headed=False) for way in ways if way.label]
        branches = [
            touching(curves, None if way.label else tail, ends[head].area, headed=way.label is not None)
            for way in ways
            for head, curves in way.branches.items()
        ]
        self._ways = [curves_path(curves) for curves in (*trunks, *branches)]
        self._heads = [] if arrow.is_relay else [head_path(curves[-1]) for curves in branches]
        self.setZValue(0 if arrow.is_relay else 1)

    @property
    def thing(self) -> MapArrow:
        """What it says."""
        return self._arrow

    @property
    def spot(self) -> QRectF:
        """The label; the first, where the arrow goes both left and right; without one, the lines."""
        return QRectF(self._labels[0]) if self._labels else self._extent()

    @property
    def labels(self) -> tuple[QRectF, ...]:
        """The rectangles that the label has to itself: two where the arrow goes both left and right."""
        return tuple(self._labels)

    @property
    def lines(self) -> tuple[QPainterPath, ...]:
        """The lines, which end where heads begin."""
        return tuple(self._ways)

    def _extent(self) -> QRectF:
        extent = QRectF()
        for line in self._ways:
            extent = extent.united(line.boundingRect())
        return extent

    @property
    def heads(self) -> tuple[QPainterPath, ...]:
        """The heads of the arrow."""
        return tuple(self._heads)

    def boundingRect(self) -> QRectF:
        """Return the room for lines, heads, label and ring."""
        return self.shape().boundingRect().adjusted(-HALO - RING, -HALO - RING, HALO + RING, HALO + RING)

    def shape(self) -> QPainterPath:
        """Return what the mouse can hit."""
        stroker = QPainterPathStroker()
        stroker.setWidth(GRIP)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for line in self._ways:
            path.addPath(stroker.createStroke(line))
        for head in self._heads:
            path.addPath(head)
        for label in self._labels:
            path.addRect(label)
        return path

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Paint lines, heads and label."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._arrow.is_relay:
            for line in self._ways:
                stroke_relay(painter, line, self._theme)
        else:
            self._paint_denial(painter)
        if self._focused:
            self._paint_focus(painter)

    def _paint_denial(self, painter: QPainter) -> None:
        colour = QColor(self._theme.hue(self._arrow.hue))
        pen = denial_pen(colour, self._arrow.unsure)
        for line in self._ways:
            painter.strokePath(line, pen)
        for head in self._heads:
            painter.fillPath(head, colour)
        self._paint_labels(painter)

    def _paint_labels(self, painter: QPainter) -> None:
        cue = self._face.cue if self._face else ()
        ink = self._theme.muted if self._arrow.unsure else self._theme.ink
        for label in self._labels:
            top = label.center().y() - len(cue) * CUE_LINE / 2
            for number, words in enumerate(cue):
                left = label.center().x() - self._metrics(words, Ink.CUE) / 2
                at = QPointF(left, top + number * CUE_LINE)
                self._lines(painter, (words,), Ink.CUE, ink, at, CUE_LINE)

    def _paint_focus(self, painter: QPainter) -> None:
        for label in self._labels:
            self._ring(painter, label.adjusted(0, HALO / 2, 0, -HALO / 2))
        if not self._labels:
            self._ring(painter, self._extent())


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
