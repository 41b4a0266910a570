"""Processes that read the lines of a batch, each with an engine of its own.

A process that dies takes no other line with it: its line is tried once more, in a new process and with no
other beside it, since it may be memory that was short, and is then refused.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Final, Self

from onrecord.cli.errors import CommandError
from onrecord.cli.lines import Line
from onrecord.cli.reader import Outcome, Reader, Refused
from onrecord.errors import EngineError

AHEAD: Final = 64
"""Lines for each process that may be read before the readings of lines in front of them are there."""
AHEAD_BYTES: Final = 16_000_000
"""Bytes of all lines that may."""
LIFE_BYTES: Final = 4_000_000
"""Bytes of lines after which a process gives way to a new one: spaCy keeps every word that it has ever seen,
and what one long article took up is not all given back. Reading so much takes two minutes or more."""
STARTS: Final = 3
"""How many processes in a row may die before they are ready to read."""

DIED = "Its reading ended the process twice; perhaps there is too little memory for it."


@dataclass
class _Task:
    """A line, and what became of it."""

    line: Line
    outcome: Outcome | None = None
    is_suspect: bool = False
    """Whether a process that had it died."""
    deaths: int = 0
    """How many died while they read it."""


class Team:
    """Reads lines in several processes, which start as they are needed and end with the block."""

    def __init__(self, jobs: int, make_reader: Callable[[], Reader]) -> None:
        """Plan a team.

        Args:
            jobs: how many processes read at once.
            make_reader: called in each of them once; a function that can be imported there.
        """
        self._jobs = jobs
        self._make_reader = make_reader
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._suspects: list[_Task] = []
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end(self._busy)
        self._end(self._idle)

    def read(self, pending: Iterable[Line]) -> Iterator[tuple[Line, Outcome]]:
        """Yield each line with its outcome, in their order. Of ``pending`` only what is needed is taken.

        Raises:
            EngineError: the engine cannot be loaded.
            CommandError: processes die before they can read.
        """
        coming, ahead = iter(pending), deque[_Task]()
        while True:
            while ahead and (outcome := ahead[0].outcome) is not None:
                yield ahead.popleft().line, outcome
            while len(self._busy) < self._jobs and (task := self._next(coming, ahead)):
                self._busy.append(self._free_worker())
                self._busy[-1].give(task)
            if not ahead:
                return
            self._listen()

    def _next(self, coming: Iterator[Line], ahead: deque[_Task]) -> _Task | None:
        """Return what is to be read next, if anything is to be read now."""
        if self._busy and (self._suspects or self._busy[0].task.is_suspect):
            return None
        if self._suspects:
            self._end(self._idle)  # so that it has all the memory there is
            return self._suspects.pop(0)
        if len(ahead) >= AHEAD * self._jobs or sum(len(task.line.raw) for task in ahead) >= AHEAD_BYTES:
            return None
        if (line := next(coming, None)) is None:
            return None
        ahead.append(_Task(line))
        return ahead[-1]

    def _free_worker(self) -> _Worker:
        return self._idle.pop() if self._idle else _Worker(self._make_reader)

    def _listen(self) -> None:
        """Wait until processes have something to say, or die."""
        ready = wait([worker.connection for worker in self._busy])
        for worker in [worker for worker in self._busy if worker.connection in ready]:
            try:
                self._hear(worker)
            except (EOFError, OSError):
                self._bury(worker)

    def _hear(self, worker: _Worker) -> None:
        answer = worker.connection.recv()
        if isinstance(answer, EngineError):
            raise answer
        if answer is None:
            worker.is_ready, self._failed_starts = True, 0
            return
        worker.task.outcome = answer
        worker.read_bytes += len(worker.task.line.raw)
        self._busy.remove(worker)
        if worker.read_bytes < LIFE_BYTES:
            self._idle.append(worker)
        else:
            worker.end()

    def _bury(self, worker: _Worker) -> None:
        self._busy.remove(worker)
        worker.end()
        self._failed_starts += not worker.is_ready
        if self._failed_starts >= STARTS:
            raise CommandError("The engine's processes end as soon as they start; try fewer --jobs.")
        worker.task.is_suspect = True
        worker.task.deaths += worker.is_ready
        if worker.task.deaths > 1:
            worker.task.outcome = Refused(DIED)
        else:
            self._suspects.append(worker.task)

    def _end(self, workers: list[_Worker]) -> None:
        while workers:
            workers.pop().end()


class _Worker:
    """A process that reads one line at a time."""

    def __init__(self, make_reader: Callable[[], Reader]) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, make_reader), daemon=True)
        with _interrupts_ignored():
            self._process.start()
        theirs.close()
        self.is_ready = False
        """Whether it has loaded its engine."""
        self.read_bytes = 0
        """Of the lines that it has read."""
        self.task: _Task

    def give(self, task: _Task) -> None:
        """Have a line read. The answer comes through the connection, and so does the news of its death."""
        self.task = task
        with suppress(OSError):
            self.connection.send(task.line)

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Start a process in this block, and it never hears of Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def serve(connection: Connection, make_reader: Callable[[], Reader]) -> None:
    """Read lines until whoever gives them is gone: what a process does.

    Before its first answer it says None, once it can read, or the error for which it cannot.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be ignored from the start
    with suppress(EOFError, ConnectionError):
        line = connection.recv()
        try:
            reader = make_reader()
        except EngineError as error:
            connection.send(error)
            return
        connection.send(None)
        while True:
            connection.send(reader(line))
            line = connection.recv()
