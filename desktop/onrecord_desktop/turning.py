"""What keys do to the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider

Turn = QAbstractSlider.SliderAction
TURNS = {
    Qt.Key.Key_Up: Turn.SliderSingleStepSub,
    Qt.Key.Key_Down: Turn.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: Turn.SliderPageStepSub,
    Qt.Key.Key_PageDown: Turn.SliderPageStepAdd,
    Qt.Key.Key_Space: Turn.SliderPageStepAdd,
    Qt.Key.Key_Home: Turn.SliderToMinimum,
    Qt.Key.Key_End: Turn.SliderToMaximum,
}


def is_plain(event: QKeyEvent) -> bool:
    """Tell whether a key was pressed without another."""
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def turn_of(event: QKeyEvent) -> Turn | None:
    """Return how a key turns the page; None if it does not. With Shift it selects text."""
    return TURNS.get(Qt.Key(event.key())) if is_plain(event) else None
