"""Where a card stands: beside the words it is about, and over them only where there is no other room. Pure.

Lengths in pixels, from the top left of the area that the card may stand in.
"""

from __future__ import annotations

from dataclasses import dataclass

GAP = 10.0
"""From words to a card."""
EDGE = 8.0
"""From the area's edge to a card."""
LEAST_HEIGHT = 130.0
"""A card is cut to this height, and scrolls, before it covers the words."""


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


def place(words: Box, column: tuple[float, float], size: tuple[float, float], area: Box) -> Box:
    """Return where a card stands.

    At the right of the text, else at the left of it and of its rails, else under the words, else above them;
    where there is too little room for any of these, at the edge that is farther from the words.

    Args:
        words: all visible lines of the statement.
        column: left and right of the text, its rails with it.
        size: width and height that the card would have.
        area: where it may stand.
    """
    width, height = size
    height = min(height, area.height - 2 * EDGE)
    for left in (column[1] + GAP, column[0] - GAP - width):
        if area.left + EDGE <= left and left + width <= area.right - EDGE:
            top = _within(words.top, area.top + EDGE, area.bottom - EDGE - height)
            return Box(left, top, left + width, top + height)
    return _above_or_below(words, width, height, area)


def _above_or_below(words: Box, width: float, height: float, area: Box) -> Box:
    below = area.bottom - EDGE - words.bottom - GAP
    above = words.top - GAP - area.top - EDGE
    left = _within(words.left, area.left + EDGE, area.right - EDGE - width)
    if below >= min(height, LEAST_HEIGHT) and (below >= height or below >= above):
        top = words.bottom + GAP
        return Box(left, top, left + width, top + min(height, below))
    if above >= min(height, LEAST_HEIGHT):
        bottom = words.top - GAP
        return Box(left, bottom - min(height, above), left + width, bottom)
    top = area.bottom - EDGE - height if below >= above else area.top + EDGE
    return Box(left, top, left + width, top + height)


def _within(wanted: float, least: float, most: float) -> float:
    return max(min(wanted, most), least)
