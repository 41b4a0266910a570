"""From an annotated document to the reading: plain values with character offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.article import Article, Span
from onrecord.engine.attribution import Attribution, Entity, Identity, Relations, StatementKind, TokenSpan
from onrecord.engine.marks import CLOSING, OPENING, SINGLE_OPENING, STRAIGHT
from onrecord.engine.words import QUOTES, Words, with_plain_spaces, words_of
from onrecord.reading import Confidence, Engine, Gap, Quotation, Reading, Source, Statement

_LOOSE = frozenset((",", ";", ":", ".", "–", "—", "--", "-"))
_CLOSES_SENTENCE = frozenset((",", ".", "!", "?", "...", "…"))


@dataclass(frozen=True)
class _Found:
    """All that the pipeline found out about one statement."""

    attribution: Attribution
    kind: StatementKind
    identity: Identity
    relations: Relations


def reading_of(doc: Doc, article: Article, engine: Engine) -> Reading:
    """Make the reading of an article from its document.

    Args:
        doc: the document of ``article.text``, through all components; its spaces may be plain ones.
        article: the article; but for that its text must be the document's, or all offsets would be wrong.
        engine: named in the reading.

    Raises:
        ValueError: the texts differ.
    """
    words = words_of(doc)
    if with_plain_spaces(words.whole()) != with_plain_spaces(article.text):
        raise ValueError("the document was not made from this article's text")
    found = _found(doc)
    spoken = [_spans(words, item.attribution) for item in found]
    order = sorted(range(len(found)), key=lambda i: _position(spoken[i]))
    ids = {number: f"q{place}" for place, number in enumerate(order, start=1)}
    named = _source_ids(doc._.sources, found)
    statements = tuple(_statement(words, found[i], spoken[i], i, ids, named) for i in order)
    sources = tuple(_source(words, doc._.sources[n], name, statements) for n, name in named.items())
    return Reading(engine=engine, article=article, sources=sources, statements=statements, gaps=_gaps(doc))


def _gaps(doc: Doc) -> tuple[Gap, ...]:
    """What the encoder could not read; a document from another encoder keeps no list of that."""
    return doc._.gaps if Doc.has_extension("gaps") else ()


def _found(doc: Doc) -> list[_Found]:
    columns = (doc._.attributions, doc._.statement_kinds, doc._.identities, doc._.relations)
    return [_Found(*row) for row in zip(*columns, strict=True)]


def _source_ids(entities: Sequence[Entity], found: Sequence[_Found]) -> dict[int, str]:
    """Ids for the sources that speak or relay, in order of first appearance."""
    used = {n for item in found for n in (*item.identity.sources, *item.relations.via)}
    return {n: f"s{place}" for place, n in enumerate((n for n in range(len(entities)) if n in used), start=1)}


Parts = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Character spans of source, cue and content."""


def _spans(words: Words, attribution: Attribution) -> Parts:
    content = (_whole_quotation(words, span) for span in attribution.content)
    return (
        _characters(words, attribution.source),
        _characters(words, attribution.cue),
        _characters(words, tuple(content)),
    )


def _position(parts: Parts) -> tuple[int, int]:
    spans = [span for part in parts for span in part]
    return min(s.start for s in spans), max(s.end for s in spans)


def _characters(words: Words, spans: Sequence[TokenSpan]) -> tuple[Span, ...]:
    """Character spans without white space at their ends; a span of nothing else is left out."""
    trimmed = (_trim(words.texts, start, end) for start, end in spans)
    return tuple(
        Span(start=words.starts[start], end=words.starts[end - 1] + len(words.texts[end - 1]))
        for start, end in trimmed
        if start < end
    )


def _trim(texts: Sequence[str], start: int, end: int) -> TokenSpan:
    while start < end and texts[start].isspace():
        start += 1
    while start < end and texts[end - 1].isspace():
        end -= 1
    return start, end


def _whole_quotation(words: Words, span: TokenSpan) -> TokenSpan:
    """Take in the quotation marks that open or close a content; leave the comma before a cue out."""
    start, end = span
    while start < end - 1 and words.texts[start] in _LOOSE:
        start += 1
    if start > 0 and _opens(words, start - 1) and words.texts[start] not in QUOTES:
        start -= 1
    if words.quoted[end - 1]:
        return start, _closing_mark(words, end)
    while end > start + 1 and words.texts[end - 1] in _LOOSE:
        end -= 1
    return start, end


def _opens(words: Words, i: int) -> bool:
    mark = words.marks[i]
    started = mark in STRAIGHT and (
        i == 0 or not words.quoted[i - 1] or words.paragraphs[i] != words.paragraphs[i - 1]
    )
    return mark in OPENING or words.texts[i] in OPENING | SINGLE_OPENING or started


def _closing_mark(words: Words, end: int) -> int:
    """End of a content that ends inside a quotation: past the mark, where only a stop stands between."""
    after = end
    while after < len(words) and words.texts[after] in _CLOSES_SENTENCE and words.quoted[after]:
        after += 1
    closes = after < len(words) and words.quoted[after] and _closes(words, after)
    return after + 1 if closes and not _closes(words, end - 1) else end


def _closes(words: Words, i: int) -> bool:
    return words.marks[i] in CLOSING | STRAIGHT


def quotation_of(words: Words, content: Sequence[TokenSpan]) -> Quotation:
    """Whether all, some or none of a content's words stand in quotation marks."""
    inside = [
        words.quoted[i] for start, end in content for i in range(start, end) if words.texts[i][:1].isalnum()
    ]
    if not any(inside):
        return "indirect"
    return "direct" if all(inside) else "mixed"


def _statement(
    words: Words, found: _Found, parts: Parts, number: int, ids: dict[int, str], named: dict[int, str]
) -> Statement:
    source, cue, content = parts
    return Statement(
        id=ids[number],
        type=found.kind.type,
        stance=found.kind.stance,
        sources=tuple(named[n] for n in found.identity.sources),
        source=source,
        cue=cue,
        content=content,
        quotation=quotation_of(words, found.attribution.content),
        via=tuple(named[n] for n in found.relations.via),
        denies=tuple(ids[n] for n in found.relations.denies),
        confidence=_confidence(found, ids),
    )


def _confidence(found: _Found, ids: dict[int, str]) -> Confidence:
    return Confidence(
        attribution=found.attribution.confidence,
        type=found.kind.confidence,
        identity=found.identity.confidence,
        denies={ids[n]: p for n, p in found.relations.denies.items()},
    )


def _source(words: Words, entity: Entity, source_id: str, statements: Sequence[Statement]) -> Source:
    return Source(
        id=source_id,
        name=entity.name,
        kind=entity.kind,
        role=entity.role,
        mentions=_characters(words, entity.mentions),
        statements=tuple(s.id for s in statements if source_id in s.sources),
    )
