"""The articles of the library as a list that is fetched by pages, when they come in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)

from onrecord.library.library import Library
from onrecord.library.values import Page, Query, Row
from onrecord.translation import tr
from onrecord_desktop.library.article_words import spoken
from onrecord_desktop.library.work import LibraryWork

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
PAGE = 25
"""Articles that are fetched at once."""
PAGES = 20
"""So many pages are remembered; those that were seen longest ago are fetched again."""
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class ArticleModel(QStringListModel):
    """Knows how many articles a query finds, and those of them that were in sight.

    It stands for a list of empty strings: Qt asks for the number of rows twice for each row when it lays them
    out, and must not come to Python for that.
    """

    leaving = Signal()
    """Other articles are about to be listed."""
    shown = Signal(int)
    """Other articles are listed: so many."""

    def __init__(self, work: LibraryWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.query = self._listed = Query(limit=PAGE)
        self._pages: dict[int, Sequence[Row]] = {}
        self._wanted: set[int] = set()
        self._fetching = QTimer(self, singleShot=True, interval=0)
        self._fetching.timeout.connect(self._fetch)

    @property
    def searches(self) -> bool:
        """Whether those that are listed were searched for by words."""
        return bool(self._listed.words)

    def show(self, query: Query) -> None:
        """List what a query finds, from its first article on, once that is known."""
        self.query = replace(query, limit=PAGE, offset=0)
        self._ask([0])

    def refresh(self, around: int = 0) -> None:
        """List the same query anew; the article at row ``around`` is there at once."""
        self._ask(sorted({max(around // PAGE - 1, 0), around // PAGE}))

    def row(self, number: int) -> Row | None:
        """Return the article at a row, None where it was not fetched yet."""
        rows = self._pages.get(number // PAGE, ())
        return rows[number % PAGE] if number % PAGE < len(rows) else None

    def find(self, article: int) -> int:
        """Return the row of an article by its id, -1 where it is not among those that were fetched."""
        return next(
            (
                page * PAGE + n
                for page, rows in self._pages.items()
                for n, row in enumerate(rows)
                if row.id == article
            ),
            -1,
        )

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Let articles be chosen, and nothing else."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an article, or what is said of it; one that is not known yet is fetched."""
        if not index.isValid() or (role != ROW_ROLE and role not in _SPOKEN):
            return None
        row = self.row(index.row())
        if row is None:
            self._want(index.row() // PAGE)
        if role == ROW_ROLE:
            return row
        return spoken(row, with_words=self.searches) if row else tr("Loading …")

    def _want(self, page: int) -> None:
        self._wanted.add(page)
        if not self._fetching.isActive():
            self._fetching.start()

    def _fetch(self) -> None:
        pages, self._wanted = sorted(self._wanted), set()
        self._work.ask("more articles", partial(_looked_up, self._listed, pages), self._take_more)

    def _ask(self, pages: Sequence[int]) -> None:
        self._work.drop("more articles")
        query = self.query
        self._work.ask("articles", partial(_looked_up, query, pages), partial(self._begin, query))

    def _begin(self, query: Query, found: Mapping[int, Page]) -> None:
        """Show what was found in place of what was there."""
        self.leaving.emit()
        self._listed = query
        self._pages = {number: page.rows for number, page in found.items()}
        self._wanted = set()
        total = next(iter(found.values())).total
        self.setStringList([""] * total)
        self.shown.emit(total)

    def _take_more(self, found: Mapping[int, Page]) -> None:
        for number, page in found.items():
            if page.total != self.rowCount():  # somebody else changed the library
                self.refresh(number * PAGE)
                return
            self._pages.pop(number, None)
            self._pages[number] = page.rows
            self.dataChanged.emit(
                self.index(number * PAGE), self.index(min((number + 1) * PAGE, self.rowCount()) - 1)
            )
        while len(self._pages) > PAGES:
            del self._pages[next(iter(self._pages))]


def _looked_up(query: Query, pages: Sequence[int], library: Library) -> Mapping[int, Page]:
    return {number: library.articles(replace(query, offset=number * PAGE)) for number in pages}
