"""The heads of an article in order: those of source phrases, other names, *he* and *she*, *the president*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.engine.attribution import Attribution, TokenSpan
from onrecord.engine.grammar import LEADING, RELATIVES, STOPS
from onrecord.engine.phrases import Head, NameHead, NounHead, PhraseReader, PronounHead
from onrecord.engine.pronouns import PERSONAL

_TITLE_REACH = 5
"""How many tokens before a role its *the* may stand."""
_BREAKS = STOPS | RELATIVES | LEADING | {"of", "in", "for"}


@dataclass(frozen=True)
class Place:
    """A head where it stands."""

    position: int
    """The head's own token."""
    span: TokenSpan
    head: Head
    attribution: int | None = None
    """The attribution whose source it is part of, or None."""
    last: bool = False
    """Whether it is the last head of that attribution's source."""


def stream(attributions: Sequence[Attribution], phrases: PhraseReader) -> list[Place]:
    """All heads in the article's order. A phrase that is the source of two attributions comes once for
    each."""
    sources = [p for n, attribution in enumerate(attributions) for p in _sources(n, attribution, phrases)]
    taken = {i for place in sources for i in range(*place.span)}
    others = (*_names(phrases, taken), *_pronouns(phrases, taken), *_offices(phrases, taken))
    return sorted((*sources, *others), key=lambda place: place.position)


def _sources(number: int, attribution: Attribution, phrases: PhraseReader) -> Iterator[Place]:
    """Of a source in pieces, a relative clause's pronoun tells nothing new."""
    heads = [(head, span) for span in attribution.source for head in phrases.heads(span)]
    telling = [item for item in heads if not _relative(item[0], phrases)] or heads
    for place, (head, span) in enumerate(telling, start=1):
        yield Place(_position(head), span, head, number, last=place == len(telling))


def _relative(head: Head, phrases: PhraseReader) -> bool:
    return isinstance(head, PronounHead) and phrases.words.plain[head.position] in RELATIVES


def _position(head: Head) -> int:
    if isinstance(head, NameHead):
        return head.mention.start
    return head.position if isinstance(head, PronounHead) else head.noun


def _names(phrases: PhraseReader, taken: set[int]) -> Iterator[Place]:
    for mention in phrases.names.mentions:
        if mention.start not in taken:
            yield Place(mention.start, (mention.start, mention.end), NameHead(mention, ()))


def _pronouns(phrases: PhraseReader, taken: set[int]) -> Iterator[Place]:
    for i, word in enumerate(phrases.words.plain):
        if i not in taken and PERSONAL.get(word) in ("f", "m"):
            yield Place(i, (i, i + 1), PronounHead(i))


def _offices(phrases: PhraseReader, taken: set[int]) -> Iterator[Place]:
    """*the president* and the like outside source phrases."""
    words, names = phrases.words, phrases.names
    for i, word in enumerate(words.plain):
        if word not in phrases.lexicon.roles or i in taken or names.covering(i) is not None:
            continue
        reach = range(i, max(i - _TITLE_REACH, 0), -1)
        start = next((j for j in reach if words.plain[j - 1] == "the"), None)
        titles_a_name = i + 1 < len(words) and names.covering(i + 1) is not None
        if start is not None and not titles_a_name and not _BREAKS.intersection(words.plain[start:i]):
            yield Place(i, (start, i + 1), NounHead(start, i, i + 1, definite=True, possessor=None))
