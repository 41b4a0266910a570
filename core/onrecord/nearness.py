"""Which statement of an article is nearest to some words: it shares most of them, above all rare ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from onrecord.article import Span
from onrecord.reading import Reading, Statement
from onrecord.vocabulary import words_in

NEAR = 0.4
"""Share of the words, weighted by rarity, from which on a statement is near. Set by judgement on the
headlines of 101 articles: with less, most pairs had no more than their topic in common."""
SHARED = 2
"""Words that must be shared at the least, one of them in cue or content: the same speaker is not enough."""

_STEM = 4
"""Shortest stem by which a noun is known as that of a cue."""


@dataclass(frozen=True)
class _Match:
    """What a statement has of the words."""

    statement: Statement
    who: frozenset[str]
    """Those in its source, or in the name of its source."""
    what: frozenset[str]
    """Those in its cue and content."""
    length: int
    """Words of its cue and content in all."""

    @property
    def words(self) -> frozenset[str]:
        return self.who | self.what


def nearest(
    reading: Reading, words: Set[str], lemma: Callable[[str], str], outside: Sequence[Span]
) -> Statement | None:
    """Return the statement that is nearest to some words; None where none is near.

    A word weighs the more the fewer statements have it; one that none has weighs most. Of equally near
    statements the one with the fewest words is taken, then the first.

    Args:
        reading: where to look.
        words: the lemmas to look for.
        lemma: gives the lemma of a word.
        outside: statements that reach into one of these are not looked at.
    """
    looked_at = [s for s in reading.statements if not any(_overlap(p, o) for p in s.parts for o in outside)]
    matches = list(_matches(reading, looked_at, words, lemma))
    spread = Counter(word for match in matches for word in match.words)
    weight = {word: math.log(1 + len(matches) / (1 + spread[word])) for word in words}

    def share(match: _Match) -> float:
        # A set has no order, and only an exact sum does not depend on one.
        return math.fsum(weight[word] for word in match.words) / math.fsum(weight.values())

    enough = [match for match in matches if match.what and len(match.words) >= SHARED]
    best = max(enough, key=lambda m: (share(m), -m.length, -m.statement.start), default=None)
    return best.statement if best and share(best) >= NEAR else None


def _matches(
    reading: Reading, statements: Iterable[Statement], words: Set[str], lemma: Callable[[str], str]
) -> Iterator[_Match]:
    def lemmas(spans: Iterable[Span]) -> list[str]:
        return [lemma(word) for span in spans for word in words_in(span.of(reading.article.text))]

    names = {source.id: [lemma(word) for word in words_in(source.name)] for source in reading.sources}
    for statement in statements:
        cue, content = lemmas(statement.cue), lemmas(statement.content)
        who = words & {*lemmas(statement.source), *chain.from_iterable(names[i] for i in statement.sources)}
        named = {word for word in words if any(_is_noun_of(word, verb) for verb in cue)}
        what = words & {*cue, *content} | named
        yield _Match(statement, frozenset(who), frozenset(what), len(cue) + len(content))


def _is_noun_of(word: str, cue: str) -> bool:
    """Tell whether a word may be the noun made of a cue: *confirmation*, *accusation*, *denial*."""
    stem = f"{cue[:-1]}i" if cue.endswith("y") else cue.removesuffix("e")
    return len(stem) >= _STEM and word.startswith(stem)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
