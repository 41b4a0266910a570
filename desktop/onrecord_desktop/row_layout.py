"""Lays out the panel's rows as paragraphs, and finds the link at a place. Lengths in logical pixels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from onrecord.glance import Figure
from onrecord_desktop.fonts import sans
from onrecord_desktop.rows import Ink, Link, Row, RowKind, Run, Words, plain
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
FIGURE_SIZE = 18
FIGURE_TO_REMARK = 24
COLUMN_GAP = (8.0, 44.0)
"""Least and greatest room between two figures."""
UNDER_ASIDE = 18.0
"""How far a name stands lower that has no room beside what stands at the right."""
UNBOUND = 10_000.0
ACROSS = (RowKind.GLANCE, RowKind.HEADLINE, RowKind.NEAREST)
"""Rows of cards that have no number at the left."""
SIZES = {
    (RowKind.HEAD, 0): NAME_SIZE,
    (RowKind.HEADLINE, 0): NAME_SIZE,
    (RowKind.STATEMENT, 0): TEXT_SIZE,
    (RowKind.NEAREST, 1): TEXT_SIZE,
}
"""Sizes of paragraphs by row and place; others are notes."""
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
        self._heights: dict[Row, int] = {}

    def of(self, row: Row) -> list[Laid]:
        """Return the paragraphs of a row."""
        if row not in self._laid:
            self._laid[row] = list(self._lay_out(row))
        return self._laid[row]

    def height(self, row: Row) -> int:
        """Return the height of a row, with the room after its card."""
        if row not in self._heights:
            words = max((laid.top + laid.height for laid in self.of(row)), default=0)
            below = BETWEEN if row.kind in BARE else PADDING - 2 + BETWEEN if row.closes else 0
            self._heights[row] = round(words + 3 + below)
        return self._heights[row]

    def link_at(self, row: Row, place: QPointF) -> Link | None:
        """Return the link at a place, measured from the row's top left."""
        return link_at(self.of(row), place)

    def _lay_out(self, row: Row) -> Iterator[Laid]:
        top = float(PADDING - 3 if row.opens else 3) + (SIDE if row.kind is RowKind.GLANCE else 0)
        for laid in self._columns(row.figures, top):
            yield laid
            top = max(top, laid.top + laid.height + 7)
        indent = 2 if row.kind in BARE else PADDING if row.kind in ACROSS else INDENT
        left = SIDE + indent + (SIGN if row.sign else 0)
        for number, words in enumerate(row.paragraphs):
            if not words:
                continue
            whole = self.width - left - RIGHT - PADDING
            width = whole - self._aside(row) if number == 0 else whole
            if width < self._longest_word(row, number):
                top += UNDER_ASIDE
                width = whole
            if row.kind is RowKind.LOOK_UP and number == 0:
                words = _cut(words, _size(row, number), width)
            laid = Laid(self._paragraph(words, _size(row, number), width), top, left, words)
            yield laid
            top += laid.height + 1

    def _columns(self, figures: Sequence[Figure], top: float) -> Iterator[Laid]:
        """Lay figures out side by side, each over its remark, on several lines where one is too short."""
        room = self.width - SIDE - RIGHT - 2 * PADDING
        widths = self._column_widths(figures, room)
        spare = (room - sum(widths)) / max(len(figures) - 1, 1)
        gap = min(max(spare, COLUMN_GAP[0]), COLUMN_GAP[1])
        left, bottom = 0.0, top
        for figure, width in zip(figures, widths, strict=True):
            if left and left + width > room + 1:
                left, top = 0.0, bottom + 4
            for laid in self._figure(figure, top, SIDE + PADDING + left, width):
                yield laid
                bottom = max(bottom, laid.top + laid.height)
            left += width + gap

    def _column_widths(self, figures: Sequence[Figure], room: float) -> list[float]:
        """Return how wide each figure is; the longest remark gives way where there is no room for all."""
        heads = [self._breadth(_head(figure)) for figure in figures]
        remarks = [self._breadth(_remark(figure)) for figure in figures]
        widths = [max(pair) for pair in zip(heads, remarks, strict=True)]
        over = sum(widths) + COLUMN_GAP[0] * (len(figures) - 1) - room
        if over > 0:
            longest = max(range(len(figures)), key=lambda i: remarks[i] - heads[i])
            widths[longest] = max(heads[longest], widths[longest] - over)
        return widths

    def _breadth(self, words: Words) -> float:
        return math.ceil(self._paragraph(words, NOTE_SIZE, UNBOUND).maximumWidth())

    def _figure(self, figure: Figure, top: float, left: float, width: float) -> Iterator[Laid]:
        head = self._paragraph(_head(figure), NOTE_SIZE, UNBOUND)
        yield Laid(head, top, left, _head(figure))
        if figure.remark:
            remark = self._paragraph(_remark(figure), NOTE_SIZE, width)
            yield Laid(remark, top + FIGURE_TO_REMARK, left, _remark(figure))

    def _longest_word(self, row: Row, number: int) -> float:
        """Return how much room a paragraph needs beside what stands at the right of its row, if anything."""
        if number or not row.aside:
            return 0
        metrics = QFontMetricsF(sans(_size(row, number), bold=True))
        return max(map(metrics.horizontalAdvance, plain([row.paragraphs[number]]).split()), default=0)

    def _aside(self, row: Row) -> float:
        return QFontMetricsF(sans(NOTE_SIZE)).horizontalAdvance(f"{row.aside}  ⋯") + 10 if row.aside else 0

    def _paragraph(self, words: Words, size: float, width: float) -> QTextLayout:
        return paragraph(words, sans(size), max(width, 40), round(size * LINE_HEIGHT), self._format)

    def _format(self, run: Run) -> QTextCharFormat:
        words = plain_format(run, self.theme)
        if run.ink is Ink.NAME:
            words.setFont(sans(NAME_SIZE, bold=True))
        if run.ink is Ink.FIGURE:
            words.setFont(sans(FIGURE_SIZE, bold=True))
        if run.raised:
            words.setFont(sans(RAISED_SIZE, bold=True))
            words.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return words


def paragraph(
    words: Words, font: QFont, width: float, line_height: float, form: Callable[[Run], QTextCharFormat]
) -> QTextLayout:
    """Lay a paragraph out.

    Args:
        words: of it.
        font: of those that have none of their own.
        width: of its lines.
        line_height: from one line to the next.
        form: returns how a run is set.
    """
    layout = QTextLayout("".join(run.text for run in words), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([format_range(start, length, form(run)) for start, length, run in measured(words)])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line_height
    layout.endLayout()
    return layout


def plain_format(run: Run, theme: Theme) -> QTextCharFormat:
    """Return how a run is set but for its size and weight."""
    words = QTextCharFormat()
    muted = run.ink in (Ink.MUTED, Ink.LINK)
    words.setForeground(QColor(theme.muted if muted else theme.ink))
    words.setFontUnderline(run.ink is Ink.LINK)
    return words


def link_at(paragraphs: Iterable[Laid], place: QPointF) -> Link | None:
    """Return the link at a place of a row, measured from its top left."""
    for laid in paragraphs:
        inside = place - QPointF(laid.left, laid.top)
        for number in range(laid.layout.lineCount()):
            line = laid.layout.lineAt(number)
            if line.naturalTextRect().contains(inside):
                return _link_of(laid.words, _position(line.xToCursor(inside.x())))
    return None


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


def _head(figure: Figure) -> Words:
    return (Run(f"{figure.number} ", Ink.FIGURE), Run(figure.noun, Ink.MUTED))


def _remark(figure: Figure) -> Words:
    return (Run(figure.remark, Ink.MUTED),)


def _cut(words: Words, size: float, width: float) -> Words:
    """Return words that fit on one line, the last run cut where they do not."""
    metrics = QFontMetricsF(sans(size))
    room = width - sum(metrics.horizontalAdvance(run.text) for run in words[:-1])
    cut = metrics.elidedText(words[-1].text, Qt.TextElideMode.ElideRight, room)
    return (*words[:-1], replace(words[-1], text=cut))


def _size(row: Row, paragraph: int) -> float:
    return SIZES.get((row.kind, paragraph), NOTE_SIZE)


def _position(cursor: int | tuple[int, float]) -> int:
    return cursor[0] if isinstance(cursor, tuple) else cursor


def _link_of(words: Words, position: int) -> Link | None:
    return next(
        (run.link for start, length, run in measured(words) if start <= position < start + length), None
    )
