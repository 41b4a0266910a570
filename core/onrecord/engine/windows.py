"""From a ``Doc`` to what the encoder reads: word pieces with features, in overlapping windows.

A *word* here is a token of the ``Doc`` that is not white space. Word pieces are uncased, so what letter case,
paragraphs and quotation marks tell is given to the encoder as the *feature* of each piece, a number below
``FEATURES`` that stands where BERT has its token type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from tokenizers import Tokenizer

from onrecord.engine.marks import CLOSING, DOUBLE, OPENING
from onrecord.engine.words import words_of

Ints = npt.NDArray[np.int64]

FEATURES = 16
"""Letter case (4) by start of a paragraph (2) by inside quotation marks (2)."""

MOST_PIECES = 24
"""Pieces that are read of one word."""

MOST_REMEMBERED = 20_000
"""Words whose pieces are remembered, about; past that all are forgotten."""

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-"})


@dataclass(frozen=True)
class InputWords:
    """The words of a ``Doc`` as the encoder is given them, as parallel sequences."""

    tokens: Ints
    """Index in the ``Doc`` of each word."""
    texts: tuple[str, ...]
    """Each word as the encoder sees it: quotation marks, apostrophes and dashes in one form."""
    features: Ints

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True)
class Pieces:
    """The word pieces of a run of words: piece ``first[i]`` is the first of word ``i``."""

    ids: Ints
    features: Ints
    first: Ints


@dataclass(frozen=True)
class Window:
    """Half-open ranges of words: those that the encoder sees, and those that the window answers for."""

    start: int
    end: int
    core_start: int
    core_end: int


def input_words(doc: Doc) -> InputWords:
    """Return the words of a ``Doc`` with their features; quotations in single marks as if in double ones."""
    tokens: list[int] = []
    texts: list[str] = []
    features: list[int] = []
    marks = words_of(doc).marks
    forms = {text: (normal_form(text), letter_case(text)) for text in set(marks)}
    paragraph, quoted = True, False
    for i, text in enumerate(marks):
        if text.isspace():
            if "\n" in text or "\r" in text:
                paragraph, quoted = True, False
            continue
        tokens.append(i)
        form, case = forms[text]
        texts.append(form)
        quoted = quoted and text not in CLOSING and text != "''"
        features.append(case + 4 * paragraph + 8 * quoted)
        if text in OPENING:
            quoted = True
        elif text == '"':
            quoted = not quoted
        paragraph = False
    return InputWords(np.array(tokens, np.int64), tuple(texts), np.array(features, np.int64))


def normal_form(text: str) -> str:
    """Return a word with quotation marks straight and apostrophes and dashes plain."""
    if text in DOUBLE:
        return '"'
    return text if text.isascii() else text.translate(APOSTROPHES)


def letter_case(text: str) -> int:
    """Return 0 for lower case or none, 1 for a capital first, 2 for capitals throughout, 3 for others."""
    if text.islower() or not any(c.isalpha() for c in text):
        return 0
    if text.isupper():
        return 2 if len(text) > 1 else 1
    return 1 if text[0].isupper() and text[1:].islower() else 3


class Cutter:
    """Cuts words to pieces, and remembers those of common words: articles have most of them in common."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self._unknown = tokenizer.token_to_id("[UNK]") or 0
        self._known: dict[str, list[int]] = {}

    def __call__(self, words: InputWords) -> Pieces:
        """Cut words to pieces. A word that the tokenizer drops (a lone control character) becomes unknown."""
        self._learn(words)
        ids = [self._known[text] for text in words.texts]
        lengths = np.fromiter(map(len, ids), np.int64, len(ids))
        first = np.concatenate([[0], np.cumsum(lengths)])
        flat = np.fromiter(chain.from_iterable(ids), np.int64, int(first[-1]))
        return Pieces(flat, np.repeat(words.features, lengths), first)

    def _learn(self, words: InputWords) -> None:
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        new = [text for text in dict.fromkeys(words.texts) if text not in self._known]
        encodings = self.tokenizer.encode_batch_fast(new, add_special_tokens=False)
        # A web address of a thousand characters would fill a window by itself; its head says what it is.
        for text, encoding in zip(new, encodings, strict=True):
            self._known[text] = (encoding.ids or [self._unknown])[:MOST_PIECES]


def windows_of(pieces: Pieces, size: int, overlap: int, first_size: int | None = None) -> Iterator[Window]:
    """Cut an article to windows of at most ``size`` pieces that share about ``overlap`` pieces.

    The cores of the windows, which part in the overlaps, cover every word once.

    Args:
        first_size: a smaller size of the first window, so that training sees other cuts each time.
    """
    n = len(pieces.first) - 1
    bounds: list[tuple[int, int]] = []
    start, room = 0, first_size or size
    while start < n:
        end = max(start + 1, int(np.searchsorted(pieces.first, pieces.first[start] + room, "right")) - 1)
        bounds.append((start, min(end, n)))
        if end >= n:
            break
        back = int(np.searchsorted(pieces.first, pieces.first[end] - overlap, "left"))
        start, room = max(start + 1, min(back, end)), size
    yield from with_cores(bounds, paragraph_starts(pieces))


def paragraph_starts(pieces: Pieces) -> Ints:
    """Return the words that begin a paragraph."""
    return np.flatnonzero(pieces.features[pieces.first[:-1]] // 4 % 2)


def with_cores(bounds: Sequence[tuple[int, int]], starts: Ints) -> Iterator[Window]:
    """Part overlapping ranges of words where a paragraph starts, or else at the middle of each overlap.

    A statement seldom goes beyond its paragraph, so a window that answers for whole paragraphs sees it whole.
    """
    core_start = 0
    for i, (start, end) in enumerate(bounds):
        core_end = end if i + 1 == len(bounds) else parting(bounds[i + 1][0], end, starts)
        yield Window(start, end, core_start, core_end)
        core_start = core_end


def parting(start: int, end: int, starts: Ints) -> int:
    """Return where an overlap is parted: at the paragraph's start that is nearest to its middle."""
    middle = (start + end) // 2
    inside = starts[(start < starts) & (starts <= end)]
    return int(inside[np.abs(inside - middle).argmin()]) if len(inside) else middle


DISTANCES = 25
PARAGRAPHS = 5
SENTENCES = 7
SENTENCE_ENDS = frozenset(".?!")


@dataclass(frozen=True)
class Layout:
    """For each word its paragraph and its sentence, both counted from the article's start."""

    paragraph: Ints
    sentence: Ints


def layout_of(words: InputWords) -> Layout:
    """Count paragraphs, and sentences by their closing marks: enough to tell near from far."""
    paragraph = np.cumsum((words.features // 4) % 2)
    closed = np.array([t in SENTENCE_ENDS for t in words.texts], np.int64)
    return Layout(paragraph, np.cumsum(closed) - closed + paragraph)


def relations(layout: Layout, start: int, end: int, cues: Ints) -> tuple[Ints, Ints, Ints]:
    """Tell where the words ``start`` to ``end`` stand as seen from each cue.

    Args:
        cues: the first and the end (exclusive) word of each cue, shape (cues, 2).

    Returns:
        Three arrays of shape (cues, end - start): classes of distance in words (0 to ``DISTANCES`` - 1), of
        paragraphs (to ``PARAGRAPHS`` - 1) and of sentences (to ``SENTENCES`` - 1) between them.
    """
    return placed(layout, np.arange(start, end)[None, :], cues[:, None])


def placed(layout: Layout, at: Ints, cues: Ints) -> tuple[Ints, Ints, Ints]:
    """Tell where some words stand as seen from a cue each, in the classes of :func:`relations`.

    Args:
        at: the words, shape (…).
        cues: the first and the end (exclusive) word of each one's cue, shape (…, 2) where … broadcast.
    """
    first = cues[..., 0]
    before, after = at - first, at - cues[..., 1] + 1
    distance = np.where(before < 0, before, np.maximum(after, 0))
    steps = np.minimum(np.digitize(np.abs(distance), (1, 2, 3, 4, 5, 7, 10, 15, 23, 35, 60)), DISTANCES // 2)

    def between(places: Ints, classes: int) -> Ints:
        most = classes // 2
        far: Ints = places[at] - places[first]
        return far.clip(-most, most) + most

    return (
        np.sign(distance) * steps + DISTANCES // 2,
        between(layout.paragraph, PARAGRAPHS),
        between(layout.sentence, SENTENCES),
    )
