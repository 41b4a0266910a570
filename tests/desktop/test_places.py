"""Which lines hold which words, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from onrecord import Span
from onrecord_desktop.paper.places import Lines, in_figures


@dataclass(frozen=True)
class Line:
    span: tuple[int, int] | None


@pytest.fixture
def lines() -> Lines:
    """Four lines of the article, and one of ours before the third."""
    return Lines([Line((0, 10)), Line((10, 20)), Line(None), Line((22, 30)), Line((30, 35))])


def test_words_stand_on_each_line_that_they_touch(lines: Lines) -> None:
    assert lines.of([Span(start=0, end=10)]) == [0]
    assert lines.of([Span(start=9, end=11)]) == [0, 1]
    assert lines.of([Span(start=15, end=31)]) == [1, 3, 4]


def test_parts_that_stand_apart_leave_out_the_lines_between(lines: Lines) -> None:
    assert lines.of([Span(start=32, end=34), Span(start=1, end=2)]) == [0, 4]


def test_no_words_stand_nowhere(lines: Lines) -> None:
    assert lines.of([]) == lines.of([Span(start=5, end=5)]) == []
    assert Lines([Line(None)]).of([Span(start=0, end=9)]) == []


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], ""),
        ([4], "4"),
        ([4, 5, 6], "4–6"),
        ([9, 4, 6, 7, 8, 4], "4, 6–9"),
        ([1, 3], "1, 3"),
    ],
)
def test_numbers_in_figures(numbers: list[int], words: str) -> None:
    assert in_figures(numbers) == words
