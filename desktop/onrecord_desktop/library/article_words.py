"""What a list of the library says of an article, seen and spoken. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from onrecord.library.values import Row
from onrecord.phrasing import one_line
from onrecord.provenance import day_in_words
from onrecord.translation import tr, trn
from onrecord_desktop.spoken import sentences

READ_ALL = 0.9
"""Who has the last tenth of an article in sight has come to its end."""


def facts(row: Row) -> tuple[str, ...]:
    """Return short facts about an article, the outlet first."""
    return tuple(fact for fact in _facts(row) if fact)


def _facts(row: Row) -> Iterator[str]:
    yield place(row)
    yield trn("{n} statement", "{n} statements", row.statements)
    yield trn("{n} denial", "{n} denials", row.denials) if row.denials else ""
    yield tr("checked by {name}", name=one_line(row.checked.by)) if row.checked else ""
    yield trn("{n} correction", "{n} corrections", row.corrections) if row.corrections else ""
    yield trn("{n} note", "{n} notes", row.notes) if row.notes else ""
    yield progress(row)
    # Translators: of an article, of which there is a later version.
    yield tr("earlier version") if row.is_earlier_version else ""
    yield tr("deleted on {day}", day=day(row.deleted_at)) if row.deleted_at else ""


def progress(row: Row) -> str:
    """Say how far the reader came; empty at the beginning."""
    if row.progress >= READ_ALL:
        return tr("read to the end")
    percent = round(100 * row.progress)
    return tr("read to {number} %", number=percent) if percent else ""


def place(row: Row) -> str:
    """Return where an article appeared: its outlet, else its site or the name of its file."""
    if row.outlet:
        return one_line(row.outlet)
    try:
        site = urlsplit(row.address or "").hostname
    except ValueError:
        site = None
    return one_line(site or PurePath(row.target or "").name)


def date(row: Row) -> str:
    """Return the day on which an article was published, else on which it was kept."""
    return day(row.published) or tr("kept {day}", day=day(row.kept_at))


def day(moment: str | None) -> str:
    """Return the day of a moment, ISO 8601, in words and the reader's own time; empty where there is none."""
    try:
        found = datetime.fromisoformat(moment or "")
    except ValueError:
        return ""
    return day_in_words(found.astimezone() if found.tzinfo else found)


def spoken(row: Row, *, with_words: bool) -> str:
    """Return what a screen reader says of an article.

    Args:
        row: the article.
        with_words: whether the words around what was searched for are said too.
    """
    said = (row.title.text, date(row), *facts(row), row.snippet.text if with_words else "")
    return sentences(part for part in said if part)


def counted(total: int, all_of_them: int | None, *, narrowed: bool) -> str:
    """Say how many articles are listed.

    Args:
        total: those listed.
        all_of_them: those in the library, None where that is not known.
        narrowed: whether something was searched for or filtered.
    """
    if not narrowed or all_of_them is None:
        return trn("{n} article", "{n} articles", total)
    return trn("{n} of {all}", "{n} of {all}", total, all=trn("{n} article", "{n} articles", all_of_them))
