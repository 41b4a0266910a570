"""Saved pages and whole libraries into the library, and out of it, while the reader reads on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from onrecord import Reading
from onrecord.library.library import Library
from onrecord.library.packed import is_named_so
from onrecord.library.saved_pages import files_of
from onrecord.library.transfer import Transferred
from onrecord.translation import tr
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.library import carrying
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.requests import OpenTarget

TELL_EACH = 20
"""Of a library, so many articles are gone through between two times that one is told."""


@dataclass(frozen=True)
class Progress:
    """How far it is."""

    words: str
    done: int = 0
    total: int = 0
    """None is known where it is 0."""


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    articles: int = 0
    problems: tuple[str, ...] = ()
    """A sentence for each that was left out."""
    is_stopped: bool = False
    written: Path | None = None
    """The file that was to be written; None where something was taken in."""


@dataclass
class _Job:
    """What is being done."""

    total: int = 0
    begun: int = 0
    looking: int = 0
    """So many times it is still to be told which files there are."""
    is_waiting: bool = True
    """Whether it goes on only when that is told."""
    pages: set[int] = field(default_factory=set)
    """Ids of the articles of pages that are kept now."""
    outcome: Outcome = field(default_factory=Outcome)
    stop: Event = field(default_factory=Event)


class Importing(QObject):
    """Does one such thing at a time. Files that are added while it takes some in come after those."""

    moved = Signal(Progress)
    ended = Signal(Outcome)
    _told = Signal(int)

    def __init__(
        self,
        work: LibraryWork,
        make_engine: Callable[[], EngineClient],
        parent: QObject | None = None,
    ) -> None:
        """Make it.

        Args:
            work: has the library.
            make_engine: makes an engine of its own, which ends with the import.
            parent: of this.
        """
        super().__init__(parent)
        self._work = work
        self._make_engine = make_engine
        self._engine: EngineClient | None = None
        self._queue: deque[Path] = deque()
        self._file = Path()
        self._job: _Job | None = None
        self._told.connect(self._move_along)

    @property
    def is_busy(self) -> bool:
        """Whether something is being taken in or written out."""
        return self._job is not None

    def take_in(self, paths: Iterable[Path]) -> None:
        """Take in saved pages, folders of such, and libraries that were written out."""
        if self._job is None:
            self._job = _Job()
            self.moved.emit(Progress(tr("Looking for articles …")))
        self._job.looking += 1
        self._work.carry(partial(_files, list(paths)), self._take_files, self._fail)

    def write_out(self, file: Path, total: int) -> None:
        """Write the whole library to a file.

        Args:
            file: its name says whether it is compressed.
            total: how many articles there are, as far as is known.
        """
        if self._job is None:
            self._job = _Job(total=total, outcome=Outcome(written=file))
            self._file = file
            self._move_along(0)
            done = partial(self._end_with, file)
            self._work.carry(partial(carrying.export, file, self._job.stop, self._tell), done, self._fail)

    def stop(self) -> None:
        """Stop; what was done stays."""
        job = self._job
        if job is None:
            return
        job.stop.set()
        self._queue.clear()
        if self._engine and self._engine.is_busy:
            self._end(is_stopped=True)

    def shut_down(self) -> None:
        """Stop for good."""
        if self._job:
            self._job.stop.set()
        self._job = None
        self._queue.clear()
        self._let_engine_go()

    def _take_files(self, files: Sequence[Path]) -> None:
        if self._job is None:
            return
        if self._job.stop.is_set():
            self._end(is_stopped=True)
            return
        self._queue.extend(files)
        self._job.total += len(files)
        self._job.looking -= 1
        if self._job.is_waiting:
            self._go_on()

    def _go_on(self) -> None:
        """Turn to the next file."""
        job = self._job
        if job is None:
            return
        job.is_waiting = not self._queue and job.looking > 0
        if job.is_waiting:
            return
        if not self._queue or job.stop.is_set():
            self._end(is_stopped=job.stop.is_set())
            return
        self._file = self._queue.popleft()
        job.begun += 1
        self.moved.emit(Progress(self._words(), job.begun, job.total))
        if is_named_so(self._file):
            take_in = partial(carrying.take_in, self._file, job.stop, self._tell)
            self._work.carry(take_in, self._taken, self._fail)
        else:
            self._opened_engine().submit(OpenTarget(str(self._file)))

    def _words(self) -> str:
        job = self._job or _Job()
        if job.total == 1:
            return tr("Importing {name}", name=self._file.name)
        return tr(
            "Importing {number} of {total}: {name}", number=job.begun, total=job.total, name=self._file.name
        )

    def _opened_engine(self) -> EngineClient:
        if self._engine is None:
            self._engine = self._make_engine()
            self._engine.reading_ready.connect(self._keep)
            self._engine.failed.connect(self._leave_out)
        return self._engine

    def _let_engine_go(self) -> None:
        engine, self._engine = self._engine, None
        if engine:
            engine.shut_down()
            engine.deleteLater()

    def _keep(self, shown: Presentation) -> None:
        file = str(self._file.absolute())
        self._work.do(partial(_kept, shown.reading, file), self._take_page, self._fail)

    def _take_page(self, article: int) -> None:
        """Count an article once, though several pages have it."""
        is_new = self._job is not None and article not in self._job.pages
        if self._job:
            self._job.pages.add(article)
        self._count(1 if is_new else 0)

    def _count(self, articles: int) -> None:
        if self._job:
            outcome = self._job.outcome
            self._job.outcome = replace(outcome, articles=outcome.articles + articles)
        self._go_on()

    def _leave_out(self, why: str) -> None:
        self._add_problems([f"{self._file.name}: {why}"])
        self._go_on()

    def _add_problems(self, problems: Iterable[str]) -> None:
        if self._job:
            outcome = self._job.outcome
            self._job.outcome = replace(outcome, problems=(*outcome.problems, *problems))

    def _taken(self, done: Transferred) -> None:
        self._add_problems(f"{self._file.name}: {problem}" for problem in done.problems)
        self._count(done.articles)

    def _tell(self, done: Transferred) -> None:
        """Tell how far a whole library is, from another thread."""
        if done.articles % TELL_EACH == 0:
            self._told.emit(done.articles)

    def _move_along(self, articles: int) -> None:
        job = self._job
        if job is None:
            return
        if job.begun:  # it is taken in: how many there are is not known
            self.moved.emit(Progress(f"{self._words()} ({articles})", job.begun, job.total))
        else:
            words = tr("Writing {name}", name=self._file.name)
            self.moved.emit(Progress(words, min(articles, job.total), job.total))

    def _end_with(self, file: Path, done: Transferred) -> None:
        if self._job:
            self._job.outcome = Outcome(done.articles, tuple(done.problems), written=file)
        self._end()

    def _fail(self, error: BaseException) -> None:
        """End, for nothing more can be done; a file alone that cannot be read is left out."""
        if isinstance(error, carrying.StoppedError):
            self._end(is_stopped=True)
        elif isinstance(error, carrying.CarryingError) and self._job and self._job.begun:
            self._leave_out(str(error))
        else:
            self._end(is_stopped=True)
            self._work.tell(error)

    def _end(self, *, is_stopped: bool = False) -> None:
        job, self._job = self._job, None
        self._queue.clear()
        self._let_engine_go()
        if job:
            self.ended.emit(replace(job.outcome, is_stopped=is_stopped))


def _kept(reading: Reading, file: str, library: Library) -> int:
    return library.keep(reading, target=file)


def _files(paths: Sequence[Path], _library: Library) -> Sequence[Path]:
    return [file for path in paths for file in files_of(path)]
