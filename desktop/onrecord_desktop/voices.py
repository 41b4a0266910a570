"""Who speaks, as the window shows it: a voice is one source, or several that speak jointly.

Every source has a number, and a voice shows the numbers of its sources, so that colour never carries
meaning alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord import Reading, Source, Statement

HUES = 5
SHORT = 24
"""Longest name, in characters, that a link shows whole."""
SUPERSCRIPTS = str.maketrans("0123456789+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺")
NO_SOURCE = "No source given"


@dataclass(frozen=True)
class Voice:
    """One source or several joint ones, with what the window needs to show of it."""

    sources: tuple[Source, ...]
    """Empty for statements without a source."""
    number: str
    """``"3"``, or ``"3+4"`` for joint sources; empty without a source."""
    name: str
    short: str
    hue: int | None = None
    """Index into a theme's hues; None for grey."""

    @property
    def superscript(self) -> str:
        """The number in superior figures."""
        return self.number.translate(SUPERSCRIPTS)

    @property
    def key(self) -> tuple[str, ...]:
        """The ids of its sources."""
        return tuple(s.id for s in self.sources)

    @property
    def signed(self) -> str:
        """Name and number."""
        return f"{self.name} {self.superscript}".rstrip()


class Voices:
    """All voices of a reading, in order of their numbers; the one without a source stands last."""

    def __init__(self, reading: Reading) -> None:
        self._numbers = {s.id: n for n, s in enumerate(reading.sources, 1)}
        self._sources = {s.id: s for s in reading.sources}
        self._text = reading.article.text
        keys = sorted(_keys(reading), key=self._order)
        hues = _hues(reading, keys)
        self._by_key = {key: replace(self._voice(key), hue=hues.get(key)) for key in keys}

    def __iter__(self) -> Iterator[Voice]:
        return iter(self._by_key.values())

    def of(self, statement: Statement) -> Voice:
        """Return who makes a statement."""
        return self._by_key[statement.sources]

    def via(self, statement: Statement) -> tuple[Voice, ...]:
        """Return through whom the article has a statement."""
        return tuple(self._by_key[(source,)] for source in statement.via)

    def _order(self, key: tuple[str, ...]) -> tuple[bool, list[int]]:
        return not key, [self._numbers[source] for source in key]

    def _voice(self, key: tuple[str, ...]) -> Voice:
        sources = tuple(self._sources[source] for source in key)
        names = [display_name(source, self._text) for source in sources]
        return Voice(
            sources=sources,
            number="+".join(str(self._numbers[source]) for source in key),
            name=", ".join(names) or NO_SOURCE,
            short=", ".join(_short(s, n) for s, n in zip(sources, names, strict=True)) or NO_SOURCE,
        )


def _keys(reading: Reading) -> set[tuple[str, ...]]:
    spoken = {statement.sources for statement in reading.statements}
    passed_on = {(source,) for statement in reading.statements for source in statement.via}
    return spoken | passed_on


def _hues(reading: Reading, keys: list[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Choose who gets a hue: those who deny or are denied first, then those who say most."""
    by_id = {s.id: s for s in reading.statements}
    disputed: set[tuple[str, ...]] = set()
    amount = dict.fromkeys(keys, 0)
    for statement in reading.statements:
        amount[statement.sources] += sum(span.end - span.start for span in statement.content)
        if statement.type == "denial":
            disputed |= {statement.sources, *(by_id[target].sources for target in statement.denies)}
    named = [key for key in keys if key and amount[key]]
    chosen = sorted(named, key=lambda key: (key not in disputed, -amount[key]))[:HUES]
    return {key: hue for hue, key in enumerate(key for key in named if key in chosen)}


def display_name(source: Source, text: str) -> str:
    """Return the name to show. An unnamed source, in lower case in a reading, is spelt as in the article."""
    if source.kind != "unnamed":
        return source.name
    for mention in source.mentions:
        words = mention.of(text)
        at = words.lower().find(source.name.lower())
        if at >= 0:
            return words[at : at + len(source.name)]
    return source.name


def _short(source: Source, name: str) -> str:
    if source.kind == "person" and " " in name:
        return name.split()[-1]
    return name if len(name) <= SHORT else f"{name[:SHORT].rsplit(' ', 1)[0]} …"
