"""The articles that are kept: what is searched for and filtered, how many there are, and the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from onrecord.library.values import Query
from onrecord.translation import noop, tr
from onrecord_desktop.announcing import announce
from onrecord_desktop.flow_layout import FlowLayout
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.library.article_list import ArticleList
from onrecord_desktop.library.article_model import ArticleModel
from onrecord_desktop.library.article_words import counted
from onrecord_desktop.library.filters import LibraryFilters
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.themes import Theme

EMPTY = noop(
    "Nothing is kept here yet: open an article and press Ctrl+D, or import a folder of pages that you saved."
)
NOTHING = noop("Nothing in the library matches: try fewer words or filters.")
NONE_DELETED = noop("Nothing was deleted in the last thirty days.")


class ArticlesView(QFrame):
    """Asks for the list while one types, and shows it."""

    source_chosen = Signal(str)
    """All that a source said is wanted, by its key."""

    def __init__(self, work: LibraryWork, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._in_all: int | None = None
        self.filters = LibraryFilters(work)
        self.count = QLabel()
        self.all_said = QPushButton()
        self.clear = QPushButton(tr("Clear search and filters"))
        self.model = ArticleModel(work, self)
        self.list = ArticleList(self.model, theme)
        self.nothing = QLabel()
        self._lay_out()
        self.filters.search.installEventFilter(self)
        self.filters.changed.connect(self._show_query)
        self.clear.clicked.connect(self._clear)
        self.all_said.clicked.connect(self._choose_source)
        self.model.shown.connect(self._show_count)
        self.list.left_upwards.connect(lambda: self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason))
        work.counted.connect(self._take_count)

    def _lay_out(self) -> None:
        self.count.setObjectName("how")
        self.nothing.setObjectName("how")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for button in (self.all_said, self.clear):
            button.setObjectName("quiet")
            button.setAutoDefault(True)  # so that Enter presses it
            button.hide()
        line = QHBoxLayout()
        line.setContentsMargins(14, 0, 4, 0)
        line.setSpacing(18)
        told = FlowLayout(18)
        for widget in (self.count, self.all_said, self.clear):
            told.addWidget(widget)
        line.addLayout(told, 1)
        line.addWidget(self.filters.order, 0, Qt.AlignmentFlag.AlignTop)
        above = QVBoxLayout()
        above.setContentsMargins(14, 0, 14, 0)
        above.addWidget(self.filters)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(above)
        down.addSpacing(6)
        down.addLayout(line)
        down.addSpacing(4)
        down.addWidget(self.nothing, 1)
        down.addWidget(self.list, 1)
        self.nothing.hide()

    def begin(self) -> None:
        """Show the list as it is now, with the keyboard in the field that searches."""
        self._work.count()
        self.list.refresh() if self.model.rowCount() else self._show_query(self.filters.query)
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.selectAll()

    def refresh(self) -> None:
        """Show what the library has now, at the same place of the list."""
        self._work.count()
        self.list.refresh()

    def take_back(self) -> bool:
        """Ask for all articles again; tell whether something was asked for."""
        if not self.filters.narrows:
            return False
        self._clear()
        return True

    def _clear(self) -> None:
        self.filters.clear()
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_query(self, query: Query) -> None:
        self.list.show_query(query)

    def _choose_source(self) -> None:
        if self.filters.source.choice:
            self.source_chosen.emit(self.filters.source.choice.key)

    def _take_count(self, number: int) -> None:
        self._in_all = number
        self._show_count(self.model.rowCount())

    def _show_count(self, total: int) -> None:
        narrows, source = self.filters.narrows, self.filters.source.choice
        words = counted(total, self._in_all, narrowed=narrows and not self.filters.deleted.isChecked())
        if words != self.count.text():
            self.count.setText(words)
            announce(self.count, words)
        self.all_said.setVisible(source is not None)
        if source:
            self.all_said.setText(tr("All that {name} said", name=source.name))
        self.clear.setVisible(narrows)
        self.list.setVisible(total > 0)
        self.nothing.setVisible(total == 0)
        for part in (self.count, self.filters.order):
            part.setVisible(total > 0)
        self.nothing.setText(tr(self._why_nothing(narrows)))

    def _why_nothing(self, narrows: bool) -> str:
        if not narrows:
            return EMPTY
        return (
            NONE_DELETED if self.filters.deleted.isChecked() and not self.filters.search.text() else NOTHING
        )

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self.list.set_theme(theme)

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        for label in (self.count, self.all_said, self.clear):
            label.setFont(sans(13 * zoom))
        self.nothing.setFont(serif(19 * zoom))
        self.nothing.setContentsMargins(round(40 * zoom), round(60 * zoom), round(40 * zoom), 0)
        self.filters.set_zoom(zoom)
        self.list.set_zoom(zoom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field that searches Down goes to the list, and Enter opens the current article."""
        if (
            watched is self.filters.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.open_current()
                return True
        return super().eventFilter(watched, event)
