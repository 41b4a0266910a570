"""Recent articles on the empty window: one line each, by mouse or keyboard."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from onrecord.translation import tr
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.recent import when
from onrecord_desktop.recent_articles import RecentArticles

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole

ROW = 35
PADDING = 10
ASIDE = 0.42
"""The most of a line that outlet and time may take."""
TARGET = Qt.ItemDataRole.UserRole
TITLE = Qt.ItemDataRole.UserRole + 1
WHERE_AND_WHEN = Qt.ItemDataRole.UserRole + 2


class RecentList(QListWidget):
    """Lists the articles, the latest first, as high as they are many."""

    chosen = Signal(str)
    """The path or address of an article."""

    def __init__(self, recents: RecentArticles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recents = recents
        self.setObjectName("recent")
        self.setAccessibleName(tr("Recent articles"))
        self.setItemDelegate(_Lines(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(TARGET)))
        recents.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        row = self.currentRow()
        self.clear()
        now = datetime.now().astimezone()
        for article in self._recents.articles:
            aside = " · ".join(part for part in (article.place, when(article, now)) if part)
            item = QListWidgetItem(tr(", ").join((article.title, aside)))
            item.setData(TARGET, article.target)
            item.setData(TITLE, article.title)
            item.setData(WHERE_AND_WHEN, aside)
            item.setToolTip(article.target)
            self.addItem(item)
        self.setCurrentRow(min(max(row, 0), self.count() - 1))
        self.setFixedHeight(self.count() * ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens an article, Delete takes it from the list."""
        item = self.currentItem()
        if item and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(item.data(TARGET))
        elif item and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._recents.take_out(item.data(TARGET))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same by a menu."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        item = self.itemAt(event.pos()) if by_mouse else self.currentItem()
        if item is None:
            return
        target: str = item.data(TARGET)
        menu = QMenu(tr("Recent article"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open")).triggered.connect(lambda: self.chosen.emit(target))
        menu.addAction(tr("Take it from the list")).triggered.connect(lambda: self._recents.take_out(target))
        under = self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft())
        menu.popup(event.globalPos() if by_mouse else under)


class _Lines(QStyledItemDelegate):
    """Paints the title, and small at the right where and when."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(300, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = QApplication.palette()
        line = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, line, colours)
        inner = line.adjusted(PADDING, 0, -PADDING, 0)
        small, large = sans(12), serif(16)
        aside = _elided(index.data(WHERE_AND_WHEN), QFontMetricsF(small), inner.width() * ASIDE)
        room = inner.width() - QFontMetricsF(small).horizontalAdvance(aside) - 18
        painter.setFont(large)
        painter.setPen(colours.color(Role.WindowText))
        title = _elided(index.data(TITLE), QFontMetricsF(large), room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(small)
        painter.setPen(colours.color(Role.PlaceholderText))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRectF, colours: QPalette
    ) -> None:
        over = option.state & QStyle.StateFlag.State_MouseOver
        focus = option.state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QPen(colours.color(Role.PlaceholderText), 2) if focus else Qt.PenStyle.NoPen)
        painter.setBrush(colours.color(Role.Button) if over else QColor(0, 0, 0, 0))
        painter.drawRoundedRect(line.adjusted(1, 1, -1, -1), 6, 6)


def _elided(text: str, metrics: QFontMetricsF, width: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
