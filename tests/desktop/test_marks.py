"""Which statement each character is marked for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from fictional import span
from PySide6.QtGui import QColor

from onrecord import Reading, Span, Statement
from onrecord.outline import doubt
from onrecord_desktop.mark_painter import pen_for
from onrecord_desktop.marks import content_marks, place_marks


def test_every_character_of_every_content_is_marked_once(reading: Reading) -> None:
    marks = list(content_marks(reading.statements).within(0, len(reading.article.text)))
    assert all(a.end <= b.start for a, b in pairwise(marks))
    marked = {i for mark in marks for i in range(mark.start, mark.end)}
    contents = {i for s in reading.statements for c in s.content for i in range(c.start, c.end)}
    assert marked == contents


def test_the_inner_of_nested_statements_has_its_text(reading: Reading) -> None:
    marks = content_marks(reading.statements)
    assert marks.at(span("the tunnel's age").start) == "q4"
    assert marks.at(span("both the port").start) == "q3"


def test_a_selected_statement_has_its_whole_content(reading: Reading) -> None:
    marks = content_marks(reading.statements, first="q3")
    assert marks.at(span("the tunnel's age").start) == "q3"


def test_sources_and_cues_answer_to_a_click(reading: Reading) -> None:
    places = place_marks(reading.statements)
    assert places.at(span("Mayor Tomas Reed").start) == "q5"
    assert places.at(span("denied").start) == "q5"
    assert places.at(span("the council").start) is None


def test_only_what_the_engine_is_unsure_of_looks_so(reading: Reading) -> None:
    assert [s.id for s in reading.statements if doubt(s)] == ["q8"]
    corrected = reading.statements[-1].model_copy(update={"origin": "reader"})
    assert not doubt(corrected)


def test_a_nested_mark_knows_the_statement_around_it(reading: Reading) -> None:
    marks = {m.statement: m.around for m in content_marks(reading.statements).within(0, 10_000)}
    assert marks["q4"] == "q3"
    assert {around for statement, around in marks.items() if statement != "q4"} == {None}


def test_three_statements_in_one_another_show_the_two_inmost() -> None:
    spans = {"outer": (0, 30), "middle": (5, 20), "inner": (8, 12)}
    statements = [
        Statement(id=i, type="claim", content=(Span(start=start, end=end),))
        for i, (start, end) in spans.items()
    ]
    found = [(m.start, m.end, m.statement, m.around) for m in content_marks(statements).within(0, 30)]
    assert found == [
        (0, 5, "outer", None),
        (5, 8, "middle", "outer"),
        (8, 12, "inner", "middle"),
        (12, 20, "middle", "outer"),
        (20, 30, "outer", None),
    ]


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_lines_are_as_thick_as_the_text_is_large_and_thin_where_unsure(reading: Reading, zoom: float) -> None:
    sure, unsure = (
        pen_for(reading.statements[0], QColor("black"), unsure=doubtful, zoom=zoom).widthF()
        for doubtful in (False, True)
    )
    assert (sure, unsure) == (2 * zoom, zoom)
