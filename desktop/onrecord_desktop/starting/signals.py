"""Ctrl-C, and the signal that a system ends programs with: they close the window as its reader would."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


class Signals(QObject):
    """Does something in the window's thread when one comes.

    Python runs a handler only between two of its own steps, of which there may be none while Qt waits. It
    writes to a socket at once, though, and that wakes Qt ("signal.set_wakeup_fd" in Python's documentation).
    """

    def __init__(self, do: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)

    def begin(self) -> None:
        """Take signals from now on, where there are some."""
        if sys.platform != "win32":
            signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
            for name in ENDING:
                signal.signal(getattr(signal, name), lambda *_: None)

    def end(self) -> None:
        """Leave signals to Python again."""
        if sys.platform != "win32":
            signal.set_wakeup_fd(-1)
            for name in ENDING:
                usual = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
                signal.signal(getattr(signal, name), usual)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _take(self) -> None:
        self._reading.recv(1000)
        self._do()
