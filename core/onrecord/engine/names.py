"""The component ``names``: people, organizations and places by name, as ``doc.ents``."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from onrecord.engine.encoder import Encoded
from onrecord.engine.weights import Head, linear


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
        tags = linear(encoded.core_vectors(), self.weights, "names").argmax(1)
        # A mark of punctuation by itself is no name, whatever the head says of it.
        spoken = np.array([any(c.isalnum() for c in t) for t in encoded.words.texts])
        tags = np.where(spoken | (tags % 2 == 0), tags, 0)
        spans, start = [], 0
        for i in range(1, len(tags) + 1):
            if i == len(tags) or not continues(int(tags[i - 1]), int(tags[i])):
                if tags[start]:
                    tokens = encoded.words.tokens
                    label = self.labels[(int(tags[start]) - 1) // 2]
                    spans.append(Span(doc, int(tokens[start]), int(tokens[i - 1]) + 1, label=label))
                start = i
        return spans


def continues(before: int, tag: int) -> bool:
    """Tell whether a word goes on with the name of the word before: an even tag of the same label."""
    return tag > 0 and tag % 2 == 0 and (before + 1) // 2 == tag // 2
