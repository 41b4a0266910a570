"""The library's file: connections, transactions, and how it is opened."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.library.errors import LibraryError, kind_of, told
from onrecord.library.migrating import check_version, migrate
from onrecord.library.schema import MIGRATIONS
from onrecord.translation import tr

WAIT = 30.0
"""Seconds to wait for another program that is writing."""
PAUSE = 0.02
"""Seconds between two tries where SQLite does not wait by itself."""

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = FULL",  # what was told to be kept outlives a power cut
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32000",
)
_CANNOT_WRITE = frozenset((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM))

Access = Literal["writing", "reading", "unchanging"]


@dataclass
class _Opened:
    """A connection of one thread."""

    connection: sqlite3.Connection
    access: Access


class Store:
    """A library's file. Each thread that uses it gets a connection of its own when it first needs one.

    A file that cannot be written to is opened for reading.
    """

    def __init__(
        self,
        file: Path,
        migrations: Sequence[str] = MIGRATIONS,
        wait: float = WAIT,
        opened: Callable[[sqlite3.Connection], None] | None = None,
    ) -> None:
        """Take a file, which need not be there.

        Args:
            file: where it is.
            migrations: the scripts from each version to the next.
            wait: seconds to wait for another program that is writing.
            opened: is given each new connection that can write.
        """
        self.file = file
        self._when_opened = opened
        self.wait = wait
        self._migrations = migrations
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._all: dict[threading.Thread, sqlite3.Connection] = {}

    @property
    def can_write(self) -> bool:
        """Whether the file can be written to.

        Raises:
            LibraryError: it cannot be opened at all.
        """
        with told(self.file):
            return self._opened().access == "writing"

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that sees the library as it is at one moment.

        Raises:
            LibraryError: it cannot be read.
        """
        with self._transaction("BEGIN", "ROLLBACK") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection whose changes are kept when the block ends, or not at all where it fails.

        Within another block of the same thread its changes are part of that one's.

        Raises:
            LibraryError: it cannot be written to, or another program goes on writing for longer than we wait.
        """
        with self._transaction("BEGIN IMMEDIATE", "COMMIT") as connection:
            yield connection

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """Give a connection outside any transaction.

        Raises:
            LibraryError: it cannot be used.
        """
        with told(self.file):
            yield self._opened().connection

    def close(self) -> None:
        """Close the connections of all threads; whoever goes on opens a new one."""
        with self._lock:
            connections, self._all = self._all, {}
            self._mine = threading.local()
        for connection in connections.values():
            connection.close()

    @contextmanager
    def _transaction(self, begin: str, end: str) -> Iterator[sqlite3.Connection]:
        with told(self.file):
            connection = self._opened().connection
            if connection.in_transaction:
                yield connection
                return
            connection.execute(begin)
            try:
                yield connection
                connection.execute(end)
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _opened(self) -> _Opened:
        opened: _Opened | None = getattr(self._mine, "opened", None)
        if opened is None:
            opened = self._open()
            self._mine.opened = opened
            with self._lock:
                for thread in [thread for thread in self._all if not thread.is_alive()]:
                    self._all.pop(thread).close()
                self._all[threading.current_thread()] = opened.connection
        return opened

    def _open(self) -> _Opened:
        is_new = not self.file.exists()
        if is_new:
            self._make_folder()
        if is_new or os.access(self.file, os.W_OK):
            try:
                return self._open_as("writing")
            except sqlite3.OperationalError as error:
                if is_new or kind_of(error) not in _CANNOT_WRITE:
                    raise
        try:
            return self._open_as("reading")
        except sqlite3.Error:
            return self._open_as("unchanging")

    def _make_folder(self) -> None:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                tr(
                    "The folder {folder} of the library cannot be made ({reason}): check its permissions.",
                    folder=str(self.file.parent),
                    reason=(error.strerror or str(error)).lower(),
                )
            ) from error

    def _open_as(self, access: Access) -> _Opened:
        connection = connect(self.file, access, self.wait)
        try:
            for setting in _SETTINGS:
                connection.execute(setting)
            check_version(connection, self.file, len(self._migrations))
            if access == "writing":
                self._be_ready(connection)
            else:
                _check_current(connection, self.file, len(self._migrations))
        except BaseException:
            connection.close()
            raise
        return _Opened(connection, access)

    def _be_ready(self, connection: sqlite3.Connection) -> None:
        """Make the file one that is written ahead, and bring it up to date."""
        end = time.monotonic() + self.wait
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL").fetchone()
                break
            except sqlite3.OperationalError as error:
                # Two programs that change this at once are not made to wait by SQLite.
                if kind_of(error) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
                time.sleep(PAUSE)
        migrate(connection, self.file, self._migrations)
        if self._when_opened:
            self._when_opened(connection)


def connect(file: Path, access: Access, wait: float = WAIT) -> sqlite3.Connection:
    """Open a file of SQLite, without beginning transactions by itself.

    Args:
        file: it is made where it may be written to and is not there.
        access: "unchanging" is for a file in a place where nothing at all can be written.
        wait: seconds to wait for others that write.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    mode = {"writing": "mode=rwc", "reading": "mode=ro", "unchanging": "mode=ro&immutable=1"}[access]
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,  # a connection is one thread's, but is closed by another
    )


def _check_current(connection: sqlite3.Connection, file: Path, version: int) -> None:
    """See that a file that can only be read is of our version."""
    if connection.execute("PRAGMA user_version").fetchone()[0] != version:
        raise LibraryError(
            tr(
                "The library {file} was made by an earlier On Record and must be brought up to date, "
                "which is not possible where it cannot be written to: change its permissions, or copy it.",
                file=str(file),
            )
        )


def checkpointed(connection: sqlite3.Connection, wait: float) -> bool:
    """Write all changes into the file itself and empty the log beside it; tell whether that was possible.

    Args:
        connection: outside any transaction.
        wait: seconds to wait for others that read.
    """
    end = time.monotonic() + wait
    while True:
        with suppress(sqlite3.OperationalError):
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return True
        if time.monotonic() > end:
            return False
        time.sleep(PAUSE)
