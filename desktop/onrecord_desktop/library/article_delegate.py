"""Paints the articles of the library, as lines of a list for people who read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from onrecord.library.values import Row, Shown
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.library.article_model import ROW_ROLE
from onrecord_desktop.library.article_words import date, facts
from onrecord_desktop.offsets import Utf16
from onrecord_desktop.row_layout import format_range
from onrecord_desktop.themes import Theme

Index = QModelIndex | QPersistentModelIndex

INSET = 14
"""From the edge of a line to its words."""
TITLE, FACTS, SNIPPET = 18, 12, 13
TITLE_HEIGHT, FACTS_HEIGHT, SNIPPET_HEIGHT = 27, 19, 19
ABOVE, BELOW = 11, 11
MENU = 30
"""Width of the sign that opens the menu."""
GAP = 16
NARROW = 560
"""With less room than this the day stands among the facts, and the words found take a line more."""
BETWEEN = "  ·  "


class ArticleDelegate(QStyledItemDelegate):
    """Paints title, day and facts, and while something is searched for the words around it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.zoom = 1.0
        self.width = 600
        """Of the list."""
        self.searches = False
        """Whether the words found are shown."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a line: all are of the same."""
        words = self._snippet_lines * SNIPPET_HEIGHT + 4 if self.searches else 0
        return QSize(200, round((ABOVE + TITLE_HEIGHT + FACTS_HEIGHT + words + BELOW) * self.zoom))

    def menu_place(self, line: QRectF) -> QRectF:
        """Return where in a line the sign stands that opens its menu."""
        wide = MENU * self.zoom
        return QRectF(line.right() - wide - 4, line.top() + 8 * self.zoom, wide, 28 * self.zoom)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row: Row | None = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(option.rect)
        self._paint_ground(painter, option, line)
        if row:
            self._paint_row(painter, row, line, is_near=_is_near(option))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, line: QRectF) -> None:
        over = option.state & QStyle.StateFlag.State_MouseOver
        current = option.state & QStyle.StateFlag.State_Selected
        focus = option.state & QStyle.StateFlag.State_HasFocus and current
        inner = line.adjusted(1, 1, -1, -1)
        if over or current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.button if current else self.theme.panel))
            painter.drawRoundedRect(inner, 8, 8)
        else:
            painter.setPen(QPen(QColor(self.theme.rule), 1))
            y = line.bottom() - 0.5
            painter.drawLine(QPointF(line.left() + INSET, y), QPointF(line.right() - INSET, y))
        if focus:
            painter.setPen(QPen(QColor(self.theme.muted), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 8, 8)

    def _paint_row(self, painter: QPainter, row: Row, line: QRectF, *, is_near: bool) -> None:
        zoom, narrow = self.zoom, self._is_narrow
        inner = line.adjusted(INSET, ABOVE * zoom, -INSET, 0)
        sign = MENU * zoom + 2
        told = "" if narrow else date(row)
        aside = _breadth(told, FACTS * zoom) + GAP if told else 0.0
        title = inner.adjusted(0, 0, -sign - aside, 0)
        self._paint_line(painter, row.title, serif(TITLE * zoom), self.theme.ink, title)
        painter.setFont(sans(FACTS * zoom))
        painter.setPen(QColor(self.theme.muted))
        if told:
            right = QRectF(inner.right() - sign - aside, inner.top(), aside, TITLE_HEIGHT * zoom)
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)
        if is_near:
            painter.drawText(self.menu_place(line), Qt.AlignmentFlag.AlignCenter, "⋯")
        below = inner.adjusted(0, TITLE_HEIGHT * zoom, -sign, 0)
        self._paint_facts(painter, row, below, narrow)
        if self.searches:
            below = below.adjusted(0, (FACTS_HEIGHT + 3) * zoom, 0, 0)
            self._paint_snippet(painter, row.snippet, below)

    def _paint_facts(self, painter: QPainter, row: Row, area: QRectF, narrow: bool) -> None:
        told = [*facts(row)[:1], date(row), *facts(row)[1:]] if narrow else facts(row)
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(BETWEEN.join(told), Qt.TextElideMode.ElideRight, area.width())
        height = FACTS_HEIGHT * self.zoom
        painter.drawText(
            QRectF(area.left(), area.top(), area.width(), height), Qt.AlignmentFlag.AlignVCenter, words
        )

    def _paint_line(self, painter: QPainter, shown: Shown, font: QFont, ink: str, area: QRectF) -> None:
        """Paint one line, cut where there is no room for all of it, with what was found in it."""
        words = QFontMetricsF(font).elidedText(shown.text, Qt.TextElideMode.ElideRight, area.width())
        hits = [hit for hit in shown.hits if hit[1] <= len(words) and words[: hit[1]] == shown.text[: hit[1]]]
        layout = self._layout(words, hits, font, area.width(), 1)
        painter.setPen(QColor(ink))
        layout.draw(painter, area.topLeft())

    def _paint_snippet(self, painter: QPainter, shown: Shown, area: QRectF) -> None:
        font = sans(SNIPPET * self.zoom)
        layout = self._layout(shown.text, shown.hits, font, area.width(), self._snippet_lines)
        painter.setPen(QColor(self.theme.ink))
        layout.draw(painter, area.topLeft())

    def _layout(
        self, words: str, hits: Sequence[tuple[int, int]], font: QFont, width: float, lines: int
    ) -> QTextLayout:
        units, found = Utf16(words), self._found()
        layout = QTextLayout(words, font)
        layout.setFormats(
            [format_range(units.units(a), units.units(b) - units.units(a), found) for a, b in hits]
        )
        layout.beginLayout()
        height = SNIPPET_HEIGHT * self.zoom
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * height))
        layout.endLayout()
        return layout

    def _found(self) -> QTextCharFormat:
        found = QTextCharFormat()
        found.setBackground(QColor(self.theme.found))
        found.setForeground(QColor(self.theme.ink))
        found.setFontWeight(QFont.Weight.Bold)
        return found

    @property
    def _is_narrow(self) -> bool:
        return self.width < NARROW * self.zoom

    @property
    def _snippet_lines(self) -> int:
        return 3 if self._is_narrow else 2


def _is_near(option: QStyleOptionViewItem) -> bool:
    """Tell whether the pointer or the keyboard is at a line."""
    return bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))


@lru_cache(maxsize=512)
def _breadth(words: str, size: float) -> float:
    return QFontMetricsF(sans(size)).horizontalAdvance(words)
