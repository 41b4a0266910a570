"""The menu of recent articles."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from onrecord.translation import noop, tr
from onrecord_desktop.recent import when
from onrecord_desktop.recent_articles import RecentArticles

LONGEST = 60
"""Of a title, in characters."""
NONE = noop("No recent articles")
OFF = noop("Articles are not remembered")


class RecentMenu(QMenu):
    """Offers to open each again, to clear the list, and to remember none."""

    chosen = Signal(str)
    """The path or address of an article."""

    def __init__(
        self, recents: RecentArticles, clear: QAction, remember: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("&Recent articles"), parent)
        self._recents = recents
        self._settled = [clear, remember]
        self.setToolTipsVisible(True)
        recents.changed.connect(self._fill)
        self._fill()
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        for action in self.actions():
            self.removeAction(action)
            if action not in self._settled:
                action.deleteLater()
        now = datetime.now().astimezone()
        for number, article in enumerate(self._recents.articles, start=1):
            aside = tr(", ").join(part for part in (article.place, when(article, now)) if part)
            action = self.addAction(f"{_key(number)}{_shown(article.title)}\t{_shown(aside)}")
            action.setToolTip(article.target)
            action.triggered.connect(lambda _=False, target=article.target: self.chosen.emit(target))
        if not self._recents.articles:
            self.addAction(tr(NONE if self._recents.is_remembering else OFF)).setEnabled(False)
        self.addSeparator()
        self.addActions(self._settled)


def _key(number: int) -> str:
    """Return the number to press, for as many as there are figures."""
    return f"&{number}  " if number < 10 else ""


def _shown(words: str) -> str:
    short = words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
    return short.replace("&", "&&").replace("\t", " ")
