import pytest
import spacy
from spacy.tokens import Doc

from onrecord.engine.attribution import Attribution
from onrecord.engine.lexicon import load_lexicon
from onrecord.engine.types import CERTAIN, rejection


def added(cue: str, content: str) -> float:
    """What the words of a statement add to the score of a denial."""
    words = ["She", *cue.split(), *content.split()]
    end = 1 + len(cue.split())
    doc = Doc(spacy.blank("en").vocab, words=words)
    return rejection(doc, Attribution(((0, 1),), ((1, end),), ((end, len(words)),), 1.0), load_lexicon())


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("denied", "that she had been there"),
        ("has refuted", "these allegations"),
        ("dismissed", "the reports as rumors"),
        ("rejected", "the idea that it failed"),
        ("brushed off", "the claims"),
    ],
)
def test_to_reject_what_was_said_is_a_denial(cue: str, content: str) -> None:
    assert added(cue, content) == CERTAIN


@pytest.mark.parametrize("content", ["the plan", "an offer of peace", "a request to appear"])
def test_to_reject_a_plan_is_no_denial(content: str) -> None:
    assert added("rejected", content) == -CERTAIN


@pytest.mark.parametrize(
    ("cue", "content"), [("said", "the report was false"), ("did not dispute", "the claim")]
)
def test_other_cues_leave_it_to_the_head(cue: str, content: str) -> None:
    assert added(cue, content) == 0
