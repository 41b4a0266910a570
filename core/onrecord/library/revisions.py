"""What came to an article: corrections, notes, who checked it, what was looked up; a row for each."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from onrecord.article import Value
from onrecord.context.shelf import claim_words
from onrecord.context.values import ClaimContext, Context, SourceContext
from onrecord.library.errors import LibraryError
from onrecord.phrasing import one_line
from onrecord.reading import Checked, Reading
from onrecord.revision.values import Correction, Note, Revision
from onrecord.translation import tr

_CORRECTION: TypeAdapter[Any] = TypeAdapter(Correction)
_CONTEXTS: Mapping[str, type[SourceContext | ClaimContext]] = {"source": SourceContext, "claim": ClaimContext}


def revision_of(connection: sqlite3.Connection, article: int) -> Revision:
    """Return what the reader made of an article.

    Raises:
        LibraryError: a part of it is damaged.
    """
    by, on = connection.execute(
        "SELECT checked_by, checked_on FROM articles WHERE id = ?", (article,)
    ).fetchone()
    try:
        return Revision(
            corrections=tuple(
                _CORRECTION.validate_json(body) for body in _bodies(connection, "corrections", article)
            ),
            notes=tuple(Note.model_validate_json(body) for body in _bodies(connection, "notes", article)),
            checked=Checked(by=by, on=on) if by is not None else None,
        )
    except (zlib.error, ValidationError) as error:
        raise LibraryError(
            tr("A correction or a note in the library is damaged: run “onrecord library check”.")
        ) from error


def _bodies(connection: sqlite3.Connection, table: str, article: int) -> list[bytes]:
    query = f"SELECT body FROM {table} WHERE article = ? ORDER BY number"
    return [zlib.decompress(body) for (body,) in connection.execute(query, (article,))]


def _packed(value: Value) -> bytes:
    """Return what a row has of a value: most of a correction is words of the article, again and again."""
    return zlib.compress(value.model_dump_json().encode())


def add_correction(connection: sqlite3.Connection, article: int, correction: Correction) -> None:
    """Add a correction as the last; one that is there already stays where it is."""
    connection.execute(
        "INSERT OR IGNORE INTO corrections (article, id, body) VALUES (?, ?, ?)",
        (article, correction.id, _packed(correction)),
    )


def put_note(connection: sqlite3.Connection, article: int, note: Note) -> None:
    """Add a note, or put it in the place of the one with its id."""
    connection.execute(
        "INSERT INTO notes (article, id, body) VALUES (?, ?, ?)"
        " ON CONFLICT (article, id) DO UPDATE SET body = excluded.body",
        (article, note.id, _packed(note)),
    )


def remove(connection: sqlite3.Connection, table: str, article: int, entry: str) -> bool:
    """Take a correction or a note out, and tell whether it was there.

    Args:
        table: ``corrections`` or ``notes``.
    """
    query = f"DELETE FROM {table} WHERE article = ? AND id = ?"
    return connection.execute(query, (article, entry)).rowcount > 0


def set_checked(connection: sqlite3.Connection, article: int, checked: Checked | None) -> None:
    """Keep who checked an article."""
    connection.execute(
        "UPDATE articles SET checked_by = ?, checked_on = ? WHERE id = ?",
        (checked and checked.by, checked and checked.on, article),
    )


def merge(connection: sqlite3.Connection, article: int, revision: Revision) -> bool:
    """Add what a revision has and the kept one lacks; tell whether corrections were among it.

    A note of both is that which is kept, and so is who checked it.
    """
    before = connection.total_changes
    for correction in revision.corrections:
        add_correction(connection, article, correction)
    corrected = connection.total_changes > before
    for note in revision.notes:
        connection.execute(
            "INSERT OR IGNORE INTO notes (article, id, body) VALUES (?, ?, ?)",
            (article, note.id, _packed(note)),
        )
    if revision.checked:
        connection.execute(
            "UPDATE articles SET checked_by = ?, checked_on = ? WHERE id = ? AND checked_by IS NULL",
            (revision.checked.by, revision.checked.on, article),
        )
    return corrected


def put_context(
    connection: sqlite3.Connection, article: int, contexts: Iterable[Context], revised: Reading
) -> None:
    """Keep what was looked up, each in place of what the same provider said of the same before.

    Another model may number sources and statements otherwise, so that they are kept by their words.

    Args:
        contexts: with the ids of sources and statements in ``revised``.
    """
    words = _words(revised)
    for context in contexts:
        kind = "source" if isinstance(context, SourceContext) else "claim"
        if about := words.get((kind, context.about)):
            put_worded(connection, article, kind, context.model_copy(update={"about": about}))


def put_worded(connection: sqlite3.Connection, article: int, kind: str, context: Context) -> None:
    """Keep what was looked up about something that is given by its words."""
    connection.execute(
        "INSERT OR REPLACE INTO contexts (article, kind, provider, about, body) VALUES (?, ?, ?, ?, ?)",
        (article, kind, context.provider, context.about, _packed(context)),
    )


def worded_context(connection: sqlite3.Connection, article: int) -> list[tuple[str, Context]]:
    """Return what was looked up, each with its kind, about things that are given by their words."""
    query = "SELECT kind, body FROM contexts WHERE article = ? ORDER BY kind DESC, about, provider"
    rows = connection.execute(query, (article,)).fetchall()
    return [(kind, _CONTEXTS[kind].model_validate_json(zlib.decompress(body))) for kind, body in rows]


def context_of(connection: sqlite3.Connection, article: int, revised: Reading) -> tuple[Context, ...]:
    """Return what was looked up, with the ids that things have in a reading; of what it lacks nothing."""
    ids = {(kind, words): i for (kind, i), words in _words(revised).items()}
    return tuple(
        context.model_copy(update={"about": ids[kind, context.about]})
        for kind, context in worded_context(connection, article)
        if (kind, context.about) in ids
    )


def _words(reading: Reading) -> dict[tuple[str, str], str]:
    """Return how sources and statements are kept, by kind and id."""
    sources = {("source", source.id): one_line(source.name) for source in reading.sources}
    claims = {("claim", s.id): claim_words(s, reading.article) for s in reading.statements}
    return {**sources, **claims}
