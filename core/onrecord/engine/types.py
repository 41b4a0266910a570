"""The component ``types``: claim, denial or no comment."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.engine.attribution import Attribution, StatementKind, TokenSpan
from onrecord.engine.encoder import Encoded
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
    return Types(bias, temperature)


class Types(Head):
    """Tells the type of a statement with a trained head on the vectors of its parts."""

    def __init__(self, bias: list[float], temperature: float) -> None:
        super().__init__()
        self.bias, self.temperature = np.array(bias, np.float32), temperature
        Doc.set_extension("statement_kinds", default=(), force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.statement_kinds``."""
        doc._.statement_kinds = tuple(self._kind(s) for s in self.scores(doc._.encoded, doc._.attributions))
        return doc

    def scores(self, encoded: Encoded, attributions: tuple[Attribution, ...]) -> Floats:
        """Return the score of every type for every attribution, (attributions, 3)."""
        if not attributions:
            return np.zeros((0, len(TYPES)), np.float32)
        cores = [w.core_start for w in encoded.windows]
        parts = np.stack([self._parts(encoded, cores, a) for a in attributions])
        return linear(relu(linear(parts, self.weights, "types.hidden")), self.weights, "types.out")

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


def mean_of(vectors: Floats) -> Floats:
    """Return the mean vector, zeros where there is none."""
    return vectors.mean(0) if len(vectors) else np.zeros(vectors.shape[1], np.float32)
