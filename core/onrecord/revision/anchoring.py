"""From a thing of a reading to its anchor, and from an anchor to the thing in another reading. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from math import inf

from onrecord.article import Span
from onrecord.reading import Reading, Source, Statement
from onrecord.revision.values import CONTEXT, Quote, Quotes, SourceAnchor, StatementAnchor

ALIKE = 0.3
"""Share of their content that two statements with the same cue have in common at the least, to be one."""
ALIKE_WITHOUT_CUE = 0.6
"""The same for statements one of which has no cue."""
ALIKE_APART = 0.9
"""The same for statements whose cues do not meet, if source or cue of the one meet those of the other."""
CERTAIN_WORDS = 24
"""Words this long, in characters, are known again in a changed text without a look at what stands around."""
CERTAIN_CONTEXT = 12
"""Shorter ones need so many characters of what stood around them."""
MENTIONS = 12
"""How many of a source's mentions an anchor has at the most."""

_NAMED = ("person", "organization", "place", "document")


def quote(span: Span, text: str) -> Quote:
    """Return the anchor of some words of ``text``."""
    return Quote(
        start=span.start,
        end=span.end,
        words=span.of(text),
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[span.end : span.end + CONTEXT],
    )


def quotes(spans: Iterable[Span], text: str) -> Quotes:
    """Return the anchors of several words of ``text``."""
    return tuple(quote(span, text) for span in spans)


def source_anchor(source: Source, reading: Reading) -> SourceAnchor:
    """Return the anchor of a source of a reading."""
    return SourceAnchor(
        name=source.name,
        kind=source.kind,
        role=source.role,
        mentions=quotes(source.mentions[:MENTIONS], reading.article.text),
    )


def statement_anchor(statement: Statement, reading: Reading) -> StatementAnchor:
    """Return the anchor of a statement of a reading."""
    by_id, text = {source.id: source for source in reading.sources}, reading.article.text
    return StatementAnchor(
        type=statement.type,
        stance=statement.stance,
        quotation=statement.quotation,
        sources=tuple(source_anchor(by_id[i], reading) for i in statement.sources),
        via=tuple(source_anchor(by_id[i], reading) for i in statement.via),
        source=quotes(statement.source, text),
        cue=quotes(statement.cue, text),
        content=quotes(statement.content, text),
    )


def find(quoted: Quote, text: str) -> Span | None:
    """Return where quoted words stand in a text that may have changed; None where they are lost.

    Words that stand there more than once are known by what stood around them, then by where they stood.
    """
    if _stands(quoted, text, quoted.start):
        return Span(start=quoted.start, end=quoted.end)
    if not quoted.words:
        return None
    places = sorted(
        _occurrences(quoted.words, text),
        key=lambda place: (-_context(quoted, text, place), abs(place - quoted.start)),
    )
    if not places or not _is_certain(quoted, text, places[0]):
        return None
    return Span(start=places[0], end=places[0] + len(quoted.words))


def _stands(quoted: Quote, text: str, place: int) -> bool:
    """Tell whether words and what is around them stand unchanged at their place."""
    before = text[max(0, place - len(quoted.before)) : place]
    end = place + len(quoted.words)
    after = text[end : end + len(quoted.after)]
    return (before, text[place:end], after) == (quoted.before, quoted.words, quoted.after)


def _occurrences(words: str, text: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _context(quoted: Quote, text: str, place: int) -> int:
    """Return how many characters around a place are those that stood around the words."""
    end = place + len(quoted.words)
    before = text[max(0, place - CONTEXT) : place]
    after = text[end : end + CONTEXT]
    return _shared(reversed(before), reversed(quoted.before)) + _shared(after, quoted.after)


def _shared(some: Iterable[str], others: Iterable[str]) -> int:
    """Return how many characters two texts have in common from their beginning."""
    pairs = zip(some, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_certain(quoted: Quote, text: str, place: int) -> bool:
    needed = min(CERTAIN_CONTEXT, len(quoted.before) + len(quoted.after))
    return len(quoted.words) >= CERTAIN_WORDS or _context(quoted, text, place) >= needed


def find_all(quoted: Quotes, text: str) -> tuple[Span, ...] | None:
    """Return where all of the quoted words stand; None where some are lost."""
    found = [find(each, text) for each in quoted]
    spans = tuple(span for span in found if span is not None)
    return spans if len(spans) == len(found) else None


Spans = tuple[Span, ...]
Parts = tuple[Spans, Spans, Spans]
"""Where source, cue and content of a statement stand."""


def parts_of(anchor: StatementAnchor, text: str) -> Parts | None:
    """Return where the parts of a statement stand in a text; None where one of them is lost."""
    parts = [find_all(quoted, text) for quoted in (anchor.source, anchor.cue, anchor.content)]
    source, cue, content = parts
    return None if source is None or cue is None or content is None else (source, cue, content)


def find_statement(parts: Parts, statements: Sequence[Statement], least: float = ALIKE) -> Statement | None:
    """Return the statement whose parts are most like these; None where none is the same statement.

    Args:
        parts: of the statement that is looked for.
        statements: among which.
        least: share of the content in common with which one with the same cue is the same.
    """
    _, cue, content = parts
    found: list[tuple[float, Statement]] = []
    for statement in statements:
        same_cue = _overlap(cue, statement.cue)
        same_content = _overlap(content, statement.content)
        if same_content >= (least if same_cue > 0 else _least_without(parts, statement)):
            found.append((same_cue + same_content, statement))
    return max(found, key=lambda each: each[0])[1] if found else None


def statement_of(anchor: StatementAnchor, reading: Reading) -> Statement | None:
    """Return the statement of a reading that an anchor means; None where it has none."""
    parts = parts_of(anchor, reading.article.text)
    return find_statement(parts, reading.statements) if parts else None


def _least_without(parts: Parts, statement: Statement) -> float:
    """Return the share of the content that is needed where cues do not meet."""
    source, cue, content = parts
    if not cue or not statement.cue:
        return ALIKE_WITHOUT_CUE
    nested = _overlap(cue, statement.content) > 0 or _overlap(statement.cue, content) > 0
    said_alike = _overlap((*source, *cue), (*statement.source, *statement.cue)) > 0
    return ALIKE_APART if said_alike and not nested else inf


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> float:
    """Return what two groups of spans share, as a part of all that they cover; 1 where both cover nothing."""
    if not any(max(a.start, b.start) < min(a.end, b.end) for a in some for b in others):
        # as it is with nearly all: no need to count
        return 0.0 if any(span.start < span.end for span in (*some, *others)) else 1.0
    here, there = _covered(some), _covered(others)
    return len(here & there) / len(here | there)


def _covered(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def find_source(anchor: SourceAnchor, reading: Reading) -> Source | None:
    """Return the source of a reading that an anchor means; None where there is none.

    One of the same name that is referred to by any of the same words is taken, else the one that is by most
    of them; where none is, a named one of this very name and kind.
    """
    text = reading.article.text
    mentions = {(s.start, s.end) for s in (find(quoted, text) for quoted in anchor.mentions) if s}
    name = anchor.name.casefold()

    def alike(source: Source) -> tuple[bool, int, bool]:
        shared = sum((mention.start, mention.end) in mentions for mention in source.mentions)
        same_name = source.name.casefold() == name
        return shared > 0 and same_name, shared, same_name

    best = max(reading.sources, key=alike, default=None)
    if best is None:
        return None
    _, shared, same_name = alike(best)
    if shared or (same_name and best.kind == anchor.kind and (anchor.kind in _NAMED or not anchor.mentions)):
        return best
    return None


def names_one(name: str, other: str) -> bool:
    """Tell whether two names can be those of one source: all words of the one stand in the other."""
    words, others = set(name.casefold().split()), set(other.casefold().split())
    return words <= others or others <= words
