"""What forecasts are worth, on readings made by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from onrecord import Article, Confidence, Reading, Source, Span, Statement
from onrecord.engine.calibration import AS_IT_IS, calibrated
from onrecord.reading import Engine
from onrecord_training.confidences import Forecast, error, forecasts, judged, same_names, worth
from onrecord_training.measuring import sureness

TEXT = "Ann Lee said the bridge was safe. Bob Ray denied that he knew."


def spans(*parts: str) -> list[dict[str, int]]:
    return [{"start": TEXT.index(p), "end": TEXT.index(p) + len(p)} for p in parts]


def gold(number: int, source: str, cue: str, content: str, **more: Any) -> dict[str, Any]:
    parts = {"source": spans(source), "cue": spans(cue), "content": spans(content)}
    return {"id": f"E{number}", "type": "claim", "who": source, "denies": [], **parts, **more}


def found(number: int, source: str, cue: str, content: str, confidence: Confidence, **more: Any) -> Statement:
    parts = {
        name: tuple(Span(**s) for s in spans(words))
        for name, words in (("source", source), ("cue", cue), ("content", content))
    }
    return Statement(
        id=f"q{number}", type="claim", sources=(f"s{number}",), confidence=confidence, **parts, **more
    )


@pytest.fixture
def line() -> dict[str, Any]:
    said = gold(1, "Ann Lee", "said", "the bridge was safe")
    denied = gold(2, "Bob Ray", "denied", "that he knew", type="denial", denies=["E1"])
    return {"doc": "one", "text": TEXT, "statements": [said, denied]}


def reading(*statements: Statement) -> Reading:
    sources = (
        Source(id="s1", name="Lee", kind="person"),
        Source(id="s2", name="Joe Bloggs", kind="person"),
    )
    article = Article(id="one", text=TEXT, blocks=())
    return Reading(
        engine=Engine(version="0", model="none"), article=article, sources=sources, statements=statements
    )


def test_every_part_is_judged_by_the_partner(line: dict[str, Any]) -> None:
    one = found(1, "Ann Lee", "said", "the bridge was safe", Confidence(attribution=0.9, identity=0.8))
    two = found(
        2,
        "Bob Ray",
        "denied",
        "he knew",
        Confidence(type=0.6, identity=0.7, denies={"q1": 0.3}),
        denies=("q1",),
    )
    outcomes = {(part, p): right for part, p, right in judged(reading(one, two), line)}
    assert outcomes == {
        ("attribution", 0.9): True,
        ("type", 1.0): True,
        ("identity", 0.8): True,
        ("attribution", 1.0): True,
        ("type", 0.6): False,
        ("identity", 0.7): False,
        ("denies", 0.3): True,
    }


def test_what_pairs_with_nothing_is_a_wrong_attribution_and_says_no_more(line: dict[str, Any]) -> None:
    stray = found(1, "Bob Ray", "knew", "safe", Confidence(attribution=0.4))
    assert list(judged(reading(stray), line)) == [("attribution", 0.4, False)]


def test_forecasts_know_their_article(line: dict[str, Any]) -> None:
    one = reading(found(1, "Ann Lee", "said", "the bridge was safe", Confidence()))
    assert {f.article for f in forecasts([one, one], [line, line])} == {0, 1}


def test_names_agree_where_one_is_part_of_the_other() -> None:
    assert same_names(["Ann Lee"], ["Lee"])
    assert same_names(["Ann Lee", "the White House"], ["White House", "Lee"])
    assert not same_names(["Ann Lee"], ["Bob Lee"])
    assert not same_names(["Ann Lee"], ["Lee", "Ray"])


def test_overconfident_forecasts_are_brought_down() -> None:
    rng = np.random.default_rng(1)
    some = [Forecast("type", n % 20, 0.9, bool(rng.random() < 0.6)) for n in range(400)]
    some += [Forecast("type", n % 20, 0.6, bool(rng.random() < 0.3)) for n in range(400)]
    w = worth(some)
    assert w.error == pytest.approx(0.3, abs=0.05)
    assert w.cross_fitted < 0.1
    assert calibrated(0.9, w.calibration) == pytest.approx(0.6, abs=0.06)
    assert calibrated(0.6, w.calibration) == pytest.approx(0.3, abs=0.06)


def test_a_calibration_that_changes_nothing() -> None:
    assert [calibrated(p, AS_IT_IS) for p in (0.01, 0.5, 0.97)] == pytest.approx([0.01, 0.5, 0.97])


def test_forecasts_that_hold_have_no_error() -> None:
    assert error(np.array([0.5] * 40), np.array([0, 1] * 20, float)) == pytest.approx(0)


def test_sure_and_unsure_statements_are_counted_apart() -> None:
    some = [Forecast("attribution", 0, 0.9, True), Forecast("attribution", 1, 0.8, False)]
    some += [Forecast("attribution", 1, 0.4, False)]
    figures = sureness(some, 2)
    assert figures["sure_right"].value == pytest.approx(0.5)
    assert figures["unsure_right"].value == 0
