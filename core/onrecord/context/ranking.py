"""Which of several people or bodies of a name is meant, and whether that is beyond doubt. Pure.

A look-up that names the wrong person harms somebody; one that offers a short list costs a click. So one is
certain only if it has exactly the name, is of the right kind, lived at the article's date, does what the
article says, is tied to the article by a further word (a place, a party, a body), and nobody else of the
name comes near.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.context.values import SourceQuestion
from onrecord.engine.grammar import wordset
from onrecord.reading import SourceKind

Kind = Literal["person", "place", "organization"]


@dataclass(frozen=True)
class Office:
    """A position that somebody held; days are ISO 8601, empty where they are not known."""

    name: str
    start: str = ""
    end: str = ""

    def held_on(self, day: str) -> bool:
        """Tell whether it was held on a day, as far as its bounds are known; an empty day is today."""
        return not day or (self.start[: len(day)] <= day and (not self.end or day <= self.end))


@dataclass(frozen=True)
class Facts:
    """What is known of a candidate."""

    id: str
    names: tuple[str, ...]
    """Label and other names."""
    kind: Kind
    description: str = ""
    offices: tuple[Office, ...] = ()
    occupations: tuple[str, ...] = ()
    country: str = ""
    start: str = ""
    """Birth or foundation, ISO 8601, empty where it is not known."""
    end: str = ""
    """Death or dissolution."""


@dataclass(frozen=True)
class Fit:
    """How well a candidate fits."""

    named: bool
    """Whether it has exactly the name, and is of the kind and time."""
    does: bool
    """Whether it does what the article says the source does."""
    tied: bool
    """Whether another proper name of what is known of it stands in the article."""
    shared: int
    """Words of the article's role that it shares."""

    @property
    def order(self) -> tuple[bool, bool, bool, int]:
        """What candidates are ordered by."""
        return self.named, self.does, self.tied, self.shared


def ranked(found: Sequence[Facts], question: SourceQuestion) -> tuple[tuple[Facts, ...], bool]:
    """Return candidates with the likeliest first, and whether that one clearly wins.

    Args:
        found: in the provider's order, which decides between equals.
        question: what is asked.
    """
    fits = {facts.id: fit(facts, question) for facts in found}
    order = sorted(found, key=lambda facts: fits[facts.id].order, reverse=True)
    likely = [fits[facts.id] for facts in order if fits[facts.id].named]
    wins = bool(likely) and likely[0].does and likely[0].tied
    return tuple(order), wins and not any(other.does and other.tied for other in likely[1:])


def fit(facts: Facts, question: SourceQuestion) -> Fit:
    """Compare a candidate with what is asked."""
    day = question.day or ""
    role = content_words(question.role or "")
    did = list(_doings(facts, day, "former" in folded(question.role or "").split()))
    doings = [content_words(words) for words in did]
    return Fit(
        named=_is_called(facts, question.name) and _is_of(facts, question.kind) and _is_of_time(facts, day),
        does=bool(role) and any(role <= words for words in doings),
        tied=_is_tied([facts.description, facts.country, *did], question),
        shared=max((len(role & words) for words in doings), default=0),
    )


def _doings(facts: Facts, day: str, former: bool) -> Iterator[str]:
    """Yield what somebody does at the article's date or, if ``former``, did before.

    What was done at another time is no sign that it is them.
    """
    yield from facts.occupations
    yield from (office.name for office in facts.offices if office.held_on(day) is not former)
    if former == ("former" in folded(facts.description).split()):
        yield facts.description


def _is_called(facts: Facts, name: str) -> bool:
    return folded(name) in {folded(other) for other in facts.names}


def _is_of(facts: Facts, kind: SourceKind) -> bool:
    wanted: dict[str, Kind] = {"person": "person", "place": "place", "organization": "organization"}
    return facts.kind == wanted.get(kind, "organization")


def _is_of_time(facts: Facts, day: str) -> bool:
    return not day or ((not facts.start or facts.start <= day) and (not facts.end or day <= facts.end))


def _is_tied(known: Iterable[str], question: SourceQuestion) -> bool:
    """Tell whether the article has a proper name of what is known, beside the source's name and role."""
    own = content_words(question.name) | content_words(question.role or "")
    proper = {folded(word) for words in known for word in _CAPITALIZED.findall(words)} - own - _COMMON
    return not proper.isdisjoint({folded(word) for word in _CAPITALIZED.findall(question.text)})


_CAPITALIZED = re.compile(r"\b[A-Z][\w’'-]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SMALL = wordset("a an and at by for former from her his in its of on one or the their then to who with")
_COMMON = wordset(
    """association board city college committee company council county court department district general
    government institute international kingdom member minister ministry national north office party police
    president republic school secretary society south state states the town union united university"""
)
"""Words too common in descriptions to tie anything to anything."""


def content_words(words: str) -> set[str]:
    """Return the words that say something, folded; possessives without their ending."""
    found = (folded(word) for word in _WORD.findall(words))
    return {word.removesuffix("’s").removesuffix("'s") for word in found} - _SMALL


def folded(words: str) -> str:
    """Return words without case, accents, full stops and spare white space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(plain.replace(".", "").casefold().split())
