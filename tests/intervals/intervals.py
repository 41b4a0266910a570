"""Print the scorer's figures with 95 % intervals, by resampling articles.

    python tests/intervals/intervals.py GOLD.jsonl READINGS.jsonl [--rounds N] [--json]

Statements of one article stand or fall together, so whole articles are drawn, with replacement, as many as
there are (Berg-Kirkpatrick, Burkett and Klein, 2012, section 2); the interval is from the 2.5th to the 97.5th
percentile. The scorer is ``eval/score_reading.py`` of the development data, in ``ONRECORD_SHARED`` or
``../shared``. Figures that are no ratio of counts (grouping, calibration) are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord_training.corpora import read_lines
from onrecord_training.scoring import Json, score

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared"))
SCORER = SHARED / "eval" / "score_reading.py"
SEED = 20261

Counts = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """A figure with the bounds of its interval."""

    value: float
    low: float
    high: float


def main(arguments: list[str] | None = None) -> int:
    options = command_line().parse_args(arguments)
    found = intervals(scores_by_article(options.gold, options.readings), options.rounds)
    if options.json:
        print(json.dumps({name: asdict(interval) for name, interval in found.items()}))
    else:
        for name, i in found.items():
            print(f"{name:15} {i.value:.3f}  ({i.low:.3f} to {i.high:.3f})")
    return 0


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--rounds", type=int, default=2000, help="how often articles are drawn")
    parser.add_argument("--json", action="store_true")
    return parser


def scores_by_article(gold: Path, readings: Path) -> list[Json]:
    """Let the scorer score every article of its own."""
    read = {r["article"]["id"]: r for r in read_lines(readings)}
    return [
        score(SCORER, [article], [read[article["doc"]]] if article["doc"] in read else [])
        for article in read_lines(gold)
    ]


def intervals(scores: Iterable[Mapping[str, Mapping[str, float]]], rounds: int) -> dict[str, Interval]:
    """Return each figure of all articles together, with its interval."""
    table = list(scores)
    names = dict.fromkeys(name for s in table for name, figure in s.items() if {"tp", "gold"} <= set(figure))
    drawn = np.random.default_rng(SEED).integers(len(table), size=(rounds, len(table)))
    out = {}
    for name in names:
        counts = np.array([counts_of(s.get(name, {})) for s in table])
        low, high = np.percentile(ratio(counts[drawn].sum(1)), (2.5, 97.5))
        out[name] = Interval(float(ratio(counts.sum(0))), float(low), float(high))
    return out


def counts_of(figure: Mapping[str, float]) -> tuple[float, float]:
    """Return what is right, and of how much: for an F1 the mean of what is found and what there is."""
    gold = figure.get("gold", 0)
    return figure.get("tp", 0), (gold + figure.get("pred", gold)) / 2


def ratio(counts: Counts) -> Counts:
    """Return right by all along the last axis, 0 where there is nothing."""
    right, of = counts[..., 0], counts[..., 1]
    return np.divide(right, of, out=np.zeros_like(right), where=of > 0)


if __name__ == "__main__":
    sys.exit(main())
