"""Names of sources across articles, and the names that the reader joined.

A name that was joined counts as another; that one never counts as a third.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.library.sql import batches, marks
from onrecord.library.values import NamesChange, SourceName

Row = tuple[Any, ...]
"""Of a source in an article: key, name, kind, article, statements, denials, role."""


def root_of(connection: sqlite3.Connection, key: str) -> str:
    """Return the name that a name counts as, which may be itself."""
    found = connection.execute("SELECT counts_as FROM joined_names WHERE name = ?", (key,)).fetchone()
    return str(found[0]) if found else key


def joined_into(connection: sqlite3.Connection, root: str) -> list[str]:
    """Return the other names that count as one."""
    query = "SELECT name FROM joined_names WHERE counts_as = ? ORDER BY name"
    return [name for (name,) in connection.execute(query, (root,))]


def group_of(connection: sqlite3.Connection, key: str) -> list[str]:
    """Return all the names that are one with a name, that which they count as first."""
    root = root_of(connection, key)
    return [root, *joined_into(connection, root)]


def join(connection: sqlite3.Connection, key: str, into: str) -> NamesChange:
    """Let a name, and those that are one with it, count as another."""
    old, new = root_of(connection, key), root_of(connection, into)
    if old == new:
        return NamesChange()
    others = joined_into(connection, old)
    return change(connection, NamesChange(dict.fromkeys(others, old), dict.fromkeys((old, *others), new)))


def part(connection: sqlite3.Connection, key: str) -> NamesChange:
    """Let a name stand for itself again; the names that counted as it stay one among themselves."""
    root = root_of(connection, key)
    if root != key:
        return change(connection, NamesChange({key: root}, {}))
    others = joined_into(connection, key)
    return change(connection, NamesChange(dict.fromkeys(others, key), dict.fromkeys(others[1:], *others[:1])))


def change(connection: sqlite3.Connection, wanted: NamesChange) -> NamesChange:
    """Make a change to the joined names, and return it. It holds for what others changed in the meantime."""
    connection.executemany(
        "DELETE FROM joined_names WHERE name = ? AND counts_as = ?", wanted.removed.items()
    )
    for name, into in wanted.added.items():
        root = root_of(connection, into)
        if root != name:
            connection.execute("UPDATE joined_names SET counts_as = ? WHERE counts_as = ?", (root, name))
            connection.execute("INSERT OR REPLACE INTO joined_names VALUES (?, ?)", (name, root))
    return wanted


def drop_unused(connection: sqlite3.Connection) -> None:
    """Part the names that no article has any more."""
    joined = connection.execute("SELECT name, counts_as FROM joined_names").fetchall()
    for name in dict.fromkeys(name for pair in joined for name in pair):
        if not connection.execute("SELECT 1 FROM sources WHERE key = ?", (name,)).fetchone():
            part(connection, name)


def names(connection: sqlite3.Connection, prefix: str, limit: int | None) -> tuple[SourceName, ...]:
    """Return the sources that have a name with a word that begins so, those of most articles first."""
    roots: dict[str, str] = dict(connection.execute("SELECT name, counts_as FROM joined_names").fetchall())
    keys: list[str] = [
        key for (key,) in connection.execute("SELECT DISTINCT key FROM sources WHERE key IS NOT NULL")
    ]
    wanted = {roots.get(key, key) for key in keys if _begins(key, prefix)}
    rows: dict[str, list[Row]] = {}
    for some in batches([key for key in keys if roots.get(key, key) in wanted]):
        for row in rows_of(connection, some):
            key: str = row[0]
            rows.setdefault(roots.get(key, key), []).append(row)
    listed = [named(root, of) for root, of in rows.items()]
    return tuple(sorted(listed, key=lambda s: (-s.articles, s.name.casefold(), s.key))[:limit])


def rows_of(connection: sqlite3.Connection, keys: Sequence[str]) -> list[Row]:
    """Return what articles that are not deleted have of sources."""
    return connection.execute(
        "SELECT n.key, n.name, n.kind, n.article, n.statements, n.denials, n.role"
        " FROM sources n JOIN articles a ON a.id = n.article"
        f" WHERE n.key IN ({marks(keys)}) AND a.deleted IS NULL",
        keys,
    ).fetchall()


def _begins(key: str, prefix: str) -> bool:
    name = key.partition(":")[2]
    start = " ".join(prefix.casefold().split())
    return f" {start}" in f" {name}" if start else True


def named(key: str, rows: Iterable[Row]) -> SourceName:
    """Return a source of its rows in articles, of which there may be none."""
    listed = list(rows)
    own = Counter(str(row[1]) for row in listed if row[0] == key) or Counter(str(row[1]) for row in listed)
    kind, _, words = key.partition(":")
    return SourceName(
        key=key,
        name=own.most_common(1)[0][0] if own else words,
        kind=kind,  # type: ignore[arg-type]
        articles=len({row[3] for row in listed}),
        statements=sum(row[4] for row in listed),
        denials=sum(row[5] for row in listed),
    )
