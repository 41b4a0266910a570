"""What lists and searches need of an article, derived from its corrected reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.library.sql import marks
from onrecord.outline import Piece, Role, name_of, wording
from onrecord.phrasing import one_line
from onrecord.reading import Reading, SourceKind

NAMED: frozenset[SourceKind] = frozenset(("person", "organization", "place", "document"))
"""Kinds of sources that are one and the same across articles where their names are."""

_CODES: Mapping[Role, str] = {"source": "s", "cue": "q", "content": "c", "between": "-"}
_ROLES: Mapping[str, Role] = {code: role for role, code in _CODES.items()}

Fields = tuple[object, ...]
Rows = set[tuple[int, ...]]

_SOURCE = ("name", "kind", "key", "role", "statements", "denials")
_STATEMENT = ("type", "stance", "quotation", "origin", "start", "words", "parts")
_SPEAKER = ("statement", "via", "place", "source")
_LINK = ("denial", "answered")


@dataclass(frozen=True)
class Derived:
    """The derived rows of one article, with the ids of its reading in place of those of rows."""

    names: str
    """Of all sources, a line each."""
    sources: Mapping[str, Fields]
    statements: Mapping[str, Fields]
    speakers: frozenset[tuple[str, int, int, str]]
    """Statement, whether it is passed on, place, source."""
    links: frozenset[tuple[str, str]]
    """Denial and what it answers."""
    counts: Mapping[str, int]


def source_key(name: str, kind: SourceKind) -> str | None:
    """Return what a source is known by across articles; None for one that is not."""
    words = one_line(name).casefold()
    return f"{kind}:{words}" if kind in NAMED and words else None


def parts_of(pieces: Iterable[Piece]) -> str:
    """Return what part each piece plays and how long it is, to be kept beside their joined texts."""
    return " ".join(f"{_CODES[piece.role]}{len(piece.text)}" for piece in pieces)


def pieces_of(words: str, parts: str) -> Iterator[Piece]:
    """Yield the pieces of joined texts."""
    start = 0
    for part in parts.split():
        end = start + int(part[1:])
        yield Piece(_ROLES[part[0]], words[start:end])
        start = end


def derive(revised: Reading) -> Derived:
    """Return the rows of a corrected reading. Pure."""
    text = revised.article.text
    denials = {s.id for s in revised.statements if s.type == "denial"}
    sources = {
        source.id: (
            name_of(source, text),
            source.kind,
            source_key(source.name, source.kind),
            one_line(source.role) if source.role else None,
            len(source.statements),
            len(denials.intersection(source.statements)),
        )
        for source in revised.sources
    }
    return Derived(
        names="\n".join(dict.fromkeys(str(fields[0]) for fields in sources.values())),
        sources=sources,
        statements=dict(_statements(revised)),
        speakers=frozenset(
            (statement.id, via, place, source)
            for statement in revised.statements
            for via, ids in enumerate((statement.sources, statement.via))
            for place, source in enumerate(ids)
        ),
        links=frozenset((s.id, answered) for s in revised.statements for answered in s.denies),
        counts={
            "statements": len(revised.statements),
            "denials": len(denials),
        },
    )


def _statements(revised: Reading) -> Iterator[tuple[str, Fields]]:
    for s in revised.statements:
        pieces = wording(s, revised.article.text)
        words = "".join(piece.text for piece in pieces)
        yield s.id, (s.type, s.stance, s.quotation, s.origin, s.start, words, parts_of(pieces))


def stored(connection: sqlite3.Connection, article: int) -> Derived:
    """Return the derived rows of an article that are kept."""
    sources, statements = (_rows(connection, table, article) for table in ("sources", "statements"))
    source_of, statement_of = ({row: i for i, row in rows.items()} for rows in (sources, statements))
    names = connection.execute("SELECT names FROM documents WHERE article = ?", (article,)).fetchone()
    counts = connection.execute(
        "SELECT statements, denials FROM articles WHERE id = ?", (article,)
    ).fetchone()
    return Derived(
        names=names[0] if names else "",
        sources=_named(connection, "sources", _SOURCE, article),
        statements=_named(connection, "statements", _STATEMENT, article),
        speakers=frozenset(
            (statement_of[statement], via, place, source_of[source])
            for statement, via, place, source in _pairs(connection, "speakers", _SPEAKER, article)
        ),
        links=frozenset(
            (statement_of[denial], statement_of[answered])
            for denial, answered in _pairs(connection, "links", _LINK, article)
        ),
        counts=dict(zip(("statements", "denials"), counts, strict=True)),
    )


def put(connection: sqlite3.Connection, article: int, derived: Derived) -> None:
    """Make the derived rows of an article those; what is there already is not written again."""
    _put_named(connection, "sources", _SOURCE, article, derived.sources)
    _put_named(connection, "statements", _STATEMENT, article, derived.statements)
    sources, statements = (_rows(connection, table, article) for table in ("sources", "statements"))
    speakers: Rows = {
        (statements[s], via, place, sources[source]) for s, via, place, source in derived.speakers
    }
    _put_pairs(connection, "speakers", _SPEAKER, article, speakers)
    links: Rows = {(statements[denial], statements[answered]) for denial, answered in derived.links}
    _put_pairs(connection, "links", _LINK, article, links)
    connection.execute(
        "UPDATE documents SET names = :names WHERE article = :article AND names IS NOT :names",
        {"names": derived.names, "article": article},
    )
    connection.execute(
        "UPDATE articles SET statements = :statements, denials = :denials,"
        " corrections = (SELECT count(*) FROM corrections WHERE article = :article),"
        " notes = (SELECT count(*) FROM notes WHERE article = :article) WHERE id = :article",
        {**derived.counts, "article": article},
    )


def _put_named(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    article: int,
    wanted: Mapping[str, Fields],
) -> None:
    """Make the rows of an article in ``sources`` or ``statements`` those, by the ids of its reading."""
    there = _named(connection, table, columns, article)
    name, listed = table.removesuffix("s"), ", ".join(columns)
    connection.executemany(
        f"DELETE FROM {table} WHERE article = ? AND {name} = ?",
        [(article, i) for i in there if i not in wanted],
    )
    connection.executemany(
        f"UPDATE {table} SET ({listed}) = ({marks(columns)}) WHERE article = ? AND {name} = ?",
        [(*fields, article, i) for i, fields in wanted.items() if there.get(i, fields) != fields],
    )
    connection.executemany(
        f"INSERT INTO {table} (article, {name}, {listed}) VALUES (?, ?, {marks(columns)})",
        [(article, i, *fields) for i, fields in wanted.items() if i not in there],
    )


def _named(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], article: int
) -> dict[str, Fields]:
    query = f"SELECT {table.removesuffix('s')}, {', '.join(columns)} FROM {table} WHERE article = ?"
    return {row[0]: row[1:] for row in connection.execute(query, (article,))}


def _rows(connection: sqlite3.Connection, table: str, article: int) -> dict[str, int]:
    query = f"SELECT {table.removesuffix('s')}, id FROM {table} WHERE article = ?"
    return dict(connection.execute(query, (article,)).fetchall())


def _put_pairs(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    article: int,
    wanted: Rows,
) -> None:
    """Make the rows of an article in ``speakers`` or ``links`` those."""
    there = set(_pairs(connection, table, columns, article))
    same = " AND ".join(f"{column} = ?" for column in columns)
    connection.executemany(f"DELETE FROM {table} WHERE {same}", there - wanted)
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks(columns)})", sorted(wanted - there)
    )


def _pairs(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], article: int
) -> list[tuple[int, ...]]:
    query = (
        f"SELECT {', '.join(columns)} FROM {table}"
        f" WHERE {columns[0]} IN (SELECT id FROM statements WHERE article = ?)"
    )
    return connection.execute(query, (article,)).fetchall()
