"""Keeps the reader's place on the page, to the line, whatever changes about its layout."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from math import ceil

from PySide6.QtWidgets import QTextEdit

from onrecord_desktop.geometry import Geometry
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
        self._bar.valueChanged.connect(self._take_room_back)

    def here(self, words: PageWords) -> Place:
        """Return the place in view.

        It is the very place gone to last as long as the reader has not scrolled: changes to the layout do not
        add up, however many.
        """
        value = self._bar.value()
        if self._kept and self._kept[1] == value:
            return self._kept[0]
        for position, line in Geometry(self._view.document()).lines_below(value):
            offset = words.places.offset(position)
            if offset is not None:
                return Place(offset, value - line.top)
        return Place(0, 0)

    def go(self, place: Place, words: PageWords) -> None:
        """Show a place. Near the end of the article the page grows as long as that needs."""
        geometry = Geometry(self._view.document())
        line = geometry.line(words.places.position(place.offset))
        value = round(line.top + min(place.above, line.bottom - line.top - 1))
        earlier = takewhile(lambda other: other.top < line.top, (o for _, o in geometry.lines_below(value)))
        value = max([value, *(ceil(other.bottom) for other in earlier)])
        self._bar.setMaximum(max(self._bar.maximum(), value))
        self._bar.setValue(value)
        self._kept = place, self._bar.value()

    def forget(self) -> None:
        """Take the place anew: other words are shown."""
        self._kept = None

    def _take_room_back(self, value: int) -> None:
        """End the page where it usually ends, as soon as the reader has scrolled up."""
        usual = round(self._view.document().size().height()) - self._view.viewport().height()
        if self._bar.maximum() > max(usual, value):
            self._bar.setMaximum(max(usual, value))
