"""Bytes from files and from standard input, never more than the limit."""

from __future__ import annotations

import difflib
import os
import stat
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import LoadingError
from onrecord.loading import limits
from onrecord.loading.draft import megabytes, quoted
from onrecord.translation import grouped, tr

_SIBLINGS = 2_000


def read_file(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        LoadingError: there is none, it is a folder or a device, may not be read, or is too large.
    """
    name = str(path)
    try:
        _check_regular(path.stat().st_mode, name)
        with path.open("rb") as file:
            return read_stream(file, name)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LoadingError(_missing(path)) from error
    except PermissionError as error:
        raise LoadingError(
            tr("You may not read {name}: change its permissions or copy it.", name=quoted(name))
        ) from error
    except (OSError, ValueError) as error:
        raise LoadingError(
            tr("{name} cannot be read ({reason}): check the path.", name=quoted(name), reason=_reason(error))
        ) from error


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Return all that a stream gives until its end.

    Raises:
        LoadingError: it gives more than the limit.
    """
    data = stream.read(limits.MAX_BYTES + 1)
    if len(data) > limits.MAX_BYTES:
        raise LoadingError(
            tr(
                "{name} is larger than {size}, the most that On Record opens ({number} characters of text): "
                "open the part you want to read.",
                name=quoted(name),
                size=megabytes(limits.MAX_BYTES),
                number=grouped(limits.MAX_CHARACTERS),
            )
        )
    return data


def _check_regular(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise LoadingError(tr("{name} is a folder: choose one file in it.", name=quoted(name)))
    if not stat.S_ISREG(mode):
        raise LoadingError(
            tr(
                "{name} is a pipe or a device: pass its content through - (standard input).",
                name=quoted(name),
            )
        )


def _missing(path: Path) -> str:
    """Say that there is no such file, with the name that was perhaps meant."""
    name = quoted(str(path))
    if path.parts[0].lower().startswith("www."):
        return tr(
            "There is no file {name}: if it is a web address, write {address}.",
            name=name,
            address=f"https://{path}",
        )
    near = difflib.get_close_matches(path.name, _siblings(path.parent), n=1, cutoff=0.7)
    if near:
        return tr("There is no file {name}: did you mean {other}?", name=name, other=quoted(near[0]))
    return tr("There is no file {name}: check the path.", name=name)


def _siblings(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in islice(entries, _SIBLINGS)]
    except OSError:
        return []


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
