"""Hard forms of attribution: the cases are sound, and the shipped model reads no fewer than it did."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from onrecord_training.passages import read_passages

FORMS = Path(__file__).parents[1] / "forms"
LEAST_PASSED = 0.48
"""Share of all cases. Raise it with a model that reads more of them."""


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    return list(read_passages(FORMS))


def test_there_are_enough_of_every_form(cases: list[dict[str, Any]]) -> None:
    forms = Counter(case["doc"].rpartition("_")[0] for case in cases)
    assert forms.keys() == {path.stem for path in FORMS.glob("*.txt")}
    assert forms.total() >= 100
    assert min(forms.values()) >= 6


def test_no_case_stands_twice(cases: list[dict[str, Any]]) -> None:
    assert len({case["text"] for case in cases}) == len(cases)


def test_only_words_that_look_like_a_statement_come_without_one(cases: list[dict[str, Any]]) -> None:
    silent = [case["doc"] for case in cases if not case["statements"]]
    assert silent
    assert all(doc.startswith("scare_quotes_") for doc in silent)


def test_every_statement_has_a_content(cases: list[dict[str, Any]]) -> None:
    assert all(statement["content"] for case in cases for statement in case["statements"])


@pytest.mark.model
def test_the_shipped_model(cases: list[dict[str, Any]]) -> None:
    done = subprocess.run(
        [sys.executable, FORMS / "rates.py", "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    rates = json.loads(done.stdout)["all"]
    assert rates["cases"] == len(cases)
    assert rates["passed"] >= LEAST_PASSED * rates["cases"]
