"""Which words are the source and the content of a cue: scoring and decoding, on arrays alone.

The counterpart at run time of ``RoleScorer`` and ``Chain`` in the training package.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.engine.weights import Floats, Weights, linear, relu, softmax
from onrecord.engine.windows import Layout, Window, relations

Ints = npt.NDArray[np.int64]
WordSpan = tuple[int, int]

OUTSIDE = 0
SOURCE, CONTENT = 1, 3
"""Tag of the first word of a span; the tag of its later words is one higher."""
TAGS = 5


@dataclass(frozen=True)
class Cue:
    """A cue in the article's words, half-open, with the probability that it is one."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True)
class Roles:
    """What one cue was found to have, in half-open ranges of the article's words."""

    cue: Cue
    source: tuple[WordSpan, ...]
    content: tuple[WordSpan, ...]
    source_probability: float
    """Mean probability of the words of the source, of "no source" at its surest other word without one."""
    content_probability: float


def find_cues(vectors: Floats, window: Window, weights: Weights, threshold: float) -> list[Cue]:
    """Return the cues that begin in a window's core.

    Args:
        vectors: (words of the window, width).
        threshold: the least probability of a word to belong to a cue.
    """
    scores = linear(relu(linear(vectors, weights, "cues.0")), weights, "cues.2")
    chances = softmax(scores)
    inside = 1 - chances[:, 0]
    begins = chances[:, 1] > chances[:, 2]
    cues: list[Cue] = []
    start: int | None = None
    for i in range(len(inside) + 1):
        ends_here = i == len(inside) or inside[i] < threshold or begins[i]
        if start is not None and ends_here:
            cues.append(Cue(window.start + start, window.start + i, float(inside[start:i].mean())))
            start = None
        if i < len(inside) and inside[i] >= threshold and start is None:
            start = i
    return [c for c in cues if window.core_start <= c.start < window.core_end]


def role_scores(vectors: Floats, layout: Layout, window: Window, cues: list[Cue], weights: Weights) -> Floats:
    """Score every word of a window in every role for each cue: (cues, words, TAGS)."""
    spans = np.array([(c.start, c.end) for c in cues], np.int64)
    local = spans - window.start
    cue = np.stack([vectors[a:b].mean(0) for a, b in local])
    factors = linear(vectors, weights, "roles.word_factor")
    product = factors[None] * linear(cue, weights, "roles.cue_factor")[:, None]
    hidden = linear(product, weights, "roles.product")
    hidden += linear(vectors, weights, "roles.word")[None]
    hidden += linear(cue, weights, "roles.cue")[:, None]
    distance, paragraph, sentence = relations(layout, window.start, window.end, spans)
    hidden += weights["roles.distance.weight"][distance]
    hidden += weights["roles.paragraph.weight"][paragraph]
    hidden += weights["roles.sentence.weight"][sentence]
    return linear(relu(hidden), weights, "roles.out")


def best_tags(scores: list[Floats], weights: Weights) -> list[Ints]:
    """Return the best sequence of tags for each cue (Viterbi, 1967), all cues of an article at once.

    Args:
        scores: for each cue (words, TAGS); lengths may differ.
    """
    if not scores:
        return []
    lengths = np.array([len(s) for s in scores])
    longest = int(lengths.max())
    padded = np.zeros((longest, len(scores), TAGS), np.float32)
    for i, s in enumerate(scores):
        padded[: len(s), i] = s
    after, start = weights["chain.after"], weights["chain.start"]
    back = np.zeros((longest, len(scores), TAGS), np.int64)
    best = padded[0] + start
    finals = [best] * longest
    for step in range(1, longest):
        paths = best[:, :, None] + after
        back[step] = paths.argmax(1)
        best = np.take_along_axis(paths, back[step][:, None], 1)[:, 0] + padded[step]
        finals[step] = best
    return [follow_back(back[:n, i], finals[n - 1][i]) for i, n in enumerate(lengths)]


def follow_back(back: Ints, final: Floats) -> Ints:
    """Return the tags that lead to the best final score; ``back`` is (words, TAGS)."""
    tags = np.zeros(len(back), np.int64)
    tags[-1] = int(final.argmax())
    for i in range(len(back) - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


def spans_of(tags: Ints, first: int) -> tuple[WordSpan, ...]:
    """Return the half-open ranges of the role whose first word has the tag ``first``."""
    inside = (tags == first) | (tags == first + 1)
    starts = np.flatnonzero(inside & ((tags == first) | ~np.concatenate([[False], inside[:-1]])))
    spans = []
    for start in starts.tolist():
        end = start + 1
        while end < len(tags) and tags[end] == first + 1:
            end += 1
        spans.append((start, end))
    return tuple(spans)


def roles_of(cue: Cue, tags: Ints, scores: Floats, offset: int) -> Roles:
    """Return the spans that tags of a window's words stand for. ``offset`` is the window's first word."""
    chances = softmax(scores)
    chosen = np.take_along_axis(chances, tags[:, None], 1)[:, 0]
    source, content = ((tags == r) | (tags == r + 1) for r in (SOURCE, CONTENT))
    none = float(1 - (chances[:, SOURCE] + chances[:, SOURCE + 1]).max())
    return Roles(
        cue,
        shifted(spans_of(tags, SOURCE), offset),
        shifted(spans_of(tags, CONTENT), offset),
        float(chosen[source].mean()) if source.any() else none,
        float(chosen[content].mean()) if content.any() else 0.0,
    )


def shifted(spans: tuple[WordSpan, ...], by: int) -> tuple[WordSpan, ...]:
    """Return ranges moved by a number of words."""
    return tuple((a + by, b + by) for a, b in spans)
