"""English words by their dictionary form, and which of them are emotive.

Lemmas come from simplemma (MIT; from the maintainers of trafilatura), a dictionary that needs nothing else;
those of spaCy would load spaCy.

"Emotive" are words that people rated as strongly unpleasant or pleasant in the VADER lexicon (Hutto & Gilbert
2014: 7,500 words and forms, each rated from −4 to 4 by ten people). It comes with nltk-vader-sentiment
(Apache-2.0), of the packages that carry it the one that is maintained, typed and without dependencies. As
*death* and *win* are rated as strongly as *terrifying*, words for what news is about are left out
(``plain_words.txt`` of the lexicons). Others were looked at and left: NRC's lexicon is not for commercial
use, AFINN's package is of 2016, and pattern's lexicon, in TextBlob, calls *rose* and *elect* highly
subjective and knows few verbs and nouns.

All is loaded by the first call of :func:`vocabulary`, which takes some 0.2 s and 25 MB.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from onrecord.engine.grammar import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    VERBAL,
    wordset,
)

UNPLEASANT, PLEASANT = -1.5, 2.5
"""Ratings from which on a word counts as emotive. Mild praise (*agreement*, *support*) is everyday news."""

_SMALL = (DETERMINERS | POSSESSIVES | PREPOSITIONS | PRONOUNS | QUANTIFIERS | RELATIVES | VERBAL) | wordset(
    """am being having do does did doing will would shall should can cannot could may might must ought not no
    nor so such only very just too also again once here there how why what while until although though if
    unless out up down off away back then now ever never own same as amid per vs s t d ll re ve m"""
)
"""Words that say how others hang together and mean little by themselves."""
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_LONGEST = 40


def words_in(text: str) -> list[str]:
    """Return the words and numbers of a text, in order, with apostrophes and full stops inside them."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, loaded once."""
    return Vocabulary()


class Vocabulary:
    """What is known of English words."""

    def __init__(self) -> None:
        from simplemma import Lemmatizer, is_known
        from vader import SentimentIntensityAnalyzer

        self._lemmatizer = Lemmatizer()
        self._is_known = is_known
        self._ratings = SentimentIntensityAnalyzer().lexicon
        self._plain = _plain_words()
        self.lemma("word")  # only now the dictionary is loaded

    def lemma(self, word: str) -> str:
        """Return the dictionary form of a word, case-folded.

        >>> vocabulary().lemma("TERRIFYING"), vocabulary().lemma("Koreans")
        ('terrify', 'korean')
        """
        word = word.replace(".", "").replace("’", "'")
        if len(word) > _LONGEST:
            return word.casefold()
        return self._lemmatizer.lemmatize(word.capitalize() if word.isupper() else word, "en").casefold()

    def is_common(self, word: str) -> bool:
        """Tell a common English word from a name or an abbreviation, whatever its case.

        >>> [vocabulary().is_common(word) for word in ("NEVER", "NATO", "TV")]
        [True, False, False]
        """
        low = word.lower()
        return (
            len(word) <= _LONGEST
            and self._is_known(low, "en")
            and not self._lemmatizer.lemmatize(low, "en").isupper()
        )

    def is_small(self, word: str) -> bool:
        """Tell whether a word is an article, a preposition or the like; *US* in capitals is not *us*."""
        return not (word.isupper() and len(word) > 1) and not _SMALL.isdisjoint(
            (word.lower(), self.lemma(word))
        )

    def is_emotive(self, word: str) -> bool:
        """Tell whether people rated the word, or else its dictionary form, as strongly emotive.

        >>> [vocabulary().is_emotive(word) for word in ("terrifying", "slams", "dead", "support")]
        [True, True, False, False]
        """
        lemma = self.lemma(word)
        rating = self._ratings.get(word.casefold(), self._ratings.get(lemma, 0.0))
        return not UNPLEASANT < rating < PLEASANT and lemma not in self._plain


def _plain_words() -> frozenset[str]:
    text = (files("onrecord_resources") / "lexicons" / "plain_words.txt").read_text(encoding="utf-8")
    return wordset("\n".join(line for line in text.splitlines() if not line.startswith("#")))
