"""The shapes that tell kinds of sources apart on the dispute map, in place of colour or dash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from onrecord_desktop.dispute_map.content import MapKind

ROUND = 19.0
CORNER = 3.0
POINT = 11.0
"""How far in the corners of a place stand."""
SLANT = 9.0
FOLD = 12.0
BRACKET = 9.0


@dataclass(frozen=True)
class Shape:
    """What is filled, and the lines that are drawn."""

    area: QPainterPath
    lines: QPainterPath


def shape_of(kind: MapKind, box: QRectF) -> Shape:
    """Return the shape of a kind in a box."""
    return _SHAPES[kind](box)


def _rounded(box: QRectF, radius: float) -> Shape:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return Shape(path, path)


def _person(box: QRectF) -> Shape:
    return _rounded(box, min(ROUND, box.height() / 2))


def _body(box: QRectF) -> Shape:
    return _rounded(box, CORNER)


def _place(box: QRectF) -> Shape:
    middle = box.center().y()
    return _polygon(
        QPointF(box.left(), middle),
        QPointF(box.left() + POINT, box.top()),
        QPointF(box.right() - POINT, box.top()),
        QPointF(box.right(), middle),
        QPointF(box.right() - POINT, box.bottom()),
        QPointF(box.left() + POINT, box.bottom()),
    )


def _relay(box: QRectF) -> Shape:
    return _polygon(
        QPointF(box.left() + SLANT, box.top()),
        box.topRight(),
        QPointF(box.right() - SLANT, box.bottom()),
        box.bottomLeft(),
    )


def _document(box: QRectF) -> Shape:
    inner, lower = QPointF(box.right() - FOLD, box.top()), QPointF(box.right(), box.top() + FOLD)
    sheet = _polygon(box.topLeft(), inner, lower, box.bottomRight(), box.bottomLeft())
    fold = _lines([inner, QPointF(inner.x(), lower.y()), lower])
    lines = QPainterPath(sheet.lines)
    lines.addPath(fold)
    return Shape(sheet.area, lines)


def _unnamed(box: QRectF) -> Shape:
    area = QPainterPath()
    area.addRect(box)
    lines = QPainterPath()
    for edge, inwards in ((box.left(), BRACKET), (box.right(), -BRACKET)):
        corners = [
            QPointF(edge + inwards, box.top()),
            QPointF(edge, box.top()),
            QPointF(edge, box.bottom()),
            QPointF(edge + inwards, box.bottom()),
        ]
        lines.addPath(_lines(corners))
    return Shape(area, lines)


def _unknown(box: QRectF) -> Shape:
    path = QPainterPath()
    path.addEllipse(box.adjusted(1, 1, -1, -1))
    return Shape(path, path)


def _itself(box: QRectF) -> Shape:
    area = QPainterPath()
    area.addRect(box)
    return Shape(area, QPainterPath())


def _polygon(*corners: QPointF) -> Shape:
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return Shape(path, path)


def _lines(corners: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(corners[0])
    for corner in corners[1:]:
        path.lineTo(corner)
    return path


_SHAPES: Mapping[MapKind, Callable[[QRectF], Shape]] = {
    "person": _person,
    "body": _body,
    "place": _place,
    "document": _document,
    "unnamed": _unnamed,
    "relay": _relay,
    "unknown": _unknown,
    "itself": _itself,
}
