"""Articles that are deleted, restored, or forgotten without a trace."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from onrecord.library.documents import moment
from onrecord.library.errors import LibraryError, told
from onrecord.library.joining import drop_unused
from onrecord.library.migrating import backups
from onrecord.library.schema import INDEXES
from onrecord.library.store import Store, checkpointed
from onrecord.translation import tr

DAYS = 30
"""So long a deleted article can be restored."""


def set_deleted(connection: sqlite3.Connection, ids: Iterable[int], when: str | None) -> None:
    """Mark articles as deleted, or as not deleted any more."""
    condition = "IS NOT NULL" if when is None else "IS NULL"
    connection.executemany(
        f"UPDATE articles SET deleted = ? WHERE id = ? AND deleted {condition}", [(when, i) for i in ids]
    )


def remove(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Take articles out, with all that belongs to them."""
    for i in ids:
        for table in ("statements", "sources", "documents"):
            connection.execute(f"DELETE FROM {table} WHERE article = ?", (i,))
        connection.execute("DELETE FROM articles WHERE id = ?", (i,))
    drop_unused(connection)


def purge(connection: sqlite3.Connection) -> None:
    """Take articles out that were deleted too long ago to be restored."""
    if expired(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            remove(connection, expired(connection))
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def expired(connection: sqlite3.Connection, now: datetime | None = None) -> list[int]:
    """Return the articles that were deleted too long ago to be restored."""
    first = moment((now or datetime.now(UTC)) - timedelta(days=DAYS))
    return [i for (i,) in connection.execute("SELECT id FROM articles WHERE deleted < ?", (first,))]


def forget(store: Store, ids: Iterable[int]) -> None:
    """Take articles out so that no word of them is left in any file of the library.

    SQLite leaves what was deleted in unused parts of its pages, in the segments of a full-text index and in
    the log beside the file: the indexes are merged, the file is written anew, and the log emptied. Backups of
    earlier versions of the file are removed.

    Raises:
        LibraryError: they are forgotten, but traces may be left; or nothing was changed.
    """
    with store.writing() as connection:
        remove(connection, ids)
        for index in INDEXES:
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    with told(store.file), store.alone() as connection:
        try:
            connection.execute("VACUUM")
            clean = checkpointed(connection, store.wait)
            for backup in backups(store.file):
                backup.unlink(missing_ok=True)
        except (sqlite3.OperationalError, OSError):
            clean = False
    if not clean:
        raise LibraryError(
            tr(
                "The article is out of the library, but words of it may still stand in the file {file}, "
                "which could not be written anew: make room on the disk, close other windows, and try again.",
                file=str(store.file),
            )
        )
