"""A reading at a glance: who speaks, how much of the article has a source, who denies. Pure.

What was not found is never said to be absent: where there is no denial, the model's own recall stands beside.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from onrecord.article import Article, BlockKind, Span
from onrecord.figures import ModelFigures, Share
from onrecord.outline import doubt, is_partial
from onrecord.provenance import checking
from onrecord.quotation import quoted
from onrecord.reading import Reading, Statement
from onrecord.translation import grouped, noop, tr, trn

NO_DENIAL = noop("No denial found")
IN_THE_PART = noop("No denial found in the part that was read")
# Translators: for what is not attributed to a source.
REST = noop("For the rest no source was found.")
NOBODY = noop("On Record found nobody who says anything here, and may have missed some.")
NOTHING_FOUND = noop("No statement found; some may be missed.")
IN_PART = noop("Only a part of the article could be read; the rest may hold more.")

_NOT_BODY: tuple[BlockKind, ...] = ("title", "other")
Stretch = tuple[int, int]
"""A half-open range of code points."""


@dataclass(frozen=True)
class Figure:
    """One figure of the glance: a number, what it counts, and a remark on it."""

    number: str
    noun: str
    remark: str

    @property
    def words(self) -> str:
        """All of it as one phrase."""
        counts = f"{self.number} {self.noun}".strip()
        return f"{counts} ({self.remark})" if self.remark else counts


@dataclass(frozen=True)
class Glance:
    """A reading in a few figures, and what has to be said with them."""

    figures: tuple[Figure, ...]
    notes: tuple[str, ...]
    """Whole sentences."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it in words, the figures in one line."""
        figures = " · ".join(figure.words for figure in self.figures)
        return (figures, *self.notes) if figures else self.notes


@dataclass(frozen=True)
class Shares:
    """How much of an article has a source, in characters.

    The body is every block but the headline and what is no text of the article (byline, date, labels); an
    article without blocks is all body.
    """

    body: int
    attributed: int
    """Of the body, what lies in the content of a statement with a source; nested contents count once."""
    quoted: int
    """Of what is attributed, what stands in quotation marks: direct quotations, and the quoted words of
    statements that are partly quotation."""


def glance(reading: Reading, measured: ModelFigures) -> Glance:
    """Return the reading at a glance. What there is none of is no figure: a note says that none was found.

    Args:
        reading: what to show.
        measured: figures of a model; they are used only if it is that model's reading.
    """
    recall = measured.denials_found if measured.model == reading.engine.model else None
    size = shares(reading)
    figures = (*_sources(reading), *_attributed(reading, size), *_denials(reading))
    return Glance(figures, tuple(_notes(reading, size, recall)))


def shares(reading: Reading) -> Shares:
    """Measure how much of the article's body is attributed, and how much of that is quoted."""
    body = _Body(reading.article)
    said = [statement for statement in reading.statements if statement.sources]
    quoted = (stretch for statement in said for stretch in _quoted(statement, reading.article.text))
    return Shares(
        body=body.before(len(reading.article.text)),
        attributed=body.covered((span.start, span.end) for s in said for span in s.content),
        quoted=body.covered(quoted),
    )


def percent(part: int, whole: int) -> str:
    """Return a share as a whole number of per cent; what is some never reads as none, nor as all."""
    if 0 < 100 * part < whole:
        return tr("under 1\u00a0%")
    if 0 < 100 * (whole - part) < whole:
        return tr("over 99\u00a0%")
    return tr("{number}\u00a0%", number=math.floor(100 * part / whole + 0.5))


def none_found(reading: Reading) -> str:
    """Say that no denial was found, and never of more than was read."""
    return tr(IN_THE_PART if is_partial(reading) else NO_DENIAL)


def no_denial(recall: Share | None, told: str | None = None) -> str:
    """Say what it means that no denial was found, with the model's recall where it is known.

    Args:
        recall: how many of the denials in test articles the model finds.
        told: that none was found; None of a whole article.
    """
    return f"{told or tr(NO_DENIAL)}. {_missed(recall)}"


def nothing_found(reading: Reading, words: str = NOTHING_FOUND) -> str:
    """Say that there is none of something, and that it may be missed or, if somebody checked it, who did.

    Args:
        reading: that has none of it.
        words: for what nobody checked, in English.
    """
    if reading.checked is None:
        return tr(words)
    # Translators: {checked} is such as "checked by Ann Lee, 6 May 2031".
    return tr("None found; {checked}.", checked=checking(reading))


def _missed(recall: Share | None) -> str:
    if recall is None:
        return tr("On Record may have missed some.")
    found = _of_ten(recall)
    if recall.value < 0.5:
        # Translators: {found} is such as "about 3 of 10 denials".
        return tr("On test articles On Record finds {found}, so it may well have missed some.", found=found)
    # Translators: {found} is such as "about 7 of 10 denials".
    return tr("On test articles On Record finds {found}, so it may have missed some.", found=found)


def _of_ten(recall: Share) -> str:
    """Word a share in tenths, with its interval, rounded outward, where that is wider than a tenth."""
    if recall.low >= 0.9:
        return tr("nearly all denials")
    if recall.high <= 0.1:
        return tr("fewer than 1 of 10 denials")
    number = min(max(round(recall.value * 10), 1), 9)
    if recall.high - recall.low <= 0.1:
        return tr("about {number} of 10 denials", number=number)
    return tr(
        "about {number} of 10 denials (between {low} and {high})",
        number=number,
        low=math.floor(recall.low * 10),
        high=math.ceil(recall.high * 10),
    )


def _sources(reading: Reading) -> Iterator[Figure]:
    unnamed = sum(source.kind == "unnamed" for source in reading.sources)
    number = len(reading.sources)
    if number:
        # Translators: of sources.
        remark = trn("{n} not named", "{n} not named", unnamed) if unnamed else tr("all named")
        # Translators: the number stands before it, set large.
        yield Figure(grouped(number), trn("source", "sources", number), remark)


def _attributed(reading: Reading, size: Shares) -> Iterator[Figure]:
    if reading.statements and size.body:
        remark = tr("none in quotation marks")
        if size.quoted:
            # Translators: of an article's words; {share} is such as "7 %".
            remark = tr("{share} in quotation marks", share=percent(size.quoted, size.body))
        # Translators: of an article's words; their share stands before it, set large.
        yield Figure(percent(size.attributed, size.body), tr("attributed"), remark)


def _denials(reading: Reading) -> Iterator[Figure]:
    denials = [statement for statement in reading.statements if statement.type == "denial"]
    deniers = {source for statement in denials for source in statement.sources}
    if denials:
        # Translators: of denials.
        remark = trn("by {n} source", "by {n} sources", len(deniers)) if deniers else ""
        # Translators: the number stands before it, set large.
        yield Figure(grouped(len(denials)), trn("denial", "denials", len(denials)), remark)


def _notes(reading: Reading, size: Shares, recall: Share | None) -> Iterator[str]:
    unsure = sum(bool(doubt(statement)) for statement in reading.statements)
    if not reading.statements:
        yield nothing_found(reading, NOTHING_FOUND if reading.corrections else NOBODY)
    if 0 < size.attributed < size.body:
        yield tr(REST)
    if unsure:
        yield trn(
            "On Record is unsure of {unsure} of {n} statement.",
            "On Record is unsure of {unsure} of {n} statements.",
            len(reading.statements),
            unsure=grouped(unsure),
        )
    if not any(statement.type == "denial" for statement in reading.statements):
        yield _no_denial_in(reading, recall)
    if reading.article.truncated:
        yield tr(IN_PART)


def _no_denial_in(reading: Reading, recall: Share | None) -> str:
    """Say that a reading has no denial: with the model's recall, unless somebody went through it."""
    if reading.checked is None:
        return no_denial(recall, none_found(reading))
    # Translators: {none} is such as "No denial found", {checked} such as "checked by Ann Lee, 6 May 2031".
    return tr("{none}; {checked}.", none=none_found(reading), checked=checking(reading))


def _quoted(statement: Statement, text: str) -> Iterator[Stretch]:
    """Yield the stretches of a statement's content that stand in quotation marks."""
    for span in statement.content:
        if statement.quotation == "direct":
            yield span.start, span.end
        elif statement.quotation == "mixed":
            yield from quoted(text, span.start, span.end)


class _Body:
    """Counts characters of an article's body."""

    def __init__(self, article: Article) -> None:
        blocks: Sequence[Span] = [block for block in article.blocks if block.kind not in _NOT_BODY]
        if not article.blocks:
            blocks = [Span(start=0, end=len(article.text))]
        self._blocks = blocks
        self._starts = [block.start for block in blocks]
        self._before = list(accumulate((block.end - block.start for block in blocks), initial=0))

    def before(self, position: int) -> int:
        """Return how many characters of the body stand before a position of the text."""
        number = bisect_right(self._starts, position) - 1
        if number < 0:
            return 0
        block = self._blocks[number]
        return self._before[number] + min(position, block.end) - block.start

    def covered(self, stretches: Iterable[Stretch]) -> int:
        """Return how many characters of the body lie in at least one of the stretches."""
        covered, reached = 0, 0
        for start, end in sorted(stretches):
            if end > reached:
                covered += self.before(end) - self.before(max(start, reached))
                reached = end
        return covered
