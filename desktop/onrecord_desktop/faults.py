"""Errors that nobody caught: kept in a log, and told to the reader instead of lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from onrecord import fault_log
from onrecord.translation import noop, tr

MESSAGE = noop("Something went wrong in On Record; what you see may be incomplete.")

log = logging.getLogger("onrecord.window")


class Faults:
    """Takes errors as ``sys.excepthook`` does. One that keeps coming, as from painting, is told once."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell = tell
        """What to do with the details of a fault."""
        self._last = ""

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Keep an error in the log and tell of it; what interrupts on purpose is no error."""
        if not isinstance(error, Exception):
            return
        details = fault_log.details(error)
        if details != self._last:
            self._last = details
            log.error("an error that nobody caught", exc_info=(kind, error, trace))
            self.tell(f"{details}\n{fault_log.folder()}")


def show_box(details: str) -> None:
    """Tell of a fault where there is no window yet."""
    if QApplication.instance():
        box = QMessageBox(QMessageBox.Icon.Warning, "On Record", tr("On Record could not start."))
        box.setDetailedText(details)
        box.exec()
