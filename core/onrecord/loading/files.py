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
        raise LoadingError(f"There is no file {quoted(name)}: {_advice(path)}") from error
    except PermissionError as error:
        raise LoadingError(f"You may not read {quoted(name)}: change its permissions or copy it.") from error
    except (OSError, ValueError) as error:
        raise LoadingError(f"{quoted(name)} cannot be read ({_reason(error)}): check the path.") from error


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Return all that a stream gives until its end.

    Raises:
        LoadingError: it gives more than the limit.
    """
    data = stream.read(limits.MAX_BYTES + 1)
    if len(data) > limits.MAX_BYTES:
        raise LoadingError(
            f"{quoted(name)} is larger than {megabytes(limits.MAX_BYTES)}, the most that On Record opens "
            f"({limits.MAX_CHARACTERS:,} characters of text): open the part you want to read."
        )
    return data


def _check_regular(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise LoadingError(f"{quoted(name)} is a folder: choose one file in it.")
    if not stat.S_ISREG(mode):
        raise LoadingError(
            f"{quoted(name)} is a pipe or a device: pass its content through - (standard input)."
        )


def _advice(path: Path) -> str:
    """Return what to do about a missing path: the name that was perhaps meant, or to check the spelling."""
    if path.parts[0].lower().startswith("www."):
        return f"if it is a web address, write https://{path}."
    near = difflib.get_close_matches(path.name, _siblings(path.parent), n=1, cutoff=0.7)
    return f"did you mean {quoted(near[0])}?" if near else "check the path."


def _siblings(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in islice(entries, _SIBLINGS)]
    except OSError:
        return []


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
