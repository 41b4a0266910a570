"""Which lines and pages of a printout hold which words of the article. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol

from onrecord import Span


class Spanning(Protocol):
    """A line of a printout."""

    @property
    def span(self) -> tuple[int, int] | None:
        """The stretch of the article that stands on it, half-open; None where none does."""


class Lines:
    """The lines that show the article, in its order."""

    def __init__(self, lines: Iterable[Spanning]) -> None:
        spans = [(i, line.span) for i, line in enumerate(lines)]
        self._indexes = [i for i, span in spans if span]
        self._starts = [span[0] for _, span in spans if span]

    def between(self, start: int, end: int) -> Sequence[int]:
        """Return the indexes of the lines that show ``text[start:end]``."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return self._indexes[first : bisect_left(self._starts, end)]

    def of(self, spans: Iterable[Span]) -> list[int]:
        """Return the indexes of the lines that show any of some spans, in order."""
        return sorted(
            {i for span in spans if span.start < span.end for i in self.between(span.start, span.end)}
        )


def in_words(one: str, many: str, numbers: Iterable[int]) -> str:
    """Return "line 4", "lines 4–6" or "lines 4, 6–8", with the nouns given; empty without a number."""
    listed = sorted(set(numbers))
    # numbers that follow each other are as far from their places in the list
    runs = [list(run) for _, run in groupby(listed, lambda number: number - bisect_left(listed, number))]
    ranges = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return f"{one if len(listed) == 1 else many} {', '.join(ranges)}" if listed else ""
