"""The component ``names``: people, organizations and places by name, as ``doc.ents``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from onrecord.engine.encoder import Encoded
from onrecord.engine.weights import Floats, Head, linear, softmax


@Language.factory(
    "onrecord_names",
    requires=["doc._.encoded"],
    assigns=["doc.ents"],
    default_config={"labels": ["PERSON", "ORG", "GPE", "MISC"]},
)
def make_names(nlp: Language, name: str, labels: list[str]) -> Names:  # noqa: ARG001 (spaCy calls it so)
    """Make the component; ``labels`` in the order of the trained head."""
    return Names(labels)


class Names(Head):
    """Finds names with a trained head on the encoder's vectors."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        self.labels = labels

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents``."""
        doc.set_ents(self.find(doc, doc._.encoded))
        return doc

    def find(self, doc: Doc, encoded: Encoded) -> list[Span]:
        """Return the names of a ``Doc``, in order, none overlapping."""
        if not len(encoded.words):
            return []
        chances = np.concatenate([softmax(linear(v, self.weights, "names")) for v in encoded.core_vectors()])
        # A mark of punctuation by itself begins no name, whatever the head says of it.
        spoken = np.array([any(c.isalnum() for c in t) for t in encoded.words.texts])
        tags = np.where(spoken | (chances.argmax(1) % 2 == 0), chances.argmax(1), 0)
        tokens = encoded.words.tokens
        return [
            Span(doc, int(tokens[a]), int(tokens[b - 1]) + 1, label=self.label(chances[a:b]))
            for a, b in runs(tags.tolist())
        ]

    def label(self, chances: Floats) -> str:
        """Return the label that the words of a name together make likeliest; chances is (words, tags)."""
        return self.labels[int((chances[:, 1::2] + chances[:, 2::2]).sum(0).argmax())]


def runs(tags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of names: an odd tag begins one, an even one goes on with any."""
    start = None
    for i, tag in enumerate((*tags, 0)):
        if start is not None and (tag == 0 or tag % 2):
            yield start, i
            start = None
        if tag and start is None:
            start = i
