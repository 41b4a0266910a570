"""Paints the matches of what the reader looks for, behind the words and round them: nothing reflows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from onrecord_desktop.geometry import Geometry
from onrecord_desktop.page_words import PageWords
from onrecord_desktop.searching import Range
from onrecord_desktop.themes import Theme, blend

OUTLINE = 2.0
EDGE = 0.58
"""How much of the ink is in the edge of a match: enough for eyes that cannot tell its tint from others."""
RADIUS = 3.0


class FoundPainter:
    """Tints all matches in view and outlines the current one."""

    def __init__(self, matches: Sequence[Range], current: int | None, words: PageWords) -> None:
        self._matches = matches
        self._starts = [start for start, _ in matches]
        self._ends = [end for _, end in matches]
        self._current = current
        self._words = words

    def paint_tints(
        self, painter: QPainter, geometry: Geometry, theme: Theme, top: float, bottom: float
    ) -> None:
        """Paint what lies behind the words, between two heights of the document."""
        if not self._matches:
            return
        painter.setPen(QPen(QColor(blend(theme.ink, theme.found, EDGE)), 1))
        painter.setBrush(QColor(theme.found))
        low, high = self._in_view(geometry, top, bottom)
        for match in self._matches[bisect_right(self._ends, low) : bisect_left(self._starts, high)]:
            for box in self._boxes(geometry, match):
                painter.drawRoundedRect(box.adjusted(0, 0.5, 0, -0.5), RADIUS, RADIUS)

    def paint_outline(self, painter: QPainter, geometry: Geometry, theme: Theme) -> None:
        """Outline the current match, so that it is not told by colour alone."""
        if self._current is None:
            return
        painter.setPen(QPen(QColor(theme.ink), OUTLINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in self._boxes(geometry, self._matches[self._current]):
            painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), RADIUS, RADIUS)

    def _boxes(self, geometry: Geometry, match: Range) -> Iterator[QRectF]:
        for start, end in self._words.places.ranges(*match):
            yield from (stretch.ground for stretch in geometry.stretches(start, end))

    def _in_view(self, geometry: Geometry, top: float, bottom: float) -> Range:
        """Return the stretch of the words on the lines between two heights."""
        first = len(self._words.text)
        for position, line in geometry.lines_below(top):
            offset = self._words.places.offset(position)
            if offset is not None:
                first = min(first, offset)
                if line.top >= bottom:
                    return first, offset
        return first, len(self._words.text)
