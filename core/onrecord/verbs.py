"""Whether a writer's verb presents what it reports as true, as doubtful or as neither.

*Confirmed*, *pointed out* and *admitted* take what they report as so, *claimed* keeps a distance, *said* does
neither (Kiparsky and Kiparsky 1970, Karttunen 1971, Hooper 1975, Recasens et al. 2013). This is a fact about
a verb, never about what was said. A verb that the list does not have says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.outline import cue_words
from onrecord.reading import Statement
from onrecord.translation import noop, tr
from onrecord_resources import path

Bearing = Literal["true", "neutral", "doubtful"]

PRESENTS: Mapping[Bearing, str] = {
    "true": noop("“{verb}” presents this as true"),
    "neutral": noop("“{verb}” presents this neither as true nor as doubtful"),
    "doubtful": noop("“{verb}” presents this as open to doubt"),
}
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_AFFIRMED = frozenset({"on", "had", "has", "have", "having", "forced", "continue", "continues", "continued"})
"""Before *to* and a verb, words after which the thing was said all the same ("went on to admit")."""


@dataclass(frozen=True)
class Verb:
    """A verb of the list in one of its forms, with the words that must follow it."""

    bearing: Bearing
    following: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verbs:
    """The list, by form in lower case."""

    known: Mapping[str, tuple[Verb, ...]]
    undoing: frozenset[str]
    """Words that leave open whether the thing was said at all."""


@dataclass(frozen=True)
class Presented:
    """How a cue presents what it reports."""

    words: str
    """The words of the cue that do."""
    bearing: Bearing

    @property
    def note(self) -> str:
        """It in words: ``“confirmed” presents this as true``."""
        return tr(PRESENTS[self.bearing], verb=self.words)


def load_verbs() -> Verbs:
    """Read the list. Takes a millisecond; keep the result."""
    known: dict[str, tuple[Verb, ...]] = {}
    undoing: set[str] = set()
    for bearing, forms, following in _rows(path("lexicons/reporting_verbs.txt").read_text("utf-8")):
        if bearing == "nothing":
            undoing.update(forms)
            continue
        for form in forms:
            known[form] = (*known.get(form, ()), Verb(_bearing(bearing), following))
    return Verbs(known, frozenset(undoing))


def _rows(text: str) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            bearing, forms, following = (tuple(field.split()) for field in line.split("|"))
            yield bearing[0], forms, following


def _bearing(word: str) -> Bearing:
    return next(bearing for bearing in PRESENTS if bearing == word)


def presented(cue: str, verbs: Verbs) -> Presented | None:
    """Return how a cue presents what it reports.

    None where it holds no verb of the list, verbs that differ in this, or a word that leaves open whether the
    thing was said: *did not confirm*, *refused to say*, *hoped to reveal*.
    """
    words = _WORD.findall(cue)
    plain = [word.replace("’", "'").casefold() for word in words]
    if any(word in verbs.undoing or word.endswith("n't") for word in plain):
        return None
    found = [(i, verb) for i in range(len(plain)) if (verb := _verb_at(plain, i, verbs))]
    if len({verb.bearing for _, verb in found}) != 1 or any(_only_meant(plain, i) for i, _ in found):
        return None
    start, verb = found[0]
    return Presented(" ".join(words[start : start + 1 + len(verb.following)]), verb.bearing)


def _verb_at(words: Sequence[str], i: int, verbs: Verbs) -> Verb | None:
    """Return the verb at a place, the one with most words that follow; None if there is none."""
    fitting = [v for v in verbs.known.get(words[i], ()) if _follows(v.following, words, i + 1)]
    return max(fitting, key=lambda verb: len(verb.following), default=None)


def _follows(following: tuple[str, ...], words: Sequence[str], start: int) -> bool:
    return tuple(words[start : start + len(following)]) == following


def _only_meant(words: Sequence[str], i: int) -> bool:
    """Whether a verb is but an aim or a wish: *to* stands before it, and nothing that affirms it."""
    return i > 0 and words[i - 1] == "to" and not (i > 1 and words[i - 2] in _AFFIRMED)


def verb_note(statement: Statement, text: str, verbs: Verbs) -> str:
    """Say how the verb of a statement presents what it reports; empty where it says nothing of the kind.

    A denial whose content is the thing denied has no such verb, and neither has a refusal to comment.
    """
    if statement.type != "claim" and statement.stance != "answers":
        return ""
    found = presented(cue_words(statement, text), verbs)
    return found.note if found else ""
