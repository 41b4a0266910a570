"""Which statement is selected: the one thing that text, margin and panel agree on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from onrecord import Statement


class Selection(QObject):
    """One statement of a reading, or none."""

    changed = Signal(object)
    """Id of the statement, or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._statements: tuple[Statement, ...] = ()
        self._current: str | None = None
        self._place = -1

    @property
    def current(self) -> str | None:
        """Id of the selected statement."""
        return self._current

    def start_anew(self, statements: Sequence[Statement]) -> None:
        """Select among other statements, none at first."""
        self._statements = tuple(statements)
        self._place = -1
        self._set(None)

    def keep_to(self, statements: Sequence[Statement]) -> None:
        """Select only among these of the same statements, and free one that is not among them."""
        current = self._statements[self._place].id if 0 <= self._place < len(self._statements) else None
        self._statements = tuple(statements)
        ids = [s.id for s in statements]
        self._place = ids.index(current) if current in ids else -1
        if self._current not in ids:
            self._set(None)

    def choose(self, statement_id: str) -> None:
        """Select a statement."""
        ids = [s.id for s in self._statements]
        if statement_id in ids:
            self._place = ids.index(statement_id)
            self._set(statement_id)

    def free(self) -> None:
        """Select none. Stepping goes on from where it was."""
        self._set(None)

    def step(self, by: int, fits: Callable[[Statement], bool] = lambda _: True) -> bool:
        """Select the next statement that fits, or the one before for ``by=-1``; from the last to the first.

        Returns:
            Whether there is any to select.
        """
        count = len(self._statements)
        start = self._place if self._place >= 0 or by > 0 else 0
        for distance in range(1, count + 1):
            place = (start + by * distance) % count
            if fits(self._statements[place]):
                self.choose(self._statements[place].id)
                return True
        return False

    def _set(self, statement_id: str | None) -> None:
        if statement_id != self._current:
            self._current = statement_id
            self.changed.emit(statement_id)
