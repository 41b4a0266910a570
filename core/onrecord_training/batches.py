"""Windows of labelled articles as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.engine.windows import Window, layout_of, relations, windows_of
from onrecord_training.corpora import DENIAL, UNKNOWN, Labelled, LabelledArticle, WordSpan
from onrecord_training.network import Cues, Pairs

SIZE = 254
"""Word pieces of a window, without the two marks that BERT puts round it."""
OVERLAP = 64
PAD, CLS, SEP = 0, 101, 102
"""Numbers of the marks in the vocabulary of BERT, uncased."""
CLAIM_WEIGHT = 0.1
"""What it counts that a statement which is no denial answers nothing."""
EDGE = 8
"""Words at the cut edge of a window whose cues are left to the next window, which sees them whole."""


@dataclass(frozen=True)
class Batch:
    """Some windows. ``words`` is the most words of a window, ``pieces`` the most pieces."""

    ids: Tensor  # (windows, pieces)
    features: Tensor  # (windows, pieces)
    mask: Tensor  # (windows, pieces)
    first: Tensor  # (windows, words): position of each word's first piece
    is_word: Tensor  # (windows, words)
    cue_tags: Tensor  # (windows, words), UNKNOWN beyond the end
    cue_weights: Tensor  # (windows, words)
    name_tags: Tensor  # (windows, words)
    cues: Cues
    role_tags: Tensor  # (cues, words)
    types: Tensor  # (cues,)
    origins: Tensor  # (cues,)
    pairs: Pairs
    links: Tensor  # (cues, cues): 1 where the row's statement denies the column's
    links_count: Tensor  # (cues,): how much it counts what a statement denies


Example = tuple[LabelledArticle, Window]


def examples(articles: Sequence[LabelledArticle], rng: random.Random) -> list[Example]:
    """Cut every article to windows, each time at other places, in random order."""
    out = [
        (article, window)
        for article in articles
        if len(article.words)
        for window in windows_of(article.pieces, SIZE, OVERLAP, rng.randint(SIZE // 3, SIZE))
    ]
    rng.shuffle(out)
    return out


def with_rare_types(
    corpus: Sequence[Example], others: Sequence[Example], most: int, rng: random.Random
) -> list[Example]:
    """Return ``most`` examples, by turns one of the corpus with a rare type and any of the others."""
    rare = [e for e in corpus if any(a.type > 0 for a in whole_cues(*e))]
    if not rare:
        return list(others[:most])
    half = most // 2
    return [e for pair in zip(some(rare, half, rng), some(others, half, rng), strict=True) for e in pair]


def some(found: Sequence[Example], number: int, rng: random.Random) -> list[Example]:
    """Return so many examples drawn at random, none of them twice before each was drawn once."""
    rounds = -(-number // len(found)) if number else 0
    return [e for _ in range(rounds) for e in rng.sample(list(found), len(found))][:number]


def batches(all_examples: Sequence[Example], size: int) -> Iterator[Batch]:
    """Yield the examples in batches of ``size`` windows."""
    for i in range(0, len(all_examples), size):
        yield batch_of(all_examples[i : i + size])


def batch_of(windows: Sequence[Example]) -> Batch:
    """Turn windows into tensors, padded to the longest."""
    n_pieces = max(int(a.pieces.first[w.end] - a.pieces.first[w.start]) for a, w in windows) + 2
    n_words = max(w.end - w.start for _, w in windows)
    ids = np.full((len(windows), n_pieces), PAD, np.int64)
    features, mask = np.zeros_like(ids), np.zeros_like(ids)
    first = np.zeros((len(windows), n_words), np.int64)
    cue_tags = np.full_like(first, UNKNOWN)
    name_tags = np.full_like(first, UNKNOWN)
    is_word = np.zeros(first.shape, bool)
    cue_weights = np.zeros(first.shape, np.float32)
    for row, (article, w) in enumerate(windows):
        a, b = int(article.pieces.first[w.start]), int(article.pieces.first[w.end])
        ids[row, : b - a + 2] = [CLS, *article.pieces.ids[a:b], SEP]
        features[row, 1 : b - a + 1] = article.pieces.features[a:b]
        mask[row, : b - a + 2] = 1
        n = w.end - w.start
        first[row, :n] = article.pieces.first[w.start : w.end] - a + 1
        is_word[row, :n] = True
        cue_tags[row, :n], cue_weights[row, :n] = cue_labels(article, w)
        name_tags[row, :n] = article.names[w.start : w.end]
    cues, role_tags = cue_tensors(windows, n_words)
    shown = [a for example in windows for a in whole_cues(*example)]
    pairs, links, links_count = link_tensors(windows, cues)
    return Batch(
        ids=torch.from_numpy(ids),
        features=torch.from_numpy(features),
        mask=torch.from_numpy(mask),
        first=torch.from_numpy(first),
        is_word=torch.from_numpy(is_word),
        cue_tags=torch.from_numpy(cue_tags),
        cue_weights=torch.from_numpy(cue_weights),
        name_tags=torch.from_numpy(name_tags),
        cues=cues,
        role_tags=role_tags,
        types=torch.tensor([a.type for a in shown], dtype=torch.long),
        origins=torch.tensor([a.origin for a in shown], dtype=torch.long),
        pairs=pairs,
        links=links,
        links_count=links_count,
    )


def cue_labels(article: LabelledArticle, w: Window) -> tuple[np.ndarray, np.ndarray]:
    """Return the tag of each word of a window as part of a cue, and how much it counts.

    Words inside a statement's content count as nothing where nested statements are not marked: PolNeAR marks
    none there even where there is one, so it tells nothing about such words. Words that nobody looked at
    count as nothing either.
    """
    tags = np.zeros(w.end - w.start, np.int64)
    weights = np.ones(w.end - w.start, np.float32)
    for attribution in () if article.nested else article.attributions:
        for a, b in attribution.content:
            weights[max(a - w.start, 0) : max(b - w.start, 0)] = 0
    for a, b in inside(article.unknown, w):
        weights[a:b] = 0
    for attribution in article.attributions:
        for a, b in inside(attribution.cue, w):
            tags[a:b], weights[a:b] = 2, 1
        if attribution.cue and w.start <= attribution.cue[0][0] < w.end:
            tags[attribution.cue[0][0] - w.start] = 1
    return tags, weights


def cue_tensors(windows: Sequence[Example], n_words: int) -> tuple[Cues, Tensor]:
    """Return the cues of the windows, and the role of every word for each."""
    rows, weights, placed, roles = [], [], [], []
    for row, (article, w) in enumerate(windows):
        layout = layout_of(article.words)
        for attribution in whole_cues(article, w):
            rows.append(row)
            weight = np.zeros(n_words, np.float32)
            for a, b in inside(attribution.cue, w):
                weight[a:b] = 1
            weights.append(weight / weight.sum())
            ends = np.array([[attribution.cue[0][0], attribution.cue[0][1]]])
            pad = (0, n_words - (w.end - w.start))
            placed.append([np.pad(r[0], pad) for r in relations(layout, w.start, w.end, ends)])
            roles.append(role_labels(attribution, w, n_words))
    shape = (len(rows), 3, n_words)
    where = torch.from_numpy(np.array(placed, np.int64).reshape(shape))
    cues = Cues(
        torch.tensor(rows, dtype=torch.long),
        torch.from_numpy(np.array(weights, np.float32).reshape(len(rows), n_words)),
        where[:, 0],
        where[:, 1],
        where[:, 2],
    )
    tags = torch.from_numpy(np.array(roles, np.int64).reshape(len(rows), n_words))
    return cues, tags


def link_tensors(windows: Sequence[Example], cues: Cues) -> tuple[Pairs, Tensor, Tensor]:
    """Return how the statements stand to each other, which deny which, and how much each row counts."""
    n = len(cues.window)
    together = (cues.window[:, None] == cues.window[None]) & ~torch.eye(n, dtype=torch.bool)
    # Where a cue stands is where its first word stands.
    first = (cues.weights > 0).int().argmax(1) if n else torch.zeros(0, dtype=torch.long)
    pairs = Pairs(together, cues.distance[:, first], cues.paragraph[:, first])
    links, counts = torch.zeros(n, n), torch.zeros(n)
    at = 0
    for article, w in windows:
        shown = list(whole_cues(article, w))
        numbers = {id(a): at + i for i, a in enumerate(shown)}
        for attribution in shown if article.linked else ():
            row = numbers[id(attribution)]
            counts[row] = {DENIAL: 1.0, UNKNOWN: 0.0}.get(attribution.type, CLAIM_WEIGHT)
            for answered in attribution.answers:
                column = numbers.get(id(article.attributions[answered]))
                if column is not None:
                    links[row, column] = 1
        at += len(shown)
    return pairs, links, counts


def whole_cues(article: LabelledArticle, w: Window) -> Iterator[Labelled]:
    """Yield the attributions whose cue stands in the window, not at a cut edge of it."""
    low = w.start + EDGE if w.start else 0
    high = w.end - EDGE if w.end < len(article.words) else w.end
    for attribution in article.attributions:
        if attribution.cue and low <= attribution.cue[0][0] and attribution.cue[-1][1] <= high:
            yield attribution


def role_labels(attribution: Labelled, w: Window, n_words: int) -> np.ndarray:
    """Return the role of every word of a window for one attribution; a source inside parts the content."""
    tags = np.zeros(n_words, np.int64)
    for spans, first in ((attribution.content, 3), (attribution.source, 1)):
        for a, b in inside(spans, w):
            tags[a:b] = first + 1
            tags[a] = first
    before = np.concatenate([[0], tags[:-1]])
    loose = (tags % 2 == 0) & (tags > 0) & (before != tags) & (before != tags - 1)
    return np.where(loose, tags - 1, tags)


def inside(spans: Sequence[WordSpan], w: Window) -> Iterator[WordSpan]:
    """Yield what lies of each span in a window, counted from the window's start."""
    for a, b in spans:
        a, b = max(a, w.start) - w.start, min(b, w.end) - w.start
        if a < b:
            yield a, b
