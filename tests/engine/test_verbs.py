"""What a writer's verb says of the words it reports."""

from __future__ import annotations

import pytest

from onrecord import Span, Statement
from onrecord.verbs import load_verbs, presented, verb_note


@pytest.mark.parametrize(
    ("cue", "words", "bearing"),
    [
        ("confirmed", "confirmed", "true"),
        ("has confirmed", "confirmed", "true"),
        ("pointed out", "pointed out", "true"),
        ("Pointing out to reporters", "Pointing out", "true"),
        ("was forced to admit", "admit", "true"),
        ("went on to acknowledge", "acknowledge", "true"),
        ("brought to light", "brought to light", "true"),
        ("said", "said", "neutral"),
        ("told reporters", "told", "neutral"),
        ("According to", "According to", "neutral"),
        ("said … adding", "said", "neutral"),
        ("claimed", "claimed", "doubtful"),
        ("has repeatedly alleged", "alleged", "doubtful"),
    ],
)
def test_a_verb_of_the_list_is_known_in_all_its_forms(cue: str, words: str, bearing: str) -> None:
    found = presented(cue, load_verbs())
    assert found is not None
    assert (found.words, found.bearing) == (words, bearing)


@pytest.mark.parametrize(
    "cue",
    [
        "did not confirm",
        "didn’t confirm",
        "would neither confirm nor deny",
        "could not say",
        "refused to acknowledge",
        "declined to say whether",
        "stopped short of confirming",
        "hoped to reveal",
        "has yet to confirm",
        "denied claiming",
        "might say",
    ],
)
def test_what_may_not_have_been_said_at_all_is_left_alone(cue: str) -> None:
    assert presented(cue, load_verbs()) is None


@pytest.mark.parametrize(
    "cue", ["", ":", "mumbled", "pointed", "insisted", "accords", "says … claiming", "🌊"]
)
def test_an_unknown_verb_or_two_that_differ_say_nothing(cue: str) -> None:
    assert presented(cue, load_verbs()) is None


def test_every_line_of_the_list_is_read_and_no_form_is_in_two_classes() -> None:
    verbs = load_verbs()
    assert {verb.bearing for forms in verbs.known.values() for verb in forms} == {
        "true",
        "neutral",
        "doubtful",
    }
    assert not verbs.undoing & set(verbs.known)
    assert all(len({verb.bearing for verb in forms}) == 1 for forms in verbs.known.values())


def statement(cue: str, **more: object) -> tuple[Statement, str]:
    text = f"Reed {cue} it."
    return Statement(id="q", cue=(Span(start=5, end=5 + len(cue)),), **{"type": "claim", **more}), text  # type: ignore[arg-type]


def test_the_note_is_about_the_verb_and_never_says_that_anything_is_true() -> None:
    said, text = statement("has confirmed")
    assert verb_note(said, text, load_verbs()) == "“confirmed” presents this as true"
    said, text = statement("claimed")
    assert verb_note(said, text, load_verbs()) == "“claimed” presents this as open to doubt"


def test_what_is_denied_or_left_without_comment_is_not_presented_at_all() -> None:
    for more in ({"type": "denial", "stance": "rejects"}, {"type": "no_comment"}):
        said, text = statement("claimed", **more)
        assert verb_note(said, text, load_verbs()) == ""
    said, text = statement("said", type="denial", stance="answers")
    assert verb_note(said, text, load_verbs()) == "“said” presents this neither as true nor as doubtful"
