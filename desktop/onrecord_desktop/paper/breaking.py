"""Where pages end. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Protocol


class Strip(Protocol):
    """What is never cut: a line of text, a line to write on."""

    @property
    def height(self) -> float:
        """Its height."""

    @property
    def before(self) -> float:
        """Room above it, but not at the top of a page."""

    @property
    def keeps(self) -> bool:
        """Whether no page ends after it."""


def pages(strips: Sequence[Strip], room: float) -> Iterator[range]:
    """Yield for each page the indexes of its strips; none is empty.

    What keeps to the next strip goes to the next page with it. Strips that keep together and are higher than
    a page are cut where the page is full.
    """
    start = 0
    while start < len(strips):
        page = range(start, _end(strips, start, room))
        yield page
        start = page.stop


def tops(strips: Sequence[Strip]) -> list[float]:
    """Return how far below the top of the page each of a page's strips stands."""
    heights = [strip.height + (strip.before if i else 0) for i, strip in enumerate(strips)]
    return [bottom - strip.height for bottom, strip in zip(accumulate(heights), strips, strict=True)]


def _end(strips: Sequence[Strip], start: int, room: float) -> int:
    """Return the index of the first strip that is not on the page which begins with ``start``."""
    filled = strips[start].height
    for i in range(start + 1, len(strips)):
        filled += strips[i].before + strips[i].height
        if filled > room:
            return next((end for end in range(i, start, -1) if not strips[end - 1].keeps), i)
    return len(strips)
