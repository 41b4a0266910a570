"""Keeps the reader's place on the page, to the line, whatever changes about its layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from math import ceil

from PySide6.QtWidgets import QTextEdit

from onrecord_desktop.geometry import Geometry
from onrecord_desktop.margin import Line
from onrecord_desktop.page_words import PageWords


@dataclass(frozen=True)
class Place:
    """Which words stand first in view."""

    offset: int
    """Of the first character of the first line in view, into the page's words."""
    above: float
    """Pixels of that line that are out of view; negative where there is room above it."""


class PlaceKeeper:
    """Tells the place in a view, and goes to one."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._bar = view.verticalScrollBar()
        self._kept: tuple[Place, int] | None = None
        self._grown = False
        self._bar.valueChanged.connect(self._take_room_back)

    def here(self, words: PageWords) -> Place:
        """Return the place in view.

        It is the very place gone to last as long as the reader has not scrolled: changes to the layout do not
        add up, however many.
        """
        value = self._bar.value()
        if self._kept and self._kept[1] == value:
            return self._kept[0]
        offset, line = next(self._lines(words), (0, None))
        return Place(offset, value - line.top if line else 0)

    def begin(self, words: PageWords, margin: float) -> int:
        """Return where the first line begins that stands in view with a margin above it."""
        value = self._bar.value()
        whole = (offset for offset, line in self._lines(words) if line.top >= value + margin)
        return next(whole, 0) if value else 0

    def _lines(self, words: PageWords) -> Iterator[tuple[int, Line]]:
        """Yield the lines of the article in view and below, each with the offset where it begins."""
        for position, line in Geometry(self._view.document()).lines_below(self._bar.value()):
            offset = words.places.offset(position)
            if offset is not None:
                yield offset, line

    def go(self, place: Place, words: PageWords) -> None:
        """Show a place. Near the end of the article the page grows as long as that needs."""
        geometry = Geometry(self._view.document())
        line = geometry.line(words.places.position(place.offset))
        value = round(line.top + min(place.above, line.bottom - line.top - 1))
        earlier = takewhile(lambda other: other.top < line.top, (o for _, o in geometry.lines_below(value)))
        value = max([value, *(ceil(other.bottom) for other in earlier)])
        if value > self._bar.maximum():
            self._grown = True
            self._bar.setMaximum(value)
        self._bar.setValue(value)
        self._kept = place, self._bar.value()

    def forget(self) -> None:
        """Take the place anew: other words are shown."""
        self._kept = None

    def _take_room_back(self, value: int) -> None:
        """End the page where it usually ends, as soon as the reader has scrolled up."""
        if not self._grown:
            return
        usual = round(self._view.document().size().height()) - self._view.viewport().height()
        self._grown = value > usual
        if self._bar.maximum() > max(usual, value):
            self._bar.setMaximum(max(usual, value))
