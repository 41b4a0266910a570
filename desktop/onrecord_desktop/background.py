"""Work that waits for the disk, kept off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


class Worker(Protocol):
    """Does one piece of work after the other."""

    def run(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        """Have ``work`` done, then call ``then`` with its outcome, a result or an error.

        Args:
            work: must touch no widget and nothing that the window holds.
            then: is called on the thread that the worker belongs to.
        """
        ...


class AtOnce:
    """Works at once, for what waits for nothing."""

    def run(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        """Do ``work``, then call ``then``."""
        outcome: Future[T] = Future()
        try:
            outcome.set_result(work())
        except Exception as error:  # noqa: BLE001 - it is passed on, as from another thread
            outcome.set_exception(error)
        then(outcome)


class Background(QObject):
    """Works on one other thread, which starts with the first piece of work."""

    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="onrecord-background")
        self._finished = False
        self._done.connect(lambda then, outcome: then(outcome))

    def run(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        """Have ``work`` done on the other thread, then ``then`` called on this one."""

        def told(outcome: Future[Any]) -> None:
            if not self._finished:
                self._done.emit(then, outcome)

        self._pool.submit(work).add_done_callback(told)

    def finish(self) -> None:
        """Take no more work. What was begun is ended before the process is, but nobody is told of it."""
        self._finished = True
        self._pool.shutdown(wait=False)
