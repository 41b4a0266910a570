"""Makes readings of made-up disputes, statement by statement."""

from __future__ import annotations

import random
from collections.abc import Sequence

from onrecord import Article, Confidence, Engine, Reading, Source, Span, Statement
from onrecord.reading import SourceKind

KINDS: dict[str, SourceKind] = {
    "Port Authority": "organization",
    "North Ellery": "place",
    "Tide Report": "document",
    "harbour officials": "unnamed",
    "ferry crews": "group",
    "Ellery Wire": "organization",
    "Coastal Ledger": "organization",
}
PEOPLE = (
    "Mara Voss", "Tomas Reed", "Ines Calder", "Joost van der Meer", "Bram Okafor", "Lena Petrakis",
    "Sir Alastair Montgomery-Finch", "Ruth Abara", "Pavel Dunn", "Grete Holm", "Ada Quill", "Ivo Sand",
    "Nell Brandt", "Otto Lind", "Cora Vance", "Hugo Marsh", "Vera Stone", "Jonas Fell", "Edda Moor",
)  # fmt: skip
NAMES = (*PEOPLE, *KINDS)
CUES = ("denied", "has refuted", "rejected", "said", "has flatly and repeatedly denied", "called", "disputes")


class Dispute:
    """An article that grows by one sentence for each statement. Sources are known by their names."""

    def __init__(self) -> None:
        self._text = ""
        self._sources: dict[str, Source] = {}
        self._statements: list[Statement] = []

    def claim(self, who: str, cue: str = "said", via: str = "", **more: object) -> str:
        """Have joint sources ("A, B"), one or none, say something; return the statement's id."""
        return self._say("claim", who, cue, via, more)

    def deny(self, who: str, *answered: str, cue: str = "denied", via: str = "", **more: object) -> str:
        """Have them deny something, linked to statements; return its id."""
        return self._say("denial", who, cue, via, {"stance": "rejects", "denies": answered, **more})

    def reading(self, **about: object) -> Reading:
        """Return the reading so far."""
        known = {"title": "Who knew of the leak?", "outlet": "The Ellery Wire", "published": "2031-05-06"}
        return Reading(
            engine=Engine(version="0.1.0", model="by hand"),
            article=Article(id="made", text=self._text, **{**known, **about}),  # type: ignore[arg-type]
            sources=tuple(self._sources.values()),
            statements=tuple(self._statements),
        )

    def _say(self, kind: str, who: str, cue: str, via: str, more: dict[str, object]) -> str:
        source = self._add(" and ".join(_names(who)))
        statement = Statement(
            id=f"q{len(self._statements) + 1}",
            type=kind,  # type: ignore[arg-type]
            sources=tuple(map(self._source, _names(who))),
            source=(source,) if who else (),
            cue=(self._add(cue),),
            content=(self._add(f"that part {len(self._statements) + 1} of the tunnel is safe"),),
            via=tuple(map(self._source, _names(via))),
            **more,  # type: ignore[arg-type]
        )
        self._text += "\n"
        self._statements.append(statement)
        return statement.id

    def _add(self, words: str) -> Span:
        start = len(self._text)
        self._text += f"{words} "
        return Span(start=start, end=start + len(words))

    def _source(self, name: str) -> str:
        made = Source(id=f"s{len(self._sources) + 1}", name=name, kind=KINDS.get(name, "person"))
        return self._sources.setdefault(name, made).id


def unsure_link(statement: str) -> Confidence:
    """Return the confidence of a denial whose link to a statement is more likely wrong than right."""
    return Confidence(denies={statement: 0.3})


def two() -> Dispute:
    """One denies another, twice."""
    made = Dispute()
    claim = made.claim("Mara Voss", "told the council")
    made.deny("Tomas Reed", claim)
    made.deny("Tomas Reed", claim, cue="insisted")
    return made


def eight() -> Dispute:
    """Eight voices of all kinds: joint, relayed, unnamed, unsure, without a source, and one left open."""
    made = Dispute()
    leak = made.claim("Mara Voss", "has confirmed")
    age = made.claim("Tide Report", "found", via="Ellery Wire")
    both = made.claim("Port Authority, ferry crews", "have raised concerns about")
    made.deny("North Ellery", leak, age, cue="has refuted")
    back = made.deny("Tomas Reed", age, cue="rejected", via="Coastal Ledger")
    made.deny("Mara Voss", back, cue="called")
    made.deny("Ines Calder", both, confidence=unsure_link(both))
    made.deny("harbour officials", made.claim("", "It is believed"))
    made.deny("Joost van der Meer")
    return made


def star(deniers: int) -> Dispute:
    """Many deny one."""
    made = Dispute()
    claim = made.claim(NAMES[0], "has confirmed")
    for number in range(1, deniers + 1):
        made.deny(NAMES[number], claim, cue=CUES[number % len(CUES)])
    return made


def tangle(sources: int, seed: int) -> Dispute:
    """Anybody denies anybody, themselves included, and passes on anybody's words."""
    chance = random.Random(seed)
    made = Dispute()
    said: list[str] = []
    for _ in range(sources * 2):
        who = _several(chance, NAMES[:sources], 0, 2)
        via = ", ".join(_several(chance, NAMES[:sources], 0, 1)) if chance.random() < 0.3 else ""
        cue = chance.choice(CUES)
        if said and chance.random() < 0.6:
            answered = _several(chance, said, 0, 3)
            said.append(made.deny(", ".join(who), *answered, cue=cue, via=via))
        else:
            said.append(made.claim(", ".join(who), cue, via=via))
    return made


def _several(chance: random.Random, among: Sequence[str], least: int, most: int) -> list[str]:
    return chance.sample(list(among), min(chance.randint(least, most), len(among)))


def _names(who: str) -> list[str]:
    return who.split(", ") if who else []
