"""The line under the headline."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fictional import article

from onrecord import Article, Gap, Reading
from onrecord_desktop.provenance import headline, provenance

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


def test_it_says_what_was_read_when_and_by_whom_it_was_marked(reading: Reading) -> None:
    line = provenance(reading.article, reading, NOW)
    assert line == "91 words, 1 min · read whole from tunnel.txt, today 09:30 · marked by software, unchecked"


def test_an_article_in_part_says_so() -> None:
    part = article().model_copy(
        update={
            "truncated": True,
            "url": "https://news.example.org/a",
            "outlet": "Wire",
            "published": "2031-05-04",
        }
    )
    line = provenance(part, None, NOW)
    assert line.startswith("Wire · 4 May 2031 · ")
    assert "only a part could be read from news.example.org" in line
    assert line.endswith("not marked yet")


def test_gaps_are_not_hidden(reading: Reading) -> None:
    gap = Gap(start=0, end=3, reason="too long")
    assert "one part could not be read" in provenance(
        reading.article, reading.model_copy(update={"gaps": (gap,)}), NOW
    )


@pytest.mark.parametrize("broken", ["yesterday", "2031-99-99", ""])
def test_dates_that_are_none_do_no_harm(broken: str) -> None:
    odd = article().model_copy(update={"published": broken, "retrieved": broken})
    assert "read whole from tunnel.txt" in provenance(odd, None, NOW)


def test_an_article_without_a_title_is_called_by_its_file() -> None:
    assert headline(Article(id="/tmp/notes.txt", text="No title here.")) == "notes.txt"
