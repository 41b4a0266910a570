"""Where a card stands: beside the words, never over them if there is room."""

from __future__ import annotations

from itertools import product

import pytest

from onrecord_desktop.card_place import EDGE, LEAST_HEIGHT, Box, place

AREA = Box(0, 40, 1280, 880)
COLUMN = (190.0, 824.0)


def words(top: float, bottom: float) -> Box:
    return Box(220, top, 824, bottom)


def overlap(a: Box, b: Box) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


def test_it_stands_at_the_right_of_the_text_beside_the_words() -> None:
    box = place(words(300, 360), COLUMN, (330, 250), AREA)
    assert box.left > COLUMN[1]
    assert (box.top, box.height) == (300, 250)


def test_where_the_right_is_too_narrow_it_stands_left_of_the_rails() -> None:
    box = place(words(300, 360), (500.0, 1200.0), (330, 250), AREA)
    assert box.right < 500
    assert box.top == 300


def test_where_both_sides_are_too_narrow_it_stands_under_the_words() -> None:
    box = place(words(300, 360), (40.0, 1240.0), (330, 250), AREA)
    assert box.top > 360
    assert box.left == 220


def test_and_above_them_at_the_foot_of_the_page() -> None:
    box = place(words(780, 840), (40.0, 1240.0), (330, 250), AREA)
    assert box.bottom < 780


def test_it_is_cut_before_it_covers_the_words() -> None:
    box = place(words(260, 640), (40.0, 1240.0), (330, 800), AREA)
    assert LEAST_HEIGHT <= box.height < 800
    assert not overlap(box, words(260, 640))


@pytest.mark.parametrize("column", [(190.0, 824.0), (40.0, 1240.0), (500.0, 1200.0)])
@pytest.mark.parametrize("height", [60, 300, 2000])
def test_it_stays_within_the_area_and_off_the_words_wherever_they_are(
    column: tuple[float, float], height: int
) -> None:
    for top, lines in product(range(40, 880, 60), (1, 3, 40)):
        around = Box(column[0] + 30, top, column[1], min(top + 30 * lines, 880))
        box = place(around, column, (330, height), AREA)
        assert AREA.left + EDGE <= box.left < box.right <= AREA.right - EDGE
        assert AREA.top + EDGE <= box.top < box.bottom <= AREA.bottom - EDGE
        room = max(around.top - AREA.top, AREA.bottom - around.bottom)
        assert room < LEAST_HEIGHT + 30 or not overlap(box, around)
