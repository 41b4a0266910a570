"""The line under the headline: what was read, from where, when, whether whole, and who marked it. No Qt."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from onrecord import Article, Reading

WORDS_A_MINUTE = 230


def headline(article: Article) -> str:
    """Return the title of an article, or the best there is in its place."""
    titled = (block.of(article.text) for block in article.blocks if block.kind == "title")
    return article.title or next(titled, None) or origin(article)


def origin(article: Article) -> str:
    """Return where an article comes from, in short: a site or a file's name."""
    if article.url:
        return urlsplit(article.url).hostname or article.url
    return PurePath(article.id).name or article.id


def provenance(article: Article, reading: Reading | None, now: datetime) -> str:
    """Return the line. ``reading`` is None as long as the article is not marked."""
    facts = (
        article.byline,
        article.outlet,
        _published(article),
        _length(article),
        _read(article, now),
        _gaps(reading),
        "marked by software, unchecked" if reading else "not marked yet",
    )
    return " · ".join(fact for fact in facts if fact)


def _published(article: Article) -> str:
    try:
        day = datetime.fromisoformat(article.published or "")
        return f"{day.day} {day:%B %Y}"
    except ValueError:
        return article.published or ""


def _length(article: Article) -> str:
    words = len(article.text.split())
    return f"{words:,} words, {max(1, round(words / WORDS_A_MINUTE))} min"


def _read(article: Article, now: datetime) -> str:
    how = "only a part could be read" if article.truncated else "read whole"
    return ", ".join(part for part in (f"{how} from {origin(article)}", _when(article, now)) if part)


def _when(article: Article, now: datetime) -> str:
    if not article.retrieved:
        return ""
    try:
        moment = datetime.fromisoformat(article.retrieved).astimezone(now.tzinfo)
    except ValueError:
        return ""
    if moment.date() == now.date():
        return f"today {moment:%H:%M}"
    return f"{moment.day} {moment:%B %Y}"


def _gaps(reading: Reading | None) -> str:
    if not reading or not reading.gaps:
        return ""
    count = len(reading.gaps)
    return "one part could not be read" if count == 1 else f"{count} parts could not be read"
