"""The rest of an article: the sentences that lie outside every statement. Pure, offsets in code points.

On Record found no source for these: they are the writer's own words, or it missed something.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord import Reading, Span
from onrecord.blocks import whole
from onrecord.phrasing import says_something
from onrecord_desktop.marks import merged

SENTENCED = frozenset({"paragraph", "quote", "list", "note"})
"""Kinds of blocks that are made of sentences; a headline, a byline or a caption is not."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in which no source was found, half-open."""

    start: int
    end: int

    @property
    def id(self) -> str:
        """What to select it by."""
        return f"sentence {self.start}"


class Rest:
    """The sentences of an article in which no source was found. They are looked for when first asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, in order."""
        taken = merged((p.start, p.end) for s in self._reading.statements for p in s.parts)
        ends = [end for _, end in taken]
        free = (s for s in self._sentences() if not _touched(s, taken, bisect_right(ends, s.start)))
        return tuple(Sentence(span.start, span.end) for span in free)

    def _sentences(self) -> Iterator[Span]:
        # It loads a library that the window does without until somebody asks.
        from onrecord.sentences import sentences

        article = self._reading.article
        blocks = list(whole(article))
        starts = [block.start for block in blocks]
        for span in sentences(article):
            block = blocks[bisect_right(starts, span.start) - 1]
            if block.kind in SENTENCED and says_something(span.of(article.text)):
                yield span

    @cached_property
    def by_id(self) -> dict[str, Sentence]:
        """All of them, by id."""
        return {sentence.id: sentence for sentence in self.sentences}

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at ``offset``."""
        return next(self.within(offset, offset + 1), None)

    def within(self, start: int, end: int) -> Iterator[Sentence]:
        """Yield the sentences that touch ``text[start:end]``."""
        for sentence in self.sentences[max(bisect_right(self._starts, start) - 1, 0) :]:
            if sentence.start >= end:
                return
            if sentence.end > start:
                yield sentence


def _touched(span: Span, taken: Sequence[tuple[int, int]], first: int) -> bool:
    """Whether a stretch of text overlaps one of these, the first of which ends after it begins."""
    return first < len(taken) and taken[first][0] < span.end
