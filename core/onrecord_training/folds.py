"""Types of statements given their spans, five-fold on the training articles.

For each fold the types are learned from the other articles, by a network that knows cues, roles and names but
never saw a type of any article, and told for the articles of the fold. The bias of a type is chosen on the
other folds.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import Tokenizer

from onrecord.engine.attribution import Attribution, TokenSpan
from onrecord.engine.encoder import Encoder
from onrecord.engine.pipeline import component
from onrecord.engine.types import Types
from onrecord_training.calibrating import best_bias
from onrecord_training.corpora import TYPES, UNKNOWN, LabelledArticle, type_index
from onrecord_training.exporting import build
from onrecord_training.network import Network, Sizes, new_encoder
from onrecord_training.training import Recipe, Trainer

log = logging.getLogger(__name__)

FOLDS = 5
RECIPE = Recipe(epochs=0, passages_from=0, types_from=0, rare_steps=300)
"""Nothing but the steps in which every other window has a denial or no comment."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Learning:
    """What all folds have in common."""

    folder: Path
    """Of the pretrained encoder."""
    tokenizer: Tokenizer
    known: frozenset[str]
    """Words that are no names of people."""
    start: Path
    """Weights that never saw a type."""
    passages: list[LabelledArticle]
    recipe: Recipe = RECIPE


def fold_of(number: int) -> int:
    """Return the fold of the article with a number, from 0."""
    return number % FOLDS


def learned(learning: Learning, articles: Sequence[LabelledArticle], work: Path) -> Language:
    """Return a pipeline whose types were learned from some articles; training goes on where it stopped."""
    state = torch.load(learning.start, map_location="cpu", weights_only=True)
    network = Network(new_encoder(learning.folder), Sizes())
    network.load_state_dict(state["network"])
    network.to("cuda" if torch.cuda.is_available() else "cpu")
    Trainer(network, [list(articles)], learning.passages, work, learning.recipe).run()
    state = torch.load(work / "model.pt", map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"])
    return build(network.cpu().eval(), learning.tokenizer, learning.known, int8=False)


def type_scores(nlp: Language, lines: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Floats, Ints]]:
    """Yield for each article the scores of its statements' types, (statements, types), and the true types."""
    encoder, types = component(nlp, "encoder", Encoder), component(nlp, "types", Types)
    for line in lines:
        doc = encoder(nlp.make_doc(line["text"]))
        known = [(a, type_index(s["type"])) for s in line["statements"] if (a := given(doc, s)) is not None]
        scores, _ = types.scores(doc, tuple(a for a, _ in known))
        yield scores.astype(np.float64), np.array([kind for _, kind in known], np.int64)


def given(doc: Doc, statement: Mapping[str, Any]) -> Attribution | None:
    """Return a gold statement in tokens, None where it has neither cue nor content."""

    def tokens(role: str) -> tuple[TokenSpan, ...]:
        spans = (doc.char_span(s["start"], s["end"], alignment_mode="expand") for s in statement[role])
        return tuple((span.start, span.end) for span in spans if span is not None)

    cue = tokens("cue") or tokens("content")
    return Attribution(tokens("source"), cue, tokens("content"), 1.0) if cue else None


def figures(scores: Sequence[Floats], truth: Sequence[Ints]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each rare type over all folds.

    Args:
        scores: of each fold, (statements, types).
        truth: of each fold, the true types; ``UNKNOWN`` where annotators could differ, which counts nowhere.
    """
    out = {}
    for kind in range(1, len(TYPES)):
        counts = np.zeros(3)
        for fold in range(len(scores)):
            others = [n for n in range(len(scores)) if n != fold]
            table, true = known(np.concatenate([scores[n] for n in others]), [truth[n] for n in others])
            bias = best_bias(table, true, kind, int((true == kind).sum()))
            counts += told(*known(scores[fold], [truth[fold]]), kind, bias)
        right, called, there = counts.tolist()
        out[TYPES[kind]] = (
            right / max(1, called),
            right / max(1, there),
            2 * right / max(1, called + there),
        )
    return out


def known(scores: Floats, truth: Sequence[Ints]) -> tuple[Floats, Ints]:
    """Leave out the statements of which the type is not known."""
    true = np.concatenate(list(truth))
    return scores[true != UNKNOWN], true[true != UNKNOWN]


def told(scores: Floats, truth: Ints, kind: int, bias: float) -> tuple[int, int, int]:
    """Return how many statements are rightly called of a kind, called so, and so."""
    chosen = (scores + np.eye(len(TYPES))[kind] * bias).argmax(1) == kind
    return int((chosen & (truth == kind)).sum()), int(chosen.sum()), int((truth == kind).sum())


def five_folds(
    learning: Learning,
    lines: Sequence[Mapping[str, Any]],
    articles: Sequence[LabelledArticle],
    work: Path,
) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each rare type, told by networks that never saw the article.

    Args:
        lines: the articles of the corpus, with their types.
        articles: the same, with insertions, as they are learned from.
        work: folder for the checkpoints of each fold.
    """
    scores, truth = [], []
    for fold in range(FOLDS):
        rest = [a for n, a in enumerate(articles) if fold_of(n) != fold]
        recipe = replace(learning.recipe, seed=learning.recipe.seed + fold)
        nlp = learned(replace(learning, recipe=recipe), rest, work / f"fold-{fold}")
        tables = list(type_scores(nlp, [line for n, line in enumerate(lines) if fold_of(n) == fold]))
        scores.append(np.concatenate([s for s, _ in tables]))
        truth.append(np.concatenate([t for _, t in tables]))
        log.info("fold %d: %d statements", fold, len(truth[-1]))
    return figures(scores, truth)
