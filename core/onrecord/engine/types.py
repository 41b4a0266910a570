"""The component ``types``: claim, denial or no comment.

A trained head scores them, and where the cue itself rejects something, what it rejects decides: to reject
a report is a denial, to reject a plan is none.
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
from onrecord.reading import StatementType

TYPES: tuple[StatementType, ...] = ("claim", "denial", "no_comment")


@Language.factory(
    "onrecord_types",
    requires=["doc._.encoded", "doc._.attributions"],
    assigns=["doc._.statement_kinds"],
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
        Doc.set_extension("statement_kinds", default=(), force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.statement_kinds``."""
        doc._.statement_kinds = tuple(self._kind(s) for s in self.scores(doc, doc._.attributions))
        return doc

    def scores(self, doc: Doc, attributions: tuple[Attribution, ...]) -> Floats:
        """Return the score of every type for every attribution, (attributions, 3)."""
        if not attributions:
            return np.zeros((0, len(TYPES)), np.float32)
        encoded: Encoded = doc._.encoded
        cores = [w.core_start for w in encoded.windows]
        parts = np.stack([self._parts(encoded, cores, a) for a in attributions])
        scores = linear(relu(linear(parts, self.weights, "types.hidden")), self.weights, "types.out")
        scores[:, TYPES.index("denial")] += [rejection(doc, a, self.lexicon) for a in attributions]
        return scores

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
