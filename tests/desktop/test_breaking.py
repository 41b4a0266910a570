"""Where pages end."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from onrecord_desktop.paper.breaking import pages, tops


@dataclass(frozen=True)
class Line:
    height: float = 10
    before: float = 0
    keeps: bool = False


HEADING = Line(before=5, keeps=True)


def broken(strips: list[Line], room: float) -> list[list[int]]:
    return [list(page) for page in pages(strips, room)]


def test_a_page_is_filled_before_the_next_begins() -> None:
    assert broken([Line()] * 7, 30) == [[0, 1, 2], [3, 4, 5], [6]]


def test_nothing_makes_no_page() -> None:
    assert broken([], 30) == []


def test_a_heading_goes_to_the_next_page_with_what_follows() -> None:
    assert broken([Line(), Line(), HEADING, Line()], 35) == [[0, 1], [2, 3]]


def test_two_headings_go_together() -> None:
    assert broken([Line(), HEADING, HEADING, Line()], 42) == [[0], [1, 2, 3]]


def test_room_above_a_strip_counts_but_at_the_top_of_a_page() -> None:
    strips = [Line(before=5), Line(before=5), Line(before=5)]
    assert broken(strips, 25) == [[0, 1], [2]]
    assert tops(strips[:2]) == [0, 15]


def test_what_keeps_together_and_is_higher_than_a_page_is_cut_where_the_page_is_full() -> None:
    assert broken([HEADING] * 5, 45) == [[0, 1, 2], [3, 4]]


def test_a_strip_higher_than_a_page_has_one_of_its_own() -> None:
    assert broken([Line(), Line(height=90), Line()], 30) == [[0], [1], [2]]


@pytest.mark.parametrize("seed", range(30))
def test_every_strip_stands_on_one_page_and_what_follows_moves_no_earlier_one(seed: int) -> None:
    chance = random.Random(seed)
    strips = [Line(chance.choice((10, 14)), chance.choice((0, 6)), chance.random() < 0.3) for _ in range(60)]
    strips[29] = Line()
    whole = broken(strips, 70)
    assert [i for page in whole for i in page] == list(range(60))
    on_page = [number for number, page in enumerate(whole) for _ in page]
    alone = [number for number, page in enumerate(broken(strips[:30], 70)) for _ in page]
    assert on_page[:30] == alone
