"""Rails and labels beside the text, with every letter six pixels wide."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from onrecord import Source
from onrecord_desktop.margin import (
    GAP,
    LABEL_LINE,
    Line,
    Placed,
    elided,
    grouped,
    label_lines,
    labels,
    rails,
    wrapped,
)
from onrecord_desktop.voices import Voice

WIDTH = 150.0
HEIGHT = 30.0


def measure(text: str) -> float:
    return 6.0 * len(text)


def voice(number: int) -> Voice:
    source = Source(id=f"s{number}", name=f"Speaker {number}", kind="person")
    return Voice((source,), str(number), source.name, source.name)


def line(number: int, block: int = 0) -> Line:
    return Line(number * HEIGHT, (number + 1) * HEIGHT, block)


def placed(start: int, end: int, who: int, first: int, last: int, **more: object) -> Placed:
    made = Placed(f"q{start}", voice(who), start, end, line(first), line(last), "said")
    return replace(made, **more)  # type: ignore[arg-type]


def test_successive_statements_of_one_voice_share_a_label() -> None:
    statements = [placed(0, 50, 1, 0, 1, cue="said"), placed(50, 90, 1, 1, 2, cue="added")]
    (group,) = grouped(statements)
    assert label_lines(group, WIDTH, measure) == ["said · added"]


def test_statements_on_adjacent_lines_share_a_label_and_distant_ones_do_not() -> None:
    assert len(grouped([placed(0, 50, 1, 0, 1), placed(60, 90, 1, 2, 2)])) == 1
    assert len(grouped([placed(0, 50, 1, 0, 1), placed(60, 90, 1, 3, 3)])) == 2


def test_another_paragraph_begins_another_label() -> None:
    statements = [placed(0, 50, 1, 0, 1), replace(placed(60, 90, 1, 2, 2), first=line(2, 1))]
    assert len(grouped(statements)) == 2


def test_nested_statements_have_rails_side_by_side() -> None:
    outer, inner = rails(grouped([placed(0, 100, 1, 0, 3), placed(20, 80, 2, 1, 2)]))
    assert (outer.group.column, inner.group.column) == (0, 1)
    assert outer.top < inner.top
    assert inner.bottom < outer.bottom


def test_rails_that_meet_on_a_line_do_not_overlap() -> None:
    above, below = rails(grouped([placed(0, 50, 1, 0, 1), placed(55, 90, 2, 1, 2)]))
    assert above.bottom <= below.top
    assert above.bottom > HEIGHT


@pytest.mark.parametrize("count", [2, 5, 12])
def test_labels_never_overlap_and_no_voice_is_lost(count: int) -> None:
    statements = [placed(n * 10, n * 10 + 9, n, n // 3, n // 3) for n in range(count)]
    shown = labels(rails(grouped(statements)), WIDTH, measure)
    assert all(b.top >= a.bottom + GAP for a, b in pairwise(shown))
    numbers = {v.number for label in shown for v in (label.rail.group.voice, *label.folded)}
    assert numbers == {str(n) for n in range(count)}


def test_an_article_without_statements_has_no_labels() -> None:
    assert labels([], WIDTH, measure) == []


def test_a_label_with_room_keeps_its_cue() -> None:
    (label,) = labels(rails(grouped([placed(0, 50, 1, 0, 1)])), WIDTH, measure)
    assert label.lines == ("said",)
    assert label.bottom == label.top + 2 * LABEL_LINE


def test_via_is_left_out_where_its_own_label_stands_around_it() -> None:
    outer, inner = grouped([placed(0, 100, 2, 0, 3), placed(20, 80, 1, 1, 2, via=(voice(2),))])
    assert label_lines(inner, WIDTH, measure) == ["said"]
    assert label_lines(outer, WIDTH, measure) == ["said"]
    (alone,) = grouped([placed(20, 80, 1, 1, 2, via=(voice(2),))])
    assert label_lines(alone, WIDTH, measure) == ["said · via Speaker 2 ²"]


def test_long_words_are_cut_to_the_width() -> None:
    assert elided("abcdef", 24, measure) == "abc…"
    assert wrapped("one two three four", 48, measure, 2) == ["one two", "three …"]
