"""What the engine loses under changes of the text that leave untouched who says what.

    python tests/robustness/losses.py [--model DIR] [--articles N] [--json] [NAME …]

Articles of the development data (in ``ONRECORD_SHARED`` or ``../shared``) are read as they are and changed,
with the gold spans moved along. A NAME is one of ``changes.CHANGES``, or ``names``: the persons of the
articles get other names, of one group in ``names.txt`` after the other; ``names: Japanese`` is one of them.
Printed for each change are

  F1         who+what of the readings against the gold statements
  lost       points of F1 lost against the same articles as they are
  changed    share of statements, among those read of either text, that have no counterpart in the other's
             reading: one of like source and content, as the scorer has it, and the same type
  to a word  the same, where source, cue and content must be the same words
  renamed    share of counterparts whose sources are named otherwise
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from gzip import open as open_gzip
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from changes import CHANGES
from persons import Pool, no_persons, swapped
from pools import pools
from spacy.language import Language

from onrecord import loading
from onrecord.engine.lexicon import Lexicon, load_lexicon
from onrecord.engine.pipeline import load, read
from onrecord_training.edits import Changed

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("ONRECORD_SHARED", HERE.parents[2] / "shared"))
CORPORA = ("polnear/dev.jsonl", "wikinews/dev.jsonl")
SILVER = "polnear/corenlp-dev.jsonl.gz"
NAMES = "names"
ROLES = ("source", "cue", "content")

Json = dict[str, Any]
Change = Callable[[Json], Changed | None]
"""From an article of the corpora; None where it cannot be changed so."""


@dataclass(frozen=True)
class Loss:
    """What one change costs, over all articles that it can be made in."""

    articles: int
    f1: float
    lost: float
    """Points of F1."""
    changed: float
    to_a_word: float
    renamed: float


def main(arguments: Sequence[str] | None = None) -> int:
    options = command_line().parse_args(arguments)
    if not (SHARED / "eval").is_dir():
        print(f"Nothing was measured: the development data is not in {SHARED}.", file=sys.stderr)
        return 1
    articles = some(load_articles(), options.articles)
    nlp = load(options.model, threads=1)
    losses = measured(articles, nlp, options.names or [*CHANGES, NAMES])
    if options.json:
        print(json.dumps({name: vars(loss) for name, loss in losses}))
        return 0
    print(f"{'change':28}{'articles':>8}{'F1':>8}{'lost':>7}{'changed':>9}{'to a word':>11}{'renamed':>9}")
    for name, loss in losses:
        print(row(name, loss), flush=True)
    return 0


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", type=Path, metavar="DIR", help="a model directory, not the shipped one")
    parser.add_argument("--articles", type=int, metavar="N", help="so many articles, spread over all of them")
    parser.add_argument("--json", action="store_true", help="one JSON object, by change")
    known = [*CHANGES, NAMES, *(f"{NAMES}: {group}" for group in pools()), []]
    parser.add_argument("names", nargs="*", metavar="NAME", choices=known, help="which changes")
    return parser


def row(name: str, loss: Loss) -> str:
    return (
        f"{name:28}{loss.articles:8}{loss.f1:8.3f}{loss.lost:7.2f}"
        f"{loss.changed:9.2%}{loss.to_a_word:11.2%}{loss.renamed:9.2%}"
    )


def load_articles() -> list[Json]:
    """All development articles, those of PolNeAR with ``names`` where these are known."""
    with open_gzip(SHARED / "data" / SILVER, "rt", encoding="utf-8") as lines:
        names = {found["doc"]: found["names"] for found in map(json.loads, lines)}
    articles: list[Json] = []
    for corpus in CORPORA:
        with (SHARED / "data" / corpus).open(encoding="utf-8") as lines:
            articles += [
                {**article, "names": names.get(article["doc"])} for article in map(json.loads, lines)
            ]
    return articles


def some(articles: list[Json], number: int | None) -> list[Json]:
    """So many of the articles, evenly spread."""
    if number is None or number >= len(articles):
        return articles
    return [articles[n * len(articles) // number] for n in range(number)]


def measured(articles: Sequence[Json], nlp: Language, names: Sequence[str]) -> Iterator[tuple[str, Loss]]:
    """Yield the loss under each change, one after the other."""
    scorer = load_scorer()
    plain = {a["doc"]: statements(a["doc"], a["text"], nlp) for a in articles}
    for name in names:
        for label, change in changes_of(name):
            texts = {a["doc"]: text for a in articles if (text := change(a)) is not None}
            yield label, loss([a for a in articles if a["doc"] in texts], texts, plain, nlp, scorer)


def changes_of(name: str) -> Iterator[tuple[str, Change]]:
    """Yield the one change of that name, or all those of names."""
    if name in CHANGES:
        yield name, lambda article: CHANGES[name](article["text"])
        return
    lexicon = load_lexicon()
    for group, pool in pools().items():
        label = f"{NAMES}: {group}"
        if name in (NAMES, label):
            yield label, partial(other_names, pool=pool, lexicon=lexicon)


def other_names(article: Json, pool: Pool, lexicon: Lexicon) -> Changed | None:
    if article["names"] is None:
        return None
    return swapped(article["text"], article["names"], pool, lexicon.genders, no_persons(lexicon))


def load_scorer() -> Any:
    """The scorer of attributions that stands with the development data."""
    spec = spec_from_file_location("score_attribution", SHARED / "eval" / "score_attribution.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def statements(doc: str, text: str, nlp: Language) -> list[Json]:
    """What is read in a text: the parts of each statement, its type and the names of its sources."""
    reading = read(loading.from_text(text, id=doc), nlp)
    return [
        {
            **{role: [span.model_dump() for span in getattr(statement, role)] for role in ROLES},
            "type": statement.type,
            "names": [reading.source_by_id(source).name for source in statement.sources],
        }
        for statement in reading.statements
    ]


def moved(statement: Json, to: Changed) -> Json:
    """A statement with its spans where they are in the changed text."""
    return statement | {
        role: [
            {"start": start, "end": end}
            for span in statement[role]
            for start, end in to.moved(span["start"], span["end"])
        ]
        for role in ROLES
    }


def loss(
    articles: Sequence[Json],
    texts: dict[str, Changed],
    plain: dict[str, list[Json]],
    nlp: Language,
    scorer: Any,
) -> Loss:
    gold, again, found = {}, {}, {}
    for article in articles:
        doc, text = article["doc"], texts[article["doc"]]
        to = [moved(s, text) for s in article["statements"]]
        gold[doc] = {**article, "text": text.text, "statements": to}
        again[doc] = [moved(s, text) | {"names": renamed(s["names"], text)} for s in plain[doc]]
        found[doc] = statements(doc, text.text, nlp)
    before = f1({a["doc"]: a for a in articles}, plain, scorer)
    after = f1(gold, found, scorer)
    differ = [differences(texts[d].text, again[d], found[d], scorer) for d in found]
    total, like, same, otherwise = (sum(column) for column in zip(*differ, strict=True))
    return Loss(
        articles=len(articles),
        f1=after,
        lost=100 * (before - after),
        changed=1 - 2 * like / total if total else 0.0,
        to_a_word=1 - 2 * same / total if total else 0.0,
        renamed=otherwise / like if like else 0.0,
    )


def renamed(names: Iterable[str], to: Changed) -> list[str]:
    return [re.sub(r"[^\W\d_]+", lambda m: to.renamed.get(m[0], m[0]), name) for name in names]


def f1(gold: dict[str, Json], found: dict[str, list[Json]], scorer: Any) -> float:
    predicted = {doc: {"statements": found[doc]} for doc in gold}
    figure: float = scorer.score(gold, predicted)["who+what"]["f1"]
    return figure


def differences(text: str, one: list[Json], other: list[Json], scorer: Any) -> tuple[int, int, int, int]:
    """Count all statements, counterparts, those the same to a word, and those named otherwise."""
    tokens = scorer.tokenise(text)
    places = [
        [{role: scorer.token_ids(s[role], tokens) for role in ROLES} for s in side] for side in (one, other)
    ]
    pairs = [(i, j) for i, j in scorer.pair(*places, True) if one[i]["type"] == other[j]["type"]]
    same = sum(places[0][i] == places[1][j] for i, j in pairs)
    otherwise = sum(words(one[i]["names"]) != words(other[j]["names"]) for i, j in pairs)
    return len(one) + len(other), len(pairs), same, otherwise


def words(names: Iterable[str]) -> list[list[str]]:
    """The words of names, letter case and marks left out."""
    return sorted(re.findall(r"\w+", name.casefold()) for name in names)


if __name__ == "__main__":
    sys.exit(main())
