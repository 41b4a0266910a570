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


def leaves_deleting(event: QEvent) -> bool:
    """Leave the key to delete to the window: words of an article are never deleted.

    Returns:
        Whether the event is that key.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() != Qt.Key.Key_Delete:
        return False
    event.ignore()
    return True


def takes_copying(text: QTextEdit, event: QEvent) -> bool:
    """Decide whose the key to copy is: the text's where some of it is selected, else the window's.

    Returns:
        Whether the event is that key, and has been decided on.
    """
    if (
        event.type() != QEvent.Type.ShortcutOverride
        or not isinstance(event, QKeyEvent)
        or not event.matches(QKeySequence.StandardKey.Copy)
    ):
        return False
    event.setAccepted(text.textCursor().hasSelection())
    return True
