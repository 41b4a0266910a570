"""What is said of where an article is from."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onrecord import Article, Block, Engine, Gap, Reading
from onrecord.provenance import (
    address,
    circumstances,
    front_lines,
    heading,
    how_read,
    imprint,
    provenance,
    rest_of_imprint,
)

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
ARTICLE = Article(
    id="tunnel.txt",
    title="Tunnel leaks",
    retrieved="2031-05-06T09:30:00+00:00",
    text="Tunnel leaks\n\nWater is entering the tunnel.",
    blocks=(Block(start=0, end=12, kind="title"),),
)
READING = Reading(engine=Engine(version="0", model="by hand"), article=ARTICLE)


def line(article: Article, reading: Reading | None = None, now: datetime | None = NOW) -> str:
    return " · ".join(provenance(article, reading, now))


def changed(**fields: object) -> Article:
    return ARTICLE.model_copy(update=fields)


def test_it_says_what_was_read_when_and_by_whom_it_was_marked() -> None:
    assert line(ARTICLE, READING) == (
        "7 words, 1 min · read whole from tunnel.txt, today 09:30 · marked by software, unchecked"
    )


def test_what_is_kept_never_speaks_of_today_and_names_the_software() -> None:
    assert line(ARTICLE, READING, now=None) == (
        "7 words, 1 min · read whole from tunnel.txt, 6 May 2031 · marked by On Record 0, unchecked"
    )


def test_an_article_in_part_says_so() -> None:
    part = changed(truncated=True, url="https://news.example.org/a", outlet="Wire", published="2031-05-04")
    assert line(part).startswith("Wire · 4 May 2031 · ")
    assert "only a part could be read from news.example.org" in line(part)
    assert line(part).endswith("not marked yet")


def test_the_imprint_is_what_is_known_of_it() -> None:
    assert imprint(ARTICLE) == ()
    known = changed(byline="Kim\nLee", outlet="Wire", published="2031-05-04")
    assert imprint(known) == ("Kim Lee", "Wire", "4 May 2031")


def test_how_it_was_read_can_stand_alone() -> None:
    assert how_read(changed(truncated=True)) == "only a part could be read from tunnel.txt, 6 May 2031"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=1&c#d", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://example.org/a b", False),
        ("https://example.org/<b>", False),
        ("https://example.org/\u202eb", False),
        ("https://", False),
        (None, False),
    ],
)
def test_only_an_address_of_the_web_is_one_to_follow(url: str | None, safe: bool) -> None:
    assert address(changed(url=url)) == (url if safe else None)


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        ("paywall", "only the opening could be read from tunnel.txt"),
        ("cut", "only a part could be read from tunnel.txt"),
        ("pages", "only one of its pages was read from tunnel.txt"),
        ("consent", "only a part could be read from tunnel.txt"),
        ("live", "a live page as it stood, read from tunnel.txt"),
        ("listing", "a list rather than an article, read from tunnel.txt"),
        ("language", "not all of it in English, read from tunnel.txt"),
    ],
)
def test_what_is_not_one_whole_article_is_never_said_to_be_read_whole(notice: str, words: str) -> None:
    assert words in line(changed(notices=(notice,)))
    assert "read whole" not in line(changed(notices=(notice,)))


@pytest.mark.parametrize(("count", "words"), [(1, "one part could not"), (2, "2 parts could not")])
def test_gaps_are_not_hidden(count: int, words: str) -> None:
    gap = Gap(start=0, end=3, reason="too long")
    assert words in line(ARTICLE, READING.model_copy(update={"gaps": (gap,) * count}))


@pytest.mark.parametrize("broken", ["yesterday", "2031-99-99", ""])
def test_dates_that_are_none_do_no_harm(broken: str) -> None:
    assert "read whole from tunnel.txt" in line(changed(published=broken, retrieved=broken))


def test_an_address_that_is_none_does_no_harm() -> None:
    assert "read whole from https://[::1" in line(changed(url="https://[::1"))


@pytest.mark.parametrize(("id", "name"), [("/tmp/notes.txt", "notes.txt"), ("-", "standard input")])
def test_an_article_without_a_title_is_called_by_its_origin(id: str, name: str) -> None:
    assert heading(Article(id=id, text="No title here.")) == name


def with_front(*lines: str, **fields: object) -> Article:
    """Return an article whose text begins with a title and these lines."""
    text, blocks = "Tunnel leaks", [Block(start=0, end=12, kind="title")]
    for line in lines:
        start = len(text) + 1
        text += f"\n{line}"
        blocks.append(Block(start=start, end=len(text), kind="other"))
    return Article(id="tunnel.txt", text=text, blocks=tuple(blocks), **fields)  # type: ignore[arg-type]


def test_the_imprint_and_how_it_was_read_make_up_the_provenance() -> None:
    known = changed(byline="Ann Lee", outlet="Wire", published="2031-05-04")
    assert imprint(known) == ("Ann Lee", "Wire", "4 May 2031")
    assert provenance(known, READING, NOW) == (*imprint(known), *circumstances(known, READING, NOW))


def test_what_the_articles_own_lines_tell_is_not_told_again() -> None:
    told = with_front(
        "By Ann Lee", "4 May 2031", "Share", byline="Ann Lee", published="2031-05-04", outlet="Wire"
    )
    assert front_lines(told) == ("By Ann Lee", "4 May 2031")
    assert rest_of_imprint(told) == ("Wire",)


def test_a_byline_that_names_nobody_is_said_to_be_none() -> None:
    assert rest_of_imprint(with_front("Written by Published")) == ("no usable byline",)
    assert rest_of_imprint(with_front("Written by Published", byline="Ann Lee")) == ("Ann Lee",)
    assert rest_of_imprint(with_front("Written by:")) == ("no usable byline",)
