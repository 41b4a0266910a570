"""Who *he*, *she*, *they* and *it* are: the most salient of those named before.

Salience is a small sum of what tells subjects from bystanders: how many sentences back, whether the candidate spoke there,
stood first in its sentence, or was only a possessor or a name inside a quotation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from typing import Literal

from onrecord.engine.words import Words

Key = tuple[str, ...]
"""Identity of a source while an article is read."""

Number = Literal["f", "m", "they", "it"]
PERSONAL: dict[str, Number] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
SPEAKERS = frozenset("i me my mine myself we us our ours ourselves".split())

REACH = 8
"""Sentences back in which an antecedent is looked for."""
_MEMORY = 60


@dataclass(frozen=True)
class Event:
    """One place where somebody was named or referred to."""

    position: int
    keys: tuple[Key, ...]
    """Several where they act jointly."""
    speaks: bool
    """Whether it is the source of an attribution."""
    numbers: frozenset[Number]
    """The pronouns that can stand for it; for a person of unknown gender both."""
    weight: float = 0.0


class Salience:
    """Remembers who was spoken of, and finds a pronoun's antecedent."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._events: list[Event] = []
        self._counts: dict[tuple[Key, ...], int] = {}
        self._first: dict[int, int] = {}

    def record(self, event: Event) -> None:
        """Add a mention; mentions must come in the article's order."""
        self._events.append(event)
        self._counts[event.keys] = self._counts.get(event.keys, 0) + 1
        self._first.setdefault(self._words.sentences[event.position], event.position)

    def antecedent(self, position: int, number: Number) -> tuple[tuple[Key, ...], float] | None:
        """The likeliest antecedent of a pronoun and a rough probability that it is right."""
        scores: dict[tuple[Key, ...], float] = {}
        for event in self._near(position):
            if number in event.numbers:
                score = self._score(event, position, number)
                scores[event.keys] = max(score, scores.get(event.keys, score))
        if not scores:
            return None
        ranked = sorted(scores, key=lambda k: scores[k], reverse=True)
        margin = scores[ranked[0]] - scores[ranked[1]] if len(ranked) > 1 else 2.0
        return ranked[0], 0.5 + 0.45 * (1 - exp(-margin))

    def latest(self, position: int, fits: Callable[[Event], bool]) -> Event | None:
        """The last event before a position that fits."""
        return next((e for e in reversed(self._events) if e.position < position and fits(e)), None)

    def _near(self, position: int) -> Sequence[Event]:
        here = self._words.sentences[position]
        recent = self._events[-_MEMORY:]
        return [e for e in recent if here - self._words.sentences[e.position] <= REACH and e.position < position]

    def _score(self, event: Event, position: int, number: Number) -> float:
        words = self._words
        back = words.sentences[position] - words.sentences[event.position]
        paragraphs = words.paragraphs[position] - words.paragraphs[event.position]
        score = event.weight - 0.5 * back - 0.15 * paragraphs
        score += 0.9 * event.speaks
        score += 0.5 * (self._first.get(words.sentences[event.position]) == event.position)
        score += 0.1 * min(self._counts[event.keys], 6)
        score += 0.7 * (len(event.numbers) == 1)
        score -= 0.8 * (words.quoted[event.position] and not words.quoted[position])
        follows = event.position + 1 < len(words) and any(
            words.plain[i] in ("'s", "'") for i in range(event.position + 1, min(event.position + 4, position))
        )
        return score - 0.6 * follows
