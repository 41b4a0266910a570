"""Sets paragraphs: from what is to be printed to the lines of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from onrecord_desktop.paper.values import Paragraph, Side
from onrecord_desktop.paper.words import LEFT_TO_RIGHT, SetWords

ENDLESS = 1e6
"""A measure in which nothing is broken."""


@dataclass(frozen=True)
class SetLine:
    """One line of a paragraph, a strip of a page."""

    words: SetWords
    number: int
    left: float
    height: float
    before: float
    keeps: bool
    sides: tuple[tuple[SetWords, float], ...] = ()
    """Words on the same baseline, and where they begin."""

    @property
    def span(self) -> tuple[int, int] | None:
        """The stretch of the article that stands on it, half-open; None where none does."""
        return self.words.span(self.number)

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it; ``left`` is that of the columns."""
        baseline = top + self.words.baseline
        self.words.paint(painter, self.number, left + self.left, baseline)
        for words, where in self.sides:
            words.paint(painter, 0, left + where, baseline)


def strips(paragraph: Paragraph) -> list[SetLine]:
    """Set a paragraph. Its first two and its last two lines keep together."""
    words = SetWords(paragraph.runs, paragraph.style, paragraph.measure)
    last = words.count - 1
    sides = tuple(_placed(side) for side in paragraph.sides)
    return [
        SetLine(
            words=words,
            number=number,
            left=paragraph.left,
            height=paragraph.style.leading,
            before=0 if number else paragraph.style.before,
            keeps=paragraph.keeps if number == last else number in (0, last - 1),
            sides=() if number else sides,
        )
        for number in range(words.count)
    ]


def beside(line: SetLine, side: Side) -> SetLine:
    """Return a line with more words on its baseline."""
    return replace(line, sides=(*line.sides, _placed(side)))


def _placed(side: Side) -> tuple[SetWords, float]:
    words = SetWords(side.runs, side.style, ENDLESS, LEFT_TO_RIGHT)
    return words, side.right - words.width
