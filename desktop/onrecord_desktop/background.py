"""The one way by which work leaves the GUI thread, and by which long work in it gives way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

SLICE = 0.008
"""How long work in the GUI thread goes on before events have their turn, in seconds."""


T = TypeVar("T")
Failed = Callable[[BaseException], object]


class Worker(Protocol):
    """Does one piece of work after the other."""

    def do(self, work: Callable[[], T], done: Callable[[T], object], failed: Failed) -> None:
        """Have some work done.

        Args:
            work: may run in another thread; touches no widget.
            done: is given what it returns, in this thread.
            failed: is given what it raised, in this thread.
        """
        ...

    def shut_down(self, *, unbegun: bool = False) -> None:
        """Finish what is being done, and what was not begun where that is wanted; nothing comes after it."""
        ...


class AtOnce:
    """Works at once, for what waits for nothing."""

    def do(self, work: Callable[[], T], done: Callable[[T], object], failed: Failed) -> None:
        """Do some work."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - it is passed on, as from another thread
            failed(error)
        else:
            done(result)

    def shut_down(self, *, unbegun: bool = False) -> None:
        """Nothing is left to do."""


class Background(QObject):
    """Does work in another thread, one piece after the other, and hands over in this one what comes of it."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        # Queued, so that it is taken in this object's thread whichever thread it is told in.
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def do(self, work: Callable[[], T], done: Callable[[T], object], failed: Failed) -> None:
        """Have some work done in another thread."""
        job = self._pool.submit(copy_context().run, work)  # which has the language of words
        job.add_done_callback(lambda ended: self._ended.emit((ended, done, failed)))

    def _hand_over(self, ended: tuple[Future[Any], Callable[[Any], object], Failed]) -> None:
        job, done, failed = ended
        if job.cancelled():
            return
        error = job.exception()
        if error is None:
            done(job.result())
        else:
            failed(error)

    def shut_down(self, *, unbegun: bool = False) -> None:
        """Wait until what is being done is done; what was not begun is done too only where that is wanted."""
        self._pool.shutdown(wait=True, cancel_futures=not unbegun)


class Slices(QObject):
    """Goes through long work of the GUI thread a little at a time, so that nothing else has to wait.

    The work is an iterator that gives way at each step. Whoever needs what it makes calls :meth:`finish`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, work: Iterator[object], *, at_once: bool = True) -> None:
        """Do some work in slices; what was going on before is given up.

        Args:
            at_once: whether the first slice is done now, or like the rest when events have had their turn.
        """
        self._work = work
        self._timer.start()
        if at_once:
            self._go_on()

    def finish(self) -> None:
        """Do all that is left, now."""
        for _ in self._work or ():
            pass
        self.stop()

    def stop(self) -> None:
        """Give up what is going on."""
        self._work = None
        self._timer.stop()

    def _go_on(self) -> None:
        work, end = self._work, time.perf_counter() + SLICE
        while work is not None and work is self._work and time.perf_counter() < end:
            if next(work, self) is self:
                self.stop()
                return
