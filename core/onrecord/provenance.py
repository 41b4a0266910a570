"""What was read: its headline, from where, when, whether whole, and who marked it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from onrecord.article import Article, Notice
from onrecord.front_matter import clean_byline, is_byline, is_date_line, iso_date
from onrecord.phrasing import one_line
from onrecord.reading import Reading
from onrecord.translation import grouped, noop, tr, trn

WORDS_A_MINUTE = 230
STANDARD_INPUT = "-"

_FRONT_BLOCKS = 5
NOTICES: Mapping[Notice, str] = {
    "paywall": noop("Only the opening of this article was there to be read: the rest is for subscribers."),
    "cut": noop("This text breaks off before the end of its article: the rest was not there to be read."),
    "pages": noop("This article goes on over further pages, and only this one was read."),
    "consent": noop("This asks for consent to cookies, and hardly anything of an article stands beside it."),
    "live": noop(
        "This is a live page: some of its posts were perhaps not there to be read, or have come since."
    ),
    "listing": noop("This looks like a list of headlines or links and not like one article."),
    "language": noop("A part of this text is not in English, the only language that On Record reads."),
}
"""Why a text may not be one whole article, each in one sentence."""

IN_PART = noop("Only a part of this article could be read.")

MONTHS = (
    noop("January"),
    noop("February"),
    noop("March"),
    noop("April"),
    noop("May"),
    noop("June"),
    noop("July"),
    noop("August"),
    noop("September"),
    noop("October"),
    noop("November"),
    noop("December"),
)
"""The months, as they stand in dates."""

_WHOLE = noop("read whole from {origin}")
_PART = noop("only a part could be read from {origin}")
_HOW: Mapping[Notice, str] = {
    "paywall": noop("only the opening could be read from {origin}"),
    "pages": noop("only one of its pages was read from {origin}"),
    "live": noop("a live page as it stood, read from {origin}"),
    "listing": noop("a list rather than an article, read from {origin}"),
    "language": noop("not all of it in English, read from {origin}"),
}
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+", re.IGNORECASE)


def heading(article: Article) -> str:
    """Return the title of an article, or the best there is in its place."""
    return headline(article) or origin(article)


def headline(article: Article) -> str:
    """Return the title of an article, empty where it has none."""
    titled = (one_line(block.of(article.text)) for block in article.blocks if block.kind == "title")
    return one_line(article.title or "") or next(titled, "")


def origin(article: Article) -> str:
    """Return where an article comes from, in short: a site or a file's name."""
    if article.url:
        return one_line(_host(article.url) or article.url)
    if article.id == STANDARD_INPUT:
        return tr("standard input")
    return one_line(PurePath(article.id).name or article.id)


def imprint(article: Article) -> tuple[str, ...]:
    """Return by whom, where and on what day an article was published, as far as that is known."""
    facts = (article.byline, article.outlet, _published(article))
    return tuple(one_line(fact) for fact in facts if fact)


def rest_of_imprint(article: Article) -> tuple[str, ...]:
    """Return what of the imprint the article's first lines do not tell, and whether a byline names nobody."""
    lines = front_lines(article)
    bylines = {clean_byline(line) for line in lines if is_byline(line)}
    days = {iso_date(line) for line in lines}
    facts = (
        article.byline if article.byline not in bylines else None,
        tr("no usable byline") if None in bylines and not article.byline else None,
        article.outlet,
        _published(article) if article.published not in days else None,
    )
    return tuple(one_line(fact) for fact in facts if fact)


def front_lines(article: Article) -> tuple[str, ...]:
    """Return the lines near the top of the text that are a byline, or pretend to be one, or a date."""
    front = (block.of(article.text) for block in article.blocks[:_FRONT_BLOCKS] if block.kind == "other")
    return tuple(line for line in front if is_byline(line) or is_date_line(line))


def provenance(article: Article, reading: Reading | None, now: datetime | None = None) -> tuple[str, ...]:
    """Return short facts about an article, for a line under its headline and above its text.

    What the text's own first lines tell of its imprint is not among them.

    Args: as for :func:`circumstances`.
    """
    return (*rest_of_imprint(article), *circumstances(article, reading, now))


def circumstances(article: Article, reading: Reading | None, now: datetime | None = None) -> tuple[str, ...]:
    """Return how long an article is, from where it was read and when, whether whole, and who marked it.

    Args:
        article: what was read.
        reading: None as long as the article is not marked.
        now: the present, with its time zone, for what is shown and not kept: a day may then be "today", and
            the software goes without its name.
    """
    facts = (
        _length(article),
        how_read(article, now),
        _gaps(reading),
        _marked(reading, now),
    )
    return tuple(one_line(fact) for fact in facts if fact)


def how_read(article: Article, now: datetime | None = None) -> str:
    """Say whether an article was read whole, from where, and when; ``now`` as for :func:`circumstances`."""
    part = _PART if article.may_be_partial else _WHOLE
    how = next((_HOW[notice] for notice in article.notices if notice in _HOW), part)
    return tr(", ").join(part for part in (tr(how, origin=origin(article)), _when(article, now)) if part)


def address(article: Article) -> str | None:
    """Return the address of an article where it is one that a reader may safely follow."""
    url = article.url or ""
    return url if _WEB.fullmatch(url) else None


def notices(article: Article) -> tuple[str, ...]:
    """Return in sentences what speaks against having one whole article; empty where nothing does."""
    told = tuple(tr(NOTICES[notice]) for notice in article.notices)
    return told or ((tr(IN_PART),) if article.truncated else ())


def marking(reading: Reading) -> str:
    """Say who marked an article, and whether somebody checked it: :attr:`Reading.marking` for people."""
    return tr(", ").join(
        _marking(reading, tr("marked by On Record {version}", version=reading.engine.version))
    )


def _marking(reading: Reading, marked: str) -> Iterator[str]:
    yield marked
    if reading.corrections:
        # Translators: of an article's marks.
        yield tr("corrected by a reader")
    yield checking(reading)


def checking(reading: Reading) -> str:
    """Say who checked a reading and when, or that nobody did."""
    if reading.checked is None:
        # Translators: of an article's marks.
        return tr("unchecked")
    day = _day(one_line(reading.checked.on))
    # Translators: of an article's marks.
    return tr("checked by {name}, {day}", name=one_line(reading.checked.by), day=day)


def _marked(reading: Reading | None, now: datetime | None) -> str:
    if reading is None:
        return tr("not marked yet")
    return marking(reading) if now is None else tr(", ").join(_marking(reading, tr("marked by software")))


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _published(article: Article) -> str:
    return _day(article.published or "")


def _day(written: str) -> str:
    """Return a day in words, or what stands for it; empty where it is not known."""
    try:
        return day_in_words(datetime.fromisoformat(written))
    except ValueError:
        return written


def _length(article: Article) -> str:
    words = len(article.text.split())
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return trn("{n} word, {minutes} min", "{n} words, {minutes} min", words, minutes=grouped(minutes))


def _when(article: Article, now: datetime | None) -> str:
    try:
        moment = datetime.fromisoformat(article.retrieved or "")
    except ValueError:
        return ""
    if now is None:
        return day_in_words(moment)
    moment = moment.astimezone(now.tzinfo)
    return tr("today {time}", time=f"{moment:%H:%M}") if moment.date() == now.date() else day_in_words(moment)


def day_in_words(moment: datetime) -> str:
    """Return a day as the current language writes it."""
    month = tr(MONTHS[moment.month - 1])
    return tr("{day} {month} {year}", day=moment.day, month=month, year=moment.year)


def _gaps(reading: Reading | None) -> str:
    count = len(reading.gaps) if reading else 0
    return trn("one part could not be read", "{n} parts could not be read", count) if count else ""
