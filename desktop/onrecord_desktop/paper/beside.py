"""Names, cues and rails beside the article's lines on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from onrecord import Statement
from onrecord_desktop.margin import (
    COLUMNS,
    LABEL_LINE,
    Label,
    Line,
    Measure,
    Placed,
    elided,
    grouped,
    labels,
    rails,
)
from onrecord_desktop.paper.sheet import NAMES, TEXT
from onrecord_desktop.paper.values import Style
from onrecord_desktop.paper.words import INK, font
from onrecord_desktop.presentation import Presentation

SMALL = Style(size=72, leading=96, sans=True)
NUMBER = Style(size=92, leading=96, sans=True)
"""Raised figures are small enough."""
PIXEL = SMALL.leading / LABEL_LINE
"""A pixel of the window's margin in tenths of a point: its rules place the names here too."""
NEAREST = 90.0
"""From the text to the innermost rail."""
STEP = 32.0
"""From one rail to the next."""
RAIL = 6.0
FIRST = 107.0
"""From the top of a label to its baseline: that of the line beside it where nothing pushes it down."""
LOWERED = 13.0
"""How far the numbers stand below the baseline of the names: their figures are raised already."""
GAP = 14.0
"""Between a name and its number."""
OVER = 130.0
"""How far names may reach below the last line."""


@dataclass(frozen=True)
class Beginning:
    """A statement, and the lines of one page that it covers from the first to the last."""

    statement: Statement
    first: Line
    last: Line


def line(top: float, height: float, paragraph: int) -> Line:
    """Return a line as the margin's rules know it."""
    return Line(top / PIXEL, (top + height) / PIXEL, paragraph)


class Beside:
    """The margin of one page."""

    def __init__(self, shown: Presentation, beginnings: Iterable[Beginning], room: float) -> None:
        """Lay out the margin of a page that has ``room`` for lines; names may reach a little below them."""
        placed = [_placed(shown, one) for one in beginnings]
        self._rails = rails(grouped(placed))
        found = labels(self._rails, NAMES / PIXEL, _measure(bold=False))
        self._labels = [_cut(label, (room + OVER) / PIXEL) for label in found]

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it; ``left`` is that of the columns, ``top`` that of the page's first line."""
        painter.setPen(QPen(INK, RAIL))
        for rail in self._rails:
            x = left + TEXT - NEAREST - STEP * (COLUMNS - 1 - rail.group.column)
            painter.drawLine(QLineF(x, top + rail.top * PIXEL, x, top + rail.bottom * PIXEL))
        for label in self._labels:
            _paint_label(painter, label, left + NAMES, top + label.top * PIXEL)


def _cut(label: Label, bottom: float) -> Label:
    """Leave out the lines of a label that would stand below ``bottom``."""
    kept = max(int((bottom - label.top) // LABEL_LINE) - 1, 0)
    return replace(label, lines=label.lines[:kept])


def _placed(shown: Presentation, one: Beginning) -> Placed:
    statement = one.statement
    return Placed(
        statement=statement.id,
        voice=shown.voices.of(statement),
        start=statement.start,
        end=statement.end,
        first=one.first,
        last=one.last,
        cue=shown.cue(statement),
        via=shown.voices.via(statement),
    )


def _paint_label(painter: QPainter, label: Label, right: float, top: float) -> None:
    voice = label.rail.group.voice
    numbers = " ".join(v.superscript for v in (voice, *label.folded) if v.number)
    baseline = top + FIRST
    end = _paint(painter, numbers, right, baseline + LOWERED, font(NUMBER, bold=True)) - (
        GAP if numbers else 0
    )
    name = elided(voice.name, (NAMES - (right - end)) / PIXEL, _measure(bold=True))
    _paint(painter, name, end, baseline, font(SMALL, bold=True))
    for number, words in enumerate(label.lines, 1):
        _paint(painter, words, right, baseline + number * SMALL.leading, font(SMALL))


def _paint(painter: QPainter, words: str, right: float, baseline: float, shown: QFont) -> float:
    """Draw words that end at ``right`` and return where they begin."""
    left = right - QFontMetricsF(shown).horizontalAdvance(words)
    painter.setFont(shown)
    painter.setPen(INK)
    painter.drawText(QPointF(left, baseline), words)
    return left


def _measure(*, bold: bool) -> Measure:
    """Return what tells the width of a text in pixels of the window's margin."""
    metrics = QFontMetricsF(font(SMALL, bold=bold))
    return lambda text: metrics.horizontalAdvance(text) / PIXEL
