"""The persons of an article under other names, everyone under one name throughout."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.engine.lexicon import Lexicon
from onrecord_training.edits import Changed, Edit, changed

Named = Mapping[str, Any]
"""One name in a text: ``start``, ``end`` and ``label``."""


@dataclass(frozen=True)
class Pool:
    """Names that persons may get."""

    women: Sequence[str]
    men: Sequence[str]
    surnames: Sequence[str]


_CALENDAR = frozenset(name.lower() for names in (calendar.day_name, calendar.month_name) for name in names)


def no_persons(lexicon: Lexicon) -> frozenset[str]:
    """Return words that may name a place, a month or a day as well as a person, in lower case."""
    return _CALENDAR.union(lexicon.places, lexicon.states)


def swapped(
    text: str, names: Sequence[Named], pool: Pool, genders: Mapping[str, str], kept: Collection[str]
) -> Changed:
    """Return the text with other names for all persons who are named in full somewhere.

    Args:
        text: an article.
        names: the names in it, with labels; those of persons are ``PERSON``, of places ``LOCATION``.
        pool: the names to give.
        genders: ``f`` or ``m`` of given names in lower case; of all others every second becomes a woman's.
        kept: words in lower case that stay as they are, such as the names of places.
    """
    given, surnames = _parts(text, names, kept)
    given_pool = {"f": _unused(pool.women, text), "m": _unused(pool.men, text)}
    used = {"f": 0, "m": 0}
    new: dict[str, str] = {}
    for n, name in enumerate(given):
        gender = genders.get(name.lower(), "fm"[n % 2])
        new[name] = _nth(given_pool[gender], used[gender])
        used[gender] += 1
    free = _unused(pool.surnames, text)
    new |= {name: _nth(free, n) for n, name in enumerate(surnames)}
    every = new | {name.upper(): other.upper() for name, other in new.items()}
    return Changed(text, changed(text, _edits(text, every)).edits, every)


def _unused(names: Sequence[str], text: str) -> list[str]:
    return [name for name in names if name.lower() not in text.lower()]


def _nth(names: Sequence[str], n: int) -> str:
    """The name at a place; past the end two are joined, so that none comes twice."""
    again, place = divmod(n, len(names))
    return names[place] if not again else f"{names[place]}-{names[(place + again) % len(names)]}"


NAME_PART = re.compile(r"[A-Z][a-zA-Z]*[a-z](?:['’][A-Z][a-z]+)?")
_INITIAL = re.compile(r"[A-Z]\.?|Jr\.?|Sr\.?|II|III|IV")


def _parts(text: str, names: Sequence[Named], kept: Collection[str]) -> tuple[list[str], list[str]]:
    """The given names and the surnames of all who are named in full, in order of appearance."""
    lower = set(re.findall(r"(?<![\w'’./@])[a-z]+", text))
    places = {w for n in names if n["label"] == "LOCATION" for w in re.findall(r"\w+", _of(n, text))}
    stays = {*kept, *lower, *(place.lower() for place in places)}
    full = [person for name in names if name["label"] == "PERSON" and (person := _full(_of(name, text)))]
    given = dict.fromkeys(first for first, _ in full if first.lower() not in stays)
    surnames = dict.fromkeys(last for _, last in full if last.lower() not in stays and last not in given)
    return list(given), list(surnames)


def _of(name: Named, text: str) -> str:
    found: str = text[name["start"] : name["end"]]
    return found


def _full(name: str) -> tuple[str, str] | None:
    """Given name and surname, or None where a name has not just these and initials."""
    words = [word for word in name.split() if not _INITIAL.fullmatch(word)]
    fits = len(words) == 2 and all(NAME_PART.fullmatch(word) for word in words)
    return (words[0], words[1]) if fits else None


def _edits(text: str, new: Mapping[str, str]) -> Iterator[Edit]:
    if new:
        longest_first = sorted(new, key=len, reverse=True)
        pattern = rf"(?<![\w@#./])(?:{'|'.join(map(re.escape, longest_first))})(?=s?(?:['’]s?)?(?!\w))"
        yield from (Edit(*m.span(), new[m[0]]) for m in re.finditer(pattern, text))
