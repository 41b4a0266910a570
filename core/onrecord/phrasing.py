"""How words are set down for people, in the window and in every export. Pure."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def tidy(text: str) -> str:
    """Return ``text`` on one line, without characters that control a terminal or the order of words."""
    return _CONTROL.sub("", _SPACE.sub(" ", text))


def one_line(text: str) -> str:
    """Return ``text`` tidied, without white space round it."""
    return tidy(text).strip()


def says_something(words: str) -> bool:
    """Tell whether there is a letter or a figure; a cue may be a colon or a dash."""
    return any(character.isalnum() for character in words)


def capitalized(words: str) -> str:
    """Return words with a capital at their beginning, and all else as it is."""
    return words[:1].upper() + words[1:]
