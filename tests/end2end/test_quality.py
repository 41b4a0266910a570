"""The shipped model on development articles: floors for a release. The model card has the figures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from development import SHARED, needs_development_data

pytestmark = [pytest.mark.model, pytest.mark.shared, needs_development_data]

Scores = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("readings")

    def score(gold: str) -> Scores:
        out = folder / f"{Path(gold).stem}.jsonl"
        if not out.exists():
            run("-m", "onrecord", "batch", str(SHARED / gold), "-o", str(out))
        found: Scores = json.loads(
            run(str(SHARED / "eval/score_reading.py"), str(SHARED / gold), str(out), "--json")
        )
        return found

    return score


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("figure", "least"), [("who+what", 0.80), ("name", 0.85)])
def test_the_reference_article(scores, figure: str, least: float) -> None:  # type: ignore[no-untyped-def]
    assert scores("gold/seed-article.jsonl")[figure]["f1"] >= least


def test_the_denials_of_the_reference_article(scores) -> None:  # type: ignore[no-untyped-def]
    denial = scores("gold/seed-article.jsonl")["denial"]
    assert denial["tp"] >= 3
    assert denial["pred"] == denial["tp"]


@pytest.mark.parametrize(
    ("figure", "least"),
    [
        ("who+what", 0.71),
        ("exact", 0.50),
        ("source tokens", 0.82),
        # The aim is 0.40; see the model card for what stands in the way.
        ("denial", 0.32),
        ("name", 0.70),
        ("grouping", 0.85),
    ],
)
def test_political_news(scores, figure: str, least: float) -> None:  # type: ignore[no-untyped-def]
    assert scores("data/polnear/dev.jsonl")[figure]["f1"] >= least
