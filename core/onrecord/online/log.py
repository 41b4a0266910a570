"""A list of every request that was made, for the reader to look at and to clear."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from onrecord import folders
from onrecord.article import Value
from onrecord.files import replacing

MOST_BYTES = 500_000
"""Size of the file from which on the oldest requests are dropped."""
MOST = 1000
"""Requests that are kept then."""


class Entry(Value):
    """One request. It never holds a key: keys travel in a header."""

    time: str
    """When it was made, ISO 8601 with offset."""
    address: str
    status: int
    """The number that the server answered with, 0 where there was no answer."""
    size: int
    """Bytes that came."""


class RequestLog(Protocol):
    """Keeps what was requested."""

    def add(self, address: str, status: int, size: int) -> None:
        """Add a request, made now."""
        ...


class MemoryLog:
    """Keeps requests as long as it lives."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, address: str, status: int, size: int) -> None:
        """Add a request, made now."""
        self.entries.append(_entry(address, status, size))


class StoredLog:
    """Keeps requests in a file of JSON lines. Where the file cannot be written, a request is still made."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def add(self, address: str, status: int, size: int) -> None:
        """Add a request, made now."""
        line = _entry(address, status, size).model_dump_json() + "\n"
        with self._lock, suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as file:
                file.write(line)
            self._shorten()

    def entries(self) -> tuple[Entry, ...]:
        """Return the requests, the oldest first; lines that are none are passed over."""
        return tuple(self._read())

    def clear(self) -> None:
        """Forget all of them.

        Raises:
            OSError: the file cannot be removed.
        """
        with self._lock:
            self._file.unlink(missing_ok=True)

    def _read(self) -> Iterator[Entry]:
        try:
            lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                yield Entry.model_validate_json(line)
            except ValidationError:
                continue

    def _shorten(self) -> None:
        if self._file.stat().st_size > MOST_BYTES:
            entries = list(self._read())[-MOST:]
            with replacing(self._file) as part:
                part.write_text("".join(f"{entry.model_dump_json()}\n" for entry in entries), "utf-8")


def usual_file() -> Path:
    """Return where the log is kept."""
    return folders.state() / "requests.jsonl"


def _entry(address: str, status: int, size: int) -> Entry:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Entry(time=now, address=address, status=status, size=size)
