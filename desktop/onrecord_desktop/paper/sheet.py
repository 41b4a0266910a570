"""Sheets of paper, and the columns that everything printed stands in."""

from __future__ import annotations

from enum import StrEnum

TOP = 540.0
"""From the upper edge to the first line."""
BOTTOM = 680.0
"""From the lower edge to the last line."""
FOOT = 380.0
"""From the lower edge to the baseline of the line at the foot."""

NAMES = 1000.0
"""Width of the column of names, at the left."""
TEXT = 1220.0
"""From the left of the columns to the text."""
MEASURE = 3660.0
"""Width of the text: about 68 characters."""
WIDTH = TEXT + MEASURE
"""Width of all columns."""


class Paper(StrEnum):
    """The two usual sizes."""

    a4 = "a4"
    letter = "letter"

    @property
    def width(self) -> float:
        """Width of the sheet, held upright."""
        return 5953.0 if self is Paper.a4 else 6120.0

    @property
    def height(self) -> float:
        """Height of the sheet."""
        return 8419.0 if self is Paper.a4 else 7920.0

    @property
    def left(self) -> float:
        """From the left edge to the columns."""
        return (self.width - WIDTH) / 2

    @property
    def room(self) -> float:
        """Height that lines can fill."""
        return self.height - TOP - BOTTOM
