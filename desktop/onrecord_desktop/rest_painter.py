"""Paints sentences in which no source was found: a faint ground, and a thin bracket beside them.

Neither is one of the three lines of statements, and neither has a hue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from onrecord_desktop.geometry import Geometry, Stretch
from onrecord_desktop.offsets import DocumentMap
from onrecord_desktop.rest import Rest, Sentence
from onrecord_desktop.themes import Theme

GROUND = 0.10
CHOSEN_GROUND = 0.20
BRACKET = 9.0
"""From the text to the bracket, at zoom 1."""
TICK = 4.0


class RestPainter:
    """Paints the rest of one article, or the one sentence of it that the reader chose."""

    def __init__(
        self, rest: Rest, places: DocumentMap, geometry: Geometry, theme: Theme, left: float, zoom: float
    ) -> None:
        self._rest = rest
        self._places = places
        self._geometry = geometry
        self._theme = theme
        self._left = left
        self._zoom = zoom
        self.all = False
        """Whether every sentence is marked, or only the chosen one."""
        self.chosen: Sentence | None = None

    def visible(self, top: float, bottom: float) -> list[tuple[Sentence, list[Stretch]]]:
        """Return the marked sentences between two heights of the document, line by line."""
        if not self.all and self.chosen is None:
            return []
        first, last = self._places.covered(*self._geometry.visible(top, bottom))
        near = self._rest.within(first, last)
        return [(s, list(self._lines(s))) for s in near if self.all or s == self.chosen]

    def _lines(self, sentence: Sentence) -> Iterator[Stretch]:
        for start, end in self._places.ranges(sentence.start, sentence.end):
            yield from self._geometry.stretches(start, end)

    def paint_ground(self, painter: QPainter, visible: Sequence[tuple[Sentence, list[Stretch]]]) -> None:
        """Paint what lies behind the words."""
        for sentence, stretches in visible:
            ground = QColor(self._theme.muted)
            ground.setAlphaF(CHOSEN_GROUND if sentence == self.chosen else GROUND)
            for stretch in stretches:
                painter.fillRect(_behind(stretch), ground)

    def paint_brackets(self, painter: QPainter, visible: Sequence[tuple[Sentence, list[Stretch]]]) -> None:
        """Paint one bracket beside all sentences that follow on one another."""
        x = self._left - BRACKET * self._zoom
        tick = TICK * self._zoom
        pen = QPen(QColor(self._theme.muted), 1.2 * self._zoom)
        painter.setPen(pen)
        for top, bottom in _runs([stretches for _, stretches in visible if stretches]):
            inset = 3 * self._zoom
            corner, foot = QPointF(x, top + inset), QPointF(x, bottom - inset)
            painter.drawPolyline([corner + QPointF(tick, 0), corner, foot, foot + QPointF(tick, 0)])


def _behind(stretch: Stretch) -> QRectF:
    height = stretch.bottom - stretch.top
    top = round(stretch.baseline - 0.66 * height)
    bottom = round(stretch.baseline + 0.235 * height)
    return QRectF(stretch.left, top, stretch.right - stretch.left, bottom - top)


def _runs(sentences: Sequence[Sequence[Stretch]]) -> list[tuple[float, float]]:
    """Return top and bottom of the lines that follow on one another."""
    runs: list[tuple[float, float]] = []
    for stretches in sentences:
        top, bottom = stretches[0].top, stretches[-1].bottom
        if runs and top <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(bottom, runs[-1][1]))
        else:
            runs.append((top, bottom))
    return runs
