"""Breaks words into lines, and draws the lines. For any thread, but for one thread alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGlyphRun,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.offsets import Utf16
from onrecord_desktop.paper.values import Rule, Run, Style

INK = QColor("black")
"""Nothing is grey: printers break grey lines and small grey letters up into dots."""
BELOW = (0.29, 0.475, 0.66)
"""How far below the baseline the line of each level stands, in sizes of the letters."""
LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
LIGATURES = ("liga", "clig")
ALTERNATES = "calt"
"""Of the interface's font: brackets beside figures, and the like."""
THICK, THIN = 8.0, 3.5
DASHES = {"claim": None, "denial": (32.0, 20.0), "no_comment": (0.01, 19.0)}
"""Lengths of a dash and of the space after it; None for a solid line."""


def font(style: Style, *, bold: bool = False, italic: bool = False) -> QFont:
    """Return the font of a style, without glyphs that stand for no one letter: a PDF loses their text."""
    made = (sans if style.sans else serif)(style.size, bold=style.bold or bold)
    made.setItalic(style.italic or italic)
    for feature in LIGATURES if not style.sans else (*LIGATURES, ALTERNATES):
        made.setFeature(QFont.Tag(feature), 0)
    return made


def pen(rule: Rule) -> QPen:
    """Return the pen of an underline: solid, dashed or dotted; thinner where the engine is unsure."""
    width = THIN if rule.unsure else THICK
    made = QPen(INK, width)
    dashes = DASHES[rule.type]
    made.setCapStyle(Qt.PenCapStyle.RoundCap if rule.type == "no_comment" else Qt.PenCapStyle.FlatCap)
    if dashes:
        made.setDashPattern([length / width for length in dashes])
    return made


class SetWords:
    """The words of one paragraph broken into lines."""

    def __init__(
        self, runs: tuple[Run, ...], style: Style, measure: float, direction: Qt.LayoutDirection | None = None
    ) -> None:
        self._runs = runs
        self._text = "".join(run.text for run in runs)
        self._starts = list(accumulate((len(run.text) for run in runs), initial=0))
        self._utf16 = Utf16(self._text)
        self._style = style
        self._layout = QTextLayout(self._text, font(style))
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(direction or _direction(self._text)))
        self._layout.setFormats(list(self._set_apart()))
        self._lines = tuple(self._broken(measure))

    @property
    def count(self) -> int:
        """How many lines there are, one at least."""
        return len(self._lines)

    @property
    def baseline(self) -> float:
        """From the top of a line's strip to its baseline."""
        return self._style.leading / 2 + self._style.size * 0.33

    @property
    def width(self) -> float:
        """Width of the first line."""
        return self._lines[0].naturalTextWidth()

    def span(self, number: int) -> tuple[int, int] | None:
        """Return the stretch of the article on a line, half-open; None where there are no words."""
        low, high = self._points(number)
        if not self._text[low:high].strip():
            return None
        covered = [
            (start + max(low - at, 0), start + min(high - at, len(run.text)))
            for at, run in self._between(low, high)
            if (start := run.start) is not None
        ]
        return (covered[0][0], covered[-1][1]) if covered else None

    def paint(self, painter: QPainter, number: int, left: float, baseline: float) -> None:
        """Draw a line with what is under its words."""
        line = self._lines[number]
        painter.setPen(INK)
        line.draw(painter, QPointF(left, baseline - line.ascent()))
        for rule, low, high in self._ruled(number):
            painter.setPen(pen(rule))
            y = baseline + BELOW[rule.level] * self._style.size
            for start, end in self._extents(line, low, high):
                painter.drawLine(QPointF(left + start, y), QPointF(left + end, y))

    def _set_apart(self) -> Iterator[QTextLayout.FormatRange]:
        """Yield the stretches that are bold or italic."""
        looks = {(run.bold, run.italic) for run in self._runs} - {(False, False)}
        formats = {look: self._format(*look) for look in looks}
        for at, run in zip(self._starts, self._runs, strict=False):
            if run.bold or run.italic:
                apart = QTextLayout.FormatRange()
                apart.start = self._utf16.units(at)
                apart.length = self._utf16.units(at + len(run.text)) - apart.start
                apart.format = formats[run.bold, run.italic]
                yield apart

    def _format(self, bold: bool, italic: bool) -> QTextCharFormat:
        words = QTextCharFormat()
        words.setFont(font(self._style, bold=bold, italic=italic))
        return words

    def _broken(self, measure: float) -> Iterator[QTextLine]:
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(measure)
            line.setPosition(QPointF(0, 0))
            yield line
        self._layout.endLayout()

    def _points(self, number: int) -> tuple[int, int]:
        """Return the characters of a line, half-open, counted in the paragraph."""
        line = self._lines[number]
        start = line.textStart()
        return self._utf16.point(start), self._utf16.point(start + line.textLength())

    def _between(self, low: int, high: int) -> Iterator[tuple[int, Run]]:
        """Yield the runs that touch a range of characters, each with where it starts."""
        for index in range(max(bisect_right(self._starts, low) - 1, 0), len(self._runs)):
            at, run = self._starts[index], self._runs[index]
            if at >= high:
                return
            if at + len(run.text) > low:
                yield at, run

    def _ruled(self, number: int) -> list[tuple[Rule, int, int]]:
        """Return each rule of a line with the characters that it goes under."""
        low, high = self._points(number)
        found: list[tuple[Rule, int, int]] = []
        for at, run in self._between(low, high):
            start, end = max(at, low), min(at + len(run.text), high)
            for rule in run.rules:
                joined = next((one for one in found if one[0] == rule and one[2] == start), None)
                if joined:
                    found.remove(joined)
                found.append((rule, joined[1] if joined else start, end))
        return found

    def _extents(self, line: QTextLine, low: int, high: int) -> list[tuple[float, float]]:
        """Return where characters of a line stand, from left to right, without white space at their ends."""
        words = self._text[low:high]
        low += len(words) - len(words.lstrip())
        start, end = self._utf16.units(low), self._utf16.units(low + len(words.strip()))
        return (
            _joined(sorted(_extent(run) for run in line.glyphRuns(start, end - start)))
            if words.strip()
            else []
        )


def _option(direction: Qt.LayoutDirection) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    if direction is RIGHT_TO_LEFT:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    return option


def _direction(text: str) -> Qt.LayoutDirection:
    """Return which way a paragraph runs: as its first letter does."""
    strong = (way for way in map(bidirectional, text) if way in ("L", "R", "AL"))
    return LEFT_TO_RIGHT if next(strong, "L") == "L" else RIGHT_TO_LEFT


def _extent(run: QGlyphRun) -> tuple[float, float]:
    """Return where letters that follow each other begin and end, whichever way they run."""
    advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
    lefts = [position.x() for position in run.positions()]
    return min(lefts), max(left + advance.x() for left, advance in zip(lefts, advances, strict=True))


def _joined(extents: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for start, end in extents:
        if found and start <= found[-1][1] + 0.5:
            start, last = found.pop()
            end = max(last, end)
        found.append((start, end))
    return found
