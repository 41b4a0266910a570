"""A whole library as JSON lines, out and in.

A line has one article, ``{"format": "onrecord-library/1", "reading": …, "revision": …, "context": …, …}``;
the last has the names that the reader joined.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from pydantic import AwareDatetime, Field, ValidationError

from onrecord.article import Value
from onrecord.context.values import ClaimContext, SourceContext
from onrecord.library import documents, joining, keeping, revisions
from onrecord.library.errors import LibraryError
from onrecord.library.library import Library
from onrecord.library.values import NamesChange
from onrecord.reading import Reading
from onrecord.revision.values import Revision

FORMAT: Literal["onrecord-library/1"] = "onrecord-library/1"
BEGINNING = b'{"format":"onrecord-library/'
"""How each line begins."""
LONGEST = 256_000_000
"""Bytes of a line: the longest article with a statement in each of its sentences has far fewer."""
TOGETHER = 50
"""So many lines are kept at once."""


class WordedContext(Value):
    """What was looked up, about sources by their names and statements by their words."""

    sources: tuple[SourceContext, ...] = ()
    claims: tuple[ClaimContext, ...] = ()


class Line(Value):
    """One article of a library."""

    format: Literal["onrecord-library/1"] = FORMAT
    reading: Reading
    """As the engine gave it."""
    revision: Revision = Revision()
    context: WordedContext = WordedContext()
    target: str | None = None
    position: int = Field(default=0, ge=0, lt=2**31)
    kept: AwareDatetime
    opened: AwareDatetime
    deleted: AwareDatetime | None = None
    later: str | None = None
    """Key of the version that was kept later, see :func:`~onrecord.library.documents.key_of`."""


class Joined(Value):
    """The names that the reader joined: each with the one that it counts as."""

    format: Literal["onrecord-library/1"] = FORMAT
    joined: dict[str, str]


@dataclass
class Transferred:
    """What became of an export or an import."""

    articles: int = 0
    """How many were written, or are kept now."""
    problems: list[str] = field(default_factory=list)
    """A sentence for each that was left out."""


Tell = Callable[[Transferred], None]
"""Is told what was done so far, and is kept."""


def quiet(_: Transferred) -> None:
    """Tell nobody."""


def export(library: Library, out: BinaryIO, tell: Tell = quiet) -> Transferred:
    """Write all articles of a library, the deleted ones too, as it is at this moment.

    What cannot be read is left out and told.

    Raises:
        LibraryError: nothing can be read.
        OSError: it cannot be written.
    """
    done = Transferred()
    with library.store.reading() as connection:
        for article in _readable_ids(connection, done):
            try:
                line = _line(connection, article)
            except (LibraryError, ValueError, KeyError, sqlite3.DatabaseError) as error:
                done.problems.append(f"Article {article} was left out, for it cannot be read ({error}).")
                continue
            out.write(line.model_dump_json().encode() + b"\n")
            done.articles += 1
            tell(done)
        names = dict(connection.execute("SELECT name, counts_as FROM joined_names ORDER BY name").fetchall())
        if names:
            out.write(Joined(joined=names).model_dump_json().encode() + b"\n")
    return done


def _readable_ids(connection: sqlite3.Connection, done: Transferred) -> list[int]:
    """Return the ids of all articles; of a damaged file those that can be read from either end."""
    try:
        return [i for (i,) in connection.execute("SELECT id FROM articles NOT INDEXED ORDER BY id")]
    except sqlite3.DatabaseError as error:
        done.problems.append(f"The list of articles is damaged, so that some may be left out ({error}).")
    found: set[int] = set()
    for order in ("ASC", "DESC"):
        rows = connection.execute(f"SELECT id FROM articles NOT INDEXED ORDER BY id {order}")
        try:
            for (i,) in rows:
                found.add(i)
        except sqlite3.DatabaseError:
            continue
    return sorted(found)


def _line(connection: sqlite3.Connection, article: int) -> Line:
    facts = connection.execute(
        "SELECT a.target, a.position, a.kept, a.opened, a.deleted, b.key FROM articles a"
        " LEFT JOIN articles b ON b.id = a.later WHERE a.id = ?",
        (article,),
    ).fetchone()
    keys = ("target", "position", "kept", "opened", "deleted", "later")
    contexts = [context for _, context in revisions.worded_context(connection, article)]
    return Line(
        reading=documents.reading_of(connection, article),
        revision=revisions.revision_of(connection, article),
        context=WordedContext(
            sources=tuple(c for c in contexts if isinstance(c, SourceContext)),
            claims=tuple(c for c in contexts if isinstance(c, ClaimContext)),
        ),
        **dict(zip(keys, facts, strict=True)),
    )


def import_(library: Library, lines: BinaryIO, tell: Tell = quiet) -> Transferred:
    """Keep the articles of an export. What is kept already is merged with it: nothing is there twice or lost.

    Args:
        library: where to.
        lines: the export.
        tell: is told what is kept for certain.

    Returns:
        What was done, with a problem for each line that is broken, by its number.

    Raises:
        LibraryError: nothing more can be kept; what was told is kept.
    """
    done, later = Transferred(), {}
    for group in _groups(lines):
        with library.together():
            for number, raw in group:
                try:
                    later.update(_take(library, raw))
                except _BrokenError as error:
                    done.problems.append(f"Line {number} was left out: {error}.")
                else:
                    done.articles += b'"reading":' in raw
        tell(done)
    with library.store.writing() as connection:
        _link(connection, later)
    return done


class _BrokenError(Exception):
    """A line is no article; why, in a few words."""


def _groups(lines: BinaryIO) -> Iterator[list[tuple[int, bytes]]]:
    """Yield the lines that are not blank in groups that are kept at once, with their numbers."""
    group: list[tuple[int, bytes]] = []
    for number, raw in enumerate(_raw_lines(lines), start=1):
        if raw.strip():
            group.append((number, raw))
        if len(group) == TOGETHER:
            yield group
            group = []
    yield group


def _raw_lines(lines: BinaryIO) -> Iterator[bytes]:
    """Yield lines, of one that is too long a part; what cannot be read stands for a last, broken one."""
    try:
        while raw := lines.readline(LONGEST):
            yield raw
            while len(raw) == LONGEST and not raw.endswith(b"\n"):
                raw = lines.readline(LONGEST)
    except (EOFError, OSError):  # a compressed file that breaks off, or is damaged
        yield b"{"


def _take(library: Library, raw: bytes) -> dict[str, str]:
    """Keep what a line has, and return by key which version is the later one of its article."""
    value = _parsed(raw)
    with library.store.writing() as connection:
        if isinstance(value, Joined):
            joining.change(connection, NamesChange({}, value.joined))
            return {}
        connection.execute("SAVEPOINT line")
        try:
            _merge(connection, value)
        except (ValueError, OverflowError, KeyError) as error:
            connection.execute("ROLLBACK TO line")
            raise _BrokenError(f"what it says does not go together ({error})") from error
        finally:
            connection.execute("RELEASE line")
    return {documents.key_of(value.reading.article): value.later} if value.later else {}


def _parsed(raw: bytes) -> Line | Joined:
    form: type[Line | Joined] = Joined if b'"joined":' in raw and b'"reading":' not in raw else Line
    try:
        return form.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise _BrokenError(f"{place + ': ' if place else ''}{first['msg']}") from error


def _merge(connection: sqlite3.Connection, line: Line) -> None:
    known = documents.id_of(connection, documents.key_of(line.reading.article))
    opened, kept = documents.moment(line.opened), documents.moment(line.kept)
    deleted = documents.moment(line.deleted) if line.deleted else None
    if known is None:
        article = keeping.insert(connection, line.reading, line.revision, line.target, line.kept)
        facts = (opened, line.position, deleted, article)
        connection.execute("UPDATE articles SET opened = ?, position = ?, deleted = ? WHERE id = ?", facts)
    else:
        article = known
        connection.execute(
            "UPDATE articles SET opened = max(opened, ?), kept = min(kept, ?),"
            " position = CASE position WHEN 0 THEN ? ELSE position END,"
            " deleted = CASE WHEN ? IS NULL THEN NULL ELSE deleted END WHERE id = ?",
            (opened, kept, line.position, deleted, article),
        )
        revisions.merge(connection, article, line.revision)
        keeping.follow(connection, article)
    for kind, contexts in (("source", line.context.sources), ("claim", line.context.claims)):
        for context in contexts:
            revisions.put_worded(connection, article, kind, context)


def _link(connection: sqlite3.Connection, later: dict[str, str]) -> None:
    """Mark articles as earlier versions of others, unless it is the other way round here."""
    for key, other in later.items():
        connection.execute(
            "UPDATE articles SET later = (SELECT b.id FROM articles b WHERE b.key = ?1)"
            " WHERE key = ?2 AND later IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM articles b WHERE b.key = ?1 AND b.later = articles.id)",
            (other, key),
        )
