"""The list of recent articles, as the window has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from onrecord import Article
from onrecord.translation import noop, tr
from onrecord_desktop import recent
from onrecord_desktop.background import Worker
from onrecord_desktop.recent import Recents, Shelf
from onrecord_desktop.settings.stored import Settings

NOT_KEPT = noop(
    "The list of recent articles could not be kept ({reason}); the articles themselves are not affected."
)


class RecentArticles(QObject):
    """Remembers what was opened, if the reader wants that. The list is read and written in the background."""

    changed = Signal()
    failed = Signal(str)
    """One sentence. Said once: the list is no reason to interrupt a reader twice."""

    def __init__(
        self, shelf: Shelf, worker: Worker, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._worker = worker
        self._settings = settings
        self._articles: Recents = ()
        self._has_failed = False

    @property
    def articles(self) -> Recents:
        """The list as far as it is known: empty until it was read."""
        return self._articles

    @property
    def is_remembering(self) -> bool:
        """Whether articles are remembered."""
        return self._settings.now.remembers_recent

    def load(self) -> None:
        """Read the list."""
        self._change(lambda articles: articles)

    def add(self, target: str, article: Article) -> None:
        """Put an article at the head of the list.

        Args:
            target: the path or address that opened it.
        """
        if self.is_remembering and not recent.is_secret(target):
            opened = recent.recent(recent.absolute(target), article, datetime.now().astimezone())
            self._change(partial(recent.with_added, opened=opened))

    def holds(self, target: str) -> bool:
        """Tell whether what a path, absolute, or an address opens is in the list."""
        return any(article.target == target for article in self._articles)

    def take_out(self, target: str) -> None:
        """Take an article from the list."""
        self._change(partial(recent.without, target=target))

    def clear(self) -> None:
        """Take all from the list."""
        self._change(lambda _: ())

    def remember(self, wanted: bool) -> None:
        """Remember articles from now on, or no longer; then what was remembered is forgotten too."""
        if wanted != self.is_remembering:
            self._settings.change(replace(self._settings.now, remembers_recent=wanted))
            if not wanted:
                self.clear()
            self.changed.emit()

    def _change(self, change: Callable[[Recents], Recents]) -> None:
        self._worker.do(partial(self._shelf.change, change), self._take, self._fail)

    def _take(self, articles: Recents) -> None:
        if articles != self._articles:
            self._articles = articles
            self.changed.emit()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(tr(NOT_KEPT, reason=error.strerror or type(error).__name__))
