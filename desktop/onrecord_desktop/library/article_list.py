"""The list of the library's articles, by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from onrecord.library.values import Query, Row
from onrecord.translation import tr
from onrecord_desktop.library.article_delegate import ArticleDelegate
from onrecord_desktop.library.article_model import ROW_ROLE, ArticleModel
from onrecord_desktop.scroll_bar import ScrollBar
from onrecord_desktop.themes import Theme

OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ArticleList(QListView):
    """Shows what the model finds. A click or Enter opens an article."""

    chosen = Signal(Row)
    """An article is to be opened."""
    delete_chosen = Signal(Row)
    menu_wanted = Signal(Row, QPoint)
    """What can be done with an article, at a place of the screen."""
    left_upwards = Signal()
    """The keyboard went up from the first article."""

    def __init__(self, model: ArticleModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = model
        self.lines = ArticleDelegate(theme)
        self.setModel(model)
        self.setItemDelegate(self.lines)
        self.setObjectName("articles")
        self.setAccessibleName(tr("Articles of the library"))
        self.setVerticalScrollBar(ScrollBar())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._kept: tuple[int, int, int] | None = None
        self._is_fresh = True
        model.leaving.connect(self._remember)
        model.shown.connect(lambda _: self._restore())

    def show_query(self, query: Query) -> None:
        """List what a query finds, from the first article on."""
        self._is_fresh = True
        self._articles.show(query)

    def refresh(self) -> None:
        """List the same anew, at the same place."""
        self._articles.refresh(self.indexAt(QPoint(20, self.viewport().height() // 2)).row())

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.lines.theme = theme
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Paint larger or smaller."""
        self.lines.zoom = zoom
        self.scheduleDelayedItemsLayout()

    @property
    def current(self) -> Row | None:
        """The article that the keyboard is at."""
        row: Row | None = self.currentIndex().data(ROW_ROLE)
        return row

    def open_current(self) -> None:
        """Open the article that the keyboard is at."""
        if self.current:
            self.chosen.emit(self.current)

    def step(self, by: int) -> None:
        """Go to the next article, or for ``by=-1`` to the one before; the keyboard may be elsewhere."""
        number = min(max(self.currentIndex().row() + by, 0), self._articles.rowCount() - 1)
        self._go_to(number)

    def offer(self) -> None:
        """Offer what can be done with the current article, under it."""
        if self.current:
            line = self.visualRect(self.currentIndex())
            under = self.lines.menu_place(QRectF(line)).bottomLeft().toPoint()
            self.menu_wanted.emit(self.current, self.viewport().mapToGlobal(under))

    def _go_to(self, number: int) -> None:
        index = self._articles.index(number)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def _remember(self) -> None:
        current = self.current
        self._kept = (
            current.id if current else -1,
            self.currentIndex().row(),
            self.verticalScrollBar().value(),
        )

    def _restore(self) -> None:
        """Go to the first article of a new list; of the same list stay where it was."""
        self.lines.searches = self._articles.searches
        self.doItemsLayout()
        fresh, self._is_fresh = self._is_fresh, False
        article, row, value = self._kept or (-1, 0, 0)
        if fresh:
            self.scrollToTop()
            self._go_to(0)
            return
        self.verticalScrollBar().setValue(value)
        found = self._articles.find(article)
        self._go_to(min(max(found if found >= 0 else row, 0), self._articles.rowCount() - 1))

    def _at(self, place: QPointF) -> tuple[QModelIndex, bool]:
        """Return what is at a place, and whether it is the sign that opens the menu."""
        index = self.indexAt(place.toPoint())
        is_sign = index.isValid() and self.lines.menu_place(QRectF(self.visualRect(index))).contains(place)
        return index, is_sign

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the article that was clicked, or its menu."""
        super().mouseReleaseEvent(event)
        index, is_sign = self._at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or index != self.currentIndex() or not index.isValid():
            return
        if is_sign:
            self.offer()
        else:
            self.open_current()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what a click would do."""
        super().mouseMoveEvent(event)
        index, is_sign = self._at(event.position())
        row: Row | None = index.data(ROW_ROLE)
        self.viewport().setToolTip(
            tr("What can be done with it") if is_sign else row.title.text if row else ""
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the article at the pointer, or with the current one."""
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self.offer()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            self._go_to(index.row())
            if self.current:
                self.menu_wanted.emit(self.current, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes; letters are for the field that searches."""
        if event.key() in OPENS:
            self.open_current()
        elif event.key() == Qt.Key.Key_Delete and self.current:
            self.delete_chosen.emit(self.current)
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first article when the keyboard comes in."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self._go_to(max(self.currentIndex().row(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out anew, which may take another height."""
        super().resizeEvent(event)
        self.lines.width = self.viewport().width()
        self.scheduleDelayedItemsLayout()
