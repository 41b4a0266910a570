"""How the article is set, as the reader chose it: plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Face = Literal["serif", "sans"]
Spacing = Literal["tight", "usual", "loose"]
Measure = Literal["narrow", "usual", "wide"]

ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
LEADING: dict[Spacing, float] = {"tight": 0.9, "usual": 1.0, "loose": 1.15}
"""How the height of a line differs from the usual one."""
CHARACTERS: dict[Measure, int] = {"narrow": 60, "usual": 68, "wide": 75}
"""How many characters of English a line holds."""


@dataclass(frozen=True)
class Appearance:
    """Face, size, height and length of the lines."""

    face: Face = "serif"
    zoom: float = 1.0
    """Size of the text, one of ``ZOOMS``."""
    spacing: Spacing = "usual"
    measure: Measure = "usual"

    @property
    def leading(self) -> float:
        """Factor of the height of a line."""
        return LEADING[self.spacing]

    @property
    def characters(self) -> int:
        """Length of a line."""
        return CHARACTERS[self.measure]

    def zoomed(self, steps: int) -> Appearance:
        """Return it larger by steps, or smaller; 0 brings the usual size back."""
        place = ZOOMS.index(self.zoom) + steps if steps else ZOOMS.index(1.0)
        return replace(self, zoom=ZOOMS[min(max(place, 0), len(ZOOMS) - 1)])
