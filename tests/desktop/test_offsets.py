"""Code points, UTF-16 code units and document positions."""

from __future__ import annotations

import pytest

from onrecord_desktop.offsets import DocumentMap, Segment, Utf16

TEXTS = ["", "plain", "a😀b", "😀😀", "é́\r\n\u00a0", "שלום 🇺🇳 end", "𝔸 and 𝔹"]


@pytest.mark.parametrize("text", TEXTS)
def test_units_are_those_of_the_encoding(text: str) -> None:
    utf16 = Utf16(text)
    for point in range(len(text) + 1):
        assert utf16.units(point) == len(text[:point].encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", TEXTS)
def test_there_and_back(text: str) -> None:
    utf16 = Utf16(text)
    assert [utf16.point(utf16.units(point)) for point in range(len(text) + 1)] == list(range(len(text) + 1))


def test_the_second_half_of_a_wide_character_is_that_character() -> None:
    assert Utf16("a😀b").point(2) == 1


@pytest.fixture
def places() -> DocumentMap:
    """ "ab😀" at position 0 and "cd" at position 10, with two line ends between them in the text."""
    return DocumentMap("ab😀\n\ncd", [Segment(0, 3, 0), Segment(5, 7, 10)])


def test_positions_count_code_units_and_skip_what_is_not_shown(places: DocumentMap) -> None:
    assert [places.position(offset) for offset in (0, 2, 3, 4, 5, 6)] == [0, 2, 4, 4, 10, 11]


def test_a_span_over_two_paragraphs_has_two_ranges(places: DocumentMap) -> None:
    assert places.ranges(1, 6) == [(1, 4), (10, 11)]
    assert places.ranges(3, 5) == []


def test_only_the_articles_text_has_offsets(places: DocumentMap) -> None:
    assert [places.offset(position) for position in (0, 2, 3, 4, 9, 10, 11, 12)] == [
        0,
        2,
        2,
        None,
        None,
        5,
        6,
        None,
    ]


def test_what_is_covered_holds_all_shown(places: DocumentMap) -> None:
    assert places.covered(0, 4) == (0, 3)
    assert places.covered(3, 11) == (0, 7)
