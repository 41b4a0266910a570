"""The component ``attributions``: cues, and for every cue its source and its content.

Every cue is scored by itself, so attributions may nest and share words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.engine.attribution import Attribution, TokenSpan
from onrecord.engine.encoder import Encoded
from onrecord.engine.roles import Cue, Roles, WordSpan, best_tags, find_cues, role_scores, roles_of
from onrecord.engine.weights import Floats, Head, Weights, sigmoid
from onrecord.engine.windows import InputWords, Window


@Language.factory(
    "onrecord_attributions",
    requires=["doc._.encoded"],
    assigns=["doc._.attributions"],
    default_config={"cue_threshold": 0.5, "threshold": 0.0, "calibration": [0.0, 1.0, 1.0, 1.0]},
)
def make_attributions(
    nlp: Language,  # noqa: ARG001 (spaCy calls it so)
    name: str,  # noqa: ARG001 (spaCy calls it so)
    cue_threshold: float,
    threshold: float,
    calibration: list[float],
) -> Attributions:
    """Make the component.

    Args:
        cue_threshold: least probability of a word to belong to a cue.
        threshold: least confidence of an attribution to be kept.
        calibration: intercept, and weights of the log-odds of cue, source and content (Platt, 1999).
    """
    return Attributions(cue_threshold, threshold, calibration)


class Attributions(Head):
    """Finds attributions with trained heads on the encoder's vectors."""

    def __init__(self, cue_threshold: float, threshold: float, calibration: Sequence[float]) -> None:
        super().__init__()
        self.cue_threshold, self.threshold, self.calibration = cue_threshold, threshold, tuple(calibration)
        Doc.set_extension("attributions", default=(), force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.attributions``."""
        doc._.attributions = self.find(doc._.encoded)
        return doc

    def find(self, encoded: Encoded) -> tuple[Attribution, ...]:
        """Return the attributions of an article in order of their first token."""
        kept = [
            self._attribution(r, encoded.words) for r in candidates(encoded, self.weights, self.cue_threshold)
        ]
        return tuple(
            sorted((a for a in kept if a.confidence >= self.threshold), key=lambda a: (a.start, a.cue))
        )

    def _attribution(self, found: Roles, words: InputWords) -> Attribution:
        return attribution_of(found, words, sigmoid(float(np.dot(self.calibration, evidence(found)))))


def candidates(encoded: Encoded, weights: Weights, cue_threshold: float) -> list[Roles]:
    """Return all that may be attributions, each with some content and none twice, sure or not."""
    found = (tidy(r, encoded.words) for r in roles(encoded, weights, cue_threshold))
    return without_doubles([r for r in found if r.content])


def attribution_of(found: Roles, words: InputWords, confidence: float) -> Attribution:
    """Return what was found in tokens of the ``Doc``."""
    return Attribution(
        token_spans(found.source, words),
        token_spans(((found.cue.start, found.cue.end),), words),
        token_spans(found.content, words),
        confidence,
    )


def evidence(found: Roles) -> tuple[float, float, float, float]:
    """Return 1 and the log-odds of cue, source and content, from which confidence is made."""
    chances = np.clip(
        (found.cue.probability, found.source_probability, found.content_probability), 1e-4, 1 - 1e-4
    )
    cue, source, content = np.log(chances / (1 - chances)).tolist()
    return 1.0, cue, source, content


def roles(encoded: Encoded, weights: Weights, cue_threshold: float) -> list[Roles]:
    """Return what the heads find, cue by cue, as they find it."""
    places: list[tuple[Window, list[Cue]]] = []
    scores: list[Floats] = []
    for window, vectors in zip(encoded.windows, encoded.vectors, strict=True):
        # A window that could not be read has vectors of zeros: nothing is to be found there.
        if vectors.any() and (cues := find_cues(vectors, window, weights, cue_threshold)):
            places.append((window, cues))
            scores.append(role_scores(vectors, encoded.layout, window, cues, weights))
    tags = best_tags(scores, weights)
    return [
        r
        for (window, cues), t, s in zip(places, tags, scores, strict=True)
        for r in roles_of(cues, t, s, window.start)
    ]


def tidy(found: Roles, words: InputWords) -> Roles:
    """Join contents that only punctuation parts, end them with their quotation, drop empty ones."""
    content = tuple(ended(span, words) for span in joined(found.content, words, found.cue.start))
    return replace(found, content=tuple(span for span in content if has_word(span, words)))


CIRCUMSTANCE = frozenset(("after", "at", "before", "during", "in", "on", "when", "while"))


def ended(span: WordSpan, words: InputWords) -> WordSpan:
    """End a content with its last quotation where a comma and a circumstance after it say so.

    *as "rumors," during a session* tells when it was said. On PolNeAR's training articles the content ends
    there in 11 of 15 places of that form.
    """
    a, b = span
    marks = [i for i in range(a + 1, b - 1) if words.texts[i] == '"']
    if not marks or words.texts[marks[-1] - 1] != ",":
        return span
    last = marks[-1]
    return (a, last + 1) if words.texts[last + 1].lower() in CIRCUMSTANCE else span


def has_word(span: WordSpan, words: InputWords) -> bool:
    """Tell whether a range holds anything but punctuation."""
    return any(c.isalnum() for text in words.texts[span[0] : span[1]] for c in text)


def joined(spans: tuple[WordSpan, ...], words: InputWords, cue: int) -> tuple[WordSpan, ...]:
    """Join ranges with nothing but one mark of punctuation between them, unless that is the cue."""
    out: list[WordSpan] = []
    for a, b in spans:
        gap = (out[-1][1], a) if out else (0, a)
        if out and a - gap[0] <= 1 and not has_word(gap, words) and not gap[0] <= cue < a:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return tuple(out)


def without_doubles(found: Sequence[Roles]) -> list[Roles]:
    """Keep of attributions with the same content and the same source the one whose cue is surest."""
    best: dict[tuple[tuple[WordSpan, ...], tuple[WordSpan, ...]], Roles] = {}
    for r in found:
        key = (r.source, r.content)
        if key not in best or best[key].cue.probability < r.cue.probability:
            best[key] = r
    return list(best.values())


def token_spans(spans: Sequence[WordSpan], words: InputWords) -> tuple[TokenSpan, ...]:
    """Return ranges of words as ranges of the ``Doc``'s tokens."""
    return tuple((int(words.tokens[a]), int(words.tokens[b - 1]) + 1) for a, b in spans)
