"""The scorer's figures with 95 % intervals, by resampling articles.

Statements of one article stand or fall together, so whole articles are drawn, with replacement, as many as
there are (Berg-Kirkpatrick, Burkett and Klein, 2012, section 2); the interval is from the 2.5th to the 97.5th
percentile. Figures that are no ratio of counts (grouping, calibration) are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord_training.corpora import read_lines
from onrecord_training.scoring import Json, score

SEED = 20261

Counts = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """A figure with the bounds of its interval."""

    value: float
    low: float
    high: float


def scores_by_article(scorer: Path, gold: Path, readings: Path) -> list[Json]:
    """Let the scorer ``eval/score_reading.py`` of the development data score every article of its own."""
    read = {r["article"]["id"]: r for r in read_lines(readings)}
    return [
        score(scorer, [article], [read[article["doc"]]] if article["doc"] in read else [])
        for article in read_lines(gold)
    ]


def f1(figure: Mapping[str, float]) -> tuple[float, float]:
    """Return what is right, and of how much: the mean of what is found and what there is."""
    gold = figure.get("gold", 0)
    return figure.get("tp", 0), (gold + figure.get("pred", gold)) / 2


def recall(figure: Mapping[str, float]) -> tuple[float, float]:
    """Return what is right, and how much there is."""
    return figure.get("tp", 0), figure.get("gold", 0)


def intervals(
    scores: Iterable[Mapping[str, Mapping[str, float]]],
    rounds: int = 2000,
    counts: Callable[[Mapping[str, float]], tuple[float, float]] = f1,
) -> dict[str, Interval]:
    """Return each figure of all articles together, with its interval.

    Args:
        scores: of every article, by the name of the figure.
        rounds: how often articles are drawn.
        counts: what of a figure is right, and of how much.
    """
    table = list(scores)
    names = dict.fromkeys(name for s in table for name, figure in s.items() if {"tp", "gold"} <= set(figure))
    drawn = np.random.default_rng(SEED).integers(len(table), size=(rounds, len(table)))
    out = {}
    for name in names:
        pairs = np.array([counts(s.get(name, {})) for s in table], float)
        low, high = np.percentile(ratio(pairs[drawn].sum(1)), (2.5, 97.5))
        out[name] = Interval(float(ratio(pairs.sum(0))), float(low), float(high))
    return out


def ratio(counts: Counts) -> Counts:
    """Return right by all along the last axis, 0 where there is nothing."""
    right, of = counts[..., 0], counts[..., 1]
    return np.divide(right, of, out=np.zeros_like(right), where=of > 0)
