"""Shows the dispute map and goes through it by mouse and keyboard."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from onrecord.translation import tr
from onrecord_desktop.dispute_map.content import MapArrow, MapContent, MapNode
from onrecord_desktop.dispute_map.fit import FittedView, timer
from onrecord_desktop.dispute_map.items import MapItem
from onrecord_desktop.themes import Theme

HOVER = 150
"""Milliseconds for which the pointer rests on a thing before all others are dimmed."""
KEEP_CLEAR = 24
"""How much is kept in view round what has the keyboard."""
SIDEWAYS = 2.5
"""How much more a way to the side counts than one in the direction of the arrow key."""
Key = Qt.Key
DIRECTIONS = {
    Key.Key_Left: QPointF(-1, 0),
    Key.Key_Right: QPointF(1, 0),
    Key.Key_Up: QPointF(0, -1),
    Key.Key_Down: QPointF(0, 1),
}
MAGNIFY = {Key.Key_Plus: 1, Key.Key_Equal: 1, Key.Key_Minus: -1, Key.Key_0: 0}


class MapView(FittedView):
    """The map. One thing at a time has the keyboard: a node or an arrow."""

    chosen = Signal(object)
    """A ``MapNode`` or ``MapArrow`` that was clicked, or on which Enter was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._current: str | None = None
        self._hovered: str | None = None
        self._pressed: QPointF | None = None
        self._rest = timer(self, HOVER, self._look)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Dispute map"))

    @property
    def current(self) -> MapNode | MapArrow | None:
        """What has the keyboard."""
        item = self._item(self._current)
        return item.thing if item else None

    def show_content(self, content: MapContent | None) -> None:
        """Show another map, or none."""
        self._current = self._hovered = None
        self.setAccessibleDescription(content.summary if content else "")
        super().show_content(content)

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        super().set_theme(theme)
        self._mark()

    def _lay_out(self) -> None:
        super()._lay_out()
        self._mark()

    def _item(self, thing_id: str | None) -> MapItem | None:
        return self._scene.item_of(thing_id) if self._scene and thing_id else None

    def _item_at(self, place: QPoint) -> MapItem | None:
        found = self.itemAt(place)
        return found if isinstance(found, MapItem) and found.thing.words else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked, and what a thing has to do with."""
        super().mouseMoveEvent(event)
        item = self._item_at(event.position().toPoint())
        hovered = item.thing.id if item else None
        if hovered != self._hovered:
            self._hovered = hovered
            self._rest.start()
        shape = Qt.CursorShape.PointingHandCursor if item else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().setToolTip(f"<p>{escape(item.thing.words)}</p>" if item else "")

    def leaveEvent(self, event: QEvent) -> None:
        """End the highlight."""
        super().leaveEvent(event)
        self._hovered = None
        self._rest.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        super().mousePressEvent(event)
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        super().mouseReleaseEvent(event)
        begun, self._pressed = self._pressed, None
        item = self._item_at(event.position().toPoint())
        if begun is None or item is None:
            return
        if (event.position() - begun).manhattanLength() < QApplication.startDragDistance():
            self._go_to(item)
            self.chosen.emit(item.thing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to what stands there, Enter chooses it, Escape leaves it; + - 0 magnify."""
        key = Key(event.key())
        item = self._item(self._current)
        if key in DIRECTIONS:
            self._go_towards(DIRECTIONS[key])
        elif key in MAGNIFY:
            self.magnify(MAGNIFY[key])
        elif key in (Key.Key_Home, Key.Key_End):
            self._go_to_end(last=key == Key.Key_End)
        elif item and key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            self.chosen.emit(item.thing)
        elif item and key == Key.Key_Escape:
            self._go_to(None)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through all things of the map before it leaves it."""
        things = self._things()
        ids = [item.thing.id for item in things]
        here = ids.index(self._current) if self._current in ids else (-1 if forward else len(ids))
        there = here + (1 if forward else -1)
        if self.hasFocus() and 0 <= there < len(things):
            self._go_to(things[there])
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first thing, or coming back with the last, when the keyboard comes in."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._go_to_end(last=False)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._go_to_end(last=True)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._mark()

    def _things(self) -> tuple[MapItem, ...]:
        return self._scene.things if self._scene else ()

    def _go_to_end(self, *, last: bool) -> None:
        things = self._things()
        if things:
            self._go_to(things[-1 if last else 0])

    def _go_towards(self, direction: QPointF) -> None:
        here = self._item(self._current)
        if here is None:
            self._go_to_end(last=False)
            return
        ways = [(_way(here.spot, item.spot, direction), item) for item in self._things() if item is not here]
        nearest = min((way for way in ways if way[0] is not None), key=lambda way: way[0] or 0, default=None)
        if nearest:
            self._go_to(nearest[1])

    def _go_to(self, item: MapItem | None) -> None:
        self._current = item.thing.id if item else None
        self._mark()
        if item:
            spot = self.mapFromScene(item.spot).boundingRect().marginsAdded(QMargins(*[KEEP_CLEAR] * 4))
            self.ensureVisible(self.mapToScene(spot).boundingRect(), 0, 0)
            self._say(item.thing.words)

    def _mark(self) -> None:
        """Show what has the keyboard."""
        for item in self._things():
            item.set_focused(self.hasFocus() and item.thing.id == self._current)
        self._look()

    def _look(self) -> None:
        if self._scene:
            self._scene.look_at(self._hovered or (self._current if self.hasFocus() else None))

    def _say(self, words: str) -> None:
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def _way(here: QRectF, there: QRectF, direction: QPointF) -> float | None:
    """Return how far it is in a direction; None if it does not lie there."""
    step = there.center() - here.center()
    along = QPointF.dotProduct(step, direction)
    aside = abs(QPointF.dotProduct(step, QPointF(direction.y(), direction.x())))
    return along + SIDEWAYS * aside if along > 1 and aside < 3 * along else None
