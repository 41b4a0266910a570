"""Whether a library is whole, and how what is derived in it is made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from onrecord.library import derived, documents, keeping, revisions
from onrecord.library.errors import LibraryError
from onrecord.library.library import Library
from onrecord.library.schema import INDEXES

MOST = 20
"""So many problems are told of SQLite's own checks."""


def check(library: Library) -> list[str]:
    """Return what is wrong with a library, a sentence each; nothing is changed.

    Raises:
        LibraryError: it cannot be opened.
    """
    parts = [_file_problems, _articles_problems]
    if library.can_write:
        parts.insert(1, _index_problems)  # it is done by what looks like writing
    return [problem for part in parts for problem in _told(part(library))]


def repair(library: Library) -> int:
    """Make again what is derived from the articles, and return how many articles could not be read for that.

    Raises:
        LibraryError: nothing was changed.
    """
    unread = 0
    with library.store.writing() as connection:
        for article in _ids(connection):
            try:
                keeping.follow(connection, article)
            except LibraryError:
                unread += 1
        for index in INDEXES:
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    return unread


def _told(problems: Iterator[str]) -> Iterator[str]:
    """Yield problems, and as one of them what keeps us from finding more."""
    try:
        yield from problems
    except LibraryError as error:
        yield str(error)


def _file_problems(library: Library) -> Iterator[str]:
    with library.store.reading() as connection:
        for (told,) in connection.execute(f"PRAGMA integrity_check({MOST})"):
            if told != "ok":
                yield f"The file is damaged: {told}."
        for table, row, *_ in connection.execute("PRAGMA foreign_key_check").fetchmany(MOST):
            yield f"Row {row} of the table “{table}” belongs to nothing."


def _articles_problems(library: Library) -> Iterator[str]:
    with library.store.reading() as connection:
        articles = _ids(connection)
    for article in articles:
        with library.store.reading() as connection:
            yield from _article_problems(connection, article)


def _index_problems(library: Library) -> Iterator[str]:
    with library.store.writing() as connection:
        for index in INDEXES:
            try:
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                yield f"The index “{index}” does not agree with what it is of ({error})."


def _article_problems(connection: sqlite3.Connection, article: int) -> Iterator[str]:
    row = connection.execute("SELECT title, key FROM articles WHERE id = ?", (article,)).fetchone()
    if row is None:
        return  # it was forgotten in the meantime
    title, key = row
    try:
        if documents.key_of(documents.reading_of(connection, article).article) != key:
            yield f"Article {article} ({title}): its text is not the one that was kept."
        revisions.worded_context(connection, article)
        if keeping.derive(connection, article) != derived.stored(connection, article):
            yield f"Article {article} ({title}): what lists show of it does not agree with its reading."
    except (LibraryError, ValueError, KeyError, sqlite3.DatabaseError) as error:
        yield f"Article {article} ({title}): it cannot be read ({error})."


def _ids(connection: sqlite3.Connection) -> list[int]:
    return [i for (i,) in connection.execute("SELECT id FROM articles ORDER BY id")]
