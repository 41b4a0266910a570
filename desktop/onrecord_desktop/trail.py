"""The way back to where the reader was before a jump. Pure."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 100
"""How many places are remembered."""


@dataclass(frozen=True)
class Stop:
    """A place that the reader left."""

    position: int
    """In the document, at the top of the view."""
    selected: str | None


class Trail:
    """Places left by jumps. Steps one after another count as one jump: back leads to where they began."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._landed: Stop | None = None

    def leave(self, stop: Stop, *, stepping: bool = False) -> None:
        """Remember a place before a jump.

        Args:
            stop: where the reader is.
            stepping: whether the jump is to the next of many.
        """
        if not (stepping and stop == self._landed):
            self._stops = [*self._stops[1 - MOST :], stop]
        self._landed = None

    def land(self, stop: Stop) -> None:
        """Note where a step has led."""
        self._landed = stop

    def back(self) -> Stop | None:
        """Return the place that was left last, and forget it; None if there is none."""
        self._landed = None
        return self._stops.pop() if self._stops else None
