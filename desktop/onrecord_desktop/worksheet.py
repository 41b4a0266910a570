"""A worksheet for teachers: the text with numbered lines and no marks, tasks, and a key on its own pages.

All of it may run in a thread of its own once the fonts are loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from onrecord import Reading, Span
from onrecord.provenance import heading, provenance
from onrecord.translation import noop, tr, trn
from onrecord_desktop import document
from onrecord_desktop.paper import breaking
from onrecord_desktop.paper.answers import answer_key
from onrecord_desktop.paper.article import author, paragraphs
from onrecord_desktop.paper.listing import marked_by
from onrecord_desktop.paper.looks import LABEL
from onrecord_desktop.paper.places import Lines, in_figures
from onrecord_desktop.paper.printout import Drawn, Page, Printout
from onrecord_desktop.paper.setting import SetLine, beside, strips
from onrecord_desktop.paper.sheet import TEXT, WIDTH, Paper
from onrecord_desktop.paper.tasks import sheet
from onrecord_desktop.paper.values import Paragraph, Run, Side
from onrecord_desktop.paper.writing import Blank
from onrecord_desktop.presentation import present

EVERY = 5
"""Each fifth line shows its number."""
LEFT = 300.0
"""From the left of the printed columns to the text; at its right there is room for notes."""
GAP = 110.0
"""From the numbers to the text."""
AIR = 1.2
"""How much further apart lines stand that are to be written between."""
OURS = ("meta", "notice", "")
"""Kinds of paragraphs that are no words of the article: nothing is written there, and no line counted."""
FIELDS = ((0.0, 2600.0), (2700.0, 3600.0), (3700.0, WIDTH))
"""Where a pupil writes name, class and date."""
FOOT = noop("worksheet, page {number} of {count}")
# Translators: {marked} is such as "marked by On Record 0.4, unchecked".
FOOT_OF_KEY = noop("{marked} · answer key, page {number} of {count}")


def worksheet(reading: Reading, paper: Paper) -> Printout:
    """Lay out the worksheet of a reading, with its answer key."""
    article = reading.article
    text = NumberedText(reading)
    key = list(chain.from_iterable(map(strips, answer_key(present(reading), text.where))))
    maker = marked_by(reading)
    pages = [
        *_pages([_fields(), *text.lines, *sheet(text.count)], paper, FOOT, maker),
        *_pages(key, paper, FOOT_OF_KEY, maker),
    ]
    return Printout(heading(article), author(article), maker, paper, pages)


class NumberedText:
    """The article's text set in lines; those under the headline are counted from 1."""

    def __init__(self, reading: Reading) -> None:
        self.lines: list[SetLine] = []
        self.count = 0
        self._numbers: list[int | None] = []
        for paragraph in paragraphs(reading.article, _facts(reading), _unmarked):
            for line in strips(_airy(paragraph)):
                self._add(line, counted=paragraph.kind not in ("title", *OURS))
        self._places = Lines(self.lines)

    def where(self, spans: Iterable[Span]) -> str:
        """Say in which lines some words of the article stand."""
        numbers = [self._numbers[i] for i in self._places.of(spans)]
        counted = {number for number in numbers if number}
        # Translators: lines of the worksheet; {lines} is such as "2, 4–6".
        words = trn("line {lines}", "lines {lines}", len(counted), lines=in_figures(counted))
        parts = (tr("headline") if None in numbers else "", words if counted else "")
        return tr(", ").join(part for part in parts if part)

    def _add(self, line: SetLine, counted: bool) -> None:
        number = None
        if counted and line.span:
            number = self.count = self.count + 1
            if number % EVERY == 0:
                line = beside(line, Side((Run(str(number)),), LABEL, LEFT - GAP))
        self.lines.append(line)
        self._numbers.append(number)


def _fields() -> Blank:
    # Translators: a pupil's, to be written after this word.
    name = tr("Name")
    # Translators: a pupil's at school, to be written after this word.
    school_class = tr("Class")
    # Translators: to be written after this word.
    date = tr("Date")
    return Blank(FIELDS, (name, school_class, date), height=150.0)


def _facts(reading: Reading) -> str:
    """Say where the text comes from, without what is said of marks: here there are none."""
    marked = provenance(reading.article, reading)
    return " · ".join(fact for fact in provenance(reading.article, None) if fact in marked)


def _unmarked(paragraph: document.Paragraph) -> tuple[Run, ...]:
    return (Run(paragraph.text, start=paragraph.start),)


def _airy(paragraph: Paragraph) -> Paragraph:
    style = paragraph.style
    if paragraph.kind == "title":
        style = replace(style, before=220.0)
    elif paragraph.kind not in OURS:
        style = replace(style, leading=style.leading * AIR)
    return replace(paragraph, style=style, left=paragraph.left - TEXT + LEFT)


def _pages(drawn: Sequence[Drawn], paper: Paper, foot: str, maker: str) -> Iterator[Page]:
    ranges = list(breaking.pages(drawn, paper.room))
    for number, page in enumerate(ranges, 1):
        words = tr(foot, marked=maker, number=number, count=len(ranges))
        yield Page(drawn[page.start : page.stop], words)
