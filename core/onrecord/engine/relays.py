"""Through whom a statement reached the article: whoever reports it in words of the article's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.engine.attribution import Attribution, Entity, Identity, TokenSpan
from onrecord.engine.grammar import wordset
from onrecord.engine.lexicon import Lexicon
from onrecord.engine.words import Words

_STATEMENT_NOUNS = wordset(
    """statement statements remark remarks comment comments words interview denial response speech"""
)
_NEIGHBOURS = 3
"""How many statements before a sentence like *the statement was reported by …* it may speak of."""


def relays(
    words: Words,
    attributions: Sequence[Attribution],
    identities: Sequence[Identity],
    sources: Sequence[Entity],
    lexicon: Lexicon,
) -> list[tuple[int, ...]]:
    """For each attribution the indices of the sources that relay it, none for most."""
    vias: list[tuple[int, ...]] = [() for _ in attributions]
    for inner, outer in _enclosing(attributions).items():
        if identities[outer].sources != identities[inner].sources:
            vias[inner] = identities[outer].sources
    for number in range(len(attributions)):
        if _reports(words, attributions[number], lexicon):
            for told in _spoken_of(words, number, attributions, identities, sources, lexicon):
                vias[told] = vias[told] or identities[number].sources
    return vias


def _enclosing(attributions: Sequence[Attribution]) -> dict[int, int]:
    """For each attribution that lies in another's content, the innermost such other."""
    contents = sorted((start, -end, n) for n, a in enumerate(attributions) for start, end in a.content)
    starts = [start for start, _, _ in contents]
    longest = max((-end - start for start, end, _ in contents), default=0)
    found: dict[int, int] = {}
    for number, attribution in enumerate(attributions):
        low = bisect_left(starts, attribution.start - longest)
        high = bisect_left(starts, attribution.start + 1)
        around = [
            (-end - start, n)
            for start, end, n in contents[low:high]
            if n != number and -end >= attribution.end
        ]
        inner = [n for _, n in sorted(around) if _whole(attribution, attributions[n])]
        if inner:
            found[number] = inner[0]
    return found


def _whole(inner: Attribution, outer: Attribution) -> bool:
    """Whether a statement lies in another's content, cue and all, and is not just the same words again."""
    parts = (*inner.source, *inner.cue, *inner.content)
    return bool(inner.cue) and all(any(s <= a and b <= e for s, e in outer.content) for a, b in parts)


def _reports(words: Words, attribution: Attribution, lexicon: Lexicon) -> bool:
    return any(
        words.plain[i] in lexicon.reporting for start, end in attribution.cue for i in range(start, end)
    )


def _spoken_of(
    words: Words,
    number: int,
    attributions: Sequence[Attribution],
    identities: Sequence[Identity],
    sources: Sequence[Entity],
    lexicon: Lexicon,
) -> list[int]:
    """The statements that *the representative's statement was reported by Yonhap* speaks of: the last ones of
    the source that the content names."""
    content = attributions[number].content
    if not _is_statement(words, content):
        return []
    speakers = {n for n, entity in enumerate(sources) if _names(words, entity, content, lexicon)}
    before = range(max(0, number - _NEIGHBOURS), number)
    told = [i for i in before if speakers & set(identities[i].sources)]
    return [i for i in told if attributions[i].content][-1:]


def _is_statement(words: Words, content: Sequence[TokenSpan]) -> bool:
    """Whether a content is no more than *somebody's statement*."""
    tokens = [i for start, end in content for i in range(start, end)]
    return 0 < len(tokens) <= 8 and any(words.plain[i] in _STATEMENT_NOUNS for i in tokens)


def _names(words: Words, entity: Entity, content: Sequence[TokenSpan], lexicon: Lexicon) -> bool:
    """Whether a content mentions a source, by name or by the noun of its description (*the
    representative*)."""
    if any(start <= m and n <= end for start, end in content for m, n in entity.mentions):
        return True
    inside = {words.plain[i] for start, end in content for i in range(start, end)} & lexicon.roles
    return entity.kind == "unnamed" and bool(inside & set(entity.name.casefold().split()))
