"""The shipped model on a few development articles, changed in ways that leave untouched who says what.

The aim is a loss of 2 points at most; ``tests/robustness/losses.py`` prints the figures of all articles. In
these few three or four statements weigh a point: the bounds tell when something breaks, and no more.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from development import needs_development_data

pytestmark = [pytest.mark.model, pytest.mark.shared, needs_development_data]

LOSSES = Path(__file__).parents[1] / "robustness" / "losses.py"
ARTICLES = 12
MOST_LOST = {
    "straight quotes": 2.0,
    "British curly quotes": 2.0,
    "British straight quotes": 2.0,
    "paragraphs joined": 4.0,
    "paragraphs split": 2.0,
    "headline in capitals": 2.0,
    "boilerplate between": 2.0,
    "no-break spaces": 0.0,
    "names: West African": 3.0,
}
"""Points of who+what by change."""


@pytest.fixture(scope="module")
def losses() -> dict[str, dict[str, float]]:
    done = subprocess.run(
        [sys.executable, str(LOSSES), "--json", "--articles", str(ARTICLES), *MOST_LOST],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("change", "most"), MOST_LOST.items())
def test_little_is_lost(losses: dict[str, dict[str, float]], change: str, most: float) -> None:
    assert losses[change]["lost"] <= most


def test_spaces_of_any_kind_change_nothing(losses: dict[str, dict[str, float]]) -> None:
    assert losses["no-break spaces"]["to_a_word"] == 0
    assert losses["no-break spaces"]["renamed"] == 0
