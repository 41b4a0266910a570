"""The library: its articles, or all that one source said, under one head."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.library.values import Row
from onrecord.translation import noop, tr
from onrecord_desktop.fonts import serif
from onrecord_desktop.library.articles_view import ArticlesView
from onrecord_desktop.library.deeds import Deeds
from onrecord_desktop.library.importing import Importing
from onrecord_desktop.library.row_menu import article_menu
from onrecord_desktop.library.source_view import SourceView
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.notices import DoneNote
from onrecord_desktop.operations import Asking
from onrecord_desktop.style import library_sizes
from onrecord_desktop.themes import Theme

WIDTH = 860
"""Of the column, at the usual size."""
LIBRARY = noop("Library (*.jsonl.gz *.jsonl)")
PAGES = noop("Saved pages and libraries (*.html *.htm *.txt *.md *.pdf *.docx *.jsonl *.jsonl.gz)")


class LibraryView(QFrame):
    """Goes between the list and a source, and on to an article."""

    left = Signal()
    article_chosen = Signal(int, str)
    """Ids of an article and, or empty, of a statement in it."""

    def __init__(
        self,
        work: LibraryWork,
        deeds: Deeds,
        importing: Importing,
        ask: Asking,
        done: DoneNote,
        theme: Theme,
        zoom: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._deeds, self._importing, self._ask = work, deeds, importing, ask
        self._theme, self._zoom = theme, zoom
        self._total = 0
        self._came_from_list = False
        self.back = _button("")
        self.title = QLabel(tr("Library"))
        self.take_in = _menu(
            tr("Import ▾"),
            tr("Import"),
            {
                tr("A &folder of saved pages…"): self._take_in_folder,
                tr("Saved &pages or a library…"): self._take_in_files,
            },
        )
        self.write_out = _button(tr("Export all…"))
        self.articles = ArticlesView(work, theme)
        self._done = done
        self._source: SourceView | None = None
        self.pages = QStackedWidget()
        self._lay_out()
        self.set_zoom(zoom)
        self._connect()
        self._name_back()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2, 10, 4, 6)
        head.setSpacing(6)
        for widget in (self.back, self.take_in, self.write_out):
            if widget is self.take_in:
                head.addStretch()
            head.addWidget(widget)
        self.title.setObjectName("title")
        self.title.setContentsMargins(14, 0, 14, 8)
        self.pages.addWidget(self.articles)
        self.column = QWidget()
        down = QVBoxLayout(self.column)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(self.title)
        down.addWidget(self.pages, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(10, 0, 4, 0)
        across.addStretch(1)
        across.addWidget(self.column, 1000)
        across.addStretch(1)

    def _connect(self) -> None:
        articles = self.articles
        self.back.clicked.connect(self.go_back)
        self.write_out.clicked.connect(self._write_out)
        articles.list.chosen.connect(lambda row: self.article_chosen.emit(row.id, ""))
        articles.list.delete_chosen.connect(self._delete)
        articles.list.menu_wanted.connect(self._offer)
        articles.source_chosen.connect(self._show_source)
        self._work.changed.connect(self._refresh)
        self._work.counted.connect(self._take_total)

    @property
    def source(self) -> SourceView:
        """What shows a source, made when it is first needed."""
        if self._source is None:
            self._source = SourceView(self._work, self._deeds.undoing, self._done, self._theme, self._zoom)
            self._source.chosen.connect(self.article_chosen)
            self.pages.addWidget(self._source)
        return self._source

    @property
    def _shows_source(self) -> bool:
        return self.pages.currentWidget() is not self.articles

    def show_articles(self) -> None:
        """Show the list."""
        self._turn_to(self.articles)
        self.articles.begin()

    def show_source(self, key: str) -> None:
        """Show all that a source said, by its key."""
        self._came_from_list = False
        self._turn_to(self.source)
        self.source.show_source(key)

    def _show_source(self, key: str) -> None:
        self.show_source(key)
        self._came_from_list = True
        self._name_back()

    def go_back(self) -> None:
        """Go from a source to the list where it was chosen there, else to the article."""
        if self._shows_source and self._came_from_list:
            self._turn_to(self.articles)
            self.articles.begin()
        else:
            self.left.emit()

    def escape(self) -> None:
        """Ask for all articles again where something was asked for, else go back."""
        if self._shows_source or not self.articles.take_back():
            self.go_back()

    def search(self, words: str = "") -> None:
        """Go to the field that searches, and type on there."""
        if self._shows_source:
            self._turn_to(self.articles)
            self.articles.begin()
        search = self.articles.filters.search
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if words:
            search.end(False)
            search.insert(words)
        else:
            search.selectAll()

    def undo(self) -> None:
        """Undo what was done last to the library."""
        self._deeds.undo()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        self.articles.set_theme(theme)
        if self._source:
            self._source.set_theme(theme)

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        self._zoom = zoom
        self.setStyleSheet(library_sizes(zoom))
        self.title.setFont(serif(30 * zoom, bold=True))
        self.column.setMaximumWidth(round(WIDTH * zoom))
        self.articles.set_zoom(zoom)
        if self._source:
            self._source.set_zoom(zoom)

    def _turn_to(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.title.setVisible(page is self.articles)
        for button in (self.take_in, self.write_out):
            button.setVisible(page is self.articles)
        self._name_back()

    def _name_back(self) -> None:
        to_list = self._shows_source and self._came_from_list
        self.back.setText(tr("← Library") if to_list else tr("← Back"))
        self.back.setToolTip(tr("Back (Esc)"))
        self.back.setAccessibleName(tr("Back to the library") if to_list else tr("Back"))

    def _refresh(self) -> None:
        if self.isVisible():
            self.articles.refresh()

    def _take_total(self, number: int) -> None:
        self._total = number
        self.write_out.setEnabled(number > 0)

    def _delete(self, row: Row) -> None:
        if not row.deleted_at:
            self._deeds.delete(row)

    def _offer(self, row: Row, place: QPoint) -> None:
        article_menu(row, self._deeds, lambda i: self.article_chosen.emit(i, ""), self).popup(place)

    def _take_in_folder(self) -> None:
        self._take_in([self._ask.folder_of_pages()])

    def _take_in_files(self) -> None:
        self._take_in(self._ask.files(tr(PAGES)))

    def _take_in(self, paths: list[str]) -> None:
        chosen = [Path(path) for path in paths if path]
        if chosen:
            self._importing.take_in(chosen)

    def _write_out(self) -> None:
        file = self._ask.save(tr("On Record library.jsonl.gz"), tr(LIBRARY))
        if file:
            self._importing.write_out(Path(file), self._total)


def _button(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _menu(words: str, name: str, offers: dict[str, Callable[[], None]]) -> QToolButton:
    button = _button(words)
    button.setAccessibleName(name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(name, button)
    menu.setAccessibleName(name)
    for offer, do in offers.items():
        menu.addAction(offer).triggered.connect(do)
    button.setMenu(menu)
    return button
