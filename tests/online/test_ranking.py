"""Nobody is shown as certain who is not meant, and somebody who plainly is, is."""

from __future__ import annotations

import pytest
from ambiguous import CASES, Case

from onrecord.context.ranking import Office, content_words, folded, ranked


def test_there_are_forty_names() -> None:
    assert len(CASES) == 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.question.name}, {case.question.role}")
def test_nobody_else_is_certain(case: Case) -> None:
    order, certain = ranked(case.found, case.question)

    assert not certain or order[0].id == case.right


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.right],
    ids=lambda case: f"{case.question.name}, {case.question.role}",
)
def test_who_is_meant_is_first_and_certain(case: Case) -> None:
    order, certain = ranked(case.found, case.question)

    assert (order[0].id, certain) == (case.right, True)


def test_all_candidates_stay_for_the_reader_to_choose_from() -> None:
    for case in CASES:
        order, _ = ranked(case.found, case.question)
        assert {facts.id for facts in order} == {facts.id for facts in case.found}


@pytest.mark.parametrize(
    ("day", "held"),
    [("2014-06-01", False), ("2012", True), ("2009-01-01", False), ("", True), ("2010-05", True)],
)
def test_an_office_is_held_between_its_days(day: str, held: bool) -> None:
    assert Office("mayor", "2010-05-01", "2014-05-01").held_on(day) is held


def test_words_are_compared_without_case_accents_and_possessives() -> None:
    assert folded("JOSÉ  Álvar Jr.") == "jose alvar jr"
    assert content_words("the Dockers’ Union’s chief") == {"dockers", "union", "chief"}
