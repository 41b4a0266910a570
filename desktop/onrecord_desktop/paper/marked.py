"""The article's paragraphs cut into runs where marks begin and end. Pure; offsets in code points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord import Span, Statement
from onrecord.exports.layout import READERS
from onrecord.exports.readers import ReaderNotes, reader_notes
from onrecord.outline import doubt
from onrecord_desktop.document import Paragraph
from onrecord_desktop.paper.covering import Covered, edges, states
from onrecord_desktop.paper.values import Rule, Run
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.voices import raised

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
        self._notes = _notes(reader_notes(shown.reading), shown.reading.article.text)
        ends = {*self._numbers, *self._notes}
        self._places = sorted({*self._contents.places, *self._sources.places, *ends})

    def runs(self, paragraph: Paragraph) -> tuple[Run, ...]:
        """Cut a paragraph of the article, and write numbers after what is marked and what has a note."""
        if paragraph.start is None:
            return (Run(paragraph.text),)
        return tuple(self._cut(paragraph, paragraph.start))

    def _cut(self, paragraph: Paragraph, start: int) -> Iterator[Run]:
        end = start + len(paragraph.text)
        for low, high in pairwise(edges(self._places, start, end)):
            text = paragraph.text[low - start : high - start]
            yield Run(text, bool(self._sources.at(low)), self._under(self._contents.at(low)), low)
            raised = NARROW_SPACE.join(found[high] for found in (self._numbers, self._notes) if high in found)
            if raised:
                through = self._contents.at(high - 1) & self._contents.at(high)
                yield Run(JOINER + raised, rules=self._under(through))

    def _under(self, statements: Iterable[str]) -> tuple[Rule, ...]:
        return tuple(
            sorted((self._rules[i] for i in statements), key=lambda rule: (rule.level, rule.statement))
        )


def _numbers(shown: Presentation, level: dict[str, int]) -> dict[int, str]:
    """Return the raised numbers that stand at a place of the text, that of the inner statement first."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for statement in sorted(shown.reading.statements, key=lambda s: level.get(s.id, 0)):
        readers = READERS if statement.origin == "reader" else ""
        number = shown.voices.of(statement).superscript + readers
        for span in statement.content or statement.parts[-1:]:
            end = _end(span, shown.reading.article.text)
            if number and end > span.start and number not in found[end]:
                found[end].append(number)
    return {place: NARROW_SPACE.join(numbers) for place, numbers in found.items() if numbers}


def _notes(notes: ReaderNotes, text: str) -> dict[int, str]:
    """Return the raised marks of the reader's notes that stand at a place of the text."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for note in notes.passages:
        found[_end(note.passage, text)].append(raised(note.mark))
    return {place: NARROW_SPACE.join(marks) for place, marks in found.items()}


def _end(span: Span, text: str) -> int:
    """Return where the words of a span end, before white space."""
    return span.start + len(span.of(text).rstrip())
