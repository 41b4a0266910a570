"""The article's runs in print: each mark covers exactly its words, and its number stands after them."""

from __future__ import annotations

import random

import fictional
import pytest

from onrecord import Article, Engine, Reading, Source, Span, Statement
from onrecord_desktop import document
from onrecord_desktop.paper.marked import JOINER, NARROW_SPACE, Marks, levels
from onrecord_desktop.paper.values import Run
from onrecord_desktop.presentation import present

ALPHABET = 'ab .,"“\n😀é\u0301שع🇺🇳\u200d\u202e'


def runs_of(reading: Reading) -> list[Run]:
    marks = Marks(present(reading))
    shown = document.paragraphs(reading.article, "Headline", "", "where from")
    return [run for paragraph in shown for run in marks.runs(paragraph)]


def said(number: int, *content: tuple[int, int], **more: object) -> Statement:
    spans = tuple(Span(start=start, end=end) for start, end in content)
    return Statement(id=f"q{number}", type="claim", content=spans, **more)  # type: ignore[arg-type]


def covered(runs: list[Run], statement: str) -> set[int]:
    """Return the characters of the article over a statement's line."""
    return {
        run.start + i
        for run in runs
        if run.start is not None and statement in [rule.statement for rule in run.rules]
        for i in range(len(run.text))
    }


def test_speakers_are_bold_and_nothing_else() -> None:
    bold = [run.text for run in runs_of(fictional.reading()) if run.bold]
    assert "chief engineer Mara Voss" in bold
    assert "told" not in " ".join(bold)


def test_the_sources_number_stands_after_each_stretch() -> None:
    text = "".join(run.text for run in runs_of(fictional.reading()))
    assert f"twice the permitted rate{JOINER}¹, chief" in text
    assert f"that the tunnel is unsafe{JOINER}⁵." in text


def test_statements_that_end_together_have_both_numbers_the_inner_first() -> None:
    text = "".join(run.text for run in runs_of(fictional.reading()))
    assert f"the tunnel's age{JOINER}³⁺⁴{NARROW_SPACE}²." in text


def test_a_statement_without_a_source_has_no_number() -> None:
    text = "".join(run.text for run in runs_of(fictional.reading()))
    assert "that the tunnel will close for a week." in text


def test_the_line_of_the_outer_statement_stands_lower_and_runs_on_under_the_inner() -> None:
    runs = runs_of(fictional.reading())
    inner = next(run for run in runs if run.text == "the tunnel's age")
    assert [(rule.statement, rule.level) for rule in inner.rules] == [("q4", 0), ("q3", 1)]
    outer = next(run for run in runs if "have raised" in run.text)
    assert [(rule.statement, rule.level) for rule in outer.rules] == [("q3", 1)]


def test_the_line_of_an_outer_statement_runs_on_under_an_inner_number() -> None:
    article = Article(id="a", text="one two three")
    source = Source(id="s1", name="Ann", kind="person")
    inside = said(1, (4, 7), sources=("s1",))
    reading = Reading(
        engine=Engine(version="0", model="none"),
        article=article,
        sources=(source,),
        statements=(said(2, (0, 13)), inside),
    )
    number = next(run for run in runs_of(reading) if "¹" in run.text)
    assert [rule.statement for rule in number.rules] == ["q2"]


def test_what_is_nested_deeper_than_three_shares_the_lowest_line() -> None:
    statements = [said(n, (0, 10 * (n + 1))) for n in range(5)]
    assert list(levels(statements).values()) == [0, 1, 2, 2, 2]


def test_statements_apart_are_all_nearest_to_their_words() -> None:
    assert set(levels([said(1, (0, 5)), said(2, (5, 9)), said(3, (20, 30))]).values()) == {0}


@pytest.mark.parametrize("seed", range(60))
def test_each_line_covers_exactly_its_words_whatever_the_text(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice(ALPHABET) for _ in range(chance.randrange(1, 80)))
    places = sorted(chance.randrange(len(text) + 1) for _ in range(12))
    statements = tuple(
        said(n, tuple(sorted(chance.sample(places, 2))), sources=("s1",)[: chance.randrange(2)])
        for n in range(5)
    )
    reading = Reading(
        engine=Engine(version="0", model="none"),
        article=Article(id="a", text=text),
        sources=(Source(id="s1", name="Ann", kind="person"),),
        statements=statements,
    )
    runs = runs_of(reading)
    shown = {run.start + i for run in runs if run.start is not None for i in range(len(run.text))}
    assert {i for i, character in enumerate(text) if not character.isspace()} <= shown
    for statement in statements:
        meant = {i for span in statement.content for i in range(span.start, span.end)}
        assert covered(runs, statement.id) == meant & shown
    for run in runs:
        if run.start is not None:
            assert run.text == text[run.start : run.start + len(run.text)].replace("\n", "\u2028")
