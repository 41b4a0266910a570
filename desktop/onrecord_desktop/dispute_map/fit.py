"""A view that keeps the dispute map fitted into the room there is, and lets the reader magnify it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from onrecord_desktop.dispute_map.content import MapContent
from onrecord_desktop.dispute_map.drawing import Size
from onrecord_desktop.dispute_map.layout import scale_for
from onrecord_desktop.dispute_map.scene import MapScene
from onrecord_desktop.themes import Theme

STEP = 1.2
LEAST, MOST = 0.5, 4.0
"""How much the reader can make the map smaller or larger than it fits."""
REST = 120
"""Milliseconds for which the size is kept before the map is laid out anew."""
WHEEL_NOTCH = 120.0


class FittedView(QGraphicsView):
    """Lays a map out for its size, and scales it to fit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._magnified = 1.0
        self._content: MapContent | None = None
        self._scene: MapScene | None = None
        self._resized = timer(self, REST, self._lay_out)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)

    @property
    def map_scene(self) -> MapScene | None:
        """The map as laid out; None while there is none."""
        return self._scene

    def show_content(self, content: MapContent | None) -> None:
        """Show another map, or none."""
        self._content = content
        self._magnified = 1.0
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        if self._scene:
            self._scene.set_theme(theme)

    def set_zoom(self, zoom: float) -> None:
        """Set how large words are, 1 for the usual size."""
        self._zoom = zoom
        self._lay_out()

    def magnify(self, steps: float) -> None:
        """Show the map larger or smaller than it fits; 0 fits it again."""
        self._magnified = min(max(self._magnified * STEP**steps, LEAST), MOST) if steps else 1.0
        self._fit()

    def _room(self) -> Size:
        return Size(self.width() / self._zoom, self.height() / self._zoom)

    def _lay_out(self) -> None:
        """Lay the map out; while it is not on screen, leave that to when it comes there."""
        before, self._scene = self._scene, None
        if self._content is not None and self.isVisible():
            self._scene = MapScene(self._content, self._room(), self._theme, self)
        self.setScene(self._scene)
        if before:
            before.deleteLater()
        self._fit()
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue(bar.minimum())

    def _fit(self) -> None:
        if self._scene is None:
            return
        taken = self._scene.sceneRect()
        scale = scale_for(Size(taken.width(), taken.height()), self._room()) * self._zoom * self._magnified
        self.setTransform(QTransform.fromScale(scale, scale))
        spare = self.horizontalScrollBar().maximum() + self.verticalScrollBar().maximum()
        mode = QGraphicsView.DragMode
        self.setDragMode(mode.ScrollHandDrag if spare else mode.NoDrag)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the map out when it comes on screen."""
        super().showEvent(event)
        if self._scene is None:
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the map at once, and lay it out anew when the size has settled."""
        super().resizeEvent(event)
        self._fit()
        if self._scene:
            self._resized.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make the map larger or smaller."""
        notches = event.angleDelta().y() / WHEEL_NOTCH
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif notches:
            self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
            self.magnify(notches)
            self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
            event.accept()


def timer(parent: QWidget, milliseconds: int, then: Callable[[], None]) -> QTimer:
    """Return a timer that does something once, so long after it was last started."""
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(then)
    return made
