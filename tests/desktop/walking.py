"""Goes through a window with the Tab key, and tells what keyboard or screen reader could not use there."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LONGEST = 80
VISIBLE = 24
"""Pixels, at least, that the focus must change."""


def walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[tuple[QWidget, QImage]]:
    """Return what has the focus in turn, once round, and what the window looks like then."""
    found: list[tuple[QWidget, QImage]] = []
    for _ in range(LONGEST):
        QTest.keyClick(window.windowHandle(), key)
        widget = QApplication.focusWidget()
        if found and widget is found[-1][0]:
            continue  # the key went on within it, to another of its links
        if widget is None or (found and widget is found[0][0]):
            break
        found.append((widget, window.grab().toImage()))
    return found


def chain(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Return what has the focus in turn, once round."""
    return [widget for widget, _ in walk(window, key)]


def faults(window: QWidget) -> list[str]:
    """Return what is wrong with the parts that take the focus: no name, or no sign that they have it."""
    found = []
    steps = walk(window)
    for (widget, there), (_, elsewhere) in zip(steps, [*steps[1:], steps[0]], strict=True):
        if not name_of(widget):
            found.append(f"{widget} has no name")
        if len(steps) > 1 and changed(there, elsewhere, on(window, widget)) < VISIBLE:
            found.append(f"{name_of(widget)} does not show the focus")
    return found


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def on(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QRect(widget.rect()).topLeft()), widget.size()) & window.rect()


def changed(one: QImage, other: QImage, within: QRect) -> int:
    """Return how many pixels differ."""
    parts = [image.copy(within).convertToFormat(QImage.Format.Format_RGB32) for image in (one, other)]
    first, second = (np.frombuffer(part.constBits(), dtype=np.uint32) for part in parts)
    return int((first != second).sum())


def tree(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield an accessible object and all that is in it and can be seen, in order."""
    yield root
    for number in range(root.childCount()):
        child = root.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from tree(child)
