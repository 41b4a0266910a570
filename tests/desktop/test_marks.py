"""Which statement each character is marked for."""

from __future__ import annotations

from itertools import pairwise

from fictional import span

from onrecord import Reading
from onrecord.outline import doubt
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
