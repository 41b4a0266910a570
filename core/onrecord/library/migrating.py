"""Brings a library's file up to date, with a backup of what it was."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from onrecord.library.errors import LibraryError
from onrecord.library.schema import APPLICATION
from onrecord.translation import tr

_ENDED = re.compile(r"(?<=;)")


def check_version(connection: sqlite3.Connection, file: Path, latest: int) -> None:
    """See that a file is a library, or empty, and not of a later On Record.

    Raises:
        LibraryError: it is something else.
        sqlite3.Error: it is no file of SQLite.
    """
    version, application = _version(connection), _pragma(connection, "application_id")
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and (tables or version):
        raise LibraryError(
            tr(
                "{file} is no library of On Record but a file of another program; it was left as it is. "
                "Name another file.",
                file=str(file),
            )
        )
    if version > latest:
        raise LibraryError(
            tr(
                "The library {file} was made by a later On Record (version {version} of the library, and "
                "this one knows {latest}); it was left as it is. Update On Record to use it.",
                file=str(file),
                version=version,
                latest=latest,
            )
        )


def migrate(connection: sqlite3.Connection, file: Path, migrations: Sequence[str]) -> None:
    """Bring a file up to date, all at once or not at all, once a backup of it stands beside it.

    Args:
        connection: of the file, outside any transaction.
        file: where it is.
        migrations: the scripts from each version to the next.

    Raises:
        LibraryError, sqlite3.Error, OSError: it is as it was.
    """
    if _version(connection) == len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # another program may have been faster
        if version:
            _back_up(file, backup_of(file, version))
        for script in migrations[version:]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {max(version, len(migrations))}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; a trigger, which has some within it, is one."""
    statement = ""
    for part in _ENDED.split(script):
        statement += part
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError("the script ends within a statement")


def backup_of(file: Path, version: int) -> Path:
    """Return where the backup of a library of an earlier version goes."""
    return file.with_name(f"{file.stem}.version-{version}{file.suffix}")


def backups(file: Path) -> list[Path]:
    """Return the backups of a library that are there, and what is left of one that was not finished."""
    name = re.compile(rf"{re.escape(file.stem)}\.version-\d+{re.escape(file.suffix)}(\.part)?")
    return [beside for beside in file.parent.iterdir() if name.fullmatch(beside.name)]


def _back_up(file: Path, target: Path) -> None:
    """Copy a library as it was last written; the copy is there whole or not at all."""
    part = part_of(target)  # one program alone migrates, so that a part that is there was left behind
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise LibraryError(
            tr(
                "The library {file} must be brought up to date, but no backup of it can be written "
                "({reason}), so it was left as it is: make room or change the permissions of its folder.",
                file=str(file),
                reason=str(getattr(error, "strerror", None) or error).lower(),
            )
        ) from error


def part_of(backup: Path) -> Path:
    """Return where a backup stands as long as it is being written."""
    return backup.with_name(f"{backup.name}.part")


def _version(connection: sqlite3.Connection) -> int:
    return _pragma(connection, "user_version")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
