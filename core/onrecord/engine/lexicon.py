"""The word lists that the engine's rules read, from ``onrecord_resources/lexicons``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Literal

Gender = Literal["f", "m"]


@dataclass(frozen=True)
class Place:
    """A country, a body of countries or a seat of power; all forms case-folded and without full stops."""

    name: str
    capitals: frozenset[str]
    body: bool
    """Whether it is a body of states or a seat of power, not a country."""


@dataclass(frozen=True)
class Lexicon:
    """Word lists, case-folded. Roles and organizations hold singulars and plurals."""

    genders: Mapping[str, Gender]
    """Of given names; names borne by both are left out."""
    nicknames: Mapping[str, frozenset[str]]
    titles: Mapping[str, tuple[str | None, Gender | None]]
    """Title without its full stop to the role it stands for and the gender it tells."""
    roles: frozenset[str]
    plural_roles: frozenset[str]
    role_genders: Mapping[str, Gender]
    role_modifiers: frozenset[str]
    role_synonyms: Mapping[str, frozenset[str]]
    groups: frozenset[str]
    organizations: frozenset[str]
    naming_nouns: frozenset[str]
    documents: frozenset[str]
    places: Mapping[str, Place]
    """Every name and capital of a place."""
    adjectives: Mapping[str, str]
    """Adjective or people to the place's name."""
    states: Mapping[str, str]
    """Abbreviation or name of a US state to its case-folded name."""
    rejecting: frozenset[str]
    accusing: frozenset[str]
    reporting: frozenset[str]
    allegations: frozenset[str]
    denying: frozenset[str]
    refused: frozenset[str]
    body_nouns: frozenset[str]
    """Words of the names of bodies, places, works and events."""
    pseudonyms: tuple[str, ...]
    """Surnames that the encoder is given in place of others, in order."""

    @cached_property
    def singulars(self) -> Mapping[str, str]:
        """Plural of a role to the role."""
        return {plural(role): role for role in self.roles}

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns and adjectives for people who are not named."""
        return self.roles | self.plural_roles | self.groups | self.role_modifiers

    @cached_property
    def no_names(self) -> frozenset[str]:
        """Words of these lists that are no part of a name, however they are written."""
        adjectives = (word for people in self.adjectives for word in people.split())
        return self.people.union(self.documents, self.organizations, self.titles, adjectives)


def load_lexicon() -> Lexicon:
    """Read all word lists. Takes a few milliseconds; components do it once, when they are made."""
    singular = _words("roles")
    places, adjectives = _places()
    return Lexicon(
        genders=_genders(),
        nicknames=_classes("nicknames"),
        titles=_titles(),
        roles=singular,
        plural_roles=frozenset(map(plural, singular)),
        role_genders={w: g for g, stem in _GENDERS for w in _words(f"{stem}_roles")},
        role_modifiers=_words("role_modifiers"),
        role_synonyms=_classes("role_synonyms"),
        groups=_words("groups"),
        organizations=_words("organizations"),
        naming_nouns=_words("naming_nouns"),
        documents=_words("documents"),
        places=places,
        adjectives=adjectives,
        states=_states(),
        rejecting=_words("rejecting_cues") - {"off", "down", "away", "aside", "back"},
        accusing=_words("accusing_cues"),
        reporting=_words("reporting_cues"),
        allegations=_words("allegation_nouns"),
        denying=_words("denying_cues"),
        refused=_words("refused_nouns"),
        body_nouns=_words("body_nouns"),
        pseudonyms=tuple(word for line in _lines("pseudonyms") for word in line.split()),
    )


def plural(noun: str) -> str:
    """Return the regular plural of an English noun, and of those in *man*.

    >>> plural("spokeswoman"), plural("ally"), plural("boss")
    ('spokeswomen', 'allies', 'bosses')
    """
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def plain(word: str) -> str:
    """Fold case and drop full stops, so that *U.S.* and *US* are one.

    >>> plain("U.S.")
    'us'
    """
    return word.replace(".", "").replace("’", "'").casefold()


_GENDERS: tuple[tuple[Gender, str], ...] = (("f", "female"), ("m", "male"))


def _lines(name: str) -> Iterator[str]:
    text = (files("onrecord_resources") / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for line in _lines(name) for word in line.split())


def _genders() -> dict[str, Gender]:
    female, male = _words("given_names_female"), _words("given_names_male")
    known: dict[str, Gender] = dict.fromkeys(female - male, "f")
    return known | dict.fromkeys(male - female, "m")


def _classes(name: str) -> dict[str, frozenset[str]]:
    """Each word with all words that share a line with it."""
    found: dict[str, frozenset[str]] = {}
    for line in _lines(name):
        members = frozenset(line.casefold().split())
        for word in members:
            found[word] = found.get(word, frozenset()) | members
    return found


def _titles() -> dict[str, tuple[str | None, Gender | None]]:
    rows = (line.split() for line in _lines("titles"))
    genders: dict[str, Gender | None] = {"f": "f", "m": "m", "-": None}
    return {title: (None if role == "-" else role, genders[gender]) for title, role, gender in rows}


def _places() -> tuple[dict[str, Place], dict[str, str]]:
    places: dict[str, Place] = {}
    adjectives: dict[str, str] = {}
    for line in _lines("places"):
        name, people, capitals, others = (field.strip() for field in line.split("|"))
        place = Place(name, frozenset(map(plain, _listed(capitals))), body=not people)
        places |= {plain(form): place for form in (name, *_listed(capitals), *_listed(others))}
        adjectives |= {plain(form): name for form in (_listed(people) if ";" in people else people.split())}
    return places, adjectives


def _listed(field: str) -> list[str]:
    return [item.strip() for item in field.split(";") if item.strip()]


def _states() -> dict[str, str]:
    states: dict[str, str] = {}
    for line in _lines("us_states"):
        name, short = (field.strip().casefold() for field in line.split("|"))
        states |= dict.fromkeys((name, *short.split()), name)
    return states
