"""What can go wrong with the library, in sentences for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.translation import noop, tr


class LibraryError(OnRecordError):
    """The library cannot do what was asked of it: its file is damaged, locked or of another version."""


class NotKeptError(LibraryError):
    """There is no such article in the library, or not any more."""


_PRIMARY = 0xFF
"""Of an error code of SQLite: what kind it is of."""

_SENTENCES: Mapping[int, str] = {
    sqlite3.SQLITE_NOTADB: noop(
        "{file} is no library of On Record, or is damaged; it was left as it is. "
        "Move it away, and import your last export."
    ),
    sqlite3.SQLITE_CORRUPT: noop(
        "The library {file} is damaged; it was left as it is. Save what can be read with "
        "“onrecord library export”, move it away, and import that."
    ),
    sqlite3.SQLITE_FULL: noop(
        "The disk is full, so nothing was changed in the library {file}: free some space and try again."
    ),
    sqlite3.SQLITE_READONLY: noop(
        "The library {file} can be read but not written to here, so nothing was changed: "
        "change the permissions of the file and its folder."
    ),
    sqlite3.SQLITE_CANTOPEN: noop(
        "The library {file} cannot be opened: check that its folder is there and may be written to."
    ),
    sqlite3.SQLITE_BUSY: noop(
        "Another program is busy with the library {file}, so nothing was changed: try again when it is done."
    ),
    sqlite3.SQLITE_IOERR: noop(
        "The disk failed to read or write the library {file}, so nothing was changed: check the disk."
    ),
}
_OTHER = noop("The library {file} cannot be used ({reason}); nothing was changed.")
_NO_SEARCH = noop(
    "This Python’s SQLite cannot search in texts (it lacks FTS5), which the library needs: "
    "use a Python whose SQLite has it."
)


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Tell errors of SQLite in a sentence.

    Raises:
        LibraryError: in the place of such an error.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(sentence(error, file)) from error


def kind_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary code of an error; 0 where it is none of SQLite's own."""
    code: int = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return sqlite3.SQLITE_BUSY if code == sqlite3.SQLITE_LOCKED else code


def sentence(error: sqlite3.Error, file: Path) -> str:
    """Return what to say of an error."""
    if "no such module: fts5" in str(error):
        return tr(_NO_SEARCH)
    return tr(_SENTENCES.get(kind_of(error), _OTHER), file=str(file), reason=str(error))
