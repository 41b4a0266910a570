"""From a whole reading to what is needed to judge one statement of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from onrecord.article import Article, Span
from onrecord.blocks import whole
from onrecord.reading import Confidence, Reading, Source, Statement

WHOLE = 20_000
"""An article up to so many characters is kept whole."""
ROOM = 2_000
"""Of a longer one no more than so many characters are kept before and after what is needed."""
LEFT_OUT = "\n\n[…]\n\n"
"""Stands where some of the text was left out."""

Range = tuple[int, int]
AnySpan = TypeVar("AnySpan", bound=Span)


def excerpt(reading: Reading, statement: Statement) -> Reading:
    """Return a reading that holds a statement, those that it is linked to, and who makes them.

    A long article is cut to its title and the paragraphs of these, with one before and after each. All
    offsets are into what is left of the text.
    """
    answered = [other for other in reading.statements if other.id in statement.denies]
    kept = [each for each in reading.statements if each is statement or each in answered]
    sources = [s for s in reading.sources if any(s.id in (*each.sources, *each.via) for each in kept)]
    cut = _Cut(reading.article, _ranges(reading.article, _needed(kept, sources)))
    return reading.model_copy(
        update={
            "article": cut.article(),
            "sources": tuple(_source(source, kept, cut) for source in sources),
            "statements": tuple(_statement(each, each is statement, cut) for each in kept),
            "gaps": (),
            "notes": (),
        }
    )


def _needed(statements: Iterable[Statement], sources: Iterable[Source]) -> Iterator[Span]:
    for statement in statements:
        yield from statement.parts
    for source in sources:
        yield from source.mentions[:1]


def _ranges(article: Article, needed: Iterable[Span]) -> list[Range]:
    """Return which parts of the text are kept, half-open, in order, without overlap."""
    if len(article.text) <= WHOLE:
        return [(0, len(article.text))]
    blocks = list(whole(article))
    titles = [(block.start, min(block.end, block.start + ROOM)) for block in blocks if block.kind == "title"]
    return _merged([*titles, *(_around(span, blocks) for span in needed)], len(article.text))


def _around(span: Span, blocks: Sequence[Span]) -> Range:
    """Return from where to where the paragraphs of a span go, with one before and after."""
    touched = [i for i, block in enumerate(blocks) if block.start < span.end and block.end > span.start]
    near = [span, *blocks[max(touched[0] - 1, 0) : touched[-1] + 2]] if touched else [span]
    start, end = min(block.start for block in near), max(block.end for block in near)
    return max(start, span.start - ROOM), min(end, span.end + ROOM)


def _merged(ranges: Iterable[Range], end: int) -> list[Range]:
    """Join ranges with no more between them than what would stand for it."""
    joined: list[Range] = []
    for start, stop in sorted(ranges):
        if joined and start - joined[-1][1] <= len(LEFT_OUT):
            joined[-1] = joined[-1][0], max(joined[-1][1], stop)
        else:
            joined.append((start, stop))
    return [(start, min(stop, end)) for start, stop in joined]


class _Cut:
    """A text cut to some ranges, and where things stand in what is left."""

    def __init__(self, article: Article, ranges: Sequence[Range]) -> None:
        self._article = article
        self._moved: list[tuple[Range, int]] = []
        place = 0
        for start, end in ranges:
            self._moved.append(((start, end), place - start))
            place += end - start + len(LEFT_OUT)

    def article(self) -> Article:
        """Return the article with what is left of its text, and without what the page had beside it."""
        text = LEFT_OUT.join(self._article.text[start:end] for (start, end), _ in self._moved)
        return self._article.model_copy(
            update={
                "text": text,
                "blocks": self.spans(self._article.blocks),
                "emphasis": self.spans(self._article.emphasis),
                "links": (),
                "removed": (),
            }
        )

    def spans(self, spans: Iterable[AnySpan]) -> tuple[AnySpan, ...]:
        """Return what is left of some spans, moved to where they stand now."""
        return tuple(moved for span in spans for moved in self._parts(span))

    def _parts(self, span: AnySpan) -> Iterator[AnySpan]:
        for (start, end), by in self._moved:
            first, last = max(span.start, start), min(span.end, end)
            if first < last:
                yield span.model_copy(update={"start": first + by, "end": last + by})


def _source(source: Source, statements: Iterable[Statement], cut: _Cut) -> Source:
    said = tuple(statement.id for statement in statements if source.id in statement.sources)
    return source.model_copy(update={"mentions": cut.spans(source.mentions), "statements": said})


def _statement(statement: Statement, is_drawn: bool, cut: _Cut) -> Statement:
    """Return a statement moved; of one that is only linked to, it does not matter what it answers itself."""
    moved = {part: cut.spans(getattr(statement, part)) for part in ("source", "cue", "content")}
    if is_drawn:
        return statement.model_copy(update=moved)
    confidence: Confidence = statement.confidence.model_copy(update={"denies": {}})
    return statement.model_copy(update={**moved, "denies": (), "confidence": confidence})
