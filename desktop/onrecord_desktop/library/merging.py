"""A paragraph of which words changed, as one text: what stayed, what is gone, and what is new. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.library.changes import Change
from onrecord.library.values import Ranges

Fate = Literal["same", "removed", "added"]

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Part:
    """Some words, and what became of them."""

    fate: Fate
    text: str


@dataclass(frozen=True)
class _Word:
    space: str
    """What stands before it."""
    text: str
    is_changed: bool


def merged(change: Change, old: str, new: str) -> tuple[Part, ...]:
    """Return a paragraph in the order of reading; what is gone stands before what is new in its place.

    Args:
        change: of the paragraph.
        old: the whole earlier text.
        new: the whole later text.
    """
    if change.old is None or change.new is None:
        text, place = (new, change.new) if change.old is None else (old, change.old)
        start, end = place or (0, 0)
        return (Part("added" if change.old is None else "removed", " ".join(text[start:end].split())),)
    before = _words(old, change.old, change.removed)
    after = _words(new, change.new, change.added)
    return tuple(_joined(_in_order(list(before), list(after))))


def _words(text: str, within: tuple[int, int], changed: Ranges) -> Iterator[_Word]:
    end = within[0]
    for match in _WORD.finditer(text, *within):
        space = " " if match.start() > end and end > within[0] else ""
        end = match.end()
        yield _Word(space, match[0], any(a <= match.start() < b for a, b in changed))


def _in_order(before: list[_Word], after: list[_Word]) -> Iterator[tuple[Fate, _Word]]:
    """Yield all words; those that stayed are the same in both texts."""
    place = 0
    for word in after:
        while not word.is_changed and place < len(before) and before[place].is_changed:
            yield "removed", before[place]
            place += 1
        if word.is_changed:
            # What is gone at this place comes first.
            while place < len(before) and before[place].is_changed:
                yield "removed", before[place]
                place += 1
            yield "added", word
        else:
            yield "same", word
            place += 1
    yield from (("removed", word) for word in before[place:] if word.is_changed)


def _joined(words: Iterator[tuple[Fate, _Word]]) -> Iterator[Part]:
    fate: Fate = "same"
    text = ""
    for next_fate, word in words:
        if next_fate != fate and text:
            yield Part(fate, text)
            text = ""
        fate = next_fate
        text += f"{word.space}{word.text}"
    if text:
        yield Part(fate, text)
