"""The marked article on paper: its text with marks, what they mean, and who says what.

All of it may run in a thread of its own once the fonts are loaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, groupby
from pathlib import Path

from onrecord import Reading, Span
from onrecord.files import replacing
from onrecord.provenance import heading, provenance
from onrecord.translation import noop, tr, trn
from onrecord_desktop.margin import Line
from onrecord_desktop.paper import breaking
from onrecord_desktop.paper.article import author, paragraphs
from onrecord_desktop.paper.beside import Beginning, Beside, line
from onrecord_desktop.paper.legend import legend
from onrecord_desktop.paper.listing import Listing, marked_by
from onrecord_desktop.paper.marked import Marks
from onrecord_desktop.paper.places import Lines, in_figures
from onrecord_desktop.paper.printout import Page, PrintingError, Printout, to_pdf
from onrecord_desktop.paper.setting import SetLine, strips
from onrecord_desktop.paper.sheet import Paper
from onrecord_desktop.presentation import present

Composer = Callable[[Reading, Paper], Printout]
"""Lays a reading out on paper: :func:`marked_article`, or ``worksheet``."""

EXPLAINED = noop("the marks are explained after the text")


def marked_article(reading: Reading, paper: Paper) -> Printout:
    """Lay out the article with its marks, the legend, and who says what."""
    return _MarkedArticle(reading, paper).printout()


def write_pdf(reading: Reading, file: Path, paper: Paper, compose: Composer = marked_article) -> None:
    """Write a reading as PDF; the file is there whole or not at all.

    Args:
        reading: the reading.
        file: where to write it.
        paper: the size of its pages.
        compose: how it is laid out.

    Raises:
        PrintingError: the file cannot be written.
    """
    pdf = to_pdf(compose(reading, paper))
    try:
        with replacing(file) as part:
            part.write_bytes(pdf)
    except OSError as error:
        raise PrintingError(tr("{file} cannot be written: {why}.", file=file, why=error.strerror)) from error


class _MarkedArticle:
    """One reading being laid out."""

    def __init__(self, reading: Reading, paper: Paper) -> None:
        self._reading = reading
        self._shown = present(reading)
        self._paper = paper
        self._article = self._set_article()
        self._lines = Lines(self._article)
        self._pages = [
            number for number, page in enumerate(breaking.pages(self._article, paper.room), 1) for _ in page
        ]
        """The page of each line of the article: what follows does not move it."""

    def printout(self) -> Printout:
        lines = [*self._article, *self._set_rest()]
        ranges = list(breaking.pages(lines, self._paper.room))
        beginnings = self._beginnings(lines, ranges)
        maker = marked_by(self._reading)
        pages = [
            Page(
                strips=lines[page.start : page.stop],
                # Translators: {marked} is such as "marked by On Record 0.4, unchecked".
                foot=tr(
                    "{marked} · page {number} of {count}", marked=maker, number=number, count=len(ranges)
                ),
                beside=Beside(self._shown, beginnings[number], self._paper.room).paint,
            )
            for number, page in enumerate(ranges, 1)
        ]
        article = self._reading.article
        return Printout(heading(article), author(article), maker, self._paper, pages)

    def _set_article(self) -> list[SetLine]:
        article = self._reading.article
        explained = (tr(EXPLAINED),) if self._reading.statements else ()
        facts = " · ".join((*provenance(article, self._reading), *explained))
        shown = paragraphs(article, facts, Marks(self._shown).runs)
        return list(chain.from_iterable(map(strips, shown)))

    def _set_rest(self) -> list[SetLine]:
        explained = legend(self._reading) if self._reading.statements else ()
        listed = Listing(self._shown, self._where).by_source()
        return list(chain.from_iterable(map(strips, chain(explained, listed))))

    def _where(self, spans: Iterable[Span]) -> str:
        pages = {self._pages[i] for i in self._lines.of(spans)}
        # Translators: pages of the printed article; {pages} is such as "2, 4–6".
        return trn("p. {pages}", "pp. {pages}", len(pages), pages=in_figures(pages)) if pages else ""

    def _beginnings(self, lines: Sequence[SetLine], ranges: Sequence[range]) -> dict[int, list[Beginning]]:
        """Return for each page the statements on it, with the first and the last of their lines there."""
        heights = _heights(lines, ranges)
        found: defaultdict[int, list[Beginning]] = defaultdict(list)
        for statement in self._reading.statements:
            covered = self._lines.between(statement.start, statement.end) if statement.parts else ()
            for page, on_page in groupby(covered, lambda i: self._pages[i]):
                indexes = list(on_page)
                found[page].append(Beginning(statement, heights[indexes[0]], heights[indexes[-1]]))
        return found


def _heights(lines: Sequence[SetLine], ranges: Sequence[range]) -> list[Line]:
    """Return where each line stands on its page, for the margin."""
    return [
        line(top, lines[i].height, i - lines[i].number)
        for page in ranges
        for i, top in zip(page, breaking.tops(lines[page.start : page.stop]), strict=True)
    ]
