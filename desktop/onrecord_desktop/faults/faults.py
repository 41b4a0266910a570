"""Errors that nobody caught, in any thread: kept in a log, and told to the reader instead of lost."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from onrecord import fault_log
from onrecord.translation import noop, tr

if TYPE_CHECKING:
    from types import TracebackType

MESSAGE = noop("Something went wrong in On Record; what you see may be incomplete.")

log = logging.getLogger("onrecord.window")


@dataclass(frozen=True)
class Fault:
    """What is known of an error."""

    details: str
    """Versions, kinds of errors and places in the code; nothing of what was read."""
    messages: str = ""
    """The same with the messages of the errors, which may quote an article; empty where there are none.

    It is shown only if the reader wants that, and kept nowhere.
    """


class Faults(QObject):
    """Takes errors as ``sys.excepthook`` does. One that keeps coming, as from painting, is told once."""

    _came = Signal(Fault)

    def __init__(self, tell: Callable[[Fault], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tell = tell
        """What to do with a fault; called in this object's thread."""
        self._last = ""
        self._came.connect(lambda fault: self.tell(fault), Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take what nobody catches from now on, in any thread, and what Python could not raise anywhere."""
        sys.excepthook = self.take
        threading.excepthook = lambda e: self.take(e.exc_type, e.exc_value, e.exc_traceback)
        sys.unraisablehook = lambda e: self.take(e.exc_type, e.exc_value, e.exc_traceback)

    def take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep an error in the log and tell of it; what interrupts on purpose is no error."""
        if not isinstance(error, Exception):
            return
        fault = Fault(fault_log.details(error), fault_log.details(error, messages=True))
        if fault.details != self._last:
            self._last = fault.details
            log.error("an error that nobody caught", exc_info=(kind, error, trace))
            self._came.emit(fault)


def show_box(fault: Fault) -> None:
    """Tell of a fault where there is no window yet."""
    if QApplication.instance():
        box = QMessageBox(QMessageBox.Icon.Warning, "On Record", tr("On Record could not start."))
        box.setDetailedText(fault.details)
        box.exec()
