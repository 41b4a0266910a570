"""What stands above the list of the library: a field for words, and what narrows the list and orders it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from onrecord.library.library import Library
from onrecord.library.values import Query, Sort
from onrecord.translation import noop, tr, trn
from onrecord_desktop.flow_layout import FlowLayout
from onrecord_desktop.library.day_field import DayField
from onrecord_desktop.library.name_field import OFFERED, Choice, NameField, Take
from onrecord_desktop.library.work import LibraryWork

PAUSE = 30
"""Milliseconds to wait for the next letter before the list is asked for."""


@dataclass(frozen=True)
class Order:
    """One way to order the list."""

    words: str
    descending: bool
    """As one expects it; it can be turned round."""


ORDERS: dict[Sort, Order] = {
    "opened": Order(noop("Last opened"), descending=True),
    # Translators: an order of articles.
    "published": Order(noop("Newest"), descending=True),
    "title": Order(noop("Title"), descending=False),
    "outlet": Order(noop("Outlet"), descending=False),
    "denials": Order(noop("Most denials"), descending=True),
}


class LibraryFilters(QFrame):
    """Makes a query of what the reader types and chooses."""

    changed = Signal(Query)

    def __init__(self, work: LibraryWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.setObjectName("libraryFilters")
        self.setAccessibleName(tr("Search and filters"))
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("Search in titles, texts and sources"))
        self.search.setAccessibleName(tr("Search in the library"))
        self.search.setClearButtonEnabled(True)
        self.source = NameField(tr("Source"), tr("Articles with a source"), partial(suggest_sources, work))
        self.outlet = NameField(tr("Outlet"), tr("Articles of an outlet"), self._suggest_outlets)
        self.since = DayField(tr("from"), tr("Articles from a day on"), last=False)
        self.until = DayField(tr("to"), tr("Articles up to a day"), last=True)
        self.denials = self._chip(tr("With denials"))
        self.checked = self._chip(tr("Checked"))
        self.deleted = self._chip(tr("Deleted"))
        self.order = self._orders()
        """Stands above the list."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.tell)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._pause.start())
        for field in (self.source, self.outlet, self.since, self.until):
            field.chosen.connect(self.tell)

    @property
    def query(self) -> Query:
        """What is asked for now."""
        return Query(
            words=self.search.text(),
            source=self.source.choice.key if self.source.choice else None,
            outlet=self.outlet.choice.key if self.outlet.choice else None,
            since=self.since.day,
            until=self.until.day,
            has_denials=True if self.denials.isChecked() else None,
            checked=True if self.checked.isChecked() else None,
            deleted=self.deleted.isChecked(),
            sort=self._sort,
            descending=ORDERS[self._sort].descending != self._turned.isChecked(),
        )

    @property
    def narrows(self) -> bool:
        """Whether not all articles are asked for."""
        query = self.query
        plain = Query(sort=query.sort, descending=query.descending)
        return replace(query, words=query.words.strip()) != plain

    def clear(self) -> None:
        """Ask for all articles again."""
        for field in self._fields:
            field.clear()
        for chip in (self.denials, self.checked, self.deleted):
            chip.setChecked(False)
        self.tell()

    def tell(self) -> None:
        """Tell what is asked for."""
        self._pause.stop()
        self.changed.emit(self.query)

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.search, self.source, self.outlet, self.since, self.until)

    def _lay_out(self) -> None:
        flow = FlowLayout(6)
        for widget in (*self._fields[1:], self.denials, self.checked, self.deleted):
            flow.addWidget(widget)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(10)
        down.addWidget(self.search)
        down.addLayout(flow)

    def set_zoom(self, zoom: float) -> None:
        """Leave as much room for names as their size needs."""
        for field, width in ((self.source, 146), (self.outlet, 146), (self.since, 100), (self.until, 100)):
            field.setFixedWidth(round(width * zoom))

    def _chip(self, words: str) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setText(words)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(self.tell)
        return chip

    def _orders(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("menu")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(tr("Order of the articles"), button)
        group = QActionGroup(menu)
        self._order_actions: dict[Sort, QAction] = {}
        for sort, order in ORDERS.items():
            action = menu.addAction(tr(order.words))
            action.setCheckable(True)
            action.triggered.connect(partial(self._order_by, sort))
            group.addAction(action)
            self._order_actions[sort] = action
        menu.addSeparator()
        # Translators: of the order of a list.
        self._turned = menu.addAction(tr("The other way round"))
        self._turned.setCheckable(True)
        self._turned.triggered.connect(self.tell)
        button.setMenu(menu)
        self._sort: Sort = "opened"
        self._show_order(button)
        return button

    def _order_by(self, sort: Sort) -> None:
        self._sort = sort
        self._turned.setChecked(False)
        self._show_order(self.order)
        self.tell()

    def _show_order(self, button: QToolButton) -> None:
        words = tr(ORDERS[self._sort].words)
        self._order_actions[self._sort].setChecked(True)
        button.setText(f"{words} ▾")
        button.setAccessibleName(tr("Order of the articles: {order}", order=words))

    def _suggest_outlets(self, words: str, take: Take) -> None:
        self._work.ask("outlets", partial(_outlets, words), take)


def suggest_sources(work: LibraryWork, words: str, take: Take) -> None:
    """Look up the sources with a word in their name that begins so."""
    work.ask("sources", partial(_sources, words), take)


def _sources(words: str, library: Library) -> list[Choice]:
    found = library.sources(words, limit=OFFERED)
    return [Choice(s.key, s.name, trn("{n} article", "{n} articles", s.articles)) for s in found]


def _outlets(words: str, library: Library) -> list[Choice]:
    return list(_matching(words, library))[:OFFERED]


def _matching(words: str, library: Library) -> Iterator[Choice]:
    wanted = words.casefold()
    for name, number in library.outlets():
        if any(part.startswith(wanted) for part in (name.casefold(), *name.casefold().split())):
            yield Choice(name, name, trn("{n} article", "{n} articles", number))
