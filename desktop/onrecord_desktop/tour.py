"""Three short notes at the first start that point at margin, underline and panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from onrecord.translation import tr
from onrecord_desktop.announcing import announce
from onrecord_desktop.fonts import sans

Side = Literal["below", "left"]
WIDTH = 316
ARROW = 9
"""How far the tip stands out of the note."""
EDGE = 10
"""From the note to the edge of the page."""


@dataclass(frozen=True)
class Step:
    """One note."""

    title: str
    words: str
    place: Callable[[], QRect]
    """Returns what it points at, in the page's coordinates; empty if it is not there."""
    reveal: Callable[[], object] = lambda: None
    """Brings that into view."""
    side: Side = "below"


class Tour(QWidget):
    """Shows one note after the other, until the reader has seen or skipped them."""

    ended = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("tour")
        self._page = over
        self._steps: Sequence[Step] = ()
        self._number = 0
        self._tip = QPointF()
        self._title = QLabel()
        self._title.setFont(sans(14, bold=True))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._count = QLabel()
        self._count.setObjectName("how")
        self._skip = QPushButton(tr("Skip"))
        self._skip.setObjectName("quiet")
        self._next = QPushButton(tr("Next"))
        self._next.setObjectName("primary")
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._count, 1)
        for button, do in ((self._skip, self.end), (self._next, self._go_on)):
            button.setAutoDefault(True)
            button.clicked.connect(do)
            foot.addWidget(button)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(18 + ARROW, 14 + ARROW, 16 + ARROW, 14 + ARROW)
        layout.setSpacing(6)
        for label in (self._title, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addSpacing(4)
        layout.addLayout(foot)

    def begin(self, steps: Sequence[Step]) -> None:
        """Show the first note, and take the keyboard."""
        self._steps = steps
        self._number = 0
        if steps:
            self._show()
            self._next.setFocus()

    def end(self) -> None:
        """Show no more, and give the keyboard back."""
        self.hide()
        self.ended.emit()

    def _go_on(self) -> None:
        self._number += 1
        if self._number < len(self._steps):
            self._show()
        else:
            self.end()

    def _show(self) -> None:
        step, count = self._steps[self._number], len(self._steps)
        is_last = self._number == count - 1
        self._title.setText(step.title)
        self._words.setText(step.words)
        self._count.setText(tr("{number} of {count}", number=self._number + 1, count=count))
        self._skip.setHidden(is_last)
        self._next.setText(tr("Done") if is_last else tr("Next"))
        self.setAccessibleName(f"{step.title}. {step.words}")
        step.reveal()
        self.show()
        self.raise_()
        self.place()
        announce(self, f"{step.title}. {step.words} {self._count.text()}.")

    def follow(self) -> None:
        """Keep beside what the note points at when that moves."""
        if self.isVisible():
            self.place()

    def place(self) -> None:
        """Stand beside what the note points at, which may have moved."""
        if self._number >= len(self._steps):
            return
        step = self._steps[self._number]
        self.setFixedWidth(WIDTH + 2 * ARROW)
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        at = step.place()
        if at.isEmpty():
            at = QRect(self._page.rect().center(), self._page.rect().center())
        self.move(self._fitting(at, step.side))
        self._tip = self._tip_at(at)
        self.update()

    def _fitting(self, at: QRect, side: Side) -> QPoint:
        if side == "left":
            wanted = QPoint(at.left() - self.width(), at.center().y() - self.height() // 3)
        elif at.bottom() + self.height() <= self._page.height():
            wanted = QPoint(at.center().x() - self.width() // 3, at.bottom() + 2)
        else:
            wanted = QPoint(at.center().x() - self.width() // 3, at.top() - self.height() - 2)
        most = QPoint(self._page.width() - self.width() - EDGE, self._page.height() - self.height() - EDGE)
        return QPoint(max(min(wanted.x(), most.x()), EDGE), max(min(wanted.y(), most.y()), EDGE))

    def _tip_at(self, at: QRect) -> QPointF:
        """Return where the tip of the note is, on its own edge nearest to what it points at."""
        inside = self.mapFrom(self._page, at.center())
        x = float(min(max(inside.x(), 3 * ARROW), self.width() - 3 * ARROW))
        y = float(min(max(inside.y(), 3 * ARROW), self.height() - 3 * ARROW))
        if at.left() >= self.geometry().right() - ARROW:
            return QPointF(self.width(), y)
        return QPointF(x, 0 if at.bottom() <= self.geometry().top() + ARROW else self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a card with a tip."""
        colours = QApplication.palette()
        body = QRectF(self.rect()).adjusted(ARROW, ARROW, -ARROW, -ARROW)
        card, tip = QPainterPath(), QPainterPath()
        card.addRoundedRect(body, 9, 9)
        tip.addPolygon(_triangle(self._tip, body))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.color(QPalette.ColorRole.PlaceholderText), 1.2))
            painter.setBrush(colours.color(QPalette.ColorRole.ToolTipBase))
            painter.drawPath(card.united(tip))

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the note as long as the keyboard is in it."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends it."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what it points at when the page changes size."""
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self.follow()
        return super().eventFilter(watched, event)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def _triangle(tip: QPointF, body: QRectF) -> list[QPointF]:
    """Return a triangle from a tip at the note's edge into its body."""
    if tip.x() > body.right():
        foot = QPointF(body.right() - 1, tip.y())
        return [tip, foot + QPointF(0, ARROW), foot - QPointF(0, ARROW), tip]
    y = body.top() + 1 if tip.y() < body.top() else body.bottom() - 1
    return [tip, QPointF(tip.x() + ARROW, y), QPointF(tip.x() - ARROW, y), tip]
