"""Collects Python's garbage when the reader looks elsewhere.

A full collection goes through every object there is, which takes some 50 ms with a long article open. Left to
itself it comes at any time, in the middle of a scroll as well as elsewhere.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

YOUNG, MIDDLE, OLD = 700, 10, 1_000_000
"""How often each generation is looked at by itself: the oldest as good as never."""


class Tidying(QObject):
    """Does it as long as it lives, whenever the application is not the active one any more."""

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        gc.set_threshold(YOUNG, MIDDLE, OLD)
        application.applicationStateChanged.connect(self._on_state)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()
