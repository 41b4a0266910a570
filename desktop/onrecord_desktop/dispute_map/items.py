"""The things on the dispute map, and the first kind of them: who takes part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from onrecord_desktop.dispute_map.content import MapArrow, MapNode
from onrecord_desktop.dispute_map.drawing import Box
from onrecord_desktop.dispute_map.faces import (
    CUE_LINE,
    JOINT,
    NAME_LINE,
    ROLE_LINE,
    SAID_GAP,
    SAID_LINE,
    SIDE,
    Face,
    Ink,
    words_height,
)
from onrecord_desktop.dispute_map.pens import (
    OUTLINE,
    Metrics,
    font,
    set_words,
)
from onrecord_desktop.dispute_map.shapes import shape_of
from onrecord_desktop.themes import Theme, blend

HALO = 4.0
"""From a thing to the ring that shows it has the keyboard."""
RING = 2.0


class MapItem(QGraphicsItem):
    """A thing on the map. It is painted in the coordinates of the scene."""

    def __init__(self, theme: Theme, metrics: Metrics) -> None:
        super().__init__()
        self._theme = theme
        self._metrics = metrics
        self._focused = False

    @property
    def thing(self) -> MapNode | MapArrow:
        """What it shows."""
        raise NotImplementedError

    @property
    def spot(self) -> QRectF:
        """Where it is looked for: the rectangle of its words, or of a line without any."""
        raise NotImplementedError

    def set_focused(self, focused: bool) -> None:
        """Show whether it has the keyboard."""
        self._focused = focused
        self.update()

    def _lines(
        self, painter: QPainter, lines: Sequence[str], ink: Ink, colour: str, at: QPointF, height: float
    ) -> None:
        """Set lines from a point at their top left."""
        baseline = at.y() + self._metrics.baseline(ink, height)
        for number, line in enumerate(lines):
            where = QPointF(at.x(), baseline + number * height)
            set_words(painter, where, line, font(ink), QColor(colour))

    def _ring(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(self._theme.ink), RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-HALO, -HALO, HALO, HALO), HALO + 2, HALO + 2)


class NodeItem(MapItem):
    """Who takes part: a shape by kind, the number and the name."""

    def __init__(self, node: MapNode, face: Face, box: Box, theme: Theme, metrics: Metrics) -> None:
        super().__init__(theme, metrics)
        self._node = node
        self._face = face
        self._box = QRectF(box.left, box.top, box.width, box.height)
        joint = JOINT if node.joint else 0.0
        self._sheet = self._box.adjusted(joint, 0, 0, -joint)
        self._behind = self._box.adjusted(0, joint, -joint, 0)
        self.setZValue(2)

    @property
    def thing(self) -> MapNode:
        """Who it is."""
        return self._node

    @property
    def spot(self) -> QRectF:
        """The whole shape."""
        return QRectF(self._box)

    @property
    def area(self) -> QPainterPath:
        """What the shape covers."""
        covered = shape_of(self._node.kind, self._sheet).area
        return covered.united(shape_of(self._node.kind, self._behind).area) if self._node.joint else covered

    def boundingRect(self) -> QRectF:
        """Return the shape with room for the ring."""
        return self._box.adjusted(-HALO - RING, -HALO - RING, HALO + RING, HALO + RING)

    def shape(self) -> QPainterPath:
        """Return what the mouse can hit."""
        path = QPainterPath()
        path.addRect(self._box)
        return path

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Paint the shape and the words in it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._node.joint:
            self._paint_sheet(painter, self._behind)
        self._paint_sheet(painter, self._sheet)
        self._paint_words(painter)
        if self._focused:
            self._ring(painter, self._box)

    def _paint_sheet(self, painter: QPainter, box: QRectF) -> None:
        hue = self._theme.hue(self._node.hue)
        shape = shape_of(self._node.kind, box)
        painter.fillPath(shape.area, QColor(blend(hue, self._theme.ground, self._theme.tint)))
        pen = QPen(QColor(hue), OUTLINE)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.strokePath(shape.lines, pen)

    def _paint_words(self, painter: QPainter) -> None:
        face, box = self._face, self._sheet
        top = box.center().y() - words_height(face) / 2
        if self._node.kind in ("unknown", "itself"):
            self._centred(painter, top)
            return
        left = box.left() + SIDE
        number = QPointF(left, top)
        hue = self._theme.hue(self._node.hue)
        self._lines(painter, (face.number,), Ink.NUMBER, hue, number, NAME_LINE)
        name = QPointF(left + face.number_width, top)
        self._lines(painter, face.name, Ink.NAME, self._theme.ink, name, NAME_LINE)
        role = QPointF(name.x(), top + len(face.name) * NAME_LINE)
        self._lines(painter, face.role, Ink.ROLE, self._theme.muted, role, ROLE_LINE)
        said = QPointF(name.x(), role.y() + len(face.role) * ROLE_LINE + SAID_GAP)
        ink = self._theme.muted if self._node.said_unsure else self._theme.ink
        self._lines(painter, face.said, Ink.SAID, ink, said, SAID_LINE)
        more = QPointF(name.x(), said.y() + len(face.said) * SAID_LINE)
        self._lines(painter, face.more, Ink.ROLE, self._theme.muted, more, ROLE_LINE)

    def _centred(self, painter: QPainter, top: float) -> None:
        ink, lines, height = (
            (Ink.NAME, self._face.name, NAME_LINE) if self._face.name else (Ink.CUE, self._face.cue, CUE_LINE)
        )
        for line in lines:
            left = self._sheet.center().x() - self._metrics(line, ink) / 2
            self._lines(painter, (line,), ink, self._theme.muted, QPointF(left, top), height)
