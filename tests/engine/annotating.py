"""Documents annotated by hand: names and attributions are given as words of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from onrecord.engine import denials, sources  # noqa: F401 (registers the components)
from onrecord.engine.attribution import Attribution, StatementKind, TokenSpan

Told = tuple[str, str, str]
"""Source, cue and content of an attribution; the parts of a content in pieces are joined by ``|``."""


def pipeline() -> Language:
    """The two components after the rule-based sentence bounds."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("onrecord_sources")
    nlp.add_pipe("onrecord_denials")
    return nlp


def annotate(
    text: str,
    told: Sequence[Told],
    names: Mapping[str, str],
    types: Sequence[str] = (),
) -> Doc:
    """Read a text whose names and attributions are given.

    Args:
        text: the article.
        told: attributions in order; each begins after the beginning of the one before.
        names: every name to its label, wherever it stands.
        types: of the attributions, ``claim`` where the list ends.
    """
    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc.ents = spacy.util.filter_spans(
        [span for name, label in names.items() for span in _all(doc, name, label)]
    )
    doc._.attributions = tuple(_attributions(doc, told))
    kinds = [*types, *["claim"] * (len(told) - len(types))]
    doc._.statement_kinds = tuple(StatementKind(kind, 0.9) for kind in kinds)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def who(doc: Doc) -> list[str]:
    """The names of each attribution's sources, joined by ``&``."""
    return [" & ".join(doc._.sources[n].name for n in identity.sources) for identity in doc._.identities]


def _all(doc: Doc, name: str, label: str) -> list[Span]:
    starts = (i for i in range(len(doc.text)) if doc.text.startswith(name, i))
    spans = (doc.char_span(start, start + len(name), label=label) for start in starts)
    return [span for span in spans if span is not None]


def _attributions(doc: Doc, told: Sequence[Told]) -> list[Attribution]:
    found: list[Attribution] = []
    floor = 0
    for source, cue, content in told:
        parts = [_find(doc, phrase, floor) for phrase in (source, cue)]
        pieces = tuple(span for piece in content.split("|") for span in _find(doc, piece, floor))
        found.append(Attribution(*parts, pieces, 0.9))
        first = min(start for start, _ in (*parts[0], *parts[1], *pieces))
        floor = doc[first].idx + 1
    return found


_EDGE = {True: r"(?<!\w)", False: ""}


def _find(doc: Doc, phrase: str, floor: int) -> tuple[TokenSpan, ...]:
    if not phrase:
        return ()
    match = re.compile(_EDGE[phrase[0].isalnum()] + re.escape(phrase) + r"(?!\w)").search(doc.text, floor)
    assert match, f"{phrase!r} is not in the text"
    span = doc.char_span(*match.span(), alignment_mode="expand")
    assert span is not None
    return ((span.start, span.end),)
