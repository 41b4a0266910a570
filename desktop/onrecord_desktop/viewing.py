"""The reader's choice of what to see, which everything in the window follows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from onrecord.outline import Key
from onrecord_desktop.sight import Sight


class Viewing(QObject):
    """One :class:`Sight`, and word of every change of it."""

    changed = Signal(Sight)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sight = Sight()

    @property
    def sight(self) -> Sight:
        """What is shown now."""
        return self._sight

    def choose(self, **parts: Any) -> None:
        """Change some parts of what is shown, by their names in :class:`Sight`."""
        self._set(self._sight.choosing(**parts))

    def show_all(self) -> None:
        """Show every statement again."""
        self._set(self._sight.whole())

    def show_disputes(self) -> None:
        """Show only denials and what On Record links them to, whatever else was left out."""
        self._set(self._sight.whole().choosing(disputes_only=True))

    def solo(self, key: Key) -> None:
        """Hear only these, or all again if they are the only ones already."""
        self.choose(solo=None if self._sight.solo == key else key, muted=frozenset())

    def mute(self, key: Key) -> None:
        """Leave these out, or hear them again."""
        self.choose(muted=self._sight.muted ^ {key}, solo=None)

    def start_anew(self) -> None:
        """Show all of another article, in silence: whoever shows the article asks for the sight."""
        self._sight = self._sight.whole()

    def _set(self, sight: Sight) -> None:
        if sight != self._sight:
            self._sight = sight
            self.changed.emit(sight)
