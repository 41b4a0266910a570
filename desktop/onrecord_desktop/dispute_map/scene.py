"""The dispute map as a scene: everything in its place, in a theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsScene, QStyleOptionGraphicsItem

from onrecord_desktop.dispute_map.arrows import ArrowItem
from onrecord_desktop.dispute_map.content import MapContent
from onrecord_desktop.dispute_map.drawing import Drawing, Size
from onrecord_desktop.dispute_map.faces import Faces, Fit, faces
from onrecord_desktop.dispute_map.items import MapItem, NodeItem
from onrecord_desktop.dispute_map.layout import SMALLEST, fits, laid_out, scale_for, ways
from onrecord_desktop.dispute_map.pens import Metrics
from onrecord_desktop.themes import Theme

MARGIN = 26.0
"""Round the map."""
DIMMED = 0.28
"""How much is left of what has nothing to do with the thing that is looked at."""
FITS = (
    (Fit(name=196.0, cue=124.0, roles=True, said=True), 1.0, 9),
    (Fit(name=152.0, cue=124.0, roles=True, said=True), 1.0, 9),
    (Fit(name=152.0, cue=124.0, roles=True, said=False), 1.0, 18),
    (Fit(name=112.0, cue=90.0, roles=True, said=False), 1.0, 18),
    (Fit(name=152.0, cue=124.0, roles=False, said=False), SMALLEST, 300),
)
"""From the fullest on: what the map says, how large it must be drawn to say so much, and with how many nodes
that is worth trying."""
LEAST_FIT = Fit(name=112.0, cue=90.0, roles=False, said=False)


class MapScene(QGraphicsScene):
    """Shows one content, laid out for one room."""

    def __init__(self, content: MapContent, room: Size, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._metrics = Metrics()
        self._faces, self._drawing = set_out(content, room, self._metrics)
        self._items: dict[str, MapItem] = {}
        self._dress(theme)
        size = self._drawing.size
        self.setSceneRect(-MARGIN, -MARGIN, size.width + 2 * MARGIN, size.height + 2 * MARGIN)

    @property
    def things(self) -> tuple[MapItem, ...]:
        """All things, in the order in which the keyboard goes through them."""
        return tuple(self._items[thing.id] for thing in self._content.in_turn())

    def item_of(self, thing_id: str) -> MapItem | None:
        """Return the item of a node or arrow."""
        return self._items.get(thing_id)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self.clear()
        self._dress(theme)

    def _dress(self, theme: Theme) -> None:
        self.setBackgroundBrush(QColor(theme.ground))
        nodes: dict[str, NodeItem] = {}
        for node in self._content.nodes:
            face, box = self._faces.nodes[node.id], self._drawing.nodes[node.id]
            nodes[node.id] = NodeItem(node, face, box, theme, self._metrics)
        self._items = dict(nodes)
        for arrow in self._content.arrows:
            ways = [way for way in self._drawing.arrows if way.link == arrow.id]
            label = self._faces.labels.get(arrow.id)
            self._items[arrow.id] = ArrowItem(arrow, label, ways, nodes, theme, self._metrics)
        for item in self._items.values():
            self.addItem(item)

    def paint(self, painter: QPainter) -> None:
        """Paint all things, without any highlight, in the coordinates of the scene."""
        for item in sorted(self._items.values(), key=lambda item: item.zValue()):
            item.paint(painter, QStyleOptionGraphicsItem())

    def look_at(self, thing_id: str | None) -> None:
        """Dim all but one thing and what it has to do with; nothing for None."""
        near = self._near(thing_id) if thing_id in self._items else set(self._items)
        for item_id, item in self._items.items():
            item.setOpacity(1.0 if item_id in near else DIMMED)

    def _near(self, thing_id: str | None) -> set[str]:
        joined = [a for a in self._content.arrows if thing_id in (a.id, a.tail, *a.heads)]
        return {str(thing_id), *(i for arrow in joined for i in (arrow.id, arrow.tail, *arrow.heads))}


def set_out(content: MapContent, room: Size, metrics: Metrics) -> tuple[Faces, Drawing]:
    """Set the words and lay the map out, as full as can be shown well in the room."""
    inner = Size(max(room.width - 2 * MARGIN, 1.0), max(room.height - 2 * MARGIN, 1.0))
    choice = ways([node.id for node in content.nodes], [arrow.link for arrow in content.arrows])
    for fit, least, nodes in FITS:
        if len(content.nodes) > nodes:
            continue
        words = faces(content, fit, metrics)
        drawing = laid_out(choice, words.sizes, inner)
        if fits(drawing.size, inner) and scale_for(drawing.size, inner) >= least:
            return words, drawing
    words = faces(content, LEAST_FIT, metrics)
    return words, laid_out(choice, words.sizes, inner)
