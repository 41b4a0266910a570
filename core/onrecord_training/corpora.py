"""Corpora of news with attributions and names, as words with labels.

The files are those of a data folder (``polnear/train.jsonl`` and so on), a line per article; offsets are code
points, end exclusive.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from tokenizers import Tokenizer

from onrecord.engine.windows import InputWords, Pieces, input_words, pieces_of

TYPES = ("claim", "denial", "no_comment")
NAME_LABELS = ("PERSON", "ORG", "GPE", "MISC")
SILVER_LABELS = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "LOCATION": "GPE", "MISC": "MISC"}
UNKNOWN = -100
"""Label that no loss counts."""

WordSpan = tuple[int, int]


@dataclass(frozen=True)
class Labelled:
    """One attribution in half-open ranges of words."""

    source: tuple[WordSpan, ...]
    cue: tuple[WordSpan, ...]
    content: tuple[WordSpan, ...]
    type: int
    """Index into ``TYPES``."""


@dataclass(frozen=True)
class LabelledArticle:
    """One article, cut to words and pieces, with its attributions and the label of every word as a name."""

    doc: str
    words: InputWords
    pieces: Pieces
    attributions: tuple[Labelled, ...]
    names: np.ndarray = field(repr=False)
    """Per word 0 for no name, 1 + 2i for the first and 2 + 2i for a later word of a ``NAME_LABELS[i]``,
    ``UNKNOWN`` where nobody looked for names."""


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a jsonl file, gzipped or not."""
    with (
        gzip.open(path, "rt", encoding="utf8")
        if path.suffix == ".gz"
        else path.open(encoding="utf8") as lines
    ):
        for line in lines:
            yield json.loads(line)


def read_articles(
    path: Path, names_path: Path | None, nlp: Language, tokenizer: Tokenizer
) -> list[LabelledArticle]:
    """Read a file of articles with attributions, and one of the names in them."""
    names = {d["doc"]: d["names"] for d in read_lines(names_path)} if names_path else {}
    return [label(d, names.get(d["doc"]), nlp, tokenizer) for d in read_lines(path)]


def label(
    line: Mapping[str, Any], names: Sequence[Mapping[str, Any]] | None, nlp: Language, tokenizer: Tokenizer
) -> LabelledArticle:
    """Turn one line of a corpus into words with labels."""
    doc = nlp.make_doc(line["text"])
    words = input_words(doc)
    starts = np.array([doc[int(i)].idx for i in words.tokens], np.int64)
    ends = np.array([doc[int(i)].idx + len(doc[int(i)]) for i in words.tokens], np.int64)

    def word_spans(spans: Sequence[Mapping[str, int]]) -> tuple[WordSpan, ...]:
        found = (
            (int(np.searchsorted(ends, s["start"], "right")), int(np.searchsorted(starts, s["end"], "left")))
            for s in spans
        )
        return tuple((a, b) for a, b in found if a < b)

    attributions = tuple(
        Labelled(
            word_spans(s["source"]),
            word_spans(s["cue"]),
            word_spans(s["content"]),
            TYPES.index(s.get("type", "claim")),
        )
        for s in line["statements"]
    )
    name_labels = np.full(len(words), UNKNOWN if names is None else 0, np.int64)
    for name in names or ():
        for a, b in word_spans([name]):
            kind = NAME_LABELS.index(SILVER_LABELS[name["label"]])
            name_labels[a:b] = 2 + 2 * kind
            name_labels[a] = 1 + 2 * kind
    return LabelledArticle(line["doc"], words, pieces_of(words, tokenizer), attributions, name_labels)
