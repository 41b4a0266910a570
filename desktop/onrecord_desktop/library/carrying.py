"""Whole libraries out of the window's library into a file, and into it, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from onrecord import OnRecordError
from onrecord.files import replacing
from onrecord.library import transfer
from onrecord.library.library import Library
from onrecord.library.packed import opened
from onrecord.library.transfer import Transferred
from onrecord.translation import tr

Told = Callable[[Transferred], object]


class StoppedError(Exception):
    """The reader wanted no more of it."""


class CarryingError(OnRecordError):
    """A file with a library cannot be read or written."""


def export(file: Path, stop: Event, tell: Told, library: Library) -> Transferred:
    """Write a library into a file, which is there whole or not at all.

    Raises:
        CarryingError: the file cannot be written.
        LibraryError: nothing can be read.
        StoppedError: ``stop`` was set.
    """
    try:
        if file.exists() and library.file.exists() and file.samefile(library.file):
            raise CarryingError(tr("{file} is the library itself; give another name.", file=str(file)))
        with replacing(file) as part, opened(part, "w", file) as out:
            return transfer.export(library, out, _telling(stop, tell))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CarryingError(tr("{file} cannot be written: {why}.", file=str(file), why=why)) from error


def take_in(file: Path, stop: Event, tell: Told, library: Library) -> Transferred:
    """Keep the articles of a file that a library was written to; what is told of is kept.

    Raises:
        CarryingError: the file cannot be read.
        LibraryError: nothing more can be kept.
        StoppedError: ``stop`` was set.
    """
    try:
        with opened(file, "r", file) as lines:
            return transfer.import_(library, lines, _telling(stop, tell))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CarryingError(tr("{file} cannot be read: {why}.", file=str(file), why=why)) from error


def _telling(stop: Event, tell: Told) -> Callable[[Transferred], None]:
    def told(done: Transferred) -> None:
        tell(done)
        if stop.is_set():
            raise StoppedError

    return told
