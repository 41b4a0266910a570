"""How far a batch is, on standard error: a bar on a terminal, and each line that was left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from rich.progress import Progress


class Bar:
    """Shows how much of a file is done."""

    def __init__(self, progress: Progress, what: str, file: BinaryIO) -> None:
        self._progress = progress
        self._task = progress.add_task(what, total=_size(file))

    def move(self, position: int) -> None:
        """Show that the file is done up to a position, in bytes."""
        self._progress.update(self._task, completed=position)

    def tell(self, sentence: str) -> None:
        """Write a sentence where the bar does not hide it."""
        self._progress.console.print(sentence, markup=False, highlight=False, soft_wrap=True)


class Report:
    """Counts what became of the lines, and shows it."""

    def __init__(self, source: str, bar: Bar) -> None:
        self._source = source
        self._bar = bar
        self.read = 0
        self.refused = 0

    def refuse(self, number: int, why: str) -> None:
        """Report a line that was left out."""
        self.refused += 1
        self._bar.tell(f"{self._source}, line {number}: {why}")

    def move(self, position: int) -> None:
        """Show that the input is done up to a position, in bytes."""
        self._bar.move(position)


@contextmanager
def showing(what: str, file: BinaryIO, quiet: bool) -> Iterator[Bar]:
    """Show how far the block is with a file, on standard error if that is a terminal, and not ``quiet``."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=quiet or not console.is_terminal
    ) as progress:
        yield Bar(progress, what, file)


def _size(file: BinaryIO) -> int | None:
    """Return how many bytes there are to read, where that is known."""
    status = os.fstat(file.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else None
