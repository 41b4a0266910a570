"""Whether a text is English."""

from __future__ import annotations

import re
from typing import Final

from onrecord.errors import LoadingError
from onrecord.loading import limits
from onrecord.loading.draft import quoted

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = re.compile(
    r"\b(?:the|of|and|that|with|said|says|from|by|were|has|have|this|which|they|his|her|is|was|are|not)\b",
    re.IGNORECASE,
)
_COMMON_SHARE: Final = 0.1
_LATIN_SHARE: Final = 0.5
ENGLISH: Final = "en"


def check_english(text: str, name: str) -> str:
    """Return the code of the language, which is always ``en``.

    The start of the text decides. A few words in Latin letters pass, for nothing can be told from them.

    Raises:
        LoadingError: the text is in another language.
    """
    start = text[: limits.LANGUAGE_CHARACTERS]
    if _is_english(start):
        return ENGLISH
    raise LoadingError(
        f"{quoted(name)} does not seem to be in English, the only language that On Record reads: "
        f"open an English text."
    )


def _is_english(text: str) -> bool:
    letters = "".join(_WORD.findall(text))
    if sum(c < "\u0250" for c in letters) < _LATIN_SHARE * len(letters):
        return False
    words = len(_WORD.findall(text))
    return words < limits.LANGUAGE_WORDS or _has_common_words(text, words) or _classified(text) == ENGLISH


def _has_common_words(text: str, words: int) -> bool:
    """Tell English by its commonest words: sure where they abound, and spares loading the classifier."""
    return len(_COMMON.findall(text)) >= _COMMON_SHARE * words


def _classified(text: str) -> str:
    import py3langid

    language, _ = py3langid.classify(text)
    return str(language)
