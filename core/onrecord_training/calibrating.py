"""Thresholds and calibration, fitted on development articles: no other part of the model ever sees those."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.engine import attributions
from onrecord.engine.attribution import Attribution, TokenSpan
from onrecord.engine.attributions import Attributions, Nesting
from onrecord.engine.encoder import Encoder
from onrecord.engine.pipeline import component
from onrecord.engine.types import Types
from onrecord.engine.weights import sigmoid
from onrecord_training.corpora import TYPES, read_lines

log = logging.getLogger(__name__)

Floats = npt.NDArray[np.float64]
Parts = Sequence["Part"]
Settings = dict[str, dict[str, Any]]

CUE_THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
NESTED_CUE_THRESHOLDS = (0.4, 0.3, 0.2, 0.15)
NESTED_LOG_ODDS = (0.0, 0.25, 0.5)
"""No more: what it adds to articles with nested gold is then what others lose."""
TYPE_BIASES = tuple(float(x) for x in np.arange(-2, 3.01, 0.25))


@dataclass(frozen=True)
class Part:
    """The word tokens of a statement's source and content."""

    source: frozenset[int]
    content: frozenset[int]
    type: str = "claim"


@dataclass(frozen=True)
class Candidate:
    """A found attribution: its evidence, what it covers, and the gold statement it is paired with, if any."""

    evidence: tuple[float, ...]
    attribution: Attribution
    gold: Part | None
    right: bool
    """Whether source and content are those of the gold statement."""


def calibrate(nlp: Language, path: Path, nested: Path) -> Settings:
    """Return the settings of ``attributions`` and ``types`` that serve files of development articles best.

    Args:
        nlp: the pipeline with trained weights and default settings.
        path: jsonl with gold statements and their types.
        nested: the same, with statements inside the content of others.
    """
    encoder, finder = component(nlp, "encoder", Encoder), component(nlp, "attributions", Attributions)
    docs, gold = encoded(path, nlp, encoder)
    total = sum(map(len, gold))
    fits = [fit(t, finder, docs, gold, total) for t in CUE_THRESHOLDS]
    for f in fits:
        log.info("cue threshold %.2f, confidence %.2f: who+what F1 %.4f", f.cue_threshold, f.threshold, f.f1)
    best = max(fits, key=lambda f: f.f1)
    kept = [[c for c in cs if chance(c, best.weights) >= best.threshold] for cs in best.candidates]
    totals = [sum(s.type == name for doc in gold for s in doc) for name in TYPES]
    found = Attributions(
        best.cue_threshold, round(best.threshold, 3), [round(float(w), 4) for w in best.weights], Nesting()
    )
    found.nesting = fit_nesting(found.with_weights(finder.weights), *encoded(nested, nlp, encoder))
    return {
        "attributions": {
            "cue_threshold": found.cue_threshold,
            "threshold": found.threshold,
            "calibration": list(found.calibration),
            "nested_cue_threshold": found.nesting.cue_threshold,
            "nested_log_odds": found.nesting.log_odds,
        },
        "types": fit_types(component(nlp, "types", Types), docs, kept, totals),
    }


def encoded(path: Path, nlp: Language, encoder: Encoder) -> tuple[list[Doc], list[list[Part]]]:
    """Return the articles of a file, through the encoder, and the gold statements of each."""
    lines = list(read_lines(path))
    docs = [encoder(nlp.make_doc(line["text"])) for line in lines]
    return docs, [
        [gold_part(doc, s) for s in line["statements"]] for doc, line in zip(docs, lines, strict=True)
    ]


def fit_nesting(finder: Attributions, docs: Sequence[Doc], gold: Sequence[Parts]) -> Nesting:
    """Return how what stands inside the content of others is found with the best F1 of source and content.

    Of equals it is what changes least.
    """
    total = sum(map(len, gold))

    def f1(nesting: Nesting) -> float:
        finder.nesting = nesting
        found = [[part(d, a.source, a.content) for a in finder.find(d._.encoded)] for d in docs]
        right = sum(
            same_source(g[j].source, f[i].source)
            for f, g in zip(found, gold, strict=True)
            for i, j in paired(f, g)
        )
        return 2 * right / (sum(map(len, found)) + total)

    choices = [
        Nesting(t, b) for b in NESTED_LOG_ODDS for t in NESTED_CUE_THRESHOLDS if t <= finder.cue_threshold
    ]
    figures = {choice: f1(choice) for choice in choices}
    log.info("nested: %s", {(n.cue_threshold, n.log_odds): round(v, 3) for n, v in figures.items()})
    return max(figures, key=lambda n: figures[n])


@dataclass(frozen=True)
class Fit:
    """What one cue threshold leads to."""

    cue_threshold: float
    threshold: float
    weights: Floats
    f1: float
    candidates: list[list[Candidate]]


def fit(
    cue_threshold: float,
    finder: Attributions,
    docs: Sequence[Doc],
    gold: Sequence[Sequence[Part]],
    total: int,
) -> Fit:
    """Calibrate what one cue threshold finds, and choose the confidence below which it is dropped."""
    found = [candidates(doc, g, finder, cue_threshold) for doc, g in zip(docs, gold, strict=True)]
    flat = [c for doc in found for c in doc]
    x = np.array([c.evidence for c in flat])
    y = np.array([c.right for c in flat], float)
    weights = logistic(x, y)
    order = np.argsort(-(x @ weights))
    hits = np.cumsum(y[order])
    f1 = 2 * hits / (np.arange(1, len(y) + 1) + total)
    best = int(f1.argmax())
    threshold = sigmoid(float(x[order[best]] @ weights))
    return Fit(cue_threshold, threshold, weights, float(f1[best]), found)


def candidates(doc: Doc, gold: Sequence[Part], finder: Attributions, cue_threshold: float) -> list[Candidate]:
    """Return what is found in an article, paired one to one with gold statements by content.

    What lies inside the content of something found and pairs with nothing is left out: the corpus marks no
    statement inside another.
    """
    chances = attributions.chances_of(doc._.encoded, finder.weights)
    cues = attributions.cues_of(doc._.encoded, chances, cue_threshold)
    every = attributions.roles(doc._.encoded, finder.weights, cues)
    found = attributions.candidates(every, doc._.encoded.words)
    made = [attributions.attribution_of(r, doc._.encoded.words, 1.0) for r in found]
    parts = [part(doc, a.source, a.content) for a in made]
    pairs = dict(paired(parts, gold))
    paired_contents = [parts[i].content for i in pairs]
    out = []
    for i, r in enumerate(found):
        whole = parts[i].source | parts[i].content
        if i not in pairs and any(whole <= c for c in paired_contents):
            continue
        match = gold[pairs[i]] if i in pairs else None
        right = match is not None and same_source(match.source, parts[i].source)
        out.append(Candidate(attributions.evidence(r), made[i], match, right))
    return out


def paired(found: Sequence[Part], gold: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Pair found and gold contents one to one where they share at least half of their words, best first."""
    overlaps = sorted(
        (
            (len(f.content & g.content) / len(f.content | g.content), i, j)
            for i, f in enumerate(found)
            for j, g in enumerate(gold)
            if f.content & g.content
        ),
        reverse=True,
    )
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for overlap, i, j in overlaps:
        if overlap >= 0.5 and i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            yield i, j


def same_source(gold: frozenset[int], found: frozenset[int]) -> bool:
    """Tell whether two sources agree: both empty, or enough words shared."""
    if not gold or not found:
        return not gold and not found
    both = len(gold & found)
    return both / len(found) >= 0.5 or both / len(gold | found) >= 0.25


def gold_part(doc: Doc, statement: Mapping[str, Any]) -> Part:
    """Return the word tokens of a gold statement."""

    def tokens(role: str) -> frozenset[int]:
        spans = (doc.char_span(s["start"], s["end"], alignment_mode="expand") for s in statement[role])
        return word_tokens(doc, ((s.start, s.end) for s in spans if s is not None))

    return Part(tokens("source"), tokens("content"), statement.get("type", "claim"))


def part(doc: Doc, source: Iterable[TokenSpan], content: Iterable[TokenSpan]) -> Part:
    """Return the word tokens of a found attribution."""
    return Part(word_tokens(doc, source), word_tokens(doc, content))


def word_tokens(doc: Doc, spans: Iterable[TokenSpan]) -> frozenset[int]:
    """Return the indices of the tokens in some ranges that are words, not punctuation."""
    return frozenset(i for a, b in spans for i in range(a, b) if any(c.isalnum() for c in doc[i].text))


def logistic(x: Floats, y: Floats, ridge: float = 1.0, rounds: int = 25) -> Floats:
    """Return the weights of a logistic regression, by Newton's method with a small ridge.

    Args:
        x: (cases, features), the first feature being 1.
        y: (cases,), 0 or 1.
    """
    weights = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (p - y) + ridge * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(x.shape[1])
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def chance(candidate: Candidate, weights: Floats) -> float:
    """Return the calibrated confidence of a candidate."""
    return sigmoid(float(np.dot(candidate.evidence, weights)))


def fit_types(
    head: Types, docs: Sequence[Doc], kept: Sequence[Sequence[Candidate]], totals: Sequence[int]
) -> dict[str, Any]:
    """Return the biases of the rare types with their best F1, and the temperature with the best likelihood.

    Args:
        kept: the candidates of each article that the confidence threshold keeps.
        totals: how many statements of each type the gold articles have in all, found or not.
    """
    tables = [
        head.scores(doc, tuple(c.attribution for c in cs))[0] for doc, cs in zip(docs, kept, strict=True)
    ]
    table = np.concatenate(tables).astype(np.float64)
    types = np.array([-1 if c.gold is None else TYPES.index(c.gold.type) for cs in kept for c in cs])
    bias = np.zeros(len(TYPES))
    for rare in range(1, len(TYPES)):
        bias[rare] = best_bias(table + bias, types, rare, totals[rare])
    known = types >= 0
    temperature = min(
        (float(t) for t in np.arange(0.5, 4.01, 0.1)),
        key=lambda t: -log_likelihood((table[known] + bias) / t, types[known]),
    )
    return {"bias": bias.tolist(), "temperature": round(temperature, 2)}


def best_bias(table: Floats, types: npt.NDArray[np.int64], rare: int, total: int) -> float:
    """Return what to add to the scores of a type for the best F1 of it; of equals the one nearest to zero.

    Args:
        table: scores (cases, types).
        types: the true type of each case, -1 for a case that is no statement.
        rare: the type in question.
        total: how many of that type there are, found or not.
    """

    def f1(bias: float) -> float:
        chosen = (table + np.eye(len(TYPES))[rare] * bias).argmax(1) == rare
        return float(2 * (chosen & (types == rare)).sum() / max(1, chosen.sum() + total))

    figures = {b: f1(b) for b in TYPE_BIASES}
    log.info("%s F1 by bias: %s", TYPES[rare], {b: round(v, 3) for b, v in figures.items()})
    return max(TYPE_BIASES, key=lambda b: (figures[b], -abs(b)))


def log_likelihood(scores: Floats, truth: npt.NDArray[np.int64]) -> float:
    """Return the mean log probability of the true classes; scores (cases, classes)."""
    normal = scores - scores.max(1, keepdims=True)
    normal -= np.log(np.exp(normal).sum(1, keepdims=True))
    return float(normal[np.arange(len(truth)), truth].mean())
