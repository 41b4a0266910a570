"""Room to write on a worksheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from onrecord_desktop.paper.looks import LABEL
from onrecord_desktop.paper.words import INK, THIN, font

Columns = Sequence[tuple[float, float]]
"""Where each begins and ends, from the left of the printed columns."""

DEPTH = 30.0
"""From the line to write on to the bottom of its strip."""
GAP = 40.0
"""Between a word and the line after it."""


@dataclass(frozen=True)
class Heads:
    """What stands over each column."""

    columns: Columns
    words: Sequence[str]
    height: float = 150.0
    before: float = 0.0
    keeps: bool = True

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it; ``left`` is that of the printed columns."""
        for (start, _), words in zip(self.columns, self.words, strict=True):
            _write(painter, words, left + start, top + self.height - DEPTH)


@dataclass(frozen=True)
class Blank:
    """A line to write on, in columns; words may stand before it in each."""

    columns: Columns
    words: Sequence[str]
    height: float = 240.0
    before: float = 0.0
    keeps: bool = False

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it; ``left`` is that of the printed columns."""
        y = top + self.height - DEPTH
        for (start, end), words in zip(self.columns, self.words, strict=True):
            after = _write(painter, words, left + start, y)
            painter.setPen(QPen(INK, THIN))
            painter.drawLine(QLineF(after, y, left + end, y))


def _write(painter: QPainter, words: str, left: float, baseline: float) -> float:
    """Write words and return where a line may begin after them."""
    painter.setFont(font(LABEL))
    painter.setPen(INK)
    painter.drawText(QPointF(left, baseline), words)
    return left + (QFontMetricsF(font(LABEL)).horizontalAdvance(words) + GAP if words else 0)
