"""What keys do to a text that is read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSlider, QTextEdit

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


def leaves_copying(text: QTextEdit, event: QEvent) -> bool:
    """Tell whether the key to copy was pressed where no text is selected: then it is not for the text."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Copy)
        and not text.textCursor().hasSelection()
    )
