"""A spaCy tagger, parser and name recogniser of the size of ``en_core_web_sm``, with random weights.

How fast a pipeline reads hangs on its layers and not on what they learned, so the yardstick needs no
download. The sizes are those of the published ``config.cfg`` of en_core_web_sm 3.8.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.training import Example

WIDTH, DEPTH = 96, 4
TAGS, DEPENDENCIES, NAMES = 50, 45, 18
"""How many labels each component chooses from."""


def small_spacy() -> Language:
    """Return the pipeline, ready to read."""
    nlp = spacy.blank("en")
    shared = word_vectors(
        {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "SPACY": 50, "IS_SPACE": 50}
    )
    nlp.add_pipe("tok2vec", config={"model": shared})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    tagger = nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}}
    )
    parser = nlp.add_pipe("parser", config={"model": transitions("parser", listener)})
    own = word_vectors({"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500})
    ner = nlp.add_pipe("ner", config={"model": transitions("ner", own)})
    for component, kind, labels in ((tagger, "T", TAGS), (parser, "D", DEPENDENCIES), (ner, "N", NAMES)):
        for number in range(labels):
            component.add_label(f"{kind}{number}")  # type: ignore[attr-defined]
    nlp.initialize(lambda: [example(nlp)])
    fill(nlp)
    return nlp


def word_vectors(rows: dict[str, int]) -> dict[str, Any]:
    """Return the configuration of the layers that make vectors of words."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": list(rows),
            "rows": list(rows.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    """Return the configuration of a transition-based model."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def example(nlp: Language) -> Example:
    """Return a sentence by which spaCy checks its layers' shapes."""
    told = {"words": ["Ann", "spoke"], "tags": ["T0", "T1"], "heads": [1, 1], "deps": ["D0", "ROOT"]}
    return Example.from_dict(nlp.make_doc("Ann spoke"), {**told, "entities": ["U-N0", "O"]})


def fill(nlp: Language) -> None:
    """Give random values to the layers that spaCy starts at zero, or all choices would be the first."""
    random = np.random.default_rng(0)
    for name in ("tagger", "parser", "ner"):
        for node in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
            for parameter in node.param_names:
                if node.has_param(parameter) and not (values := node.get_param(parameter)).any():
                    node.set_param(parameter, random.normal(0, 0.1, values.shape).astype(values.dtype))
