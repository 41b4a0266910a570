"""Lists of ``onrecord library``: for people a table, for programs JSON or CSV."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.phrasing import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from onrecord.library.values import Page, Quoted, Row, Said, Shown, Statements

Cell = str | int | float | None

WIDTH = 160
"""Characters of a line where there is no terminal."""


class Listing(StrEnum):
    """How a list is written."""

    table = "table"
    json = "json"
    csv = "csv"


def articles(page: Page, format: Listing, terminal: bool) -> bytes:
    """Return a list of articles as standard output gets it.

    Args:
        page: the articles.
        format: for whom.
        terminal: whether it goes to one, which has a width and shows what was searched for.
    """
    if format is Listing.table:
        return _table(
            ("ID", "opened", "published", "outlet", "article", "statements", "denials"),
            (_article_line(row) for row in page.rows),
            terminal,
        )
    return _data([_article(row) for row in page.rows], page.total, "articles", format)


def statements(found: Statements, format: Listing, terminal: bool) -> bytes:
    """Return a list of statements as standard output gets it; arguments as for :func:`articles`."""
    if format is Listing.table:
        return _table(
            ("ID", "published", "source", "statement"), (_said_line(said) for said in found.said), terminal
        )
    return _data([_said(said) for said in found.said], found.total, "statements", format)


def _article(row: Row) -> Mapping[str, Cell]:
    return {
        "id": row.id,
        "title": row.title.text,
        "outlet": row.outlet,
        "published": row.published,
        "address": row.address,
        "target": row.target,
        "kept": row.kept_at,
        "opened": row.opened_at,
        "deleted": row.deleted_at,
        "words": row.words,
        "statements": row.statements,
        "denials": row.denials,
        "corrections": row.corrections,
        "notes": row.notes,
        "checked_by": row.checked.by if row.checked else None,
        "checked_on": row.checked.on if row.checked else None,
        "progress": round(row.progress, 3),
        "is_earlier_version": row.is_earlier_version,
        "snippet": row.snippet.text,
    }


def _said(said: Said) -> Mapping[str, Cell]:
    return {
        "article": said.article.id,
        "title": said.article.title,
        "outlet": said.article.outlet,
        "published": said.article.published,
        "id": said.statement.id,
        "type": said.statement.type,
        "stance": said.statement.stance,
        "sources": _names(said.statement),
        "via": "; ".join(one_line(speaker.name) for speaker in said.statement.via),
        "statement": _words(said.statement),
        "denied_by": "; ".join(_names(denial) for denial in said.denied_by),
        "answers": "; ".join(_names(answered) for answered in said.answers),
    }


def _data(rows: Sequence[Mapping[str, Cell]], total: int, what: str, format: Listing) -> bytes:
    if format is Listing.json:
        return (json.dumps({"total": total, what: rows}, ensure_ascii=False) + "\n").encode()
    from onrecord.exports.csv import write

    out = io.StringIO(newline="")
    words = [{column: _in_words(cell) for column, cell in row.items()} for row in rows]
    write(out, list(rows[0]) if rows else [], words)
    return out.getvalue().encode()


def _in_words(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    return ("no", "yes")[cell] if isinstance(cell, bool) else cell


def _article_line(row: Row) -> Sequence[RenderableType]:
    from rich.text import Text

    article = _marked(row.title)
    if row.snippet.hits:
        article = Text("\n").join((article, _marked(row.snippet)))
    outlet = one_line(row.outlet or "")
    return (
        str(row.id),
        _day(row.opened_at),
        row.published or "",
        Text(outlet),
        article,
        str(row.statements),
        str(row.denials),
    )


def _said_line(said: Said) -> Sequence[RenderableType]:
    from rich.text import Text

    words = Text(_words(said.statement))
    for start, end in said.statement.hits:
        words.stylize("bold", start, end)
    return str(said.article.id), said.article.published or "", Text(_names(said.statement)), words


def _marked(shown: Shown) -> Text:
    from rich.text import Text

    text = Text(shown.text)
    for start, end in shown.hits:
        text.stylize("bold", start, end)
    return text


def _names(statement: Quoted) -> str:
    return ", ".join(one_line(speaker.name) for speaker in statement.sources)


def _words(statement: Quoted) -> str:
    return "".join(piece.text for piece in statement.pieces)


def _day(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone().date().isoformat()


def _table(heads: Iterable[str], rows: Iterable[Sequence[RenderableType]], terminal: bool) -> bytes:
    from rich.console import Console
    from rich.table import Table

    table = Table(*heads, box=None, pad_edge=False, header_style="bold" if terminal else "")
    for row in rows:
        table.add_row(*row)
    console = Console(highlight=False, width=None if terminal else WIDTH)
    with console.capture() as written:
        if table.row_count:
            console.print(table)
    lines = (line.rstrip() for line in written.get().splitlines())
    return "".join(f"{line}\n" for line in lines).encode()
