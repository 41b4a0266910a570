"""Lays out what a source said as paragraphs, and finds the link at a place. Lengths in logical pixels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont

from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.library.said_words import SaidRow
from onrecord_desktop.row_layout import Laid, link_at, paragraph, plain_format
from onrecord_desktop.rows import Link, Words
from onrecord_desktop.themes import Theme

INSET = 14.0
SIGN = 22
"""From the left edge of a statement's words to the sign of a denial."""
WHERE_SIZE, TITLE_SIZE, WORDS_SIZE, NOTE_SIZE = 12, 17, 15, 12
LEADING = 1.42
ABOVE_HEADING = 22
ABOVE_WORDS = 8
BELOW = 7
REMEMBERED = 80
"""Rows whose paragraphs are kept laid out: those that were in sight last."""


class SaidLayouts:
    """Lays out rows for one theme, width and size."""

    def __init__(self, theme: Theme, width: int, zoom: float) -> None:
        self.theme, self.width, self.zoom = theme, width, zoom
        self._heights: dict[SaidRow, int] = {}
        self.of = lru_cache(maxsize=REMEMBERED)(self._laid_out)
        """Returns the paragraphs of a row."""

    @property
    def key(self) -> tuple[Theme, int, float]:
        """What they are laid out for."""
        return self.theme, self.width, self.zoom

    def height(self, row: SaidRow) -> int:
        """Return the height of a row."""
        if row not in self._heights:
            last = self.of(row)[-1]
            self._heights[row] = round(last.top + last.height + BELOW * self.zoom)
        return self._heights[row]

    def body_top(self, row: SaidRow) -> float:
        """Return where the statement begins, under the heading if there is one."""
        return self.of(row)[len(row.heading)].top - ABOVE_WORDS * self.zoom

    def link_at(self, row: SaidRow, place: QPointF) -> Link | None:
        """Return the link at a place, measured from the row's top left."""
        return link_at(self.of(row), place)

    def _laid_out(self, row: SaidRow) -> tuple[Laid, ...]:
        return tuple(self._paragraphs(row))

    def _paragraphs(self, row: SaidRow) -> Iterator[Laid]:
        zoom = self.zoom
        top, left = (ABOVE_HEADING if row.heading else 0) * zoom, INSET
        for words, font in zip(
            row.heading, (sans(WHERE_SIZE * zoom), serif(TITLE_SIZE * zoom)), strict=False
        ):
            laid = self._paragraph(words, font, top, left)
            yield laid
            top += laid.height + 2 * zoom
        top, left = top + ABOVE_WORDS * zoom, left + SIGN * zoom
        sizes = (WORDS_SIZE, *[NOTE_SIZE] * len(row.notes))
        for words, size in zip((row.words, *row.notes), sizes, strict=True):
            laid = self._paragraph(words, sans(size * zoom), top, left)
            yield laid
            top += laid.height + 2 * zoom

    def _paragraph(self, words: Words, font: QFont, top: float, left: float) -> Laid:
        width, line_height = max(self.width - left - INSET, 60), round(font.pixelSize() * LEADING)
        layout = paragraph(words, font, width, line_height, lambda run: plain_format(run, self.theme))
        return Laid(layout, top, left, words)
