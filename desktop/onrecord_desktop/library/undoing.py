"""What was done to the library and can be undone, the latest first."""

from __future__ import annotations

from collections.abc import Callable

MOST = 50


class Undoing:
    """Remembers how to undo each deed, as long as the window is there."""

    def __init__(self) -> None:
        self._deeds: list[Callable[[], object]] = []

    def add(self, undo: Callable[[], object]) -> Callable[[], None]:
        """Remember a deed, and return what undoes it, once."""
        self._deeds = [*self._deeds[1 - MOST :], undo]
        return lambda: self._undo(undo)

    def undo(self) -> bool:
        """Undo the latest deed; tell whether there was one."""
        if self._deeds:
            self._undo(self._deeds[-1])
            return True
        return False

    def _undo(self, deed: Callable[[], object]) -> None:
        if deed in self._deeds:
            self._deeds.remove(deed)
            deed()
