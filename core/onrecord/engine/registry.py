"""Every name in an article, and which of them name the same person, body or place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.lexicon import Gender, Lexicon
from onrecord.engine.naming import Label, Name, initials, nearly, same_person

LABEL_SUFFIXES = frozenset(
    ("inc", "corp", "corporation", "co", "company", "ltd", "llc", "plc", "news", "group")
)


_JUST = 60
"""Within how many tokens after a full name the surname alone means its bearer."""


@dataclass(frozen=True)
class Found:
    """A name where it stands, before it is known whose it is."""

    start: int
    end: int
    label: Label
    name: Name
    hint: Gender | None = None
    """What a pronoun soon after tells."""


@dataclass
class Bearer:
    """Somebody or something with a name."""

    label: Label
    words: tuple[str, ...]
    """Of the longest form seen, case-folded."""
    forms: Counter[str] = field(default_factory=Counter)
    genders: Counter[Gender] = field(default_factory=Counter)
    roles: list[TokenSpan] = field(default_factory=list)

    @property
    def gender(self) -> Gender | None:
        """What titles, roles, given name and pronouns tell, by majority."""
        return self.genders.most_common(1)[0][0] if self.genders else None

    @property
    def name(self) -> str:
        """The fullest form: most words, then written least in capitals, then most frequent."""
        return max(self.forms, key=self._fullness)

    def _fullness(self, form: str) -> tuple[bool, int, bool, int, str]:
        """Past four words a person's name is likely a recogniser's slip."""
        length = len(form.split())
        return self.label != "PERSON" or length < 5, length, not form.isupper(), self.forms[form], form


@dataclass(frozen=True)
class Mention:
    """A name in the text and its bearer."""

    start: int
    end: int
    bearer: int
    certainty: float
    """Rough probability that the bearer is right."""
    short: bool
    """Whether only a part of the bearer's name stands here."""


class Registry:
    """The names of one article, in order, and their bearers. It is filled once, by :func:`register`."""

    def __init__(self, bearers: Sequence[Bearer], mentions: Iterable[Mention]) -> None:
        self.bearers = bearers
        self.mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self.mentions]

    def before(self, position: int) -> int:
        """Number of mentions that start before a token position."""
        return bisect_right(self._starts, position - 1)

    def covering(self, position: int) -> Mention | None:
        """The name that a token belongs to."""
        i = bisect_right(self._starts, position) - 1
        return self.mentions[i] if i >= 0 and position < self.mentions[i].end else None

    def inside(self, span: TokenSpan) -> list[Mention]:
        """The names that start in a span, in order."""
        return self.mentions[self.before(span[0]) : self.before(span[1])]


def register(found: Iterable[Found], lexicon: Lexicon) -> Registry:
    """Tell which names belong together. Short names may come before the full one."""
    names = _relabelled(sorted(found, key=lambda f: f.start), lexicon)
    book = _Book(lexicon)
    for item in names:
        book.note(item)
    for item in sorted(names, key=lambda f: -len(f.name.words)):
        book.open_bearer(item)
    mentions = [mention for item in names if (mention := book.resolve(item)) is not None]
    return Registry(book.bearers, mentions)


def _relabelled(names: list[Found], lexicon: Lexicon) -> list[Found]:
    """One label for all places of a name, by majority; a part of a person's full name is a person."""
    votes: defaultdict[tuple[str, ...], Counter[Label]] = defaultdict(Counter)
    for item in names:
        votes[item.name.words][item.label] += 1
    people = {w for words, v in votes.items() if len(words) > 1 and _top(v) == "PERSON" for w in (words[-1],)}

    def label(item: Found) -> Label:
        words = item.name.words
        if len(words) == 1 and words[0] in people and words[0] not in lexicon.places:
            return "PERSON"
        joined = " ".join(words)
        if (joined in lexicon.places and _top(votes[words]) != "PERSON") or (
            len(words) > 1 and joined in lexicon.states
        ):
            return "PLACE"
        slip = (
            len(words) == 1
            and votes[words].total() == 1
            and any(nearly(words[0], surname) for surname in people)
        )
        return "PERSON" if item.name.gender or slip else _top(votes[words])

    return [replace(f, label=label(f)) for f in names if f.name.words]


Told = TypeVar("Told", bound=str)


def _top(votes: Counter[Told]) -> Told:
    return votes.most_common(1)[0][0]


class _Book:
    """Bearers while they are being collected, found by any word of their names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.bearers: list[Bearer] = []
        self._people: defaultdict[str, list[int]] = defaultdict(list)
        self._others: dict[str, int] = {}
        self._acronyms: dict[str, int] = {}
        self._edges: defaultdict[str, list[int]] = defaultdict(list)
        self._full: Counter[tuple[str, ...]] = Counter()
        self._hints: defaultdict[tuple[str, ...], Counter[Gender]] = defaultdict(Counter)
        self._named: dict[int, int] = {}

    def note(self, item: Found) -> None:
        self._full[item.name.words] += 1
        if item.hint:
            self._hints[item.name.words][item.hint] += 1

    def open_bearer(self, item: Found) -> None:
        """Make a bearer for a name unless one is there; names must come longest first."""
        words = item.name.words
        if item.label != "PERSON":
            self._open_other(item)
        elif not self._fitting(item):
            number = self._add(item)
            if item.name.gender:
                self.bearers[number].genders[item.name.gender] += 3
            for word in dict.fromkeys(words):
                self._people[word].append(number)

    def candidates(self, words: tuple[str, ...]) -> list[int]:
        """People whose name this can be."""
        near = dict.fromkeys(n for w in words for n in self._people.get(w, ()))
        if len(words) > 1:
            return [n for n in near if same_person(words, self.bearers[n].words, self.lexicon)]
        last = [n for n in near if self.bearers[n].words[-1] == words[0]]
        return last or list(near) or self._slips(words[0])

    def _slips(self, word: str) -> list[int]:
        return [n for other, numbers in self._people.items() if nearly(word, other) for n in numbers]

    def _add(self, item: Found) -> int:
        bearer = Bearer(item.label, item.name.words)
        given = self.lexicon.genders.get(item.name.words[0]) if len(item.name.words) > 1 else None
        if given and item.label == "PERSON":
            bearer.genders[given] += 1
        self.bearers.append(bearer)
        return len(self.bearers) - 1

    def _key(self, item: Found) -> str:
        key = " ".join(item.name.words)
        place = self.lexicon.places.get(key)
        return place.name.casefold() if place and item.label != "MISC" else key

    def _open_other(self, item: Found) -> None:
        key = self._key(item)
        if key in self._others:
            return
        number = self._other(item)
        if number is None:
            number = self._add(item)
            for word in dict.fromkeys((item.name.words[0], item.name.words[-1])):
                self._edges[word].append(number)
            short = initials(item.name.display)
            if len(short) > 2 and len(item.name.words) > 1:
                self._acronyms.setdefault(short, number)
        self._others[key] = number

    def _other(self, item: Found) -> int | None:
        """A longer name that this is a short form of: an acronym, a paper's last word, a firm without
        *Inc.*"""
        words, lexicon = item.name.words, self.lexicon
        if len(words) == 1 and item.name.display.replace(".", "").isupper() and words[0] in self._acronyms:
            return self._acronyms[words[0]]
        for number in self._edges.get(words[0], ()):
            bearer = self.bearers[number]
            longer = bearer.words
            if bearer.label != item.label or len(longer) <= len(words):
                continue
            rest = longer[len(words) :] if longer[: len(words)] == words else None
            if rest and all(w in LABEL_SUFFIXES or w in lexicon.naming_nouns for w in rest):
                return number
            if item.label == "ORG" and len(words) == 1 and longer[-1] == words[0] and len(longer) <= 3:
                return number
        return None

    def resolve(self, item: Found) -> Mention | None:
        """Decide for one place, in the article's order, whose name it is."""
        if item.label != "PERSON":
            number, certainty = self._others[self._key(item)], 0.95
        else:
            choices = self._fitting(item)
            if not choices:  # titles before this one told of another gender
                self.open_bearer(item)
                choices = self._fitting(item)
            number = max(choices, key=lambda n: self._likely(n, item))
            certainty = 0.97 if len(choices) == 1 else 0.75
        self._record(item, number)
        words = self.bearers[number].words
        return Mention(item.start, item.end, number, certainty, len(item.name.words) < len(words))

    def _fitting(self, item: Found) -> list[int]:
        """People whose name this can be, and whose gender is not another than the title tells."""
        choices = self.candidates(item.name.words)
        gender = item.name.gender
        fitting = [n for n in choices if not gender or self.bearers[n].gender in (gender, None)]
        return [n for n in fitting if gender and self.bearers[n].gender == gender] or fitting

    def _likely(self, number: int, item: Found) -> tuple[int, int, int]:
        """Of two with one surname it is the one just named in full, and of the gender that pronouns tell
        here and after the surname elsewhere; else the one named so more often."""
        just_named = item.start - self._named.get(number, -_JUST) < _JUST
        votes = self._hints[item.name.words]
        usual = _top(votes) if votes else None
        told = 2 * self._agrees(number, item.hint) + self._agrees(number, usual)
        return 2 * just_named + told, self._full[self.bearers[number].words], -number

    def _agrees(self, number: int, gender: Gender | None) -> int:
        """1 for the gender told, -1 for another, 0 where either is unknown."""
        held = self.bearers[number].gender
        return 0 if not gender or not held else 1 if held == gender else -1

    def _record(self, item: Found, number: int) -> None:
        bearer = self.bearers[number]
        if len(item.name.words) > 1:
            self._named[number] = item.start
        bearer.forms[item.name.display] += 1
        if item.name.gender:
            bearer.genders[item.name.gender] += 3
