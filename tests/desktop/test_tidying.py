"""Garbage is collected when the reader looks elsewhere, not while they read."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from onrecord_desktop.application import make_application
from onrecord_desktop.window import Window


class Ring:
    """Refers to itself, so that only the collector can end it."""

    def __init__(self) -> None:
        self.myself = self


def test_it_is_collected_once_another_application_is_active(window: Window) -> None:
    application: QApplication = make_application()
    gc.collect()
    ring = weakref.ref(Ring())
    assert ring() is not None
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert ring() is not None
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert ring() is None
    assert window is not None


def test_the_oldest_are_not_looked_at_in_passing(window: Window) -> None:
    assert gc.get_threshold()[2] > 10_000
    assert window is not None
