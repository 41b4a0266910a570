"""How the window has things done in the library, which is never in its own thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Protocol, TypeVar
from weakref import finalize

from onrecord_desktop.background import Worker

if TYPE_CHECKING:
    from onrecord.library.library import Library

T = TypeVar("T")


class LibraryWork(Protocol):
    """Does one thing after the other in the library."""

    def do(
        self,
        work: Callable[[Library], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Have something done.

        Args:
            work: is given the library, beside the window's thread.
            done: is given what it returns, in the window's thread.
            failed: is given what it raised, in the window's thread.
        """
        ...


class WorkIn:
    """Does things in the library of a file, which is loaded when it is first needed."""

    def __init__(self, file: Callable[[], Path], worker: Worker) -> None:
        """Make it.

        Args:
            file: returns the library's file; called beside the window's thread.
            worker: does the work.
        """
        self._file = file
        self._worker = worker
        self._library: Library | None = None

    def do(
        self,
        work: Callable[[Library], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Have something done."""
        self._worker.do(lambda: work(self._opened()), done, failed)

    def _opened(self) -> Library:
        """Return the library. Only the worker's thread comes here."""
        if self._library is None:
            from onrecord.library.library import Library

            self._library = Library(self._file())
        return self._library


def usual_work(worker: Worker) -> LibraryWork:
    """Return the work in the reader's own library."""

    def file() -> Path:
        from onrecord.library.library import usual_file

        return usual_file()

    return WorkIn(file, worker)


def passing_work(worker: Worker) -> LibraryWork:
    """Return the work in a library that ends with the window, for pictures and tests."""
    folder = mkdtemp(prefix="onrecord-")
    work = WorkIn(lambda: Path(folder) / "library.sqlite", worker)
    finalize(work, rmtree, folder, ignore_errors=True)
    return work
