"""The output of a batch: a file of whole lines that an interrupted run can be taken up from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.cli import lines
from onrecord.cli.errors import CommandError
from onrecord.reading import Engine

STDOUT = "-"
_BEGINNING = b'{"format":"onrecord-reading/'


@contextmanager
def opened(target: str, source: BinaryIO) -> Iterator[BinaryIO]:
    """Open the output for reading back and writing; ``-`` is standard output. Nothing in it is lost.

    Raises:
        CommandError: it is the input.
        OSError: it cannot be written.
    """
    if target == STDOUT:
        yield sys.stdout.buffer
        return
    refuse_input(target, source)
    path = Path(target)
    with path.open("r+b" if path.is_file() else "wb") as file:
        yield file


def refuse_input(target: str, source: BinaryIO) -> None:
    """Raise an error where an output is the very file that is read.

    Raises:
        CommandError: it is.
    """
    path = Path(target)
    if path.exists() and os.path.samestat(path.stat(), os.fstat(source.fileno())):
        raise CommandError(f"{target} is the input as well; name another file after -o.")


def readings(file: BinaryIO, engine: Engine) -> Iterator[lines.Written]:
    """Yield the readings on the whole lines of an output, then leave the file at the end of the last of them.

    An output that cannot be read back, such as a pipe, holds none.

    Args:
        file: the output.
        engine: which is to go on.

    Raises:
        CommandError: a line is no reading, or one of another engine.
    """
    if not file.readable():
        return
    file.seek(0)
    end = 0
    for raw in iter(file.readline, b""):
        if raw.endswith(b"\n"):
            yield _reading(raw, engine)
            end += len(raw)
        elif not raw.startswith(_BEGINNING[: len(raw)]):
            raise CommandError("holds something else than readings")
    file.seek(end)


def _reading(raw: bytes, engine: Engine) -> lines.Written:
    try:
        if not raw.startswith(_BEGINNING):
            raise ValueError("this is no reading")
        found = lines.written(raw)
    except (ValueError, RecursionError) as error:
        raise CommandError("holds something else than readings") from error
    if found.engine != engine.model_dump():
        raise CommandError(f"was made by {_named(found.engine)}, and this is {_named(engine.model_dump())}")
    return found


def _named(engine: Mapping[str, object]) -> str:
    return f"On Record {engine.get('version')} with the model {engine.get('model')}"


def cut_off(file: BinaryIO) -> None:
    """Drop the half-written line that an interrupted run may have left after where the file stands."""
    if file.readable():
        file.truncate()


def append(file: BinaryIO, line: str) -> None:
    """Write one whole line where the file stands, at once."""
    file.write(line.encode() + b"\n")
    file.flush()
