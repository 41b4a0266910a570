"""Whether a text is English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.article import Span
from onrecord.errors import LoadingError
from onrecord.loading import limits
from onrecord.loading.draft import quoted
from onrecord.translation import tr

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "said",
        "says",
        "from",
        "by",
        "were",
        "has",
        "have",
        "had",
        "she",
    ]
)
_COMMON_SHARE: Final = 0.1
_LATIN_SHARE: Final = 0.5
_LATIN_END: Final = "\u0250"
_FEW_WORDS: Final = 6
_FOREIGN_CHARACTERS: Final = 80
_FOREIGN_SHARE: Final = 0.15
ENGLISH: Final = "en"


def check_english(text: str, name: str) -> str:
    """Return the code of the language, which is always ``en``.

    The start of the text decides: by the commonest English words, and where they are scarce by a classifier.
    A few words in Latin letters pass, for nothing can be told from them.

    Raises:
        LoadingError: the text is in another language.
    """
    start = text[: limits.LANGUAGE_CHARACTERS]
    if _is_english(start):
        return ENGLISH
    raise LoadingError(
        tr(
            "{name} does not seem to be in English, the only language that On Record reads: open an English "
            "text.",
            name=quoted(name),
        )
    )


def is_partly_foreign(text: str, blocks: Iterable[Span]) -> bool:
    """Tell whether a good part of a text that passed as English stands in paragraphs of another language."""
    foreign = sum(block.end - block.start for block in blocks if _is_foreign(block.of(text)))
    return foreign >= _FOREIGN_SHARE * len(text)


def _is_foreign(block: str) -> bool:
    """Tell whether a paragraph is plainly in another language; short ones do not tell."""
    return len(block) >= _FOREIGN_CHARACTERS and not _is_english(block[: limits.LANGUAGE_CHARACTERS])


def _is_english(text: str) -> bool:
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    latin = sum(len(word) if word.isascii() else sum(c < _LATIN_END for c in word) for word in words)
    if latin < _LATIN_SHARE * letters:
        return False
    plain = _without_names(words)
    common = sum(word in _COMMON for word in plain)
    if len(plain) < limits.LANGUAGE_WORDS:
        return len(plain) < _FEW_WORDS or common > 0 or _classified(plain) == ENGLISH
    return common >= _COMMON_SHARE * len(plain) or _classified(plain) == ENGLISH


def _without_names(words: list[str]) -> list[str]:
    """Drop capitalized words, for names tell no language; keep all where a text is in capitals."""
    small = [word for word in words if word[0].islower()]
    return small if any(not word.isupper() for word in words) else [word.lower() for word in words]


def _classified(words: list[str]) -> str:
    import py3langid

    language, _ = py3langid.classify(" ".join(words))
    return str(language)
