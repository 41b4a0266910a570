"""The article as exports lay it out: block by block, with what of its statements stands where. Pure.

A statement's mark is its sources' numbers and a letter that tells their statements apart, as ``2b`` or
``3+4a``; a statement without a source has but a letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord import outline
from onrecord.article import Block, Emphasis, Link, Span
from onrecord.blocks import whole
from onrecord.exports.readers import Numbered, reader_notes
from onrecord.reading import Reading, Statement

UNSURE = "?"
"""Follows the mark of a statement that On Record is unsure of."""
READERS = "*"
"""Follows the mark of a statement that the reader marked or corrected."""

Place = tuple[int, Statement]
"""A statement and the position in the text where it begins or its content ends."""


@dataclass(frozen=True)
class Part:
    """Words of a statement in one block, ``text[start:end]``."""

    role: Literal["source", "content"]
    statement: Statement
    start: int
    end: int


@dataclass(frozen=True)
class Laid:
    """A block of the article with what of its statements stands in it, each in the article's order."""

    block: Block
    begins: list[Place] = field(default_factory=list)
    ends: list[Place] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    inline: list[Emphasis | Link] = field(default_factory=list)
    """The article's own emphasis and links that reach into the block, by kind and then in order."""
    noted: list[tuple[int, int]] = field(default_factory=list)
    """What of the passages that the reader wrote notes on stands in it, half-open."""
    notes: list[tuple[int, Numbered]] = field(default_factory=list)
    """The notes on passages that end in it, and where they end."""


def laid_out(reading: Reading) -> tuple[Laid, ...]:
    """Return the whole article in blocks. Each statement begins in one, and its content ends in one."""
    laid = tuple(Laid(block) for block in whole(reading.article))
    if laid:
        _Layout(laid, reading.article.text).put(reading)
    return laid


class _Layout:
    """Puts what stands in an article to its blocks, of which there is one at least."""

    def __init__(self, laid: Sequence[Laid], text: str) -> None:
        self._laid = laid
        self._text = text
        self._starts = [each.block.start for each in laid]
        self._ends = [each.block.end for each in laid]

    def put(self, reading: Reading) -> None:
        inline: tuple[Emphasis | Link, ...] = (*reading.article.emphasis, *reading.article.links)
        for own in inline:
            for each in self._reached(own):
                each.inline.append(own)
        for note in reader_notes(reading).passages:
            self._note(note)
        for statement in reading.statements:
            self._statement(statement)

    def _note(self, note: Numbered) -> None:
        for each in self._reached(note.passage):
            edges = _within(each.block, note.passage.start), _within(each.block, note.passage.end)
            each.noted.append(edges)
        last, end = self._ending(note.passage.end)
        last.notes.append((end, note))

    def _statement(self, statement: Statement) -> None:
        first = self._laid[min(bisect_right(self._ends, statement.start), len(self._laid) - 1)]
        first.begins.append((_within(first.block, statement.start), statement))
        last, end = self._ending(max((span.end for span in statement.content), default=statement.end))
        last.ends.append((end, statement))
        for role, spans in _roles(statement):
            for span in spans:
                for each in self._reached(span):
                    edges = _within(each.block, span.start), _within(each.block, span.end)
                    each.parts.append(Part(role, statement, *edges))

    def _reached(self, span: Span) -> Sequence[Laid]:
        return self._laid[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def _ending(self, end: int) -> tuple[Laid, int]:
        """Return the block in which a part ends, before white space, and where."""
        while end and self._text[end - 1 : end].isspace():
            end -= 1
        last = self._laid[min(bisect_left(self._ends, end), len(self._laid) - 1)]
        return last, _within(last.block, end)


def marks(reading: Reading) -> Mapping[str, str]:
    """Return the mark of each statement by its id; no two are the same."""
    number = outline.numbers(reading)
    found: dict[str, str] = {}
    for group in outline.groups(reading):
        speakers = "+".join(str(number[source]) for source in group.key)
        for place, statement in enumerate(group.statements, start=1):
            found[statement.id] = f"{speakers}{_letters(place)}{_sign(statement)}"
    return found


def _sign(statement: Statement) -> str:
    if statement.origin == "reader":
        return READERS
    return UNSURE if outline.doubt(statement) else ""


def _letters(number: int) -> str:
    """Return a to z, then aa, ab and so on."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _roles(statement: Statement) -> tuple[tuple[Literal["source", "content"], Sequence[Span]], ...]:
    return (("source", statement.source), ("content", statement.content))


def _within(block: Block, position: int) -> int:
    return min(max(position, block.start), block.end)
