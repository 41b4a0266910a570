"""What is selected, of the statements or of the sentences: the one thing that all of the window agrees on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal


def _any(_: str) -> bool:
    return True


class Selection(QObject):
    """One of some things in the article's order, by its id, or none."""

    changed = Signal(object)
    """The id, or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._current: str | None = None
        self._place = -1

    @property
    def current(self) -> str | None:
        """Id of what is selected."""
        return self._current

    def start_anew(self, ids: Sequence[str]) -> None:
        """Select among other things, none at first."""
        self._ids = tuple(ids)
        self._place = -1
        self._set(None)

    def keep_to(self, ids: Sequence[str]) -> None:
        """Select only among these of the same things, and free one that is not among them."""
        current = self._ids[self._place] if 0 <= self._place < len(self._ids) else None
        self._ids = tuple(ids)
        self._place = ids.index(current) if current in ids else -1
        if self._current not in ids:
            self._set(None)

    def choose(self, chosen: str) -> None:
        """Select one of the things."""
        if chosen in self._ids:
            self._place = self._ids.index(chosen)
            self._set(chosen)

    def free(self) -> None:
        """Select none. Stepping goes on from where it was."""
        self._set(None)

    def step(self, by: int, fits: Callable[[str], bool] = _any) -> bool:
        """Select the next thing that fits, or the one before for ``by=-1``; from the last to the first.

        Returns:
            Whether there is any to select.
        """
        count = len(self._ids)
        start = self._place if self._place >= 0 or by > 0 else 0
        for distance in range(1, count + 1):
            place = (start + by * distance) % count
            if fits(self._ids[place]):
                self.choose(self._ids[place])
                return True
        return False

    def _set(self, chosen: str | None) -> None:
        if chosen != self._current:
            self._current = chosen
            self.changed.emit(chosen)
