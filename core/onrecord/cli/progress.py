"""How far a batch is, on standard error: a bar on a terminal, and each line that was left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from rich.progress import Progress


class Report:
    """Counts what became of the lines, and shows it."""

    def __init__(self, source: str, progress: Progress, size: int | None) -> None:
        self._source = source
        self._progress = progress
        self._task = progress.add_task("Reading", total=size)
        self.read = 0
        self.refused = 0

    def refuse(self, number: int, why: str) -> None:
        """Report a line that was left out."""
        self.refused += 1
        self._progress.console.print(
            f"{self._source}, line {number}: {why}", markup=False, highlight=False, soft_wrap=True
        )

    def move(self, position: int) -> None:
        """Show that the input is done up to a position, in bytes."""
        self._progress.update(self._task, completed=position)


@contextmanager
def reporting(source: str, incoming: BinaryIO, quiet: bool) -> Iterator[Report]:
    """Report on standard error while the block runs; the bar only on a terminal, and not where ``quiet``."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=quiet or not console.is_terminal
    ) as progress:
        yield Report(source, progress, _size(incoming))


def _size(incoming: BinaryIO) -> int | None:
    """Return how many bytes there are to read, where that is known."""
    status = os.fstat(incoming.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else None
