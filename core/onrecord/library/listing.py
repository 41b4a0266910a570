"""Lists of articles and statements, as they are searched for and filtered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.library.derived import pieces_of
from onrecord.library.joining import group_of
from onrecord.library.matching import expression, hits, snippet
from onrecord.library.sql import batches, marks
from onrecord.library.values import About, Page, Query, Quoted, Row, Said, Shown, Sort, Speaker, Statements
from onrecord.phrasing import one_line
from onrecord.reading import Checked

_ORDER: Mapping[Sort, str] = {
    "opened": "opened",
    "kept": "kept",
    "published": "day",
    "title": "title COLLATE NOCASE",
    "outlet": "outlet IS NULL, outlet COLLATE NOCASE",
    "denials": "denials",
}

_ARTICLE = (
    "id, outlet, published, address, target, kept, opened, deleted, words, statements, denials,"
    " corrections, notes, checked_by, checked_on, position, length, later"
)
_IN_ARTICLE = (
    "SELECT a.id, a.title, a.outlet, a.published, a.day, a.later, s.id, s.statement, s.type, s.stance,"
    " s.quotation, s.origin, s.start, s.words, s.parts FROM statements s JOIN articles a ON a.id = s.article"
)


def articles(connection: sqlite3.Connection, query: Query) -> Page:
    """Return the articles that are asked for."""
    conditions, values = _conditions(connection, query)
    order = (
        f"{_ORDER[query.sort]}{' DESC' if query.descending else ''}, id{' DESC' if query.descending else ''}"
    )
    found = connection.execute(
        f"SELECT id FROM articles WHERE {' AND '.join(conditions)} ORDER BY {order}", values
    ).fetchall()
    wanted = [row[0] for row in found[query.offset :]][: query.limit]
    return Page(tuple(_rows(connection, wanted, query.words)), len(found))


def _conditions(connection: sqlite3.Connection, query: Query) -> tuple[list[str], list[object]]:
    conditions: list[str] = [f"deleted IS {'NOT ' if query.deleted else ''}NULL"]
    values: list[object] = []

    def need(condition: str, *some: object) -> None:
        conditions.append(condition)
        values.extend(some)

    if match := expression(query.words):
        need("id IN (SELECT rowid FROM documents_found WHERE documents_found MATCH ?)", match)
    if query.source is not None:
        keys = group_of(connection, query.source)
        need(f"id IN (SELECT article FROM sources WHERE key IN ({marks(keys)}))", *keys)
    if query.outlet is not None:
        need("outlet = ? COLLATE NOCASE", query.outlet)
    if query.since is not None:
        need("day >= ?", query.since)
    if query.until is not None:
        need("day <= ?", query.until)
    if query.has_denials is not None:
        need("denials > 0" if query.has_denials else "denials = 0")
    if query.checked is not None:
        need(f"checked_by IS {'NOT ' if query.checked else ''}NULL")
    return conditions, values


def _rows(connection: sqlite3.Connection, ids: Sequence[int], words: str) -> Iterator[Row]:
    """Yield what a list shows of some articles, in their order."""
    facts = by_id(connection, f"SELECT {_ARTICLE} FROM articles WHERE id IN", ids)
    texts = by_id(connection, "SELECT article, title, text FROM documents WHERE article IN", ids)
    for i in ids:
        _, title, text = texts.get(i, (i, "", ""))
        yield _row(facts[i], one_line(title), text.removeprefix(title).lstrip(), words)


def _row(facts: Sequence[Any], title: str, text: str, words: str) -> Row:
    by, on, position, length, later = facts[13:]
    kept = ("id", "outlet", "published", "address", "target", "kept_at", "opened_at", "deleted_at")
    counted = ("words", "statements", "denials", "corrections", "notes")
    return Row(
        title=Shown(title, hits(words, title)),
        snippet=snippet(words, text),
        checked=Checked(by=by, on=on) if by is not None else None,
        progress=min(1.0, position / length) if length else 0.0,
        is_earlier_version=later is not None,
        **dict(zip((*kept, *counted), facts[:13], strict=True)),
    )


def outlets(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Return the outlets of the articles that are not deleted, with how many there are of each."""
    return tuple(
        connection.execute(
            "SELECT outlet, count(*) FROM articles WHERE deleted IS NULL AND outlet IS NOT NULL"
            " GROUP BY outlet COLLATE NOCASE ORDER BY outlet COLLATE NOCASE"
        )
    )


def statements(
    connection: sqlite3.Connection, words: str, source: str | None, limit: int, offset: int
) -> Statements:
    """Return the statements with some words, of a source where one is named, those of new articles first."""
    match = expression(words)
    conditions, values = ["a.deleted IS NULL"], []
    if match:
        conditions.append("s.id IN (SELECT rowid FROM statements_found WHERE statements_found MATCH ?)")
        values.append(match)
    if source is not None:
        keys = group_of(connection, source)
        conditions.append(
            "s.id IN (SELECT p.statement FROM speakers p JOIN sources n ON n.id = p.source"
            f" WHERE p.via = 0 AND n.key IN ({marks(keys)}))"
        )
        values.extend(keys)
    found = connection.execute(
        "SELECT s.id FROM statements s JOIN articles a ON a.id = s.article"
        f" WHERE {' AND '.join(conditions)} ORDER BY a.day DESC, a.id DESC, s.start, s.id",
        values,
    ).fetchall()
    wanted = [row[0] for row in found[offset : offset + limit]]
    return Statements(said(connection, wanted, words), len(found))


def said(connection: sqlite3.Connection, ids: Sequence[int], words: str = "") -> tuple[Said, ...]:
    """Return statements with their articles and what they are linked to, in the order of their row ids."""
    denied_by, answers = _linked(connection, ids, "answered"), _linked(connection, ids, "denial")
    everything = [*ids, *(i for links in (denied_by, answers) for some in links.values() for i in some)]
    rows = by_id(connection, f"{_IN_ARTICLE} WHERE s.id IN", everything, at=6)
    speakers = _speakers(connection, everything)

    def quoted(i: int, searched: str = "") -> Quoted:
        return _quoted(rows[i], speakers.get(i, []), searched)

    return tuple(
        Said(
            _about(rows[i]),
            quoted(i, words),
            tuple(quoted(other) for other in denied_by.get(i, ())),
            tuple(quoted(other) for other in answers.get(i, ())),
        )
        for i in ids
    )


def _about(row: Sequence[Any]) -> About:
    i, title, outlet, published, day, later = row[:6]
    return About(i, title, outlet, published, day, later is not None)


def _quoted(row: Sequence[Any], speakers: Iterable[tuple[bool, Speaker]], searched: str) -> Quoted:
    statement, kind, stance, quotation, origin, start, words, parts = row[7:]
    known = tuple(speakers)
    return Quoted(
        id=statement,
        type=kind,
        stance=stance,
        quotation=quotation,
        origin=origin,
        start=start,
        pieces=tuple(pieces_of(words, parts)),
        sources=tuple(speaker for via, speaker in known if not via),
        via=tuple(speaker for via, speaker in known if via),
        hits=hits(searched, words),
    )


def _linked(connection: sqlite3.Connection, ids: Sequence[int], column: str) -> dict[int, list[int]]:
    """Return for statements at one end of links those at the other, in the article's order."""
    other = "denial" if column == "answered" else "answered"
    found: dict[int, list[int]] = {}
    for some in batches(ids):
        for end, linked in connection.execute(
            f"SELECT l.{column}, l.{other} FROM links l JOIN statements s ON s.id = l.{other}"
            f" WHERE l.{column} IN ({marks(some)}) ORDER BY s.start, s.id",
            some,
        ):
            found.setdefault(end, []).append(linked)
    return found


def _speakers(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[tuple[bool, Speaker]]]:
    found: dict[int, list[tuple[bool, Speaker]]] = {}
    for some in batches(list(dict.fromkeys(ids))):
        for statement, via, name, kind, key in connection.execute(
            "SELECT p.statement, p.via, n.name, n.kind, n.key"
            " FROM speakers p JOIN sources n ON n.id = p.source"
            f" WHERE p.statement IN ({marks(some)}) ORDER BY p.statement, p.via, p.place",
            some,
        ):
            found.setdefault(statement, []).append((bool(via), Speaker(name, kind, key)))
    return found


def by_id(
    connection: sqlite3.Connection, query: str, ids: Sequence[int], at: int = 0
) -> dict[int, Sequence[Any]]:
    """Return rows by the id that each has in its column ``at``.

    Args:
        query: up to ``IN``, after which the ids come.
    """
    rows: list[Sequence[Any]] = []
    for some in batches(ids):
        rows += connection.execute(f"{query} ({marks(some)})", some)
    return {row[at]: row for row in rows}
