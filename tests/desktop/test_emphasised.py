"""The article's own emphasis in print: exactly its words are set apart, and nothing is lost."""

from __future__ import annotations

import random

import fictional
import pytest

from onrecord import Article, Emphasis
from onrecord.article import EmphasisKind
from onrecord_desktop import document
from onrecord_desktop.paper.emphasis import Emphasised
from onrecord_desktop.paper.marked import Marks
from onrecord_desktop.paper.values import Rule, Run
from onrecord_desktop.presentation import present

KINDS: tuple[EmphasisKind, ...] = ("bold", "italic")


def article(text: str, *spans: tuple[int, int, EmphasisKind]) -> Article:
    emphasis = tuple(Emphasis(start=start, end=end, kind=kind) for start, end, kind in spans)
    return Article(id="a", text=text, emphasis=emphasis)


def looks(runs: list[Run]) -> list[tuple[str, bool, bool]]:
    return [(run.text, run.bold, run.italic) for run in runs]


def test_words_are_set_as_the_article_sets_them() -> None:
    emphasised = Emphasised(article("one two three", (4, 7, "italic"), (6, 13, "bold")))
    assert looks(list(emphasised.runs([Run("one two three", start=0)]))) == [
        ("one ", False, False),
        ("tw", False, True),
        ("o", True, True),
        (" three", True, False),
    ]


def test_a_speaker_stays_bold_and_words_of_ours_stay_plain() -> None:
    emphasised = Emphasised(article("one two", (0, 7, "italic")))
    runs = [Run("one", bold=True, start=0), Run("¹"), Run(" two", start=3)]
    assert looks(list(emphasised.runs(runs))) == [
        ("one", True, True),
        ("¹", False, False),
        (" two", False, True),
    ]


def test_marks_go_on_under_words_that_are_set_apart() -> None:
    rules = (Rule("q1"),)
    found = list(Emphasised(article("one two", (4, 7, "bold"))).runs([Run("one two", rules=rules, start=0)]))
    assert [(run.text, run.start, run.rules) for run in found] == [("one ", 0, rules), ("two", 4, rules)]


@pytest.mark.parametrize("seed", range(40))
def test_exactly_the_words_meant_are_set_apart(seed: int) -> None:
    chance = random.Random(seed)
    reading = fictional.reading()
    text = reading.article.text
    spans = [
        (*sorted(chance.sample(range(len(text) + 1), 2)), chance.choice(KINDS))
        for _ in range(chance.randrange(9))
    ]
    shown = present(reading.model_copy(update={"article": article(text, *spans)}))
    marks = Marks(shown)
    for paragraph in document.paragraphs(shown.reading.article, "Headline", "", "where from"):
        plain = list(marks.runs(paragraph))
        runs = list(Emphasised(shown.reading.article).runs(plain))
        assert "".join(run.text for run in runs) == "".join(run.text for run in plain)
        for run in runs:
            if run.start is None:
                assert not run.italic
                continue
            for place in range(run.start, run.start + len(run.text)):
                kinds = {kind for start, end, kind in spans if start <= place < end}
                assert run.italic == ("italic" in kinds)
                assert run.bold or "bold" not in kinds
