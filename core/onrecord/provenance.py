"""What was read: its headline, from where, when, whether whole, and who marked it. Pure."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from onrecord.article import Article
from onrecord.phrasing import counted, one_line, plural
from onrecord.reading import Reading

WORDS_A_MINUTE = 230
STANDARD_INPUT = "-"


def heading(article: Article) -> str:
    """Return the title of an article, or the best there is in its place."""
    titled = (one_line(block.of(article.text)) for block in article.blocks if block.kind == "title")
    return one_line(article.title or "") or next(titled, "") or origin(article)


def origin(article: Article) -> str:
    """Return where an article comes from, in short: a site or a file's name."""
    if article.url:
        return one_line(_host(article.url) or article.url)
    if article.id == STANDARD_INPUT:
        return "standard input"
    return one_line(PurePath(article.id).name or article.id)


def provenance(article: Article, reading: Reading | None, now: datetime | None = None) -> tuple[str, ...]:
    """Return short facts about an article, for a line under its headline.

    Args:
        article: what was read.
        reading: None as long as the article is not marked.
        now: the present, with its time zone, for what is shown and not kept: a day may then be "today".
    """
    facts = (
        article.byline,
        article.outlet,
        published(article),
        _length(article),
        _read(article, now),
        _gaps(reading),
        "marked by software, unchecked" if reading else "not marked yet",
    )
    return tuple(one_line(fact) for fact in facts if fact)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def published(article: Article) -> str:
    """Return the day of an article in words, or what stands for it; empty where it is not known."""
    try:
        return _day(datetime.fromisoformat(article.published or ""))
    except ValueError:
        return article.published or ""


def _length(article: Article) -> str:
    words = len(article.text.split())
    return f"{words:,} {plural(words, 'word')}, {max(1, round(words / WORDS_A_MINUTE))} min"


def _read(article: Article, now: datetime | None) -> str:
    how = "only a part could be read" if article.truncated else "read whole"
    return ", ".join(part for part in (f"{how} from {origin(article)}", _when(article, now)) if part)


def _when(article: Article, now: datetime | None) -> str:
    try:
        moment = datetime.fromisoformat(article.retrieved or "")
    except ValueError:
        return ""
    if now is None:
        return _day(moment)
    moment = moment.astimezone(now.tzinfo)
    return f"today {moment:%H:%M}" if moment.date() == now.date() else _day(moment)


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _gaps(reading: Reading | None) -> str:
    count = len(reading.gaps) if reading else 0
    return f"{'one part' if count == 1 else counted(count, 'part')} could not be read" if count else ""
