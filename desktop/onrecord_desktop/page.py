"""The measure of the page: where the text stands in the reading view, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

MARGIN = 218.0
NARROW_MARGIN = 74.0
LEAST_RIGHT = 28.0


@dataclass(frozen=True)
class Page:
    """Room round the text."""

    left: float
    right: float
    top: float = 26.0
    bottom: float = 120.0

    @classmethod
    def fitting(cls, width: float, measure: float, zoom: float) -> Self:
        """Fit a page to a width. The margin with names gives way before the measure of the text does.

        Args:
            width: of the view.
            measure: length of a line.
            zoom: of the text, which the margin follows.
        """
        margin, narrow = MARGIN * zoom, NARROW_MARGIN * zoom
        spare = width - margin - measure
        if spare >= LEAST_RIGHT:
            left = margin + max(0.0, spare - 2 * LEAST_RIGHT) / 2 if spare > 160 else margin
            return cls(round(left), round(width - left - measure))
        wide = min(measure, max(width - narrow - LEAST_RIGHT, 0))
        left = narrow + max(0.0, width - narrow - LEAST_RIGHT - wide) / 2
        return cls(round(left), round(max(width - left - wide, LEAST_RIGHT)))
