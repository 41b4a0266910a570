"""How tests point at words of the window."""

from __future__ import annotations

from fictional import span
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from onrecord_desktop.geometry import Geometry
from onrecord_desktop.panel_delegate import ROW_ROLE
from onrecord_desktop.rows import Row
from onrecord_desktop.window import Window

NO_KEY = Qt.KeyboardModifier.NoModifier


def rows(window: Window) -> list[Row]:
    """Return the rows of the panel."""
    window.pane.panel.finish()
    model = window.pane.panel.model()
    return [model.index(i, 0).data(ROW_ROLE) for i in range(model.rowCount())]


def place_of(window: Window, offset: int) -> QPoint:
    """Return a point of the text's viewport, in the middle of a character of the article."""
    view = window.pane.view
    view.finish()
    start, end = view._places.ranges(offset, offset + 1)[0]
    stretch = next(Geometry(view.document()).stretches(start, end))
    middle = round((stretch.left + stretch.right) / 2)
    return QPoint(middle, round(stretch.baseline) - 4 - view.verticalScrollBar().value())


def middle_of(words: str) -> int:
    """Return the offset of the middle of words of the fictional article."""
    return (span(words).start + span(words).end) // 2


def click_text(window: Window, offset: int) -> None:
    """Click a character of the article."""
    QTest.mouseClick(window.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(window, offset))


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press a key in the text."""
    QTest.keyClick(window.pane.view, key, modifier)
