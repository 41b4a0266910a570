"""Going from statement to statement: by steps and links, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from onrecord import Article, Statement
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.reading_view import ReadingView
from onrecord_desktop.searching import around
from onrecord_desktop.selection import Selection
from onrecord_desktop.trail import Stop, Trail

Steps = Literal["all", "denials", "source"]


class Navigation:
    """Every jump on the page goes through here, so that each can be undone."""

    def __init__(self, view: ReadingView, selection: Selection) -> None:
        self._view = view
        self._selection = selection
        self._trail = Trail()
        self._article: Article | None = None
        self._shown: Presentation | None = None

    def begin(self, article: Article) -> None:
        """Forget where the reader was if that was in another article."""
        if article != self._article:
            self._article, self._trail = article, Trail()

    def show_seen(self, shown: Presentation | None) -> None:
        """Go about what is shown of a reading; None where the article is not marked yet."""
        self._shown = shown

    def jump(self, statement_id: str) -> None:
        """Select a statement and show it."""
        self.leave()
        self._selection.choose(statement_id)
        self._view.reveal(statement_id)

    def step(self, by: int, steps: Steps = "all") -> None:
        """Go to the next statement, or the one before for ``by=-1``, in the text too."""
        if self._shown is None:
            return
        before = self._stop
        if not self._selection.step(by, self._stops_at(self._shown, steps)):
            return self._view.announce("No denial found" if steps == "denials" else "No statement found")
        if self._selection.current == before.selected:
            return self._view.announce("There is no other")
        self._trail.leave(before, stepping=True)
        if self._selection.current:
            self._view.reveal(self._selection.current)
        self._trail.land(self._stop)

    def _stops_at(self, shown: Presentation, steps: Steps) -> Callable[[Statement], bool]:
        """Return whether a step stops at a statement. Where no source is chosen, any will do."""
        current = self._selection.current
        if steps == "denials":
            return lambda statement: statement.type == "denial"
        if steps == "source" and current:
            return lambda statement: statement.sources == shown.statements[current].sources
        return lambda _: True

    def leave(self) -> None:
        """Remember where the reader is: something leads them away."""
        self._trail.leave(self._stop)

    def go_back(self) -> None:
        """Go back to where the last jump began."""
        self._go(self._trail.back(self._stop), "There is nowhere to go back to")

    def go_forward(self) -> None:
        """Undo going back."""
        self._go(self._trail.forward(self._stop), "There is nowhere to go forward to")

    def _go(self, stop: Stop | None, otherwise: str) -> None:
        if stop is None:
            return self._view.announce(otherwise)
        if stop.selected and self._shown and stop.selected in self._shown.seen:
            self._selection.choose(stop.selected)
        else:
            self._selection.free()
            self._view.announce(around(self._view.words.text, (stop.place.offset, stop.place.offset)))
        self._view.go_to(stop.place)

    @property
    def _stop(self) -> Stop:
        return Stop(self._view.place, self._selection.current)
