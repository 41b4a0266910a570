"""The component ``attributions``: cues, and for every cue its source and its content.

Every cue is scored by itself, so attributions may nest and share words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import mul

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.engine.attribution import Attribution, TokenSpan
from onrecord.engine.calibration import log_odds
from onrecord.engine.encoder import Encoded
from onrecord.engine.roles import (
    Cue,
    Ints,
    Roles,
    WordSpan,
    best_tags,
    cue_chances,
    find_cues,
    place_vectors,
    role_scores,
    roles_of,
)
from onrecord.engine.weights import Floats, Head, Weights, sigmoid
from onrecord.engine.windows import InputWords


@Language.factory(
    "onrecord_attributions",
    requires=["doc._.encoded"],
    assigns=["doc._.attributions"],
    default_config={
        "cue_threshold": 0.5,
        "threshold": 0.0,
        "calibration": [0.0, 1.0, 1.0, 1.0],
        "nested_cue_threshold": 0.5,
        "nested_log_odds": 0.0,
    },
)
def make_attributions(
    nlp: Language,  # noqa: ARG001 (spaCy calls it so)
    name: str,  # noqa: ARG001 (spaCy calls it so)
    cue_threshold: float,
    threshold: float,
    calibration: list[float],
    nested_cue_threshold: float,
    nested_log_odds: float,
) -> Attributions:
    """Make the component.

    Args:
        cue_threshold: least probability of a word to belong to a cue.
        threshold: least confidence of an attribution to be kept.
        calibration: intercept, and weights of the log-odds of cue, source and content (Platt, 1999).
        nested_cue_threshold: least probability of a word to belong to a cue inside the content of another
            attribution: the heads learned mostly from a corpus that marks none there.
        nested_log_odds: added to the log-odds that such an attribution is right.
    """
    return Attributions(cue_threshold, threshold, calibration, Nesting(nested_cue_threshold, nested_log_odds))


@dataclass(frozen=True)
class Nesting:
    """How attributions inside the content of others are found: see :func:`make_attributions`."""

    cue_threshold: float = 0.5
    log_odds: float = 0.0


class Attributions(Head):
    """Finds attributions with trained heads on the encoder's vectors."""

    def __init__(
        self, cue_threshold: float, threshold: float, calibration: Sequence[float], nesting: Nesting
    ) -> None:
        super().__init__()
        self.cue_threshold, self.threshold, self.calibration = cue_threshold, threshold, tuple(calibration)
        self.nesting = nesting
        Doc.set_extension("attributions", default=(), force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.attributions``."""
        doc._.attributions = self.find(doc._.encoded)
        return doc

    def find(self, encoded: Encoded) -> tuple[Attribution, ...]:
        """Return the attributions of an article in order of their first token."""
        chances = chances_of(encoded, self.weights)
        cues = cues_of(encoded, chances, self.cue_threshold)
        faint = untouched(cues_of(encoded, chances, self.nesting.cue_threshold), cues)
        # All in one go, although only some of the faint ones will turn out to stand in a content.
        every = roles(encoded, self.weights, [[*some, *more] for some, more in zip(cues, faint, strict=True)])
        plain = {cue for some in cues for cue in some}
        found = self._with_odds(candidates([r for r in every if r.cue in plain], encoded.words))
        kept = [(r, odds) for r, odds in found if sigmoid(odds) >= self.threshold]
        ends = furthest_ends([r for r, _ in kept], len(encoded.words))
        within = [r for r in every if r.cue not in plain and ends[r.cue.start] >= r.cue.end]
        nested = [
            (r, odds + self.nesting.log_odds)
            for r, odds in (*found, *self._with_odds(candidates(within, encoded.words)))
            if self._is_nested(r, odds, ends)
        ]
        made = (attribution_of(r, encoded.words, sigmoid(odds)) for r, odds in (*kept, *nested))
        return tuple(sorted(made, key=lambda a: (a.start, a.cue)))

    def _with_odds(self, found: Sequence[Roles]) -> list[tuple[Roles, float]]:
        """Give each the calibrated log-odds that its source and content are right."""
        return [(r, sum(map(mul, self.calibration, evidence(r)))) for r in found]

    def _is_nested(self, found: Roles, odds: float, ends: Ints) -> bool:
        """Tell whether it was not kept but is likely enough, as it stands inside a content that was."""
        likely = sigmoid(odds) < self.threshold <= sigmoid(odds + self.nesting.log_odds)
        return likely and inside(found, ends)


Cues = Sequence[Sequence[Cue]]
"""The cues of each window."""


def chances_of(encoded: Encoded, weights: Weights) -> list[Floats | None]:
    """Return for each window how likely its words are cues; None for one that could not be read."""
    return [cue_chances(vectors, weights) if vectors.any() else None for vectors in encoded.vectors]


def cues_of(encoded: Encoded, chances: Sequence[Floats | None], threshold: float) -> Cues:
    """Return the cues of each window.

    Args:
        chances: as :func:`chances_of` returns them.
        threshold: the least probability of a word to belong to a cue.
    """
    return [
        find_cues(each, window, threshold) if each is not None else []
        for window, each in zip(encoded.windows, chances, strict=True)
    ]


def untouched(cues: Cues, others: Cues) -> Cues:
    """Return those cues that share no word with others of their window."""
    return [
        [c for c in some if not any(o.start < c.end and c.start < o.end for o in beside)]
        for some, beside in zip(cues, others, strict=True)
    ]


def furthest_ends(found: Sequence[Roles], words: int) -> Ints:
    """Return for each word the furthest end of any content that begins at it or before: (words,)."""
    ends = np.zeros(words, np.int64)
    for start, end in (span for r in found for span in r.content):
        ends[start] = max(ends[start], end)
    furthest: Ints = np.maximum.accumulate(ends)
    return furthest


def inside(found: Roles, ends: Ints) -> bool:
    """Tell whether all of it stands in one content: ``ends`` as :func:`furthest_ends` returns them."""
    spans = (*found.source, (found.cue.start, found.cue.end), *found.content)
    return bool(ends[min(a for a, _ in spans)] >= max(b for _, b in spans))


def candidates(found: Sequence[Roles], words: InputWords) -> list[Roles]:
    """Return all that may be attributions, each with some content and none twice, sure or not."""
    tidied = (tidy(r, words) for r in found)
    return without_doubles([r for r in tidied if r.content])


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
    cue, source, content = found.cue.probability, found.source_probability, found.content_probability
    return 1.0, log_odds(cue), log_odds(source), log_odds(content)


def roles(encoded: Encoded, weights: Weights, cues: Cues) -> list[Roles]:
    """Return what the heads find, cue by cue, as they find it."""
    places = [
        (window, vectors, list(some))
        for window, vectors, some in zip(encoded.windows, encoded.vectors, cues, strict=True)
        if some
    ]
    around = place_vectors(weights)
    scores = [
        role_scores(vectors, encoded.layout, window, some, weights, around)
        for window, vectors, some in places
    ]
    tags = best_tags(scores, weights)
    return [
        r
        for (window, _, some), t, s in zip(places, tags, scores, strict=True)
        for r in roles_of(some, t, s, window.start)
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
