"""Running text: what of an article or a page stands in sentences. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.loading.draft import Piece

_SENTENCE_END = re.compile(r"[.!?…]")
_SENTENCE_WORDS: Final = 8
_KINDS: Final = ("paragraph", "quote", "list")


def running_words(pieces: Iterable[Piece]) -> int:
    """Return the number of words in sentences, leaving out headings, captions and labels."""
    return sum(words_in_sentences(text) for kind, text in pieces if kind in _KINDS)


def words_in_sentences(text: str) -> int:
    """Return the number of words of a block that is running text, else 0."""
    words = len(text.split())
    return words if words >= _SENTENCE_WORDS and has_sentence(text) else 0


def has_sentence(text: str) -> bool:
    """Tell whether a sentence ends in a block, as hardly ever in a label or a headline."""
    return _SENTENCE_END.search(text) is not None
