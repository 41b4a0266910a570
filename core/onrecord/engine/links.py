"""Which statements a denial answers.

A logistic score over what the trained head says of the pair and a few plain features of the denial and each
earlier (or closely following) statement of somebody else: how far apart they stand, how many telling words
they share, whether the other one accuses, and whether the denial points back (*these allegations*). Links are
On Record's own reading, so each carries its probability, and none is made below a threshold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log

from onrecord.engine.attribution import Attribution, Identity
from onrecord.engine.grammar import wordset
from onrecord.engine.lexicon import Lexicon
from onrecord.engine.weights import sigmoid
from onrecord.engine.words import Words

_BACK, _AHEAD = 16, 4
"""How many statements before and after a denial may be what it answers."""
_POINTERS = wordset("the these those this that such all any")
_SPELLS_OUT = wordset("that of about by from on over")
_UNSEEN = -5.0
"""Log odds of a pair that the trained head did not look at, about those of any two statements."""
MOST = 3
"""Most statements that one denial is linked to."""


@dataclass(frozen=True)
class Weights:
    """Of the logistic score: round numbers set by judgement."""

    bias: float = 0.0
    learned: float = 0.1
    """Times the log odds that the trained head gives the pair: it sees few links, so it counts for little."""
    distance: float = -0.3
    """For each statement between the two."""
    paragraphs: float = -0.2
    """For each paragraph between the two."""
    overlap: float = 2.0
    """Times the share of telling words that both have, 0 to 1."""
    accuses: float = 0.5
    mentions: float = 1.0
    """The other statement names the denier, or the denial names the other's source."""
    reach: float = 0.2
    """What is left of the distance where the denial points back by a noun alone (*these allegations*)."""
    follows: float = -1.0
    """The other statement comes after the denial."""
    denial: float = -1.0
    """The other statement is itself a rejection."""


class LinkScorer:
    """Scores the links of one article's denials."""

    def __init__(
        self,
        words: Words,
        attributions: Sequence[Attribution],
        identities: Sequence[Identity],
        lexicon: Lexicon,
        learned: Sequence[Mapping[int, float]] = (),
        weights: Weights | None = None,
    ) -> None:
        """Make the scorer.

        Args:
            learned: for each attribution the log odds that it denies each of some others.
        """
        self.words = words
        self.attributions = attributions
        self.identities = identities
        self.lexicon = lexicon
        self.learned = learned or [{} for _ in attributions]
        self.weights = weights or Weights()
        self._terms = [frozenset(self._stems(a)) for a in attributions]
        counts = Counter(term for terms in self._terms for term in terms)
        self._rarity = {term: log(1 + len(attributions) / n) for term, n in counts.items()}

    def answered(self, denial: int, threshold: float) -> dict[int, float]:
        """The statements that a denial answers with the probability of each link, likeliest first."""
        reach = range(max(0, denial - _BACK), min(len(self.attributions), denial + _AHEAD))
        others = (n for n in reach if self._another(denial, n) and self._has_reason(denial, n))
        scored = {n: self.probability(denial, n) for n in others}
        inner = {n for n in scored if not any(self._nested(m, n) for m in scored)}
        best = sorted(inner, key=lambda n: -scored[n])[:MOST]
        return {n: scored[n] for n in best if scored[n] >= threshold}

    def points_back(self, denial: int) -> bool:
        """Whether a denial names what it answers by a noun alone: *these allegations*."""
        tokens = list(self._tokens(denial, "content"))
        words = [self.words.plain[i] for i in tokens[:5]]
        noun = next((n for n, word in enumerate(words) if word in self.lexicon.allegations), None)
        if noun is None or words[0] not in _POINTERS:
            return False
        return len(words) == noun + 1 or words[noun + 1] not in _SPELLS_OUT

    def same_breath(self, denial: int, earlier: int) -> bool:
        """Whether a denial goes on from an earlier one and so answers the same.

        It does where the same source makes both in one sentence, and where both point back by a noun alone.
        """
        one, two = self.attributions[denial], self.attributions[earlier]
        sentence = self.words.sentences[one.start] == self.words.sentences[two.start]
        if sentence and self.identities[denial].sources == self.identities[earlier].sources:
            return self.points_back(earlier)
        return denial - earlier <= _BACK // 2 and self.points_back(denial) and self.points_back(earlier)

    def probability(self, denial: int, other: int) -> float:
        """How likely the denial answers the other statement."""
        w = self.weights
        away = w.distance * (abs(denial - other) - 1) + w.paragraphs * self._paragraphs_between(denial, other)
        score = w.bias + away * (w.reach if self.points_back(denial) else 1)
        score += w.overlap * self._overlap(denial, other)
        score += w.accuses * self._has(other, self.lexicon.accusing)
        score += w.mentions * self._mentions(denial, other)
        score += w.learned * self.learned[denial].get(other, _UNSEEN)
        score += w.follows * (other > denial) + w.denial * self._has(other, self.lexicon.rejecting)
        return sigmoid(score)

    def _another(self, denial: int, other: int) -> bool:
        """Whether two statements are of different sources, and neither lies in the other."""
        if denial == other or not self.attributions[other].content:
            return False
        mine, theirs = self.identities[denial].sources, self.identities[other].sources
        return not set(mine) & set(theirs) and not self._nested(denial, other)

    def _has_reason(self, denial: int, other: int) -> bool:
        """Whether anything but standing near speaks for a link."""
        shared = self._terms[denial] & self._terms[other]
        accused = self._has(other, self.lexicon.accusing)
        return bool(shared) or accused or self.points_back(denial) or self._mentions(denial, other)

    def _nested(self, a: int, b: int) -> bool:
        one, two = self.attributions[a], self.attributions[b]
        return any(s <= one.start and one.end <= e for s, e in two.content)

    def _paragraphs_between(self, a: int, b: int) -> int:
        at = self.words.paragraphs
        return abs(at[self.attributions[a].start] - at[self.attributions[b].start])

    def _overlap(self, a: int, b: int) -> float:
        """Weight of the shared terms over that of the shorter statement."""
        # A set has no order, and only an exact sum does not depend on one.
        shared = fsum(self._rarity[t] for t in self._terms[a] & self._terms[b])
        sizes = [fsum(self._rarity[t] for t in self._terms[n]) for n in (a, b)]
        return shared / max(min(sizes), 4.0)

    def _has(self, number: int, cues: frozenset[str]) -> bool:
        return any(self.words.plain[i] in cues for i in self._tokens(number, "cue"))

    def _mentions(self, denial: int, other: int) -> bool:
        """Whether one statement's content has a capitalised word of the other's source."""
        return bool(
            self._names(denial, "source") & self._terms[other]
            or self._names(other, "source") & self._terms[denial]
        )

    def _names(self, number: int, part: str) -> set[str]:
        return {_stem(self.words.plain[i]) for i in self._tokens(number, part) if self.words.capital(i)}

    def _tokens(self, number: int, part: str) -> Iterable[int]:
        spans = getattr(self.attributions[number], part)
        return (i for start, end in spans for i in range(start, end))

    def _stems(self, attribution: Attribution) -> Iterable[str]:
        for start, end in attribution.content:
            for i in range(start, end):
                if (
                    len(self.words.plain[i]) > 3
                    and self.words.plain[i].isalpha()
                    and self.words.plain[i] not in _COMMON
                ):
                    yield _stem(self.words.plain[i])


def _stem(word: str) -> str:
    """A word's first letters stand for all its forms; exact morphology would change little here."""
    return word[:6]


_COMMON = wordset(
    """that this with from have they their them what when were will would could should about which there
    been than then into  more most some such only also very just even because over after before does didn
    isn wasn your ours those these being  said says think know going make made want people really where
    while other every much many like"""
)
