"""Who *he*, *she*, *they* and *it* are: the most salient of those named before.

Salience is a small sum of what tells subjects from bystanders: how many sentences back, whether the candidate
spoke there, stood first in its sentence, or was only a possessor or a name inside a quotation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from typing import Literal

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.keys import Key
from onrecord.engine.words import Words

Number = Literal["f", "m", "they", "it"]
PERSONAL: dict[str, Number] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
BOTH_GENDERS: frozenset[Number] = frozenset(("f", "m"))

REACH = 8
"""Sentences back in which an antecedent is looked for."""
_FARTHEST = 30
"""Sentences back beyond which nobody is taken for the last who spoke."""
_MEMORY = 60


@dataclass(frozen=True)
class Weights:
    """Of the sum that makes salience."""

    sentence: float = -0.6
    paragraph: float = -0.15
    speaks: float = 0.9
    first: float = 0.5
    """For the first one named in a sentence."""
    count: float = 0.1
    """For each mention so far, up to six."""
    gender: float = 0.7
    """Where the candidate's gender is known, and fits."""
    quoted: float = -0.8
    """For a name in quotation marks where the pronoun is not."""
    possessor: float = -0.6
    own_content: float = -1.5
    """For a name in what the pronoun itself puts forward."""


@dataclass(frozen=True)
class Event:
    """One place where somebody was named or referred to."""

    position: int
    keys: tuple[Key, ...]
    """Several where they act jointly."""
    speaks: bool
    """Whether it is the source of an attribution."""
    possessor: bool
    """Whether a possessive ending follows."""
    numbers: frozenset[Number]
    """The pronouns that can stand for it; for a person of unknown gender both."""


class Salience:
    """Remembers who was spoken of, and finds a pronoun's antecedent."""

    def __init__(self, words: Words, weights: Weights | None = None) -> None:
        self._words = words
        self._weights = weights or Weights()
        self._events: list[Event] = []
        self._positions: list[int] = []
        self._counts: dict[tuple[Key, ...], int] = {}
        self._first: dict[int, int] = {}

    def record(self, event: Event) -> None:
        """Add a mention; mentions must come in the article's order."""
        self._events.append(event)
        self._positions.append(event.position)
        self._counts[event.keys] = self._counts.get(event.keys, 0) + 1
        self._first.setdefault(self._words.sentences[event.position], event.position)

    def antecedent(
        self,
        position: int,
        number: Number,
        content: Sequence[TokenSpan] = (),
        fits: Callable[[Event], bool] = lambda _: True,
    ) -> tuple[tuple[Key, ...], float] | None:
        """The likeliest antecedent of a pronoun and a rough probability that it is right.

        Args:
            position: the pronoun's token.
            number: what the pronoun can stand for.
            content: what the pronoun's bearer puts forward, where it is a source.
            fits: what else must hold of the antecedent.
        """
        scores: dict[tuple[Key, ...], float] = {}
        for event in self._near(position):
            if number in event.numbers and fits(event):
                score = self._score(event, position)
                score += self._weights.own_content * any(s <= event.position < e for s, e in content)
                scores[event.keys] = max(score, scores.get(event.keys, score))
        if not scores:
            return None
        ranked = sorted(scores, key=lambda k: scores[k], reverse=True)
        margin = scores[ranked[0]] - scores[ranked[1]] if len(ranked) > 1 else 2.0
        return ranked[0], 0.5 + 0.45 * (1 - exp(-margin))

    def latest(self, position: int, fits: Callable[[Event], bool]) -> Event | None:
        """The last event before a position that fits, no more than a few paragraphs back."""
        here = self._words.sentences[position]
        for i in range(bisect_left(self._positions, position) - 1, -1, -1):
            event = self._events[i]
            if here - self._words.sentences[event.position] > _FARTHEST:
                return None
            if fits(event):
                return event
        return None

    def _near(self, position: int) -> Sequence[Event]:
        here = self._words.sentences[position]
        recent = self._events[-_MEMORY:]
        return [
            e for e in recent if here - self._words.sentences[e.position] <= REACH and e.position < position
        ]

    def _score(self, event: Event, position: int) -> float:
        words, w = self._words, self._weights
        score = w.sentence * (words.sentences[position] - words.sentences[event.position])
        score += w.paragraph * (words.paragraphs[position] - words.paragraphs[event.position])
        score += w.speaks * event.speaks
        score += w.first * (self._first.get(words.sentences[event.position]) == event.position)
        score += w.count * min(self._counts[event.keys], 6)
        score += w.gender * (len(event.numbers) == 1)
        score += w.quoted * (words.quoted[event.position] and not words.quoted[position])
        return score + w.possessor * event.possessor
