"""The way back to where the reader was before a jump, and forward again. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord_desktop.place_keeper import Place

MOST = 100
"""How many places are remembered."""


@dataclass(frozen=True)
class Stop:
    """A place that the reader left."""

    place: Place
    selected: str | None
    """Id of the statement that was selected there, if any."""


class Trail:
    """Places left by jumps. Steps one after another count as one jump: back leads to where they began."""

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []
        self._landed: Stop | None = None

    def leave(self, here: Stop, *, stepping: bool = False) -> None:
        """Remember a place before a jump.

        Args:
            here: where the reader is.
            stepping: whether the jump is to the next of many.
        """
        if not (stepping and here == self._landed):
            self._behind = [*self._behind[1 - MOST :], here]
        self._ahead.clear()
        self._landed = None

    def land(self, here: Stop) -> None:
        """Note where a step has led."""
        self._landed = here

    def back(self, here: Stop) -> Stop | None:
        """Return the place that was left last, or None; ``here`` can be gone forward to."""
        return self._turn(here, self._behind, self._ahead)

    def forward(self, here: Stop) -> Stop | None:
        """Return the place that going back left last, or None."""
        return self._turn(here, self._ahead, self._behind)

    def _turn(self, here: Stop, source: list[Stop], target: list[Stop]) -> Stop | None:
        self._landed = None
        while source and source[-1] == here:
            source.pop()
        if not source:
            return None
        target.append(here)
        return source.pop()
