"""The window's end of the engine's process. Nothing here ever waits: answers arrive as signals."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

from onrecord import Article
from onrecord.translation import current, noop, tr
from onrecord_desktop.background import Background
from onrecord_desktop.decoding import decoded
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.requests import Request
from onrecord_desktop.start import WORKER_FLAG

CRASHED = noop(
    "The engine stopped unexpectedly while it read this article; nothing else was lost. Please try again."
)
NOT_STARTED = noop("The engine could not be started; please install On Record again.")
GARBLED = noop("The engine gave an answer that could not be understood; please try again.")

LONGEST_END = 2000
"""Longest wait for the end of a process that was told to end, in milliseconds."""


def worker_command() -> tuple[str, ...]:
    """Return the command that starts the engine's process."""
    if getattr(sys, "frozen", False):
        return (sys.executable, WORKER_FLAG)
    return (sys.executable, "-m", "onrecord.worker")


class EngineClient(QObject):
    """Has one article read at a time. Asking for another, or cancelling, starts the process anew."""

    article_ready = Signal(Article)
    reading_ready = Signal(Presentation)
    failed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, command: Sequence[str] = worker_command(), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.command = tuple(command)
        """What starts the process."""
        self._process: QProcess | None = None
        self._background = Background(self)
        self._last_id = 0
        self._busy = False

    @property
    def is_busy(self) -> bool:
        """Whether an article is being read."""
        return self._busy

    def warm_up(self) -> None:
        """Start the process, so that the engine is ready by the time it is needed."""
        if self._process is None:
            self._process = self._connected_process()
            self._process.start(self.command[0], list(self.command[1:]))

    def submit(self, request: Request) -> None:
        """Have an article read. What was being read before is given up."""
        if self._busy:
            self._end()
        self._last_id += 1
        line = json.dumps({"id": self._last_id, "language": current(), **request.message()}) + "\n"
        self._set_busy(True)
        self.warm_up()
        if self._process:
            self._process.write(line.encode())

    def cancel(self) -> None:
        """Give up what is being read."""
        if self._busy:
            self._end()
            self._set_busy(False)
            self.warm_up()

    def shut_down(self) -> None:
        """End the process for good. Waits for its end, which takes a moment at most."""
        process = self._process
        self._busy = False
        self._end()
        if process:
            process.waitForFinished(LONGEST_END)
        self._background.shut_down()

    def _connected_process(self) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._take_lines)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        return process

    def _end(self) -> None:
        """Let go of the process; what it still says is not listened to."""
        process, self._process = self._process, None
        if process:
            process.kill()

    def _take_lines(self) -> None:
        while self._process and self._process.canReadLine():
            self._take(bytes(self._process.readLine().data()))

    def _take(self, line: bytes) -> None:
        self._background.do(partial(decoded, line), self._pass_on, lambda _: self._garbled())

    def _garbled(self) -> None:
        if self._busy:
            self._fail(tr(GARBLED))

    def _pass_on(self, answer: dict[str, Any]) -> None:
        if answer.get("id") != self._last_id or not self._busy:
            return
        if "article" in answer:
            self.article_ready.emit(answer["article"])
        elif "reading" in answer:
            self._set_busy(False)
            self.reading_ready.emit(answer["reading"])
        else:
            self._fail(str(answer.get("error", tr(GARBLED))))

    def _on_finished(self) -> None:
        self._lost(tr(CRASHED))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._lost(tr(NOT_STARTED))

    def _lost(self, message: str) -> None:
        """Tell of the end of a process, once all that it said before is taken."""
        process = self.sender()
        if process is self._process:
            self._background.do(lambda: None, lambda _: self._let_go(process, message), self._raise)
        else:
            process.deleteLater()  # it was let go of before

    def _let_go(self, process: QObject, message: str) -> None:
        process.deleteLater()
        if process is self._process:
            self._process = None
            if self._busy:
                self._fail(message)

    def _raise(self, error: BaseException) -> None:
        raise error

    def _fail(self, message: str) -> None:
        self._set_busy(False)
        self.failed.emit(message)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
