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
from onrecord.reading import Reading, Statement

UNSURE = "?"
"""Follows the mark of a statement that On Record is unsure of."""

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


def laid_out(reading: Reading) -> tuple[Laid, ...]:
    """Return the whole article in blocks. Each statement begins in one, and its content ends in one."""
    laid = tuple(Laid(block) for block in whole(reading.article))
    starts = [each.block.start for each in laid]
    ends = [each.block.end for each in laid]

    def reached(span: Span) -> slice:
        return slice(bisect_right(ends, span.start), bisect_left(starts, span.end))

    inline: tuple[Emphasis | Link, ...] = (*reading.article.emphasis, *reading.article.links)
    for own in inline:
        for each in laid[reached(own)]:
            each.inline.append(own)
    for statement in reading.statements if laid else ():
        first = laid[min(bisect_right(ends, statement.start), len(laid) - 1)]
        first.begins.append((_within(first.block, statement.start), statement))
        end = _end(statement, reading.article.text)
        last = laid[min(bisect_left(ends, end), len(laid) - 1)]
        last.ends.append((_within(last.block, end), statement))
        for role, spans in _roles(statement):
            for span in spans:
                for each in laid[reached(span)]:
                    edges = _within(each.block, span.start), _within(each.block, span.end)
                    each.parts.append(Part(role, statement, *edges))
    return laid


def marks(reading: Reading) -> Mapping[str, str]:
    """Return the mark of each statement by its id; no two are the same."""
    number = outline.numbers(reading)
    found: dict[str, str] = {}
    for group in outline.groups(reading):
        speakers = "+".join(str(number[source]) for source in group.key)
        for place, statement in enumerate(group.statements, start=1):
            unsure = UNSURE if outline.doubt(statement) else ""
            found[statement.id] = f"{speakers}{_letters(place)}{unsure}"
    return found


def _letters(number: int) -> str:
    """Return a to z, then aa, ab and so on."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _roles(statement: Statement) -> tuple[tuple[Literal["source", "content"], Sequence[Span]], ...]:
    return (("source", statement.source), ("content", statement.content))


def _end(statement: Statement, text: str) -> int:
    """Return where the content ends, before white space; where the statement does if it has no content."""
    end = max((span.end for span in statement.content), default=statement.end)
    while end and text[end - 1 : end].isspace():
        end -= 1
    return end


def _within(block: Block, position: int) -> int:
    return min(max(position, block.start), block.end)
