"""The component ``types``: claim, denial or no comment, and which other statements each one may answer.

A trained head looks at each statement and at all others that stand near it, since many a denial shows only
from what was said before. Where the cue itself rejects something, what it rejects decides: to reject a
report is a denial, to reject a plan is none.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.engine.attribution import Attribution, StatementKind, TokenSpan
from onrecord.engine.encoder import Encoded
from onrecord.engine.lexicon import Lexicon, load_lexicon, plain
from onrecord.engine.weights import Floats, Head, linear, relu, softmax
from onrecord.engine.windows import Ints, layout_of, placed
from onrecord.reading import StatementType

TYPES: tuple[StatementType, ...] = ("claim", "denial", "no_comment")


@Language.factory(
    "onrecord_types",
    requires=["doc._.encoded", "doc._.attributions"],
    assigns=["doc._.statement_kinds", "doc._.answer_scores"],
    default_config={"bias": [0.0, 0.0, 0.0], "temperature": 1.0},
)
def make_types(nlp: Language, name: str, bias: list[float], temperature: float) -> Types:  # noqa: ARG001 (spaCy calls it so)
    """Make the component.

    Args:
        bias: added to the scores of claim, denial and no comment before one is chosen.
        temperature: divides the scores, so that confidence means what it says (Guo et al., 2017).
    """
    return Types(bias, temperature, load_lexicon())


class Types(Head):
    """Tells the type of a statement with a trained head on the vectors of its parts."""

    def __init__(self, bias: list[float], temperature: float, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.bias, self.temperature = np.array(bias, np.float32), temperature
        for extension in ("statement_kinds", "answer_scores"):
            Doc.set_extension(extension, default=(), force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.statement_kinds`` and ``doc._.answer_scores``."""
        scores, answers = self.scores(doc, doc._.attributions)
        doc._.statement_kinds = tuple(self._kind(s) for s in scores)
        doc._.answer_scores = answers
        return doc

    def scores(
        self, doc: Doc, attributions: tuple[Attribution, ...]
    ) -> tuple[Floats, tuple[dict[int, float], ...]]:
        """Return the score of every type for every attribution, and of every answer to a nearby one.

        Returns:
            An array (attributions, 3), and for each attribution the log odds that it denies each of those
            within ``REACH`` words, if it is a denial.
        """
        if not attributions:
            return np.zeros((0, len(TYPES)), np.float32), ()
        encoded: Encoded = doc._.encoded
        cores = [w.core_start for w in encoded.windows]
        parts = np.stack([self._parts(encoded, cores, a) for a in attributions])
        other = linear(parts, self.weights, "types.other")
        cues = np.array([np.searchsorted(encoded.words.tokens, a.cue[0]) for a in attributions])
        pairs = neighbours(cues[:, 0])
        links = self._links(linear(parts, self.weights, "types.one"), other, pairs, cues, encoded)
        seen, answer = looked_at(other, links, pairs)
        hidden = linear(parts, self.weights, "types.hidden") + linear(seen, self.weights, "types.seen")
        hidden = hidden + linear(answer[:, None], self.weights, "types.answer")
        scores = linear(relu(hidden), self.weights, "types.out")
        scores[:, TYPES.index("denial")] += [rejection(doc, a, self.lexicon) for a in attributions]
        answers: tuple[dict[int, float], ...] = tuple({} for _ in attributions)
        for i, j, score in zip(*pairs, links, strict=True):
            answers[i][int(j)] = float(score)
        return scores, answers

    def _links(
        self, one: Floats, other: Floats, pairs: tuple[Ints, Ints], cues: Ints, encoded: Encoded
    ) -> Floats:
        i, j = pairs
        layout = layout_of(encoded.words)
        distance, paragraph, _ = placed(layout, cues[j, 0], cues[i])
        both = linear(one[i] * other[j], self.weights, "types.product") + one[i] + other[j]
        both += (
            self.weights["types.distance.weight"][distance]
            + self.weights["types.paragraph.weight"][paragraph]
        )
        found: Floats = linear(relu(both), self.weights, "types.link")[:, 0]
        return found

    def _parts(self, encoded: Encoded, cores: list[int], a: Attribution) -> Floats:
        first = int(np.searchsorted(encoded.words.tokens, a.cue[0][0]))
        i = bisect_right(cores, first) - 1
        words, window = encoded.vectors[i], encoded.windows[i]

        def vectors(spans: tuple[TokenSpan, ...]) -> Floats:
            ends = [np.searchsorted(encoded.words.tokens, s) - window.start for s in spans]
            rows = [words[max(x, 0) : max(y, 0)] for x, y in ends]
            return np.concatenate(rows) if rows else words[:0]

        content = vectors(a.content)
        return np.concatenate(
            [
                mean_of(vectors(a.cue)),
                mean_of(vectors(a.source)),
                mean_of(content),
                content.max(0, initial=-1e4),
            ]
            if len(content)
            else [mean_of(vectors(a.cue)), mean_of(vectors(a.source)), mean_of(content), mean_of(content)]
        )

    def _kind(self, scores: Floats) -> StatementKind:
        chances = softmax((scores + self.bias) / self.temperature)
        best = int(chances.argmax())
        return StatementKind(TYPES[best], float(chances[best]))


REACH = 180
"""How many words apart two statements may stand that are looked at together: about as far as in one window of
the encoder, which is what training sees."""


def neighbours(places: Ints) -> tuple[Ints, Ints]:
    """Return all ordered pairs of different statements whose places, in words, are within ``REACH``."""
    order = np.argsort(places, kind="stable")
    near = np.searchsorted(places[order], places[order] + REACH, "right")
    later = np.concatenate([np.arange(n + 1, end) for n, end in enumerate(near)])
    earlier = np.repeat(np.arange(len(places)), near - np.arange(len(places)) - 1)
    one, two = order[earlier], order[later.astype(np.int64)]
    return np.concatenate([one, two]), np.concatenate([two, one])


def looked_at(other: Floats, links: Floats, pairs: tuple[Ints, Ints]) -> tuple[Floats, Floats]:
    """Return what each statement sees of the others, by its links to them, and how much there is to see.

    Args:
        other: (statements, width), what can be seen of each.
        links: (pairs,), the score of each link.
        pairs: the statements that look and those that are looked at.

    Returns:
        Arrays (statements, width) and (statements,): the mean weighted by the links' softmax, in which a zero
        stands for "none of them", and the logarithm of the softmax's divisor.
    """
    i, j = pairs
    highest = np.zeros(len(other), np.float32)
    np.maximum.at(highest, i, links)
    weights = np.exp(links - highest[i])
    total = np.exp(-highest)
    np.add.at(total, i, weights)
    seen = np.zeros_like(other)
    np.add.at(seen, i, (weights / total[i])[:, None] * other[j])
    return seen, np.log(total) + highest


CERTAIN = 6.0
"""What a cue that rejects adds to the score of a denial, or takes from it.

On PolNeAR's training articles 47 of 58 statements with a denying cue and 55 of 81 where an allegation is
rejected are denials, but 3 of 34 where something else is refused.
"""
HEAD = 7
"""How many words of the content are looked at for what is rejected."""


def rejection(doc: Doc, attribution: Attribution, lexicon: Lexicon) -> float:
    """Return what a cue that rejects something adds to the score of a denial, 0 for any other cue."""
    cue = {plain(doc[i].text) for start, end in attribution.cue for i in range(start, end)}
    if not cue & lexicon.rejecting or cue & NEGATIONS:
        return 0.0
    tokens = (i for start, end in attribution.content for i in range(start, end))
    head = set(islice((plain(doc[i].text) for i in tokens if doc[i].is_alpha), HEAD))
    if head & lexicon.allegations or cue & lexicon.denying:
        return CERTAIN
    return -CERTAIN if head & lexicon.refused else 0.0


NEGATIONS = frozenset(("not", "n't", "n’t", "never"))


def mean_of(vectors: Floats) -> Floats:
    """Return the mean vector, zeros where there is none."""
    return vectors.mean(0) if len(vectors) else np.zeros(vectors.shape[1], np.float32)
