"""The dispute map as a list of sentences, for screen readers and for all who would rather read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from onrecord.dispute_sentences import Sentence, Wording
from onrecord.translation import tr
from onrecord_desktop.fonts import sans
from onrecord_desktop.themes import Theme

Index = QModelIndex | QPersistentModelIndex

STATEMENT = Qt.ItemDataRole.UserRole
"""Id of the statement that a row leads to."""
INDENT = Qt.ItemDataRole.UserRole + 1
"""Whether a row stands under a sentence."""
SIZE = 13.5
SMALL = 12.5
SIDE = 26
STEP = 22
ABOVE = 7
WIDEST = 680
"""A line no longer than can be read with ease."""
FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class _Rows(QStyledItemDelegate):
    """Sets and paints the rows."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self.theme = theme
        self.zoom = 1.0
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size that the words need at the list's width."""
        width = self._view.viewport().width()
        words = QFontMetrics(self._font(index)).boundingRect(self._room(index, 0, width), FLAGS, index.data())
        return QSize(width, words.height() + 2 * self._above(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect
        room = self._room(index, box.top() + self._above(index), box.width())
        self._paint_ground(painter, option, room)
        painter.setFont(self._font(index))
        painter.setPen(QColor(self.theme.muted if index.data(INDENT) else self.theme.ink))
        painter.drawText(room, FLAGS, index.data())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect) -> None:
        box = QRect(room.left() - 10, option.rect.top() + 1, room.width() + 20, option.rect.height() - 2)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.button))
            painter.drawRoundedRect(box, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.ink), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)

    def _font(self, index: Index) -> QFont:
        return sans((SMALL if index.data(INDENT) else SIZE) * self.zoom)

    def _above(self, index: Index) -> int:
        return round((ABOVE - 3 if index.data(INDENT) else ABOVE) * self.zoom)

    def _room(self, index: Index, top: int, width: int) -> QRect:
        left = SIDE + (round(STEP * self.zoom) if index.data(INDENT) else 0)
        return QRect(left, top, max(min(width - SIDE, SIDE + round(WIDEST * self.zoom)) - left, 40), 100_000)


class SentenceList(QListWidget):
    """Each arrow of the map as a sentence, and under it the statements that it is about."""

    statement_chosen = Signal(str)
    """Id of a statement that was clicked, or on which Enter was pressed; of a sentence, its first one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(theme, self)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(tr("Dispute map as text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._choose)

    def show_sentences(self, sentences: Sequence[Sentence], wording: Wording) -> None:
        """Show other sentences."""
        self.clear()
        for sentence in sentences:
            self._add(sentence.words, sentence.statements[0])
            for statement in sentence.statements:
                self._add(wording.statement(statement), statement, under=True)
        self.setCurrentRow(0)

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._rows.theme = theme
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Set how large words are, 1 for the usual size."""
        self._rows.zoom = zoom
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses a row."""
        item = self.currentItem()
        if item and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, item: QListWidgetItem) -> None:
        self.statement_chosen.emit(item.data(STATEMENT))

    def _add(self, words: str, statement: str, *, under: bool = False) -> None:
        item = QListWidgetItem(words)
        item.setData(STATEMENT, statement)
        item.setData(INDENT, under)
        self.addItem(item)
