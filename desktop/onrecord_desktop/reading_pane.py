"""The article with its panel, and the one selection that both follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from onrecord import Article
from onrecord.translation import noop, tr, trn
from onrecord.verbs import load_verbs
from onrecord_desktop import copying, spoken
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.card import Card
from onrecord_desktop.cards import rest_in_words
from onrecord_desktop.filter_bar import FilterBar
from onrecord_desktop.find_bar import FindBar
from onrecord_desktop.finder import Finder
from onrecord_desktop.navigation import Navigation
from onrecord_desktop.panel import Panel
from onrecord_desktop.pointing import Pointing
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.reading_view import ReadingView
from onrecord_desktop.rows import Link, LinkKind
from onrecord_desktop.sight import Sight
from onrecord_desktop.statement_card import REST
from onrecord_desktop.statement_menu import statement_menu
from onrecord_desktop.themes import Theme
from onrecord_desktop.viewing import Viewing
from onrecord_desktop.wheel_zoom import WheelZoom

if TYPE_CHECKING:
    from onrecord.revision.values import StatementAnchor

PANEL_WIDTH = 396
NARROW_PANEL = 330
WIDE = 1254
"""From this width of the window on, margin, text and a full panel stand side by side."""
MOST = 0.43
"""How much of the window's width the panel takes at most, unless the reader gives it more."""
WAITING = noop("Who says what appears here once the article is read.")
NOT_READ = noop("This article was not read to the end, so nothing is marked. Open it again to have it read.")


class ReadingPane(QWidget):
    """Text at the left, panel at the right, and a card over both."""

    copied = Signal(str)
    """A sentence that tells what was copied."""
    note_chosen = Signal(str)
    """The reader wants to see a note, by its id."""

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ReadingView(theme, appearance)
        self.panel = Panel(theme, appearance.zoom)
        self.viewing = Viewing(self)
        self.filters = FilterBar(self.viewing)
        self.filters.set_zoom(appearance.zoom)
        self.wheel = WheelZoom(self.view, self.panel)
        self.find_bar = FindBar()
        self._zoom = appearance.zoom
        self._share: float | None = None
        self.corrections: Callable[[QMenu, str], object] = lambda *_: None
        """Adds to a menu what can be corrected of a statement, by its id."""
        self._shown: Presentation | None = None
        self._wait = QLabel(tr(WAITING))
        self._wait.setWordWrap(True)
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wait.setMargin(40)
        self._frame = self._framed()
        self.splitter = self._split()
        self.card = Card(theme, appearance.zoom, self)
        self.pointing = Pointing(self.view, self.card, load_verbs(), self)
        self.navigation = Navigation(self.view, self.pointing, self.viewing, self)
        self.selection = self.navigation.selection
        self.finder = Finder(self.find_bar, self.view, self.navigation.leave, self.selection.choose)
        QWidget.setTabOrder(self.view, self.card.text)
        QWidget.setTabOrder(self.card.text, self.card.close_sign)
        self._connect()

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("panel")
        self._layers = QStackedLayout(frame)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._read = QWidget()
        column = QVBoxLayout(self._read)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.panel, 1)
        self._layers.addWidget(self._wait)
        self._layers.addWidget(self._read)
        return frame

    def _beside_panel(self) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.find_bar)
        return column

    def _split(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        article = self._beside_panel()
        splitter.addWidget(article)
        splitter.addWidget(self._frame)
        article.lower()  # a screen reader takes the parts from the lowest up: the article comes first
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        return splitter

    def _connect(self) -> None:
        self.panel.statement_chosen.connect(self.navigation.choose)
        self.panel.solo_chosen.connect(self.viewing.solo)
        self.panel.mute_chosen.connect(self.viewing.mute)
        self.panel.all_chosen.connect(self.viewing.show_all)
        self.panel.copy_chosen.connect(self._copy)
        self.panel.note_chosen.connect(self.note_chosen)
        self.view.note_clicked.connect(self.note_chosen)
        for part in (self.view, self.panel):
            part.menu_wanted.connect(self._offer)
        self.card.link_chosen.connect(self._follow)
        self.card.closed.connect(self.navigation.free)
        self.card.left.connect(self.pointing.leave)
        self.selection.changed.connect(lambda _: self._on_selected())
        self.viewing.changed.connect(self._on_sight)
        self.splitter.splitterMoved.connect(self._on_moved)

    @property
    def article(self) -> Article | None:
        """The article on the page, marked or not."""
        return self.view.article

    @property
    def shown(self) -> Presentation | None:
        """What is shown; None as long as the article is not read."""
        return self._shown

    def fit(self, width: int) -> None:
        """Give the panel its share of this width: what the reader chose, or what its words need."""
        needed = self._zoom * (PANEL_WIDTH if width >= WIDE * self._zoom else NARROW_PANEL)
        share = round(self._share * width if self._share else min(needed, width * MOST))
        self.splitter.setSizes([width - share, share])

    def _on_moved(self) -> None:
        self._share = self._frame.width() / self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self.fit(event.size().width())

    def show_article(self, article: Article) -> None:
        """Show an article that is not read yet."""
        self._shown = None
        self.navigation.start_anew(article, None)
        self.view.show_article(article)
        self.finder.show(None)
        self.panel.clear()
        self._wait.setText(tr(WAITING))
        self._layers.setCurrentWidget(self._wait)

    def show_presentation(self, shown: Presentation) -> None:
        """Show who says what."""
        self.viewing.start_anew()
        self._shown = shown.under(self.viewing.sight)
        self.navigation.start_anew(shown.reading.article, self._shown)
        self.filters.count(shown.reading)
        self.view.show_presentation(self._shown)
        self.finder.show(self._shown)
        self.panel.show_presentation(self._shown)
        self._layers.setCurrentWidget(self._read)
        self.view.announce(spoken.read(shown.reading))

    def show_revised(self, shown: Presentation) -> None:
        """Show the same article as the reader has corrected it, at the same place, with the same selected."""
        selected = self._anchor_of_selected()
        if self.viewing.sight.solo is not None and not shown.voices.has(self.viewing.sight.solo):
            self.viewing.show_all()
        self._shown = shown.under(self.viewing.sight)
        self.filters.count(shown.reading)
        self.view.show_revised(self._shown)
        self.finder.show(self._shown)
        self.panel.show_revised(self._shown)
        self.navigation.show_revised(self._shown, self._found(selected))

    def _anchor_of_selected(self) -> StatementAnchor | None:
        from onrecord.revision.anchoring import statement_anchor

        chosen = self.navigation.statement
        return (
            statement_anchor(self._shown.statements[chosen], self._shown.reading)
            if self._shown and chosen
            else None
        )

    def _found(self, anchor: StatementAnchor | None) -> str | None:
        """Return the statement that an anchor means now."""
        from onrecord.revision.anchoring import statement_of

        found = statement_of(anchor, self._shown.reading) if self._shown and anchor else None
        return found.id if found else None

    def _on_sight(self, sight: Sight) -> None:
        if self._shown is None:
            return
        before, self._shown = self._shown, self._shown.under(sight)
        self.view.show_seen(self._shown)
        self.navigation.show_seen(self._shown)
        self.finder.show(self._shown)
        self.panel.show_seen(self._shown)
        if self._shown.seen != before.seen or sight.rest != before.sight.rest:
            self.view.announce(self._what_is_shown(self._shown))

    def _what_is_shown(self, shown: Presentation) -> str:
        if shown.sight.rest:
            return rest_in_words(len(shown.rest.sentences))
        return trn("{n} statement shown", "{n} statements shown", len(shown.seen))

    def give_up_waiting(self) -> None:
        """Say that an article that is still unmarked stays so: reading it was cancelled, or failed."""
        self._wait.setText(tr(NOT_READ))

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self.view.set_theme(theme)
        self.panel.set_theme(theme)
        self.card.set_theme(theme)

    def set_appearance(self, appearance: Appearance) -> None:
        """Set everything in another type."""
        self._zoom = appearance.zoom
        self.fit(self.width())
        self.card.set_zoom(appearance.zoom)
        self.view.set_appearance(appearance)
        self.panel.set_zoom(appearance.zoom)
        self.filters.set_zoom(appearance.zoom)

    def set_panel_visible(self, visible: bool) -> None:
        """Show or hide the panel."""
        self._frame.setVisible(visible)

    def search(self) -> None:
        """Ask for words to look for among the statements of the panel."""
        self.filters.search.selectAll()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_marks_visible(self, visible: bool) -> None:
        """Show or hide all marks of the text."""
        self.view.set_marks_visible(visible)
        self.view.announce(tr("Marks shown") if visible else tr("Marks hidden"))

    def escape(self) -> None:
        """Put away what is open, or else select none."""
        if self.finder.is_open:
            self.finder.close()
        else:
            self.navigation.free()

    def copy(self) -> None:
        """Copy the words that are selected in the text, else the statement that is."""
        if self.view.textCursor().hasSelection():
            self.view.copy()
        elif self.navigation.statement:
            self._copy([self.navigation.statement])

    def _copy(self, statements: Sequence[str]) -> None:
        if self._shown:
            self.copied.emit(copying.copy(self._shown.reading, statements))

    def go_to_source(self, key: tuple[str, ...]) -> None:
        """Go to the card of a voice in the panel, whether or not it is shown now."""
        if self._shown is None:
            return
        if not any(self._shown.voice(statement).key == key for statement in self._shown.seen):
            self.viewing.show_all()
        self.panel.follow(Link(LinkKind.VOICE, voice=key))
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, statement_id: str, place: QPoint) -> None:
        """Offer what can be done with a statement, at a place of the screen."""
        if self._shown:
            self.statement_menu(self._shown, statement_id).popup(place)

    def statement_menu(self, shown: Presentation, statement_id: str) -> QMenu:
        """Return what can be done with a statement."""
        menu = statement_menu(
            shown,
            statement_id,
            copy=lambda chosen: self._copy([chosen]),
            go_to_source=self.go_to_source,
            jump=self.navigation.jump,
            offers=self.panel.offers(statement_id),
            parent=self,
        )
        self.corrections(menu, statement_id)
        return menu

    def offer_corrections(self) -> None:
        """Open the menu of the statement that is selected, at its words."""
        statement = self.navigation.statement
        if self._shown and statement:
            self.view.reveal(self._shown.extent(statement))
            self._offer(statement, self.view.below(self._shown.extent(statement)))

    def _follow(self, link: Link) -> None:
        """Go where a link of the card leads."""
        if link.kind is LinkKind.STATEMENT:
            self.navigation.jump(link.statement)
        elif link.kind is LinkKind.CORRECT:
            self._offer(link.statement, self.card.mapToGlobal(self.card.rect().center()))
        elif link.kind is LinkKind.NOTE:
            self.note_chosen.emit(link.note)
        else:
            self.panel.follow(link)

    def _on_selected(self) -> None:
        statement = self.navigation.statement
        self.panel.select(statement)
        if self._shown and self.selection.current:
            self.view.announce(self._spoken(self._shown, statement) if statement else tr(REST))

    def _spoken(self, shown: Presentation, statement_id: str) -> str:
        denials = shown.denied_by.get(statement_id, ())
        return spoken.statement(shown, shown.statements[statement_id], denials)
