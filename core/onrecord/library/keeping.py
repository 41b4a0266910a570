"""An article with what its reader makes of it, put into the library, and what is derived from both."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from onrecord.library import derived, documents, revisions
from onrecord.library.derived import Derived
from onrecord.reading import Reading
from onrecord.revision.revising import revise
from onrecord.revision.values import Revision


def insert(
    connection: sqlite3.Connection,
    reading: Reading,
    revision: Revision,
    target: str | None,
    now: datetime | None,
) -> int:
    """Put an article in that is not there yet, and return its id.

    Args:
        connection: of the library.
        reading: as the engine gave it.
        revision: what the reader made of it.
        target: the path or address by which it was opened.
        now: when it is kept.
    """
    rows = derived.derive(revise(reading, revision).reading)
    article = documents.insert(connection, reading, rows.names, target, documents.moment(now))
    revisions.merge(connection, article, revision)
    derived.put(connection, article, rows)
    return article


def follow(connection: sqlite3.Connection, article: int) -> None:
    """Make what is derived of an article follow its corrected reading.

    Raises:
        LibraryError: that is damaged.
    """
    derived.put(connection, article, derive(connection, article))


def derive(connection: sqlite3.Connection, article: int) -> Derived:
    """Return what is derived of an article's corrected reading.

    Raises:
        LibraryError: that is damaged.
    """
    return derived.derive(revised(connection, article))


def revised(connection: sqlite3.Connection, article: int) -> Reading:
    """Return the corrected reading of an article.

    Raises:
        LibraryError: it is damaged.
    """
    reading = documents.reading_of(connection, article)
    return revise(reading, revisions.revision_of(connection, article)).reading
