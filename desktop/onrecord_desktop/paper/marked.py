"""The article's paragraphs cut into runs where marks begin and end. Pure; offsets in code points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord import Statement
from onrecord.outline import doubt
from onrecord_desktop.document import Paragraph
from onrecord_desktop.paper.covering import Covered, edges, states
from onrecord_desktop.paper.values import Rule, Run
from onrecord_desktop.presentation import Presentation

LEVELS = 3
"""Most lines under one another."""
JOINER = "\u2060"
"""Keeps a number at the word before it."""
NARROW_SPACE = "\u202f"
"""Between the numbers of two statements that end together."""


def levels(statements: Iterable[Statement]) -> dict[str, int]:
    """Return how far down the line of each statement's content stands, by id.

    0 is nearest to the words. A statement stands below those that its content overlaps and that are shorter.
    """
    contents = {s.id: s.content for s in statements if s.content}
    overlapping: defaultdict[str, set[str]] = defaultdict(set)
    for _, opened in states(contents):
        for one in opened:
            overlapping[one].update(opened)
    found: dict[str, int] = {}
    for one in sorted(contents, key=lambda i: sum(span.end - span.start for span in contents[i])):
        below = [found[other] + 1 for other in overlapping[one] if other in found]
        found[one] = min(max(below, default=0), LEVELS - 1)
    return found


class Marks:
    """What is bold, what is underlined, and where numbers stand, in one reading."""

    def __init__(self, shown: Presentation) -> None:
        statements = shown.reading.statements
        level = levels(statements)
        self._rules = {s.id: Rule(s.id, s.type, bool(doubt(s)), level.get(s.id, 0)) for s in statements}
        self._contents = Covered({s.id: s.content for s in statements})
        self._sources = Covered({s.id: s.source for s in statements})
        self._numbers = _numbers(shown, level)
        self._places = sorted({*self._contents.places, *self._sources.places, *self._numbers})

    def runs(self, paragraph: Paragraph) -> tuple[Run, ...]:
        """Cut a paragraph of the article, and write the source's number after each marked stretch."""
        if paragraph.start is None:
            return (Run(paragraph.text),)
        return tuple(self._cut(paragraph, paragraph.start))

    def _cut(self, paragraph: Paragraph, start: int) -> Iterator[Run]:
        end = start + len(paragraph.text)
        for low, high in pairwise(edges(self._places, start, end)):
            text = paragraph.text[low - start : high - start]
            yield Run(text, bool(self._sources.at(low)), self._under(self._contents.at(low)), low)
            if high in self._numbers:
                through = self._contents.at(high - 1) & self._contents.at(high)
                yield Run(JOINER + self._numbers[high], rules=self._under(through))

    def _under(self, statements: Iterable[str]) -> tuple[Rule, ...]:
        return tuple(
            sorted((self._rules[i] for i in statements), key=lambda rule: (rule.level, rule.statement))
        )


def _numbers(shown: Presentation, level: dict[str, int]) -> dict[int, str]:
    """Return the raised numbers that stand at a place of the text, that of the inner statement first."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for statement in sorted(shown.reading.statements, key=lambda s: level.get(s.id, 0)):
        number = shown.voices.of(statement).superscript
        for span in statement.content or statement.parts[-1:]:
            end = span.start + len(span.of(shown.reading.article.text).rstrip())
            if number and end > span.start and number not in found[end]:
                found[end].append(number)
    return {place: NARROW_SPACE.join(numbers) for place, numbers in found.items() if numbers}
