"""Finds words in a text as people mean them, not as they happen to be typed. Pure: offsets count code points.

Letter case, accents, ligatures, the shape of quotation marks and dashes, the kind and length of white space
and characters without width make no difference: "O'Neill" finds “O’Neill”, "naive" finds "naïve".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from onrecord.phrasing import one_line

Range = tuple[int, int]
"""Half-open."""

BETWEEN = "\0"
"""Parts two paragraphs of a text that is searched: no words run over it."""

MOST = 9999
"""More matches than this are not looked for: nobody steps through them."""

QUOTES = {**dict.fromkeys("“”„‟«»″＂〝〞〟", '"'), **dict.fromkeys("‘’‚‛‹›′`´ʹʻʼ＇", "'")}
"""Signs that are typed as one of two; the rest is left to Unicode."""

_ALIKE = {**QUOTES, "\u2212": "-"}


def fold(character: str) -> str:
    """Return what a character is compared as: any number of characters, none for one without width."""
    if character.isspace():
        return " "
    if character in _ALIKE:
        return _ALIKE[character]
    if unicodedata.category(character) == "Pd":
        return "-"
    bare = _bare(_bare(character).casefold())
    return bare if bare.strip() or not bare else character


def _bare(characters: str) -> str:
    """Take compositions apart and leave out accents and what has no width."""
    apart = unicodedata.normalize("NFKD", characters)
    return "".join(c for c in apart if not (_rides(c) or unicodedata.category(c) == "Cf"))


def _rides(character: str) -> bool:
    """Tell whether a character only changes the one before: an accent, or a choice of its form."""
    return bool(unicodedata.combining(character)) or "\ufe00" <= character <= "\ufe0f"


class Text:
    """A text made ready to be searched: folded, with the way back from each folded character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: list[int] = []
        self._stretches: list[tuple[int, bool]] = []
        self._folded = "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        """Yield the folded text in stretches, noting of each its place, its offset, and whether it is even.

        In an even stretch each character stands for one of the text; any other stands for its stretch.
        """
        table = {character: fold(character) for character in set(self._text)}
        translation = str.maketrans(table)
        place = 0
        for start, end, even in _stretches(self._text, table):
            folded = self._text[start:end].translate(translation)
            if not even and folded.isspace():
                folded = " "
            self._places.append(place)
            self._stretches.append((start, even))
            place += len(folded)
            yield folded

    def find(self, query: str) -> list[Range]:
        """Return where the query stands, in order and without overlap, ``MOST`` times at most.

        A match covers whole characters with their accents: "s" in "ß" is all of it.
        """
        sought = re.sub(" +", " ", "".join(map(fold, query)))
        return list(islice(self._found(sought), MOST)) if sought.strip() else []

    def _found(self, sought: str) -> Iterator[Range]:
        place = self._folded.find(sought)
        while place >= 0:
            last = place + len(sought) - 1
            yield self._first(place), self._with_accents(self._after(last))
            place = self._folded.find(sought, self._next(last))

    def _stretch(self, place: int) -> int:
        return bisect_right(self._places, place) - 1

    def _first(self, place: int) -> int:
        """Return the offset of the character that a folded one comes from."""
        stretch = self._stretch(place)
        start, even = self._stretches[stretch]
        return start + place - self._places[stretch] if even else start

    def _after(self, place: int) -> int:
        """Return the offset after the character that a folded one comes from."""
        stretch = self._stretch(place)
        start, even = self._stretches[stretch]
        return start + place - self._places[stretch] + 1 if even else self._stretches[stretch + 1][0]

    def _next(self, place: int) -> int:
        """Return the first folded place that comes from another character."""
        stretch = self._stretch(place)
        return place + 1 if self._stretches[stretch][1] else self._places[stretch + 1]

    def _with_accents(self, end: int) -> int:
        while end < len(self._text) and _rides(self._text[end]):
            end += 1
        return end


def _stretches(text: str, table: dict[str, str]) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether each character is compared as one); the last is even, if empty."""
    uneven = "".join(re.escape(c) for c, folded in table.items() if len(folded) != 1)
    nothing = "".join(re.escape(c) for c, folded in table.items() if not folded)
    end = 0
    for match in re.finditer(rf"\s[\s{nothing}]*\s" + (f"|[{uneven}]" if uneven else ""), text):
        yield end, match.start(), True
        yield match.start(), match.end(), False
        end = match.end()
    yield end, len(text), True


def around(text: str, found: Range, width: int = 40) -> str:
    """Return a match in its context, some ``width`` characters at either side, cut between words."""
    start, end = found
    before = text[max(start - width, 0) : start]
    after = text[end : end + width]
    if start > width:
        before = f"… {before.partition(' ')[2] or before}"
    if end + width < len(text):
        after = f"{after.rpartition(' ')[0] or after} …"
    return one_line(f"{before}{text[start:end]}{after}".replace(BETWEEN, " "))
