"""What a reader types in a search, for full-text search, and where its words stand in a text. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.library.values import Ranges, Shown
from onrecord.phrasing import says_something

MOST_WORDS = 30
"""Of what is typed, only so many words are searched for."""
SNIPPET = 160
"""Characters of a snippet, at the most."""
BEFORE = 50
"""Characters of it before the first hit."""

_TYPED = re.compile(r'"([^"]*)("?)|[^\s"]+')
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")


def phrases(typed: str) -> tuple[tuple[str, bool], ...]:
    """Return the words, or words in quotation marks, that are searched for, and whether each is a beginning.

    It is the last, unless white space or a closing quotation mark follows it.
    """
    found = []
    for match in _TYPED.finditer(typed.replace("\0", " ")):
        words = match[0] if match[1] is None else match[1]
        if says_something(words):
            is_open = match.end() == len(typed) and match[2] != '"'
            found.append((words, is_open and not words[-1:].isspace()))
    return tuple(found[:MOST_WORDS])


def expression(typed: str) -> str:
    """Return what full-text search is asked for, with nothing left to interpret; empty where nothing is."""
    return " ".join(f'"{words}"{"*" if is_open else ""}' for words, is_open in phrases(typed))


def hits(typed: str, text: str) -> Ranges:
    """Return where the words that are searched for stand in a text."""
    pattern = _pattern(typed)
    return tuple(match.span() for match in pattern.finditer(folded(text))) if pattern else ()


def snippet(typed: str, text: str) -> Shown:
    """Return words of a text around the first hit, else its beginning, on one line, with the hits in them."""
    pattern = _pattern(typed)
    first = pattern.search(folded(text)) if pattern else None
    start = _word_start(text, first.start() - BEFORE) if first else 0
    end = min(len(text), start + SNIPPET)
    if end < len(text):
        end = max(text.rfind(" ", start, end), first.end() if first else start + 1)
    line = _SPACE.sub(" ", text[start:end]).strip()
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shown = f"{before}{line}{after}"
    return Shown(shown, hits(typed, shown))


def _word_start(text: str, place: int) -> int:
    """Return where the first whole word at or after a place begins."""
    if place <= 0:
        return 0
    space = _SPACE.search(text, place - 1)
    return space.end() if space else place


@lru_cache(maxsize=64)
def _pattern(typed: str) -> re.Pattern[str] | None:
    wanted = [_phrase_pattern(words, is_open) for words, is_open in phrases(typed)]
    return re.compile("|".join(wanted)) if wanted else None


def _phrase_pattern(words: str, is_open: bool) -> str:
    tokens = r"[\W_]+".join(re.escape(word) for word in _WORD.findall(folded(words)))
    rest = r"[^\W_]*" if is_open else ""
    return rf"(?<![^\W_]){tokens}{rest}(?![^\W_])"


def folded(text: str) -> str:
    """Return a text in small letters and without accents, each character in its place."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character
