"""All that a source said in the kept articles."""

from __future__ import annotations

import sqlite3
from collections import Counter

from onrecord.library.joining import group_of, named, rows_of
from onrecord.library.listing import said
from onrecord.library.sql import marks
from onrecord.library.values import SourcePage


def source_page(connection: sqlite3.Connection, key: str, limit: int, offset: int) -> SourcePage:
    """Return the page of a source, with some of what it said: the latest article first, each in its order."""
    keys = group_of(connection, key)
    rows = rows_of(connection, keys)
    ids = connection.execute(
        "SELECT DISTINCT s.id, a.day, a.id, s.start FROM sources n JOIN speakers p ON p.source = n.id"
        " JOIN statements s ON s.id = p.statement JOIN articles a ON a.id = s.article"
        f" WHERE n.key IN ({marks(keys)}) AND p.via = 0 AND a.deleted IS NULL"
        " ORDER BY a.day DESC, a.id DESC, s.start, s.id",
        keys,
    ).fetchall()
    names = [named(each, [row for row in rows if row[0] == each]) for each in keys]
    roles = Counter(row[6] for row in rows if row[6])
    return SourcePage(
        source=named(keys[0], rows),
        names=tuple(names),
        roles=tuple(role for role, _ in roles.most_common()),
        said=said(connection, [row[0] for row in ids[offset : offset + limit]]),
        total=len(ids),
    )
