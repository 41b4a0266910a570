"""Names as words: without titles, possessives and initials, and whether two of them can name one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import combining, normalize

from onrecord.engine.lexicon import Gender, Lexicon, plain

Label = Literal["PERSON", "ORG", "PLACE", "MISC"]
LABELS: dict[str, Label] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "LOCATION": "PLACE",
    "FAC": "PLACE",
}
"""What a name recogniser may call a name; anything else is MISC."""

_POSSESSIVE = re.compile(r"(?:['’]s?|â€™s?)$")
_ARTICLE = re.compile(r"^(?:al|el)[-‑](?=\w{3})")
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"))
_EDGES = " \t\n,;:.()[]\"“”‘'’"


@dataclass(frozen=True)
class Name:
    """A name as it stands in one place."""

    display: str
    """Without titles, *the* and the possessive ending."""
    words: tuple[str, ...]
    """Case-folded, without initials, suffixes and quoted nicknames."""
    gender: Gender | None
    """Told by the title alone."""


def name_of(text: str, lexicon: Lexicon, titled: bool = True) -> Name:
    """Read one name. With ``titled``, leading titles are taken off (*Sen. Ann Lee*)."""
    parts = [p for p in _POSSESSIVE.sub("", text.strip()).split() if p not in ("the", "The")]
    gender: Gender | None = None
    while titled and len(parts) > 1 and plain(parts[0]) in lexicon.titles:
        gender = lexicon.titles[plain(parts.pop(0))][1] or gender
    display = _POSSESSIVE.sub("", " ".join(parts)).strip(" ,;:")
    return Name(display, _words(parts, titled), gender)


def _words(parts: Sequence[str], personal: bool) -> tuple[str, ...]:
    """Accents are left out; a person's name goes without the Arabic article: *Assad* is *al-Assad*."""
    bare = [unaccented(plain(_POSSESSIVE.sub("", p).strip(_EDGES))) for p in parts if p[:1] not in '"“‘(']
    bare = [_ARTICLE.sub("", word) for word in bare] if personal else bare
    kept = tuple(w for w in bare if len(w) > 1 and w not in SUFFIXES)
    return kept or tuple(w for w in bare if w)


def surname(name: str) -> str:
    """Return the last word of a person's name that is no *Jr.* or *III*.

    >>> surname("Harry Hurt III")
    'Hurt'
    """
    words = name.replace(",", " ").split()
    return next((word for word in reversed(words) if plain(word) not in SUFFIXES), name)


def unaccented(word: str) -> str:
    """Return a word without the marks above and below its letters.

    >>> unaccented("françois")
    'francois'
    """
    return "".join(c for c in normalize("NFKD", word) if not combining(c))


def same_given_name(a: str, b: str, lexicon: Lexicon) -> bool:
    """Whether two given names can be one person's: alike, or one a short form of the other."""
    return a == b or b in lexicon.nicknames.get(a, ())


def same_person(a: Sequence[str], b: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether two names of two or more words can name one person.

    >>> # Hillary Clinton, Hillary Rodham Clinton; Guajardo Villarreal, Ildefonso Guajardo Villarreal
    """
    if a[-1] == b[-1] and same_given_name(a[0], b[0], lexicon):
        return True
    short, full = sorted((a, b), key=len)
    return 1 < len(short) < len(full) <= 4 and tuple(full[-len(short) :]) == tuple(short)


def initials(text: str) -> str:
    """The first letters of a name's capitalised words, case-folded.

    >>> initials("Federal Bureau of Investigation")
    'fbi'
    """
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", text) if w[0].isupper()).casefold()


def nearly(a: str, b: str) -> bool:
    """Whether two words of six letters or more differ by one slip: a letter more, less, other or two
    swapped. A plural is no slip."""
    if min(len(a), len(b)) < 6 or abs(len(a) - len(b)) > 1 or f"{a}s" == b or f"{b}s" == a:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]
