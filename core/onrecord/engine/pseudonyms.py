"""Names of people as the encoder is given them: everybody has another name there.

Who says what does not depend on what people are called, so the encoder is not told it. In place of a surname
it reads a pseudonym, the next of a list for each surname that is new in the article, and one name for all
given names. So an article reads the same whoever is in it, and names that the training never saw are no
stranger than those that it saw a thousand times.

A person's name is found by its form alone: two words with capitals, of which neither is known to mean
something else, or a title and one such word. Whatever else in the article is written like one of its parts
belongs to a name, too. Who is who is told elsewhere, and from the article's own words.
"""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from onrecord.engine.grammar import wordset
from onrecord.engine.lexicon import Lexicon, plain
from onrecord.engine.naming import SUFFIXES
from onrecord.engine.windows import InputWords, letter_case

GIVEN = "john"
"""What stands for every given name."""
_PARTICLES = wordset("al bin da de del der di du el ibn la le van von")
_BETWEEN = 4
"""Most tokens from one part of a name to the next, with initials and particles between them."""


@dataclass(frozen=True)
class _Text:
    """The words of an article, told apart by how they are written."""

    texts: Sequence[str]
    folded: Sequence[str]
    capital: Sequence[bool]
    """Whether a word has a capital first and nothing but letters."""
    small: frozenset[str]
    """Words that are written small somewhere in the article."""

    def titled(self, i: int) -> bool:
        """Whether a word is written as a name in running text is: a capital, then small letters."""
        word = self.texts[i].rstrip(".")
        return self.capital[i] and len(word) > 1 and not word.isupper()


@dataclass(frozen=True)
class _Names:
    """The parts of people's names, folded, and where two of them stand together."""

    given: Set[str]
    surnames: Set[str]
    together: Set[int]


class Pseudonyms:
    """Gives the people of an article other names.

    Args:
        lexicon: given names, titles, words that are no names, and the pseudonyms.
        known: more words, in lower case, that mean something else than a person where they have a capital:
            common words, places, bodies.
    """

    def __init__(self, lexicon: Lexicon, known: Iterable[str]) -> None:
        self.known = frozenset(known)
        self._pseudonyms, self._titles = lexicon.pseudonyms, lexicon.titles.keys()
        self._given = lexicon.genders.keys() | lexicon.nicknames.keys()
        self._places = _words(*lexicon.places, *lexicon.states, *month_name)
        self._never = self._places.union(
            _words(*lexicon.adjectives, *day_name), lexicon.no_names, lexicon.naming_nouns, lexicon.body_nouns
        )
        self._known = self._never | self.known

    def __call__(self, words: InputWords, pseudonyms: Sequence[str] = ()) -> InputWords:
        """Return an article's words with other names for its people.

        Args:
            words: the words as they are written.
            pseudonyms: for surnames, instead of those of the lexicon; used again from the first when all are.
        """
        pseudonyms = pseudonyms or self._pseudonyms
        text = _written(words.texts)
        names = self._names(text)
        new: dict[str, str] = {}
        texts, features = list(words.texts), words.features.copy()
        for i, part in self._parts(text, names):
            written = text.texts[i]
            if part in names.given:
                texts[i] = GIVEN
            else:
                texts[i] = new.setdefault(part, pseudonyms[len(new) % len(pseudonyms)])
            features[i] += letter_case(texts[i].upper() if written.isupper() else texts[i].title())
            features[i] -= letter_case(written)
        return replace(words, texts=tuple(texts), features=features)

    def _names(self, text: _Text) -> _Names:
        pairs = list(_pairs(text, self._titles))
        full = [(i, j) for i, j in pairs if self._is_name(i, j, text)]
        last = {text.folded[j] for i, j in full if text.folded[i] not in self._titles} - self._places
        full += [(i, j) for i, j in pairs if text.folded[j] in last and self._begins(text.folded[i])]
        given = {text.folded[i] for i, _ in full} - self._titles - _PARTICLES - last
        named = {text.folded[j] for _, j in full} - self._places - given
        return _Names(given, named, {place for pair in full for place in pair})

    def _parts(self, text: _Text, names: _Names) -> Iterator[tuple[int, str]]:
        """Yield each place of a part of a name, and the part: *Clintons* is Clinton, too.

        A word that this article has in small letters, too, is a name only where two parts stand together.
        """
        parts = names.given | names.surnames
        for i, word in enumerate(text.folded):
            if not text.capital[i]:
                continue
            part = word if word in parts else word.removesuffix("s")
            common = part in self._known and part in text.small
            if part in parts and (i in names.together or not common):
                yield i, part

    def _is_name(self, i: int, j: int, text: _Text) -> bool:
        """Whether two words with capitals are a given name and a surname, or a title and a name."""
        first, second = text.folded[i], text.folded[j]
        unknown = second not in self._known
        if first in self._titles or first in _PARTICLES:
            return unknown
        if not self._begins(first):
            return unknown and first in self._given
        last = j + 1 == len(text.texts) or not text.capital[j + 1]
        if second in self._places:  # Jim Jordan, of whom Jordan stays
            return last and first not in self._known
        alone = last and second not in text.small
        if second in self._never:  # Howard Dean
            return alone and first in self._given and first not in self._known
        return unknown or alone

    def _begins(self, word: str) -> bool:
        return word not in self._never and (word in self._given or word not in self._known)


def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in name.casefold().split())


def _written(texts: Sequence[str]) -> _Text:
    folded = [plain(text) for text in texts]
    capital = [text[:1].isupper() and text.rstrip(".").replace("'", "").isalpha() for text in texts]
    small = frozenset(word for word, text in zip(folded, texts, strict=True) if text[:1].islower())
    return _Text(texts, folded, capital, small)


def _pairs(text: _Text, titles: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield words with capitals that follow each other, no more than initials and particles between them, or
    the full stop of a title."""
    for i in range(len(text.texts) - 1):
        if not text.titled(i):
            continue
        j = i + 1 + (text.texts[i + 1] == "." and text.folded[i] in titles)
        while j < len(text.texts) - 1 and j - i < _BETWEEN and _passed(j, text):
            j += 1
        if j < len(text.texts) and text.titled(j) and text.folded[j] not in SUFFIXES:
            yield i, j


def _passed(i: int, text: _Text) -> bool:
    """Whether a word may stand between two parts of a name."""
    word = text.texts[i]
    initial = word[0].isupper() and len(word.rstrip(".")) == 1
    return initial or text.folded[i] in _PARTICLES or (word == "." and len(text.texts[i - 1]) == 1)
