"""Paints the panel's rows as quiet cards."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord_desktop.fonts import sans
from onrecord_desktop.row_layout import (
    BARE,
    BETWEEN,
    INDENT,
    NOTE_SIZE,
    PADDING,
    RIGHT,
    SIDE,
    SIGN,
    TEXT_SIZE,
    RowLayouts,
    format_range,
    measured,
)
from onrecord_desktop.rows import Link, Row, RowKind, Words
from onrecord_desktop.themes import Theme, blend

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
RADIUS = 9.0
ROUND_NUMBER = 8
"""What the ring round a number takes of its width."""


class PanelDelegate(QStyledItemDelegate):
    """Measures and paints rows."""

    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__()
        self.zoom = 1.0
        self.layouts = RowLayouts(theme, width)
        self.link_in_focus: Link | None = None
        self.selected: str | None = None
        """Id of the statement that is selected in the window."""

    @property
    def _theme(self) -> Theme:
        return self.layouts.theme

    @property
    def _width(self) -> int:
        return self.layouts.width

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row at the panel's width."""
        height = self.layouts.height(index.data(ROW_ROLE))
        return QSize(round(self._width * self.zoom), round(height * self.zoom))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW_ROLE)
        area = option.rect
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(area.topLeft())
        painter.scale(self.zoom, self.zoom)
        self._paint_card(painter, row, self.layouts.height(row), option)
        if row.kind is RowKind.HEAD:
            self._paint_head(painter, row)
        self._paint_words(painter, row)
        painter.restore()

    def _paint_card(self, painter: QPainter, row: Row, height: int, option: QStyleOptionViewItem) -> None:
        if row.kind in BARE:
            self._paint_focus(
                painter, QRectF(SIDE - 4, 0, self._width - SIDE - RIGHT + 4, height - 4), option
            )
            return
        top = (SIDE if row.kind is RowKind.GLANCE else 0) if row.opens else -20
        bottom = height - BETWEEN if row.closes else height + 20
        painter.setPen(QPen(QColor(self._theme.rule), 1))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(
            QRectF(SIDE + 0.5, top + 0.5, self._width - SIDE - RIGHT - 1, bottom - top - 1), RADIUS, RADIUS
        )
        first = SIDE + 5 if row.kind is RowKind.GLANCE else 1
        last = min(bottom, height) - (4 if row.closes else 0)
        inner = QRectF(SIDE + 4, first, self._width - SIDE - RIGHT - 8, last - first)
        if row.statement and row.statement == self.selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._highlight(row)))
            painter.drawRoundedRect(inner, 6, 6)
        self._paint_focus(painter, inner, option)

    def _paint_focus(self, painter: QPainter, frame: QRectF, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.muted), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 6, 6)

    def _highlight(self, row: Row) -> str:
        hue = self._theme.hue(row.voice.hue if row.voice else None)
        return blend(hue, self._theme.card, self._theme.card_tint)

    def _paint_head(self, painter: QPainter, row: Row) -> None:
        if row.voice is None:
            return
        self._paint_number(painter, row)
        painter.setFont(sans(NOTE_SIZE))
        painter.setPen(QColor(self._theme.muted))
        box = QRectF(SIDE, PADDING - 3, self._width - SIDE - RIGHT - PADDING, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{row.aside}  ⋯")

    def _paint_number(self, painter: QPainter, row: Row) -> None:
        voice = row.voice
        if voice is None or not voice.number:
            return
        font = sans(11 if len(voice.number) < 3 else 9.5, bold=True)
        metrics = QFontMetricsF(font)
        number = _short(voice.number, metrics)
        width = max(18.0, metrics.horizontalAdvance(number) + ROUND_NUMBER)
        left = min(SIDE + PADDING - 1.0, SIDE + INDENT - 6 - width)
        box = QRectF(left, PADDING - 3, width, 18)
        painter.setPen(QPen(QColor(self._theme.hue(voice.hue)), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 9, 9)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_words(self, painter: QPainter, row: Row) -> None:
        laid = self.layouts.of(row)
        if row.sign and laid:
            painter.setFont(sans(TEXT_SIZE, bold=True))
            painter.setPen(QColor(self._theme.ink))
            painter.drawText(
                QRectF(SIDE + INDENT, laid[0].top, SIGN, 18), Qt.AlignmentFlag.AlignVCenter, row.sign
            )
        for paragraph in laid:
            paragraph.layout.draw(
                painter, QPointF(paragraph.left, paragraph.top), self._focus(paragraph.words)
            )

    def _focus(self, words: Words) -> list[QTextLayout.FormatRange]:
        """Return the setting of the link that the arrow keys chose."""
        for start, length, run in measured(words):
            if run.link and run.link == self.link_in_focus:
                chosen = QTextCharFormat()
                chosen.setBackground(QColor(self._theme.selection))
                chosen.setForeground(QColor(self._theme.ink))
                return [format_range(start, length, chosen)]
        return []


def _short(number: str, metrics: QFontMetricsF) -> str:
    """Return the numbers of those who speak together, the first alone where there is no room for all."""
    if metrics.horizontalAdvance(number) + ROUND_NUMBER <= INDENT - 8:
        return number
    return f"{number.split('+')[0]}+…"
