"""The list of what a source said, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from onrecord.translation import tr
from onrecord_desktop.announcing import announce
from onrecord_desktop.background import Slices
from onrecord_desktop.fonts import sans
from onrecord_desktop.library.said_layout import INSET, WORDS_SIZE, SaidLayouts
from onrecord_desktop.library.said_words import SaidRow
from onrecord_desktop.row_layout import format_range, measured
from onrecord_desktop.rows import Link, Words, next_link
from onrecord_desktop.scroll_bar import ScrollBar
from onrecord_desktop.themes import Theme

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
FIRST = 12
"""Rows that are shown at once."""
NEAR = 15
"""Rows that are wrapped at once where the width changes."""


def _nothing() -> None:
    """Do nothing."""


def item_of(row: SaidRow, height: int) -> QStandardItem:
    """Return what Qt keeps of a row: of all rows it asks for heights whenever some are added."""
    item = QStandardItem(row.spoken)
    item.setData(row, ROW_ROLE)
    item.setSizeHint(QSize(100, height))
    item.setEditable(False)
    return item


class SaidDelegate(QStyledItemDelegate):
    """Paints rows."""

    def __init__(self, layouts: SaidLayouts) -> None:
        super().__init__()
        self.layouts = layouts
        self.link_in_focus: Link | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: SaidRow = index.data(ROW_ROLE)
        theme, zoom = self.layouts.theme, self.layouts.zoom
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        size = QRectF(0, 0, option.rect.width(), option.rect.height())
        if row.heading and index.row():
            painter.setPen(QPen(QColor(theme.rule), 1))
            y = 10 * zoom
            painter.drawLine(QPointF(INSET, y), QPointF(size.width() - INSET, y))
        self._paint_ground(painter, option, size.adjusted(1, self.layouts.body_top(row) + 1, -1, -1))
        laid = self.layouts.of(row)
        if row.sign:
            words = laid[len(row.heading)]
            painter.setFont(sans(WORDS_SIZE * zoom, bold=True))
            painter.setPen(QColor(theme.ink))
            sign = QRectF(INSET, words.top, words.left - INSET, WORDS_SIZE * 1.42 * zoom)
            painter.drawText(sign, Qt.AlignmentFlag.AlignVCenter, row.sign)
        for paragraph in laid:
            place = QPointF(paragraph.left, paragraph.top)
            paragraph.layout.draw(painter, place, self._focus(paragraph.words, option))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, body: QRectF) -> None:
        theme, state = self.layouts.theme, option.state
        current = state & QStyle.StateFlag.State_Selected
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.button if current else theme.panel))
            painter.drawRoundedRect(body, 8, 8)
        if current and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.muted), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body, 8, 8)

    def _focus(self, words: Words, option: QStyleOptionViewItem) -> list[QTextLayout.FormatRange]:
        """Return the setting of the link that the arrow keys chose, in the current row."""
        if not (self.link_in_focus and option.state & QStyle.StateFlag.State_Selected):
            return []
        chosen = QTextCharFormat()
        chosen.setBackground(QColor(self.layouts.theme.selection))
        chosen.setForeground(QColor(self.layouts.theme.ink))
        return [
            format_range(start, length, chosen)
            for start, length, run in measured(words)
            if run.link == self.link_in_focus
        ]


class SaidList(QListView):
    """Shows rows. A click or Enter leads to the statement in its article, or where a link leads."""

    chosen = Signal(int, str)
    """Ids of an article and of a statement in it."""

    def __init__(self, theme: Theme, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._filling = Slices(self)
        self._all: list[SaidRow] = []
        self._then: Callable[[], object] = _nothing
        self._is_outdated = False
        """Whether other rows are shown than there are to be."""
        self._delegate = SaidDelegate(SaidLayouts(theme, 600, zoom))
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setObjectName("said")
        self.setVerticalScrollBar(ScrollBar())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.setMouseTracking(True)

    def clear(self) -> None:
        """Show nothing."""
        self._filling.stop()
        self._all, self._then, self._is_outdated = [], _nothing, False
        self._model.clear()

    @property
    def rows(self) -> Sequence[SaidRow]:
        """What is shown."""
        return self._all[: self._model.rowCount()]

    def add(self, rows: Sequence[SaidRow], then: Callable[[], object]) -> None:
        """Show more rows after those there are, laid out a little at a time, then go on with something."""
        self._all, self._then = [*self._all, *rows], then
        self._filling.begin(self._fill(0 if self._model.rowCount() else FIRST), at_once=False)

    def put(self, rows: Sequence[SaidRow], then: Callable[[], object]) -> None:
        """Show other rows in place of all there are, at the same place of the list, then go on."""
        self._all, self._then, self._is_outdated = list(rows), then, True
        self._filling.begin(self._fill_anew(), at_once=False)

    def _fill(self, at_once: int) -> Iterator[None]:
        """Show the rows that are not shown yet, some of them at once."""
        self._show([self._item(row) for row in self._all[:at_once]])
        yield
        yield from self._append(self._all[self._model.rowCount() :])
        yield from self._go_on()

    def _fill_anew(self) -> Iterator[None]:
        """Show all rows in place of those that are shown."""
        items: list[QStandardItem] = []
        yield from self._make(self._all, items)
        value, current = self.verticalScrollBar().value(), self.currentIndex().row()
        self._is_outdated = False
        self._model.clear()
        self._show(items, current)
        self.verticalScrollBar().setValue(value)
        yield from self._go_on()

    def _fit(self) -> Iterator[None]:
        """Wrap all rows that are shown anew, then show those that are still to come."""
        rows = self._all[: self._model.rowCount()]
        for row in rows:
            self._delegate.layouts.height(row)
            yield
        first = self._first
        self._resize(range(len(rows)))
        self._begin_with(first)
        yield from self._fill(0)

    def _resize(self, rows: Iterable[int]) -> None:
        """Give rows the height that their words need, and Qt one word of it."""
        self._model.blockSignals(True)
        for number in rows:
            height = self._delegate.layouts.height(self._all[number])
            self._model.item(number).setSizeHint(QSize(100, height))
        self._model.blockSignals(False)
        self.doItemsLayout()

    @property
    def _first(self) -> int:
        """The first row in sight."""
        return max(self.indexAt(QPoint(20, 1)).row(), 0)

    def _begin_with(self, row: int) -> None:
        self.scrollTo(self._model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _append(self, rows: Sequence[SaidRow]) -> Iterator[None]:
        items: list[QStandardItem] = []
        yield from self._make(rows, items)
        self._show(items)

    def _make(self, rows: Sequence[SaidRow], items: list[QStandardItem]) -> Iterator[None]:
        """Make the items of rows, one at a time."""
        for row in rows:
            items.append(self._item(row))
            yield

    def _item(self, row: SaidRow) -> QStandardItem:
        return item_of(row, self._delegate.layouts.height(row))

    def _show(self, items: Sequence[QStandardItem], current: int = -1) -> None:
        """Show more rows, with the keyboard at one of them."""
        self._model.invisibleRootItem().appendRows(items)
        if current >= 0:
            self.doItemsLayout()
            self._go_to(current)
        elif items and self.hasFocus():
            self._begin_with_first()

    def _go_on(self) -> Iterator[None]:
        then, self._then = self._then, _nothing
        then()
        yield  # what was begun by that goes on

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._lay_out_for(theme, self._delegate.layouts.zoom)

    def set_zoom(self, zoom: float) -> None:
        """Paint larger or smaller."""
        self._lay_out_for(self._delegate.layouts.theme, zoom)

    def _lay_out_for(self, theme: Theme, zoom: float) -> None:
        """Lay all out anew, if anything changed; the first row in sight stays the first."""
        fitting = SaidLayouts(theme, self.viewport().width(), zoom)
        if fitting.key == self._delegate.layouts.key:
            return
        first = self._first
        self._delegate.layouts = fitting
        if self._is_outdated:
            self._filling.begin(self._fill_anew(), at_once=False)
            return
        self._resize(range(first, min(first + NEAR, self._model.rowCount())))
        self._begin_with(first)
        self._filling.begin(self._fit(), at_once=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew where the width changed."""
        super().resizeEvent(event)
        self._lay_out_for(self._delegate.layouts.theme, self._delegate.layouts.zoom)

    def _follow(self, row: SaidRow, link: Link | None) -> None:
        self.chosen.emit(row.article, link.statement if link else row.statement)

    def _at(self, place: QPointF) -> tuple[SaidRow | None, Link | None]:
        index = self.indexAt(place.toPoint())
        if not index.isValid():
            return None, None
        row: SaidRow = index.data(ROW_ROLE)
        return row, self._delegate.layouts.link_at(row, place - self.visualRect(index).topLeft())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        super().mouseMoveEvent(event)
        row, _ = self._at(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if row else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go where a link leads, or to the statement that was clicked."""
        super().mouseReleaseEvent(event)
        row, link = self._at(event.position())
        if row and event.button() == Qt.MouseButton.LeftButton:
            self._follow(row, link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes where a row leads; left and right choose among its links."""
        row: SaidRow | None = self.currentIndex().data(ROW_ROLE)
        if row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._follow(row, self._delegate.link_in_focus)
        elif row and row.links and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose(row, 1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _choose(self, row: SaidRow, step: int) -> None:
        chosen = next_link(row.links, self._delegate.link_in_focus, step)
        self._delegate.link_in_focus = chosen
        words = next((run.text for note in row.notes for run in note if chosen and run.link == chosen), "")
        announce(self, tr("Link: {words}", words=words) if chosen else row.spoken)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Leave the links of the row before."""
        self._delegate.link_in_focus = None
        super().currentChanged(current, previous)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first row when the keyboard comes in."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._begin_with_first()

    def _begin_with_first(self) -> None:
        """Have the keyboard at the first row, if it is at none."""
        if not self.selectionModel().hasSelection():
            self._go_to(max(self.currentIndex().row(), 0))

    def _go_to(self, number: int) -> None:
        index = self._model.index(min(number, self._model.rowCount() - 1), 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
