"""What the parts of a statement's confidence are worth, on development articles.

A forecast is right or wrong by the gold statement that a found one is paired with: who and what, its type,
who its source is, and each link of a denial. Statements without a partner say nothing of the last three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.engine.calibration import log_odds
from onrecord.engine.weights import sigmoid
from onrecord.reading import Reading, Statement
from onrecord_training.calibrating import Part, logistic, paired, same_source

Floats = npt.NDArray[np.float64]
PARTS = ("attribution", "type", "identity", "denies")
BINS = 10


@dataclass(frozen=True)
class Forecast:
    """One probability that was given, and whether it came true."""

    part: str
    article: int
    probability: float
    right: bool


@dataclass(frozen=True)
class Worth:
    """How well the forecasts of a part hold."""

    number: int
    right: float
    """The share that came true."""
    error: float
    """Expected calibration error over ten bins of equal count (Guo et al., 2017)."""
    cross_fitted: float
    """The same once calibrated, each half of the articles by what the other half teaches."""
    calibration: tuple[float, float]
    """Intercept and slope in log odds, fitted on all."""


def forecasts(readings: Sequence[Reading], gold: Sequence[Mapping[str, Any]]) -> Iterator[Forecast]:
    """Yield every forecast of some readings, in the order of the articles, that the gold can judge."""
    for n, (reading, line) in enumerate(zip(readings, gold, strict=True)):
        for part, probability, right in judged(reading, line):
            yield Forecast(part, n, probability, right)


def judged(reading: Reading, line: Mapping[str, Any]) -> Iterator[tuple[str, float, bool]]:
    """Yield part, probability and outcome for the statements of one article."""
    text, names = reading.article.text, {s.id: s.name for s in reading.sources}
    found = [characters(text, s.source, s.content) for s in reading.statements]
    known = [characters(text, s["source"], s["content"]) for s in line["statements"]]
    partner = {i: line["statements"][j] for i, j in paired(found, known)}
    right = {i: same_source(known[j].source, found[i].source) for i, j in paired(found, known)}
    by_id = {s.id: partner.get(i) for i, s in enumerate(reading.statements)}
    covered = [found[i].content for i in partner]
    for i, statement in enumerate(reading.statements):
        whole = found[i].source | found[i].content
        if i in partner or line.get("nested") or not any(whole <= content for content in covered):
            yield "attribution", statement.confidence.attribution, right.get(i, False)
        if (gold := partner.get(i)) is not None:
            yield from judged_parts(statement, gold, [names[s] for s in statement.sources], by_id)


def judged_parts(
    statement: Statement, gold: Mapping[str, Any], names: Sequence[str], by_id: Mapping[str, Any]
) -> Iterator[tuple[str, float, bool]]:
    """Yield what is forecast of a statement that has a partner in the gold.

    Args:
        names: of its sources.
        by_id: the partner of each statement of the reading, or None.
    """
    yield "type", statement.confidence.type, statement.type == gold["type"]
    who = gold.get("who") or ""
    if names and who != who.lower():
        yield "identity", statement.confidence.identity, same_names(who.split(" & "), names)
    for denied, probability in statement.confidence.denies.items():
        other = by_id[denied]
        yield "denies", probability, other is not None and other["id"] in gold.get("denies", ())


def characters(text: str, source: Iterable[Any], content: Iterable[Any]) -> Part:
    """Return a statement by the characters of its source and its content that are no space."""

    def covered(spans: Iterable[Any]) -> frozenset[int]:
        ranges = ((s["start"], s["end"]) if isinstance(s, Mapping) else (s.start, s.end) for s in spans)
        return frozenset(i for a, b in ranges for i in range(a, b) if not text[i].isspace())

    return Part(covered(source), covered(content))


def same_names(gold: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether names are of the same sources: of each two the words of one are all in the other."""
    known, read = ([words(name) for name in names] for names in (gold, found))

    def met(some: Iterable[set[str]], others: Sequence[set[str]]) -> bool:
        return all(any(x and y and (x <= y or y <= x) for y in others) for x in some)

    return len(known) == len(read) and met(known, read) and met(read, known)


def words(name: str) -> set[str]:
    """Return the words of a name in lower case, articles left out."""
    return set(re.findall(r"\w+", name.casefold())) - {"the", "a", "an", "of"}


def worth(some: Sequence[Forecast]) -> Worth:
    """Return how well forecasts of one part hold."""
    x = np.array([log_odds(f.probability) for f in some])
    y = np.array([f.right for f in some], float)
    half = np.array([f.article % 2 for f in some])
    fitted = np.empty(len(y))
    for test in (0, 1):
        fitted[half == test] = platt(x[half != test], y[half != test], x[half == test])
    given = np.array([f.probability for f in some])
    weights = logistic(with_ones(x), y)
    return Worth(
        len(y), float(y.mean()), error(given, y), error(fitted, y), (float(weights[0]), float(weights[1]))
    )


def platt(x: Floats, y: Floats, new: Floats) -> Floats:
    """Return the probabilities of new log odds by what others were worth."""
    return np.array([sigmoid(float(z)) for z in with_ones(new) @ logistic(with_ones(x), y)])


def with_ones(x: Floats) -> Floats:
    """Return log odds with a column for the intercept."""
    return np.stack([np.ones_like(x), x], 1)


def error(given: Floats, right: Floats) -> float:
    """Return the expected calibration error over bins of equal count."""
    order = np.argsort(given, kind="stable")
    bins = np.array_split(order, min(BINS, len(order)))
    return float(sum(abs(given[b].sum() - right[b].sum()) for b in bins) / len(order))
