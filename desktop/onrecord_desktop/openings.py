"""What is being opened, and what follows from it for the list of recent articles and for the first start."""

from __future__ import annotations

from dataclasses import replace

from onrecord import Article
from onrecord_desktop import operations
from onrecord_desktop.recent import absolute, is_secret
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.requests import OpenTarget, Request
from onrecord_desktop.settings.stored import Settings
from onrecord_desktop.starting.comeback import Comeback


class Openings:
    """Follows one article from the request to its text, or to its failure."""

    def __init__(self, recents: RecentArticles, settings: Settings, kept: Comeback) -> None:
        self._recents = recents
        self._kept = kept
        self._settings = settings
        self._request: Request | None = None
        self._target: str | None = None
        self._is_tour_due = False

    def begin(self, request: Request) -> None:
        """Something is to be opened."""
        self._request = request
        self._is_tour_due = not self._settings.now.welcomed and request == operations.open_sample()

    def succeed(self, article: Article) -> None:
        """It was opened: remember it, unless it is a paste or the sample, which is always offered."""
        request, self._request = self._request, None
        is_target = isinstance(request, OpenTarget) and not is_secret(request.target)
        self._target = absolute(request.target) if is_target and isinstance(request, OpenTarget) else None
        self._kept.opened(request)
        if isinstance(request, OpenTarget) and request != operations.open_sample():
            self._recents.add(request.target, article)
        self._settings.change(replace(self._settings.now, welcomed=True))

    @property
    def target(self) -> str | None:
        """The path or address of what was opened last; None for a paste, or where it holds a password."""
        return self._target

    def fail(self) -> str:
        """It was not opened: return the path or address that can be taken from the list; empty for none."""
        request, self._request = self._request, None
        target = absolute(request.target) if isinstance(request, OpenTarget) else ""
        return target if self._recents.holds(target) else ""

    def take_tour(self) -> bool:
        """Tell, once, whether the sample was opened from the first start and a tour is due."""
        due, self._is_tour_due = self._is_tour_due, False
        return due
