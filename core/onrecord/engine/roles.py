"""Which words are the source and the content of a cue: scoring and decoding, on arrays alone.

The counterpart at run time of ``RoleScorer`` and ``Chain`` in the training package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.engine.weights import Floats, Weights, linear, relu, softmax
from onrecord.engine.windows import PARAGRAPHS, SENTENCES, Layout, Window, relations

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


def cue_chances(vectors: Floats, weights: Weights) -> Floats:
    """Return for every word of a window how likely it is no cue, the first and a later word of one.

    Args:
        vectors: (words of the window, width).

    Returns:
        (words of the window, 3).
    """
    return softmax(linear(relu(linear(vectors, weights, "cues.0")), weights, "cues.2"))


def find_cues(chances: Floats, window: Window, threshold: float) -> list[Cue]:
    """Return the cues that begin in a window's core.

    Args:
        chances: (words of the window, 3), as :func:`cue_chances` returns them.
        threshold: the least probability of a word to belong to a cue.
    """
    inside = 1 - chances[:, 0]
    belongs = inside >= threshold
    begins = chances[:, 1] > chances[:, 2]
    before = np.concatenate([[False], belongs[:-1]])
    starts = np.flatnonzero(belongs & (begins | ~before))
    stops = np.append(np.flatnonzero(~belongs | begins), len(belongs))
    ends = stops[np.searchsorted(stops, starts, "right")]
    return [
        Cue(window.start + a, window.start + b, float(inside[a:b].mean()))
        for a, b in zip(starts.tolist(), ends.tolist(), strict=True)
        if window.core_start <= window.start + a < window.core_end
    ]


def role_scores(
    vectors: Floats, layout: Layout, window: Window, cues: list[Cue], weights: Weights, places: Floats
) -> Floats:
    """Score every word of a window in every role for each cue: (cues, words, TAGS).

    Args:
        vectors: (words of the window, width).
        places: as :func:`place_vectors` returns them.
    """
    spans = np.array([(c.start, c.end) for c in cues], np.int64)
    local = spans - window.start
    cue = np.stack([vectors[a:b].mean(0) for a, b in local])
    factors = linear(vectors, weights, "roles.word_factor")
    product = factors[None] * linear(cue, weights, "roles.cue_factor")[:, None]
    hidden = linear(product, weights, "roles.product")
    hidden += linear(vectors, weights, "roles.word")[None]
    hidden += linear(cue, weights, "roles.cue")[:, None]
    distance, paragraph, sentence = relations(layout, window.start, window.end, spans)
    place = (distance * PARAGRAPHS + paragraph) * SENTENCES + sentence
    # The largest arrays of all: gone through no more often than is needed.
    hidden += places.take(place, axis=0)
    np.maximum(hidden, 0, out=hidden)
    return linear(hidden, weights, "roles.out")


def place_vectors(weights: Weights) -> Floats:
    """Return what each place seen from a cue adds: (distances * paragraphs * sentences, width)."""
    distance, paragraph, sentence = (
        weights[f"roles.{name}.weight"] for name in ("distance", "paragraph", "sentence")
    )
    every: Floats = distance[:, None, None] + paragraph[:, None] + sentence
    return every.reshape(-1, every.shape[-1])


def best_tags(scores: list[Floats], weights: Weights) -> list[Ints]:
    """Return the best sequence of tags for each cue (Viterbi, 1967), all cues of an article at once.

    Args:
        scores: for each window (cues, words, TAGS).

    Returns:
        For each window (cues, words).
    """
    if not scores:
        return []
    ends = np.cumsum([len(s) for s in scores])
    lengths = np.repeat([s.shape[1] for s in scores], [len(s) for s in scores])
    padded = np.zeros((int(lengths.max()), TAGS, len(lengths)), np.float32)
    for s, end in zip(scores, ends, strict=True):
        padded[: s.shape[1], :, end - len(s) : end] = s.transpose(1, 2, 0)
    tags = best_paths(best_scores(padded, weights), lengths, weights)
    return [tags[: s.shape[1], end - len(s) : end].T for s, end in zip(scores, ends, strict=True)]


def best_scores(scores: Floats, weights: Weights) -> Floats:
    """Return the score of the best sequence that ends with each tag at each word: (words, TAGS, cues)."""
    after = weights["chain.after"][:, :, None]
    best = scores.copy()
    best[0] += weights["chain.start"][:, None]
    paths = np.empty((TAGS, *scores.shape[1:]), np.float32)
    for step in range(1, len(best)):
        np.add(best[step - 1][:, None], after, out=paths)
        best[step] += np.maximum.reduce(paths)
    return best


def best_paths(best: Floats, lengths: Ints, weights: Weights) -> Ints:
    """Return the tags (words, cues) that lead to the best final scores.

    Args:
        best: (words, TAGS, cues).
        lengths: how many of the words each cue has; tags past them mean nothing.
    """
    tags = np.empty((len(best), len(lengths)), np.int64)
    tags[-1] = best[-1].argmax(0)
    for step in range(len(best) - 2, -1, -1):
        reached = best[step] + weights["chain.after"][:, tags[step + 1]]
        tags[step] = np.where(step + 1 < lengths, reached, best[step]).argmax(0)
    return tags


def spans_of(tags: Ints, first: int) -> tuple[WordSpan, ...]:
    """Return the half-open ranges of the role whose first word has the tag ``first``."""
    spans: list[WordSpan] = []
    for place in np.flatnonzero((tags == first) | (tags == first + 1)).tolist():
        if spans and spans[-1][1] == place and tags[place] == first + 1:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)


def roles_of(cues: Sequence[Cue], tags: Ints, scores: Floats, offset: int) -> list[Roles]:
    """Return what the tags of a window's words stand for, cue by cue.

    Args:
        tags: (cues, words).
        scores: (cues, words, TAGS).
        offset: the window's first word.
    """
    chances = softmax(scores)
    chosen = np.take_along_axis(chances, tags[..., None], -1)[..., 0]
    none = 1 - (chances[..., SOURCE] + chances[..., SOURCE + 1]).max(1)
    sources = means_of(chosen, tags, SOURCE, none).tolist()
    contents = means_of(chosen, tags, CONTENT, np.zeros_like(none)).tolist()
    return [
        Roles(
            cue,
            shifted(spans_of(tags[i], SOURCE), offset),
            shifted(spans_of(tags[i], CONTENT), offset),
            sources[i],
            contents[i],
        )
        for i, cue in enumerate(cues)
    ]


def means_of(chances: Floats, tags: Ints, first: int, otherwise: Floats) -> Floats:
    """Return for each cue the mean chance of the words of the role whose first word has the tag ``first``.

    Args:
        chances: of the tag that each word has, (cues, words).
        tags: (cues, words).
        otherwise: what to return of a cue without any such word, (cues,).
    """
    inside = (tags == first) | (tags == first + 1)
    number = inside.sum(1)
    means: Floats = (chances * inside).sum(1) / np.maximum(number, 1)
    return np.where(number > 0, means, otherwise).astype(np.float32)


def shifted(spans: tuple[WordSpan, ...], by: int) -> tuple[WordSpan, ...]:
    """Return ranges moved by a number of words."""
    return tuple((a + by, b + by) for a, b in spans)
