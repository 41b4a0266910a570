"""All that one source said in the articles that are kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from onrecord.library.library import Library
from onrecord.library.values import NamesChange, SourcePage
from onrecord.phrasing import one_line
from onrecord.translation import tr
from onrecord_desktop.announcing import announce
from onrecord_desktop.flow_layout import FlowLayout
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.library.filters import suggest_sources
from onrecord_desktop.library.name_field import Choice
from onrecord_desktop.library.said_list import SaidList
from onrecord_desktop.library.said_words import SaidRow, also, amount, rows, who
from onrecord_desktop.library.same_dialog import SameDialog
from onrecord_desktop.library.undoing import Undoing
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.notices import DoneNote, Offer
from onrecord_desktop.themes import Theme

FIRST, PAGE = 60, 400
"""Statements that are fetched at once, at first and then."""
Found = tuple[SourcePage, list[SaidRow]]

NAME_SIZE, WHO_SIZE = 28, 13


class SourceView(QFrame):
    """Its name, who it is, and its statements, the latest first."""

    chosen = Signal(int, str)
    """Ids of an article and of a statement in it."""

    def __init__(
        self,
        work: LibraryWork,
        undoing: Undoing,
        done: DoneNote,
        theme: Theme,
        zoom: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._undoing, self._done = work, undoing, done
        self.key = ""
        self._page: SourcePage | None = None
        self.name, self.who, self.amount = QLabel(), QLabel(), QLabel()
        self.same = _button(tr("Is the same as…"))
        self.part = _button(tr("Part ▾"))
        self.part.setAccessibleName(tr("Part from another name"))
        self.part.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.part.setMenu(QMenu(tr("Part from another name"), self.part))
        self.list = SaidList(theme, zoom)
        self.nothing = QLabel()
        self._lay_out()
        self.set_zoom(zoom)
        self.same.clicked.connect(self._ask_same)
        self.list.chosen.connect(self.chosen)
        work.changed.connect(self._refresh)

    def _lay_out(self) -> None:
        self.who.setObjectName("how")
        self.amount.setObjectName("how")
        self.nothing.setObjectName("how")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        for label in (self.name, self.who, self.amount, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        line = FlowLayout(8)
        for widget in (self.same, self.part):
            line.addWidget(widget)
        head = QVBoxLayout()
        head.setContentsMargins(14, 4, 14, 8)
        head.setSpacing(4)
        for label in (self.name, self.who, self.amount):
            head.addWidget(label)
        head.addSpacing(4)
        head.addLayout(line)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(self.nothing, 1)
        down.addWidget(self.list, 1)

    def show_source(self, key: str) -> None:
        """Show what a source said, by its key."""
        if key != self.key:
            self.key, self._page = key, None
            self.name.setText(one_line(key.partition(":")[2]))
            for label in (self.who, self.amount):
                label.clear()
            self.list.clear()
        self._ask()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        if self.key and self.isVisible():
            self._ask()

    def _ask(self) -> None:
        """Look all up from the beginning."""
        shown = len(self.list.rows)
        limit = max(FIRST, shown)
        self._work.ask("said", partial(_said, self.key, 0, limit, None), partial(self._begin, shown > 0))

    def _begin(self, is_known: bool, found: Found) -> None:
        page, made = found
        self._page = page
        self.key = page.source.key
        self.name.setText(one_line(page.source.name))
        self.who.setText("  ·  ".join(part for part in (who(page), also(page)) if part))
        self.who.setVisible(bool(self.who.text()))
        self.amount.setText(amount(page) if page.total else "")
        self.nothing.setText(tr("Nothing that {name} said is in the library.", name=self.name.text()))
        self.nothing.setVisible(page.total == 0)
        self.list.setVisible(page.total > 0)
        self.list.setAccessibleName(tr("All that {name} said", name=one_line(page.source.name)))
        self._show_parts(page)
        then = partial(self._fetch_more, len(page.said))
        if is_known:
            self.list.put(made, then)
        else:
            self.list.add(made, then)
            announce(self, f"{self.name.text()}. {self.amount.text()}")

    def _fetch_more(self, known: int) -> None:
        if self._page and known < self._page.total:
            last = self.list.rows[-1].article
            self._work.ask("said", partial(_said, self.key, known, PAGE, last), partial(self._add, known))

    def _add(self, known: int, found: Found) -> None:
        _, made = found
        if made:
            self.list.add(made, partial(self._fetch_more, known + len(made)))

    def _show_parts(self, page: SourcePage) -> None:
        menu = self.part.menu()
        menu.clear()
        for other in page.names[1:]:
            name = one_line(other.name).replace("&", "&&")
            menu.addAction(tr("“{word}”", word=name)).triggered.connect(
                partial(self._part, other.key, one_line(other.name))
            )
        self.part.setVisible(len(page.names) > 1)

    def _ask_same(self) -> None:
        if self._page:
            known = [name.key for name in self._page.names]
            suggest = partial(suggest_sources, self._work)
            SameDialog(self.name.text(), known, suggest, self._join, self.window()).open()

    def _join(self, other: Choice) -> None:
        words = tr("“{name}” counts as “{other}” – Ctrl+Z undoes it", name=other.name, other=self.name.text())
        key = self.key
        self._work.do(lambda library: library.join_names(other.key, key), partial(self._tell, words))

    def _part(self, key: str, name: str, _checked: bool = False) -> None:
        words = tr("“{name}” stands for itself again – Ctrl+Z undoes it", name=name)
        self._work.do(lambda library: library.part_names(key), partial(self._tell, words))

    def _tell(self, words: str, change: NamesChange) -> None:
        self._done.say(words, Offer(tr("Undo"), self._undoing.add(partial(self._undo, change))))

    def _undo(self, change: NamesChange) -> None:
        self._work.do(
            lambda library: library.change_names(change.undone), lambda _: self._done.say(tr("Undone"))
        )

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self.list.set_theme(theme)

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        self.name.setFont(serif(NAME_SIZE * zoom, bold=True))
        for label in (self.who, self.amount):
            label.setFont(sans(WHO_SIZE * zoom))
        self.nothing.setFont(serif(19 * zoom))
        self.nothing.setContentsMargins(round(40 * zoom), round(60 * zoom), round(40 * zoom), 0)
        self.list.set_zoom(zoom)


def _said(key: str, offset: int, limit: int, article: int | None, library: Library) -> Found:
    """Look up some statements, and make the rows of them that follow a row of an article."""
    page = library.source_page(key, limit=limit, offset=offset)
    return page, list(rows(page.said, article))


def _button(words: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("chip")
    button.setText(words)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
