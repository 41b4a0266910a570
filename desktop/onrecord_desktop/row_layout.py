"""Lays out the panel's rows as paragraphs, and finds the link at a place. Lengths in logical pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from onrecord_desktop.fonts import sans
from onrecord_desktop.rows import Ink, Link, Row, RowKind, Run, Words
from onrecord_desktop.themes import Theme

SIDE = 16
"""From the panel's left edge to a card."""
RIGHT = 5
"""From a card to the scroll bar."""
PADDING = 13
INDENT = 39
"""From a card's edge to its words, past the number."""
SIGN = 15
BETWEEN = 9
"""Between two cards."""
TEXT_SIZE = 13
NOTE_SIZE = 12
NAME_SIZE = 14
RAISED_SIZE = 13
"""Qt sets raised words at two thirds of their size."""
GLANCE_HEIGHT = 58
LINE_HEIGHT = 1.4


BARE = frozenset({RowKind.NOTICE, RowKind.SECTION})
"""Rows that stand between cards."""


@dataclass(frozen=True)
class Laid:
    """One paragraph, laid out."""

    layout: QTextLayout
    top: float
    left: float
    words: Words

    @property
    def height(self) -> float:
        """Height of all its lines."""
        return self.layout.boundingRect().height()


class RowLayouts:
    """Lays out rows once, for one theme and one width."""

    def __init__(self, theme: Theme, width: int) -> None:
        self.theme = theme
        self.width = width
        self._laid: dict[Row, list[Laid]] = {}

    def of(self, row: Row) -> list[Laid]:
        """Return the paragraphs of a row."""
        if row not in self._laid:
            self._laid[row] = list(self._lay_out(row))
        return self._laid[row]

    def height(self, row: Row) -> int:
        """Return the height of a row, with the room after its card."""
        if row.kind is RowKind.GLANCE:
            return GLANCE_HEIGHT + BETWEEN + SIDE
        laid = self.of(row)
        words = laid[-1].top + laid[-1].height if laid else 0
        below = BETWEEN if row.kind in BARE else PADDING - 2 + BETWEEN if row.closes else 0
        return round(words + 3 + below)

    def link_at(self, row: Row, place: QPointF) -> Link | None:
        """Return the link at a place, measured from the row's top left."""
        for laid in self.of(row):
            inside = place - QPointF(laid.left, laid.top)
            for number in range(laid.layout.lineCount()):
                line = laid.layout.lineAt(number)
                if line.naturalTextRect().contains(inside):
                    return _link_of(laid.words, _position(line.xToCursor(inside.x())))
        return None

    def _lay_out(self, row: Row) -> Iterator[Laid]:
        top = float(PADDING - 3 if row.opens else 3)
        left = SIDE + (2 if row.kind in BARE else INDENT) + (SIGN if row.sign else 0)
        for number, words in enumerate(row.paragraphs):
            if not words:
                continue
            beside = self._aside(row) if number == 0 else 0
            width = self.width - left - RIGHT - PADDING - beside
            laid = Laid(self._paragraph(words, _size(row, number), width), top, left, words)
            yield laid
            top += laid.height + 1

    def _aside(self, row: Row) -> float:
        return QFontMetricsF(sans(NOTE_SIZE)).horizontalAdvance(f"{row.aside}  ⋯") + 10 if row.aside else 0

    def _paragraph(self, words: Words, size: float, width: float) -> QTextLayout:
        layout = QTextLayout("".join(run.text for run in words), sans(size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(
            [format_range(start, length, self._format(run)) for start, length, run in measured(words)]
        )
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            line.setPosition(QPointF(0, top))
            top += round(size * LINE_HEIGHT)
        layout.endLayout()
        return layout

    def _format(self, run: Run) -> QTextCharFormat:
        words = QTextCharFormat()
        muted = run.ink in (Ink.MUTED, Ink.LINK)
        words.setForeground(QColor(self.theme.muted if muted else self.theme.ink))
        words.setFontUnderline(run.ink is Ink.LINK)
        if run.ink is Ink.NAME:
            words.setFont(sans(NAME_SIZE, bold=True))
        if run.raised:
            words.setFont(sans(RAISED_SIZE, bold=True))
            words.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return words


def measured(words: Words) -> Iterator[tuple[int, int, Run]]:
    """Yield each run with its start and length, in UTF-16 code units."""
    start = 0
    for run in words:
        length = len(run.text.encode("utf-16-le")) // 2
        yield start, length, run
        start += length


def format_range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """Return a setting for a range of a layout."""
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, form
    return found


def _size(row: Row, paragraph: int) -> float:
    if paragraph:
        return NOTE_SIZE
    return {RowKind.HEAD: NAME_SIZE, RowKind.STATEMENT: TEXT_SIZE}.get(row.kind, NOTE_SIZE)


def _position(cursor: int | tuple[int, float]) -> int:
    return cursor[0] if isinstance(cursor, tuple) else cursor


def _link_of(words: Words, position: int) -> Link | None:
    return next(
        (run.link for start, length, run in measured(words) if start <= position < start + length), None
    )
