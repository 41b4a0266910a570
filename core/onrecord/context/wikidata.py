"""What Wikidata says of its items, in the forms of its API.

https://www.wikidata.org/w/api.php (wbsearchentities, wbgetentities); the properties are Wikidata's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from pydantic import Field, ValidationError

from onrecord.context.answers import Form
from onrecord.context.ranking import Facts, Kind, Office

INSTANCE, HUMAN = "P31", "Q5"
POSITION, OCCUPATION, PARTY = "P39", "P106", "P102"
CITIZENSHIP, COUNTRY = "P27", "P17"
BORN, DIED, FOUNDED, ENDED = "P569", "P570", "P571", "P576"
START, END = "P580", "P582"
COORDINATES = "P625"
ONLY_OF_PLACES = ("P47", "P1082", "P36", "P421", "P150")
"""Borders, population, capital, time zone, parts: what has one of these is a place."""

_DAY = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")


class Words(Form):
    """A text in one language."""

    value: str = ""


class DataValue(Form):
    """The value of a statement: an item, a time, or anything else."""

    value: object = None


class Snak(Form):
    """A property's value, or that there is none."""

    datavalue: DataValue | None = None

    @property
    def item(self) -> str:
        """The id of an item, empty where it is something else."""
        value = self.datavalue.value if self.datavalue else None
        found = value.get("id", "") if isinstance(value, dict) else ""
        return found if isinstance(found, str) else ""

    @property
    def day(self) -> str:
        """A time, ISO 8601 as far as it is known, empty where it is something else or before the year 1."""
        value = self.datavalue.value if self.datavalue else None
        time = value.get("time", "") if isinstance(value, dict) else ""
        match = _DAY.match(time) if isinstance(time, str) else None
        parts = [part for part in match.groups() if part != "00"] if match else []
        return "-".join(parts)


class Claim(Form):
    """A statement of Wikidata."""

    mainsnak: Snak = Snak()
    qualifiers: Mapping[str, tuple[Snak, ...]] = {}
    rank: str = "normal"


class Sitelink(Form):
    """A page of a Wikipedia."""

    title: str = ""


class Item(Form):
    """An item of Wikidata."""

    id: str = Field(pattern=r"^Q\d+$")
    labels: Mapping[str, Words] = {}
    descriptions: Mapping[str, Words] = {}
    aliases: Mapping[str, tuple[Words, ...]] = {}
    claims: Mapping[str, tuple[Claim, ...]] = {}
    sitelinks: Mapping[str, Sitelink] = {}

    @property
    def label(self) -> str:
        """Its English name."""
        return self.labels.get("en", Words()).value

    @property
    def description(self) -> str:
        """What it is, in English."""
        return self.descriptions.get("en", Words()).value

    @property
    def page(self) -> str:
        """The title of its page in the English Wikipedia, empty where there is none."""
        return self.sitelinks.get("enwiki", Sitelink()).title

    def items(self, name: str) -> tuple[str, ...]:
        """Return the ids of the items that a property has for values."""
        return tuple(claim.mainsnak.item for claim in self._of(name) if claim.mainsnak.item)

    def day(self, *names: str) -> str:
        """Return the first day that is known of some properties."""
        return next((claim.mainsnak.day for name in names for claim in self._of(name)), "")

    def positions(self) -> Iterator[tuple[str, str, str]]:
        """Yield each position: the id of its item, and from when to when it was held."""
        for claim in self._of(POSITION):
            if claim.mainsnak.item:
                yield claim.mainsnak.item, _bound(claim, START), _bound(claim, END)

    @property
    def kind(self) -> Kind:
        """What it is: a person, a place, or else an organization."""
        if HUMAN in self.items(INSTANCE):
            return "person"
        return "place" if any(self.claims.get(name) for name in ONLY_OF_PLACES) else "organization"

    @property
    def mentioned(self) -> tuple[str, ...]:
        """The ids of items whose names are needed to describe this one."""
        positions = tuple(item for item, _, _ in self.positions())
        named = (OCCUPATION, PARTY, CITIZENSHIP, COUNTRY)
        return (*positions, *(item for name in named for item in self.items(name)))

    def _of(self, name: str) -> Iterator[Claim]:
        return (claim for claim in self.claims.get(name, ()) if claim.rank != "deprecated")


class Hit(Form):
    """A result of a search."""

    id: str = Field(pattern=r"^Q\d+$")


class Hits(Form):
    """The results of a search."""

    search: tuple[Hit, ...]


class Items(Form):
    """Items by id."""

    entities: Mapping[str, object]

    def items(self) -> tuple[Item, ...]:
        """Return those that are there; one that is missing or makes no sense is left out."""
        return tuple(_items(self.entities))


def _items(entities: Mapping[str, object]) -> Iterator[Item]:
    for entity in entities.values():
        if isinstance(entity, dict) and "missing" not in entity:
            with suppress(ValidationError):
                yield Item.model_validate(entity)


def facts_of(item: Item, names: Mapping[str, str]) -> Facts:
    """Return what is known of an item.

    Args:
        item: the item.
        names: English names of other items, by id.
    """
    country = next((names[i] for i in (*item.items(COUNTRY), *item.items(CITIZENSHIP)) if i in names), "")
    offices = (Office(names[i], start, end) for i, start, end in item.positions() if i in names)
    doings = (*item.items(OCCUPATION), *item.items(PARTY))
    return Facts(
        id=item.id,
        names=(item.label, *(words.value for words in item.aliases.get("en", ()))),
        kind=item.kind,
        description=item.description,
        offices=tuple(offices),
        occupations=tuple(names[i] for i in doings if i in names),
        country=country,
        start=item.day(BORN, FOUNDED),
        end=item.day(DIED, ENDED),
    )


def _bound(claim: Claim, name: str) -> str:
    return next((snak.day for snak in claim.qualifiers.get(name, ())), "")
