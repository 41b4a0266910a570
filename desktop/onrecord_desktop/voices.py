"""Who speaks, as the window shows it: a voice is one source, or several that speak jointly.

Every source has a number, and a voice shows the numbers of its sources, so that colour never carries
meaning alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import Reading, Source, Statement
from onrecord.outline import NO_SOURCE, Group, Key, groups, hues, name_of, numbers
from onrecord.translation import tr

SHORT = 24
"""Longest name, in characters, that a link shows whole."""
UNNAMED_KINDS = frozenset({"unnamed", "group"})
SUPERSCRIPTS = str.maketrans("0123456789+n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺ⁿ")


@dataclass(frozen=True)
class Voice:
    """One source or several joint ones, with what the window needs to show of it."""

    group: Group
    """Its sources, and what they say and pass on."""
    number: str
    """``"3"``, or ``"3+4"`` for joint sources; empty without a source."""
    name: str
    short: str
    hue: int | None = None
    """Index into a theme's hues; None for grey."""

    @property
    def superscript(self) -> str:
        """The number in superior figures."""
        return raised(self.number)

    @property
    def key(self) -> Key:
        """The ids of its sources."""
        return self.group.key

    @property
    def is_named(self) -> bool:
        """Whether the article names at least one of its sources."""
        return any(source.kind not in UNNAMED_KINDS for source in self.group.sources)

    @property
    def signed(self) -> str:
        """Name and number."""
        return f"{self.name} {self.superscript}".rstrip()


def raised(mark: str) -> str:
    """Return a mark, such as "3+4" or "n1", in superior figures."""
    return mark.translate(SUPERSCRIPTS)


class Voices:
    """All voices of a reading, in order of their numbers; the one without a source stands last."""

    def __init__(self, reading: Reading) -> None:
        self._numbers = numbers(reading)
        self._text = reading.article.text
        hue = hues(reading)
        self._by_key = {group.key: self._voice(group, hue.get(group.key)) for group in groups(reading)}

    def __iter__(self) -> Iterator[Voice]:
        return iter(self._by_key.values())

    def of(self, statement: Statement) -> Voice:
        """Return who makes a statement."""
        return self._by_key[statement.sources]

    def has(self, key: Key) -> bool:
        """Tell whether anybody has this key."""
        return key in self._by_key

    def with_key(self, key: Key) -> Voice:
        """Return the voice of these sources."""
        return self._by_key[key]

    def via(self, statement: Statement) -> tuple[Voice, ...]:
        """Return through whom the article has a statement."""
        return tuple(self._by_key[(source,)] for source in statement.via)

    def _voice(self, group: Group, hue: int | None) -> Voice:
        names = [name_of(source, self._text) for source in group.sources]
        shorts = (_short(source, name) for source, name in zip(group.sources, names, strict=True))
        return Voice(
            group=group,
            number="+".join(str(self._numbers[source]) for source in group.key),
            name=tr(", ").join(names) or tr(NO_SOURCE),
            short=tr(", ").join(shorts) or tr(NO_SOURCE),
            hue=hue,
        )


def _short(source: Source, name: str) -> str:
    if source.kind == "person" and " " in name:
        return name.split()[-1]
    return name if len(name) <= SHORT else f"{name[:SHORT].rsplit(' ', 1)[0]} …"
