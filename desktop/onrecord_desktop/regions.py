"""The parts of the window, from one to the next by a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Regions:
    """Goes round the parts that are there, each at the place where the keyboard was last."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        self._parts = tuple(parts)
        self._last: dict[QWidget, QWidget] = {}

    def go(self, by: int) -> None:
        """Go to the next part, or for ``by=-1`` to the one before."""
        entries = [(part, entry) for part in self._parts if (entry := self._entry(part))]
        here = self._here([part for part, _ in entries])
        if here < 0 and by < 0:
            here = 0
        if entries:
            entries[(here + by) % len(entries)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _here(self, parts: Sequence[QWidget]) -> int:
        """Return which part has the keyboard, and remember where in it; -1 for none."""
        focus = QApplication.focusWidget()
        for number, part in enumerate(parts):
            if focus is not None and (focus is part or part.isAncestorOf(focus)):
                self._last[part] = focus
                return number
        return -1

    def _entry(self, part: QWidget) -> QWidget | None:
        """Return what takes the keyboard in a part: what had it last, else the first, else None."""
        last = self._last.get(part)
        if last is not None and _takes_focus(last):
            return last
        return next(filter(_takes_focus, _chain(part)), None)


def _chain(part: QWidget) -> Iterator[QWidget]:
    """Yield a part and what is in it, in the order of the Tab key."""
    widget: QWidget | None = part
    while widget is not None:
        if widget is part or part.isAncestorOf(widget):
            yield widget
        following = widget.nextInFocusChain()
        widget = following if following is not part else None


def _takes_focus(widget: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & by_tab)
