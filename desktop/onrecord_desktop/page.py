"""The measure of the page: where the text stands in the reading view, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

MEASURE = 600.0
MARGIN = 218.0
NARROW_MARGIN = 64.0
LEAST_RIGHT = 28.0


@dataclass(frozen=True)
class Page:
    """Room round the text."""

    left: float
    right: float
    top: float = 26.0
    bottom: float = 120.0

    @classmethod
    def fitting(cls, width: float, zoom: float) -> Self:
        """Fit a page to a width. The margin with names gives way before the measure of the text does."""
        measure = MEASURE * zoom
        spare = width - MARGIN - measure
        if spare >= LEAST_RIGHT:
            left = MARGIN + max(0.0, spare - 2 * LEAST_RIGHT) / 2 if spare > 160 else MARGIN
            return cls(round(left), round(width - left - measure))
        wide = min(measure, max(width - NARROW_MARGIN - LEAST_RIGHT, 0))
        left = NARROW_MARGIN + max(0.0, width - NARROW_MARGIN - LEAST_RIGHT - wide) / 2
        return cls(round(left), round(max(width - left - wide, LEAST_RIGHT)))
