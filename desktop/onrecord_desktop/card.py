"""The card beside the words of a statement: who says it, how, and what it is linked to."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from onrecord.translation import tr
from onrecord_desktop.card_place import Box
from onrecord_desktop.card_text import CardText
from onrecord_desktop.fonts import sans
from onrecord_desktop.rows import Link
from onrecord_desktop.statement_card import CardWords
from onrecord_desktop.themes import Theme

WIDTH = 330.0
"""Of a card at zoom 1."""
NARROW = 264.0
"""With less than this, times the zoom, a card does not stand beside the text."""
HIGHEST = 460.0
PADDING = 14
CLOSER = 8
"""How much closer to the right edge the words may come: the scroll bar stands there."""
SHADOW = 6
"""Room for the shadow round the card, in pixels."""
RADIUS = 9.0
CLOSE_SIZE = 12.0


class Card(QWidget):
    """Floats over its parent. It is written first, then put in its place."""

    link_chosen = Signal(Link)
    closed = Signal()
    left = Signal()
    """The reader wants back from the card to the article."""
    pointed = Signal(bool)
    """Whether the pointer is on the card."""

    def __init__(self, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.over = parent
        self.setObjectName("card")
        self._theme = theme
        self._zoom = zoom
        self._written: CardWords | None = None
        self.text = CardText(self)
        self.text.setObjectName("cardText")
        self.text.link_chosen.connect(self.link_chosen)
        self.text.left.connect(self.left)
        self.text.focus_changed.connect(self.update)
        self.close_sign = QToolButton(self)
        self.close_sign.setText("✕")
        self.close_sign.setObjectName("cardClose")
        self.close_sign.setAccessibleName(tr("Close the card"))
        self.close_sign.setToolTip(tr("Close (Esc)"))
        self.close_sign.clicked.connect(self.closed)
        layout = QVBoxLayout(self)
        edge = PADDING + SHADOW
        layout.setContentsMargins(edge, edge - 2, edge - CLOSER, edge - 2)
        layout.addWidget(self.text)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        self._rewrite()

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        self._zoom = zoom
        self._rewrite()

    def write(self, words: CardWords, *, pinned: bool) -> None:
        """Say something else; a pinned card can be closed."""
        self._written = words
        self.close_sign.setVisible(pinned)
        self._rewrite()

    def _rewrite(self) -> None:
        self.close_sign.setFont(sans(CLOSE_SIZE * self._zoom))
        if self._written:
            self.text.write(self._written, self._theme, self._zoom)
            self.update()

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in the card."""
        return self.text.hasFocus() or self.close_sign.hasFocus()

    def size_for(self, room: float) -> tuple[float, float]:
        """Return the width and height that it would have with so much room beside the text."""
        wanted = WIDTH * self._zoom
        width = min(wanted, room) if room >= NARROW * self._zoom else wanted
        return width, min(self._height_for(width), HIGHEST * self._zoom)

    def _height_for(self, width: float) -> float:
        # The text's own document takes the width that the widget has just now.
        measured = self.text.document().clone(self)
        measured.setTextWidth(width - 2 * PADDING + CLOSER)
        height = ceil(measured.size().height())
        measured.deleteLater()
        return height + 2 * PADDING - 4

    def put(self, box: Box) -> None:
        """Show it in a place."""
        inner = QRect(round(box.left), round(box.top), round(box.right - box.left), round(box.height))
        self.setGeometry(inner.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))
        self.close_sign.adjustSize()
        self.close_sign.move(self.width() - SHADOW - self.close_sign.width() - 4, SHADOW + 4)
        self.close_sign.raise_()
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper with a soft shadow."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paper = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
            for step in range(1, SHADOW):
                shade = QColor(0, 0, 0, round(22 * (1 - step / SHADOW)))
                painter.setPen(QPen(shade, 1.5))
                painter.drawRoundedRect(
                    paper.adjusted(-step, -step + 1, step, step + 1), RADIUS + step, RADIUS + step
                )
            inside = self.text.hasFocus()
            painter.setPen(
                QPen(QColor(self._theme.muted if inside else self._theme.rule), 1.6 if inside else 1)
            )
            painter.setBrush(QColor(self._theme.card))
            painter.drawRoundedRect(paper.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is here."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has gone."""
        super().leaveEvent(event)
        self.pointed.emit(False)
