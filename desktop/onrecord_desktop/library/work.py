"""The window's end of the library: whatever is asked of it leaves the GUI thread here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from onrecord import OnRecordError
from onrecord_desktop.background import Failed, Worker

if TYPE_CHECKING:
    from onrecord.library.library import Library

T = TypeVar("T")


def _nothing(_: object) -> None:
    """Nothing is to be done about it."""


@contextmanager
def reader_library() -> Iterator[Library]:
    """Open the reader's own library."""
    from onrecord.library.library import Library, usual_file

    with Library(usual_file()) as library:
        yield library


@contextmanager
def passing_library() -> Iterator[Library]:
    """Open an empty library that ends with the window, for pictures and tests."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from onrecord.library.library import Library

    with (
        TemporaryDirectory(prefix="onrecord-") as folder,
        Library(Path(folder) / "library.sqlite") as library,
    ):
        yield library


class LibraryWork(QObject):
    """Looks things up in the library, and changes it, each beside the window's thread.

    The library is opened, and what it takes is loaded, when it is first used. A list is shown, and a
    correction kept, while something long is done.
    """

    changed = Signal()
    """Something was done to the library."""
    failed = Signal(str)
    """What could not be done, in one sentence."""
    counted = Signal(int)
    """How many articles it has."""

    def __init__(
        self,
        open_library: Callable[[], AbstractContextManager[Library]],
        make_worker: Callable[[], Worker],
        parent: QObject | None = None,
    ) -> None:
        """Make it; nothing is opened yet.

        Args:
            open_library: opens it, in another thread.
            make_worker: makes what does one piece of work after the other.
            parent: of this.
        """
        super().__init__(parent)
        self._open = open_library
        self._asking, self._doing, self._carrying = make_worker(), make_worker(), make_worker()
        self._lock = Lock()
        self._ends = ExitStack()
        self._library: Library | None = None
        self._is_closed = False
        self._rounds: dict[str, int] = {}

    def ask(
        self,
        about: str,
        work: Callable[[Library], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
    ) -> None:
        """Look something up. What was asked about the same before is not answered any more.

        Args:
            about: names what it is about.
            work: runs in another thread; touches no widget.
            done: is given what it returns, in this thread.
            failed: is given what it raised, in this thread; by default :attr:`failed` says it.
        """
        number = self._rounds[about] = self._rounds.get(about, 0) + 1

        def is_wanted() -> bool:
            return not self._is_closed and self._rounds[about] == number

        def look() -> tuple[T] | None:
            return (work(self._opened()),) if is_wanted() else None

        def take(answer: tuple[T] | None) -> None:
            if answer and is_wanted():
                done(answer[0])

        def fail(error: BaseException) -> None:
            if is_wanted():
                (failed or self.tell)(error)

        self._asking.do(look, take, fail)

    def drop(self, about: str) -> None:
        """Want no answer any more to what was asked about something."""
        self._rounds[about] = self._rounds.get(about, 0) + 1

    def do(
        self,
        work: Callable[[Library], T],
        done: Callable[[T], object] = _nothing,
        failed: Failed | None = None,
    ) -> None:
        """Do something to the library, after all that is to be done already. Arguments as of :meth:`ask`."""
        self._hand(self._doing, work, done, failed)

    def carry(
        self,
        work: Callable[[Library], T],
        done: Callable[[T], object] = _nothing,
        failed: Failed | None = None,
    ) -> None:
        """Do something long, beside what :meth:`do` does. Arguments as of :meth:`ask`."""
        self._hand(self._carrying, work, done, failed)

    def _hand(
        self, worker: Worker, work: Callable[[Library], T], done: Callable[[T], object], failed: Failed | None
    ) -> None:
        take, fail = partial(self._take, done), partial(self._fail, failed or self.tell)
        worker.do(lambda: work(self._opened()), take, fail)

    def warm_up(self) -> None:
        """Load what the library's view takes, so that it is there at once when it is wanted."""
        self._asking.do(_load_view, _nothing, _nothing)

    def count(self) -> None:
        """Have it counted how many articles there are; where there is no library none is made."""
        self.ask("count", _count, self.counted.emit)

    def tell(self, error: BaseException) -> None:
        """Say what could not be done; an error of our own is raised."""
        if not isinstance(error, OnRecordError):
            raise error
        self.failed.emit(str(error))

    def shut_down(self) -> None:
        """Finish what is to be done, and close the library. No answer comes any more."""
        self._is_closed = True
        self._asking.shut_down()
        self._carrying.shut_down()
        self._doing.shut_down(unbegun=True)
        self._ends.close()
        self._library = None

    def _opened(self) -> Library:
        with self._lock:
            if self._library is None:
                self._library = self._ends.enter_context(self._open())
            return self._library

    def _take(self, done: Callable[[T], object], result: T) -> None:
        if not self._is_closed:
            done(result)
            self.changed.emit()

    def _fail(self, failed: Failed, error: BaseException) -> None:
        if not self._is_closed:
            failed(error)


def _load_view() -> None:
    import onrecord_desktop.library.making  # noqa: F401


def _count(library: Library) -> int:
    from onrecord.library.values import Query

    return library.articles(Query(limit=0)).total if library.file.exists() else 0
