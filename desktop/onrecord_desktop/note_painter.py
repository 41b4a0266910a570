"""Paints the words that have a note of the reader's: a ground of their own, and a sign at their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from onrecord.reading import ReaderNote
from onrecord_desktop.geometry import Geometry, Stretch
from onrecord_desktop.offsets import DocumentMap
from onrecord_desktop.themes import Theme, blend

GROUND = 0.45
"""How much of the colour of what was found lies behind words with a note."""
SIGN = 5.0
"""Width of the sign at zoom 1: the folded corner of a slip of paper."""


class NotePainter:
    """Paints the notes on passages of one reading."""

    def __init__(
        self, notes: Sequence[ReaderNote], places: DocumentMap, geometry: Geometry, theme: Theme, zoom: float
    ) -> None:
        self._notes = [(note.id, note.passage) for note in notes if note.passage]
        self._places = places
        self._geometry = geometry
        self._theme = theme
        self._zoom = zoom

    def at(self, offset: int) -> str | None:
        """Return the note whose words hold a character; the shortest of several."""
        found = [(p.end - p.start, i) for i, p in self._notes if p.start <= offset < p.end]
        return min(found)[1] if found else None

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint what lies between two heights of the document."""
        if not self._notes:
            return
        ground = QColor(blend(self._theme.found, self._theme.ground, GROUND))
        first, last = self._places.covered(*self._geometry.visible(top, bottom))
        for _, passage in self._notes:
            if passage.start < last and first < passage.end:
                stretches = list(self._stretches(passage.start, passage.end))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                for stretch in stretches:
                    painter.drawRect(stretch.ground)
                if stretches:
                    self._paint_sign(painter, stretches[-1])

    def _stretches(self, start: int, end: int) -> Iterator[Stretch]:
        for low, high in self._places.ranges(start, end):
            yield from self._geometry.stretches(low, high)

    def _paint_sign(self, painter: QPainter, last: Stretch) -> None:
        box, size = last.ground, SIGN * self._zoom
        corner = box.topRight()
        painter.setPen(QPen(QColor(self._theme.muted), 1))
        painter.setBrush(QColor(self._theme.muted))
        painter.drawPolygon(QPolygonF([corner, corner + QPointF(-size, 0), corner + QPointF(0, size)]))
