"""An article in which words can be found: what was found is tinted, and one match is outlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from onrecord_desktop.appearance import Appearance
from onrecord_desktop.article_page import EDGE, ArticlePage
from onrecord_desktop.found_painter import FoundPainter
from onrecord_desktop.geometry import Geometry, Heights
from onrecord_desktop.searching import Range
from onrecord_desktop.themes import Theme


class SearchablePage(ArticlePage):
    """Shows stretches of its ``words``; who looks for them knows where they are."""

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(theme, appearance, parent)
        self._found = FoundPainter((), None, self.words)

    def show_found(self, matches: Sequence[Range], current: int | None) -> None:
        """Tint these stretches of ``words``, and outline one by its number. The text stays where it is."""
        self._found = FoundPainter(matches, current, self.words)
        self.viewport().update()

    def reveal_words(self, found: Range) -> None:
        """Scroll to a stretch of ``words``, unless it is in comfortable view already."""
        self._reveal(self.words.places, *found)

    @property
    def first_offset(self) -> int:
        """Where the first line in comfortable view begins, in ``words``."""
        return self._keeper.begin(self.words, EDGE)

    def _compose(self) -> None:
        before = self.words.text
        super()._compose()
        if self.words.text != before:
            self._found = FoundPainter((), None, self.words)

    def _paint_behind(self, painter: QPainter, heights: Heights) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._found.paint_tints(painter, Geometry(self.document()), self._theme, *heights)

    def _paint_over(self, painter: QPainter, _heights: Heights) -> None:
        self._found.paint_outline(painter, Geometry(self.document()), self._theme)
