"""Corpora of news with attributions and names, as words with labels.

The files are those of a data folder (``polnear/train.jsonl`` and so on), a line per article; offsets are code
points, end exclusive.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc
from tokenizers import Tokenizer

from onrecord.engine.lexicon import load_lexicon
from onrecord.engine.pseudonyms import Pseudonyms
from onrecord.engine.windows import Cutter, InputWords, Pieces, input_words

TYPES = ("claim", "denial", "no_comment")
DENIAL = TYPES.index("denial")
ORIGINS = ("corpus", "insertion", "passage")
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
    """Index into ``TYPES``; ``UNKNOWN`` where annotators could differ."""
    origin: int = 0
    """Index into ``ORIGINS``: who wrote it, and so how frequent each type is."""
    answers: tuple[int, ...] = ()
    """Which attributions of the article this one denies."""


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
    nested: bool = False
    """Whether statements inside other statements are marked too."""
    linked: bool = False
    """Whether it is known what each denial answers."""
    unknown: tuple[WordSpan, ...] = ()
    """The words of which nobody knows whether they tell that somebody speaks."""


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a jsonl file, gzipped or not."""
    with (
        gzip.open(path, "rt", encoding="utf8")
        if path.suffix == ".gz"
        else path.open(encoding="utf8") as lines
    ):
        for line in lines:
            yield json.loads(line)


def corpus_lines(path: Path, names_path: Path | None, answers_path: Path | None) -> Iterator[dict[str, Any]]:
    """Yield the articles of a file, with their ``"names"`` where somebody looked for them.

    Args:
        path: the articles.
        names_path: the names in them.
        answers_path: for each article with any, which of its statements (by number, from 0) are denials,
            which statements each denies, which are no comments, and of which that is unsure; types in
            ``path`` are then left aside.
    """
    names = {d["doc"]: d["names"] for d in read_lines(names_path)} if names_path else {}
    answers = {d["doc"]: d for d in read_lines(answers_path)} if answers_path else {}
    for line in read_lines(path):
        named = {**line, "names": names[line["doc"]]} if line["doc"] in names else line
        yield answered(named, answers.get(line["doc"], {})) if answers_path else named


def answered(line: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Give one line of a corpus the types and links of a line of answers."""
    denials = {int(n): links for n, links in answers.get("denials", {}).items()}
    ids = [s["id"] for s in line["statements"]]
    types = dict.fromkeys(denials, "denial")
    types |= {n: kind for kind in ("no_comment", "unsure") for n in answers.get(kind, ())}

    def typed(n: int, statement: Mapping[str, Any]) -> dict[str, Any]:
        denied = [ids[d] for d in denials.get(n, ())]
        return {**statement, "type": types.get(n, "claim"), "denies": denied}

    return {**line, "linked": True, "statements": [typed(n, s) for n, s in enumerate(line["statements"])]}


class Labeller:
    """Turns articles of a corpus into words with labels, as the encoder will be given them.

    Args:
        tokenizer: of the encoder.
        known: words that are no names of people: see :class:`Pseudonyms`.
    """

    def __init__(self, tokenizer: Tokenizer, known: Iterable[str]) -> None:
        lexicon = load_lexicon()
        self._nlp, self._cut = spacy.blank("en"), Cutter(tokenizer)
        self._pseudonyms, self._names = Pseudonyms(lexicon, known), lexicon.pseudonyms

    def __call__(self, line: Mapping[str, Any], version: int = 0) -> LabelledArticle:
        """Label one line of a corpus: see :func:`label`.

        Args:
            version: in each the same people have other pseudonyms.
        """
        rng = random.Random(f"{version} {line['doc']}")
        names = rng.sample(self._names, len(self._names))
        doc = self._nlp.make_doc(line["text"])
        words = self._pseudonyms(input_words(doc), names)
        return label(line, doc, words, self._cut(words))


def label(line: Mapping[str, Any], doc: Doc, words: InputWords, pieces: Pieces) -> LabelledArticle:
    """Give the words of one line of a corpus their labels.

    Args:
        line: ``doc``, ``text`` and ``statements``; ``names``, spans with a label of ``SILVER_LABELS``, if
            somebody looked for names, ``added``, the spans where nobody did, and ``unknown``, those where
            nobody looked for statements.
        doc: its tokens.
        words: what the encoder is given of them.
        pieces: of these words.
    """
    starts = np.array([doc[int(i)].idx for i in words.tokens], np.int64)
    ends = np.array([doc[int(i)].idx + len(doc[int(i)]) for i in words.tokens], np.int64)

    def word_spans(spans: Sequence[Mapping[str, int]]) -> tuple[WordSpan, ...]:
        found = (
            (int(np.searchsorted(ends, s["start"], "right")), int(np.searchsorted(starts, s["end"], "left")))
            for s in spans
        )
        return tuple((a, b) for a, b in found if a < b)

    order = {s["id"]: n for n, s in enumerate(line["statements"])}
    attributions = tuple(
        Labelled(
            word_spans(s["source"]),
            word_spans(s["cue"]),
            word_spans(s["content"]),
            type_index(s.get("type", "claim")),
            ORIGINS.index(s.get("origin", "corpus")),
            tuple(order[d] for d in s.get("denies", ())),
        )
        for s in line["statements"]
    )
    name_labels = np.full(len(words), 0 if "names" in line else UNKNOWN, np.int64)
    for name in line.get("names", ()):
        for a, b in word_spans([name]):
            kind = NAME_LABELS.index(SILVER_LABELS[name["label"]])
            name_labels[a:b] = 2 + 2 * kind
            name_labels[a] = 1 + 2 * kind
    for a, b in word_spans(line.get("added", ())):
        name_labels[a:b] = UNKNOWN
    return LabelledArticle(
        line["doc"],
        words,
        pieces,
        attributions,
        name_labels,
        nested=line.get("nested", False),
        linked=line.get("linked", False),
        unknown=word_spans(line.get("unknown", ())),
    )


def type_index(name: str) -> int:
    """Return the number of a type, ``UNKNOWN`` for "unsure"."""
    return UNKNOWN if name == "unsure" else TYPES.index(name)
