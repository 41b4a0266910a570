"""The panel: who says what, as a list of cards that mouse and keyboard can go through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from onrecord.outline import Key
from onrecord.translation import tr
from onrecord_desktop import spoken
from onrecord_desktop.announcing import announce
from onrecord_desktop.background import Slices
from onrecord_desktop.cards import Cards
from onrecord_desktop.lookups.lookups import LookUp
from onrecord_desktop.lookups.offering import Offer, add_offers
from onrecord_desktop.panel_delegate import ROW_ROLE, PanelDelegate
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.row_layout import RowLayouts
from onrecord_desktop.rows import Link, LinkKind, Row, RowKind, next_link
from onrecord_desktop.scroll_bar import ScrollBar
from onrecord_desktop.sight import Sight
from onrecord_desktop.themes import Theme

Index = QModelIndex | QPersistentModelIndex

FIRST = 20
"""Rows that are shown at once."""


class RowModel(QAbstractListModel):
    """A thin adapter over a list of rows."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def append(self, rows: Sequence[Row]) -> None:
        """Show more rows, after those that are shown."""
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows += rows
        self.endInsertRows()

    def put(self, key: Key, rows: Sequence[Row]) -> None:
        """Show other rows in place of the card of a voice, which has a head and ends with its last row."""
        start = self.find_voice(key).row()
        end = next(n for n in range(start, len(self._rows)) if self._rows[n].closes) + 1
        self.beginRemoveRows(QModelIndex(), start, end - 1)
        del self._rows[start:end]
        self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
        self._rows[start:start] = rows
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what is said of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.spoken if role in spoken else None

    def find(self, statement: str) -> QModelIndex:
        """Return where a statement stands; invalid if it is folded away."""
        return self._first(lambda row: row.statement == statement)

    def find_voice(self, key: tuple[str, ...]) -> QModelIndex:
        """Return where the card of a voice begins."""
        return self._first(
            lambda row: row.kind is RowKind.HEAD and row.voice is not None and row.voice.key == key
        )

    def _first(self, wanted: Callable[[Row], bool]) -> QModelIndex:
        found = next((number for number, row in enumerate(self._rows) if wanted(row)), -1)
        return self.index(found) if found >= 0 else QModelIndex()


class Panel(QListView):
    """Shows the rows of a reading."""

    statement_chosen = Signal(str)
    """The reader clicked a statement or a link to one, or pressed Enter on it."""
    solo_chosen = Signal(tuple)
    mute_chosen = Signal(tuple)
    """By the key of a voice."""
    all_chosen = Signal()
    copy_chosen = Signal(tuple)
    """All that a voice says is to be copied: ids of statements."""
    menu_wanted = Signal(str, QPoint)
    """What can be done with a statement, at a place of the screen."""
    note_chosen = Signal(str)
    """A note of the reader's, by its id."""
    look_up_chosen = Signal(str, str)
    """What a provider was asked about a source or a statement: its name, and the id."""

    def __init__(self, theme: Theme, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBar(ScrollBar())
        self._rows = RowModel()
        self._delegate = PanelDelegate(theme, 380)
        self._delegate.zoom = zoom
        self._filling = Slices(self)
        self._shown: Presentation | None = None
        self._cards: Cards | None = None
        self._unfolded: frozenset[tuple[str, ...]] = frozenset()
        self.lookups: Callable[[str], Sequence[LookUp]] = lambda _: ()
        """Returns what was looked up about a source or a statement, by its id."""
        self.offers: Callable[[str], Sequence[Offer]] = lambda _: ()
        """Returns what can be looked up about a source, by its id."""
        self.corrections: Callable[[QMenu, Key], object] = lambda *_: None
        """Adds to a menu what can be corrected of a voice, by its key."""
        self.elsewhere: Callable[[QMenu, Key], object] = lambda *_: None
        """Adds to a menu the way to what a voice said in other articles, by its key."""
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self._prepare()

    def _prepare(self) -> None:
        self.setAccessibleName(tr("Sources and statements"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.setMouseTracking(True)
        self.setMinimumWidth(240)

    def clear(self) -> None:
        """Show nothing."""
        self._shown = self._cards = None
        self._filling.stop()
        self._rows.clear()

    def show_presentation(self, shown: Presentation) -> None:
        """Show who says what in a reading."""
        self._shown, self._unfolded = shown, frozenset()
        self._cards = Cards(shown, lambda about: self.lookups(about))
        self._delegate.selected = self._delegate.link_in_focus = None
        self._refill()
        self.scrollToTop()

    def show_seen(self, shown: Presentation) -> None:
        """Show what is shown of the same reading now, at the same place as far as it can be."""
        self._shown = shown
        if self._cards:
            self._cards.show(shown)
        self._refill(self._staying)

    def show_revised(self, shown: Presentation) -> None:
        """Show the same article with other statements or sources, at the same place as far as it can be."""
        self._shown = shown
        self._cards = Cards(shown, lambda about: self.lookups(about))
        self._refill(self._staying)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self._delegate.layouts = self._layouts(theme)
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger or smaller; the first row in view stays the first."""
        first = self.indexAt(QPoint(1, 1)).row() if self.verticalScrollBar().value() else 0
        self._delegate.zoom = zoom
        self._refill(lambda: self._begin_with(first))

    def _layouts(self, theme: Theme) -> RowLayouts:
        """Return what lays out rows as they are to be now: what has been doing it, if nothing changed."""
        width, known = round(self.viewport().width() / self._delegate.zoom), self._delegate.layouts
        return known if (known.theme, known.width) == (theme, width) else RowLayouts(theme, width)

    def select(self, statement_id: str | None) -> None:
        """Show a statement as selected and scroll to it, unfolding its card where need be."""
        self._delegate.selected = statement_id
        if statement_id and self._shown:
            self._filling.finish()
            if not self._rows.find(statement_id).isValid() and statement_id in self._shown.seen:
                self._unfold(self._shown.voice(statement_id).key)
            self._go_to(self._rows.find(statement_id))
        self.viewport().update()

    def _unfold(self, key: Key) -> None:
        """Unfold the card of a voice, or fold it."""
        self._filling.finish()
        self._unfolded = self._unfolded ^ {key}
        self._write_again(key)

    def show_look_ups(self, about: str) -> None:
        """Show what is known now of a source or a statement, by its id."""
        if self._shown:
            self._filling.finish()
            statement = self._shown.statements.get(about)
            self._write_again(statement.sources if statement else (about,))

    def _write_again(self, key: Key) -> None:
        """Write the rows of a voice anew, if it has a card."""
        if self._cards and self._rows.find_voice(key).isValid():
            stay = self._staying
            self._rows.put(key, self._cards.card(key, unfolded=key in self._unfolded))
            stay()

    @property
    def _staying(self) -> Callable[[], None]:
        """Goes back to where the list is scrolled to now."""
        value = self.verticalScrollBar().value()
        return lambda: self.verticalScrollBar().setValue(value)

    def _begin_with(self, row: int) -> None:
        self.scrollTo(self._rows.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def _refill(self, place: Callable[[], None] | None = None) -> None:
        if self._cards:
            self._delegate.layouts = self._layouts(self._delegate.layouts.theme)
            self._rows.clear()
            self._filling.begin(self._fill(self._cards.rows(self._unfolded), place), at_once=False)

    def _fill(self, rows: Iterator[Row], place: Callable[[], None] | None) -> Iterator[None]:
        """Show the first rows, lay out the rest one at a time, show them together, then go to a place.

        A long list must not hold things up; Qt looks at every row again whenever some are added.
        """
        first = list(islice(rows, FIRST))
        self._rows.append(first)
        yield
        rest = []
        for row in rows:
            self._delegate.layouts.height(row)
            rest.append(row)
            yield
        if rest:
            self._rows.append(rest)
        if place:
            self.doItemsLayout()
            place()

    def finish(self) -> None:
        """Show all rows now."""
        self._filling.finish()

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def follow(self, link: Link) -> None:
        """Go where a link leads."""
        if link.kind is LinkKind.STATEMENT:
            self.statement_chosen.emit(link.statement)
        elif link.kind is LinkKind.VOICE:
            self._filling.finish()
            self._go_to(self._rows.find_voice(link.voice))
        elif link.kind is LinkKind.MENU:
            self._offer(link.voice)
        elif link.kind is LinkKind.SOLO:
            self.solo_chosen.emit(link.voice)
        elif link.kind is LinkKind.MUTE:
            self.mute_chosen.emit(link.voice)
        elif link.kind is LinkKind.ALL:
            self.all_chosen.emit()
        elif link.kind is LinkKind.NOTE:
            self.note_chosen.emit(link.note)
        elif link.kind is LinkKind.LOOK_UP:
            self.look_up_chosen.emit(*link.look_up)
        else:
            self._unfold(link.voice)
            self._go_to(self._rows.find_voice(link.voice))

    def _offer(self, key: tuple[str, ...], place: QPoint | None = None) -> None:
        """Offer what can be done with a voice, at a place of the screen or under its name."""
        index = self._rows.find_voice(key)
        menu = self.voice_menu(key)
        under = self.visualRect(index).bottomLeft() + QPoint(round(40 * self._delegate.zoom), -6)
        menu.popup(place or self.viewport().mapToGlobal(under))

    def voice_menu(self, key: tuple[str, ...]) -> QMenu:
        """Return what can be done with a voice."""
        sight = self._shown.sight if self._shown else Sight()
        menu = QMenu(tr("Source"), self)
        menu.setAccessibleName(tr("Source"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Translators: this source alone, or all of them again.
        solo = menu.addAction(tr("Hear all again") if sight.solo == key else tr("Hear only this"))
        solo.triggered.connect(lambda: self.solo_chosen.emit(key))
        mute = menu.addAction(tr("Show again") if key in sight.muted else tr("Leave out"))
        mute.triggered.connect(lambda: self.mute_chosen.emit(key))
        said = self._said_by(key)
        # Translators: all that a source says.
        copy = menu.addAction(tr("Copy all it says"))
        copy.setEnabled(bool(said))
        copy.triggered.connect(lambda: self.copy_chosen.emit(said))
        self.elsewhere(menu, key)
        if len(key) == 1:
            add_offers(menu, self.offers(key[0]))
        self.corrections(menu, key)
        return menu

    def _said_by(self, key: tuple[str, ...]) -> tuple[str, ...]:
        voices = self._shown.voices if self._shown else ()
        return tuple(s.id for voice in voices if voice.key == key for s in voice.group.statements)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the statement or the voice at the pointer, or of the current row."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row: Row | None = index.data(ROW_ROLE)
        if row and row.statement:
            under = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(row.statement, event.globalPos() if by_mouse else under)
        elif row and row.voice:
            self._offer(row.voice.key, event.globalPos() if by_mouse else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew where the width changed."""
        fitting = self._layouts(self._delegate.layouts.theme)
        if fitting.width != self._delegate.layouts.width:
            self._delegate.layouts = fitting
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def _row_at(self, place: QPointF) -> tuple[Row | None, Link | None]:
        index = self.indexAt(place.toPoint())
        if not index.isValid():
            return None, None
        row: Row = index.data(ROW_ROLE)
        inside = (place - self.visualRect(index).topLeft()) / self._delegate.zoom
        return row, self._delegate.layouts.link_at(row, inside)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        super().mouseMoveEvent(event)
        row, link = self._row_at(event.position())
        leads = link is not None or (row is not None and row.target is not None)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link, or go to the statement that was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        row, link = self._row_at(event.position())
        target = link or (row.target if row else None)
        if target:
            self.follow(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes where a row leads; left and right choose among its links."""
        row: Row | None = self.currentIndex().data(ROW_ROLE)
        if row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            target = self._delegate.link_in_focus or row.target
            if target:
                self.follow(target)
        elif row and row.links and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose(row, 1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _choose(self, row: Row, step: int) -> None:
        chosen = next_link(row.links, self._delegate.link_in_focus, step)
        self._delegate.link_in_focus = chosen
        announce(self, spoken.link(row, chosen) if chosen else row.spoken)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Leave the links of the row before."""
        self._delegate.link_in_focus = None
        super().currentChanged(current, previous)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first row when the keyboard comes in."""
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0))
