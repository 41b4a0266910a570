"""Bylines and dates."""

import pytest

from onrecord.front_matter import clean_byline, is_byline, is_date_line, iso_date


@pytest.mark.parametrize(
    ("byline", "who"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("Written by Ann Lee on March 3, 2026", "Ann Lee"),
        ("By Ana de la Cruz | The Herald", "Ana de la Cruz"),
        ("Posted by: Ann O'Neil", "Ann O'Neil"),
        ("The Associated Press", "The Associated Press"),
        ("  Jane   Doe ", "Jane Doe"),
    ],
)
def test_names_are_kept(byline: str, who: str) -> None:
    assert clean_byline(byline) == who


@pytest.mark.parametrize(
    "byline",
    [
        "Written by Published",
        "admin",
        "Staff",
        "By Staff Writer",
        "By Digital Staff",
        "Our Correspondent",
        "Written by Published Oct 24, 2024",
        "Published 2 hours ago",
        "https://x.org/jane",
        "jane@x.org",
        "",
        " ",
        "123",
        None,
        "x" * 400,
    ],
)
def test_junk_names_nobody(byline: str | None) -> None:
    assert clean_byline(byline) is None


@pytest.mark.parametrize(
    "line",
    [
        "By May Lee",
        "Written by Published",
        "Written by Published Oct 24, 2024",
        "Written by:",
        "By",
        "by admin",
        "Words: Jane Doe",
    ],
)
def test_bylines_are_known(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the time she left",
        "By Tuesday it was over",
        "By March 2026",
        "By March 3, 2026",
        "Jane Doe",
        "By and by",
        "Words:",
        "Published",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday, July 21, 2017", "2017-07-21"),
        ("Published: 3 March 2026", "2026-03-03"),
        ("Sept. 4, 2026", "2026-09-04"),
        ("2026-03-04T10:00:00Z", "2026-03-04"),
        ("2026-13-44", None),
        ("February 30, 2026", None),
        ("03/04/2026", None),
        ("soon", None),
        (None, None),
    ],
)
def test_dates(text: str | None, day: str | None) -> None:
    assert iso_date(text) == day


def test_a_date_line_holds_nothing_else() -> None:
    assert is_date_line("March 3, 2026 at 10:05 a.m. EST")
    assert not is_date_line("On July 3, 2026 he left")
