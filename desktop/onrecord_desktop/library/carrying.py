"""Whole libraries out of the window's library into a file, and into it, beside the window."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import BinaryIO, cast

from onrecord import OnRecordError
from onrecord.files import replacing
from onrecord.library import transfer
from onrecord.library.library import Library
from onrecord.library.transfer import Transferred
from onrecord.translation import tr

GZIP = b"\x1f\x8b"
ENDINGS = (".jsonl", ".jsonl.gz")
"""How the names of files end that hold a library."""

Told = Callable[[Transferred], object]


class StoppedError(Exception):
    """The reader wanted no more of it."""


class CarryingError(OnRecordError):
    """A file with a library cannot be read or written."""


def is_library(file: Path) -> bool:
    """Tell by its name whether a file holds a library that was written out."""
    return file.name.lower().endswith(ENDINGS)


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
        with replacing(file) as part, part.open("wb") as stream, _packed(stream, file) as out:
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
        with file.open("rb") as stream:
            is_packed = stream.read(2) == GZIP
            stream.seek(0)
            lines = cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if is_packed else stream
            return transfer.import_(library, lines, _telling(stop, tell))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CarryingError(tr("{file} cannot be read: {why}.", file=str(file), why=why)) from error


@contextmanager
def _packed(stream: BinaryIO, file: Path) -> Iterator[BinaryIO]:
    """Compress what is written where the file's name says so."""
    if file.suffix.lower() != ".gz":
        yield stream
        return
    with gzip.GzipFile("", "wb", fileobj=stream, mtime=0) as packed:
        yield cast(BinaryIO, packed)


def _telling(stop: Event, tell: Told) -> Callable[[Transferred], None]:
    def told(done: Transferred) -> None:
        tell(done)
        if stop.is_set():
            raise StoppedError

    return told
