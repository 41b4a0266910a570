"""Which lines and pages of a printout hold which words of the article. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol

from onrecord import Span
from onrecord.translation import tr


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


def in_figures(numbers: Iterable[int]) -> str:
    """Return numbers in order and each once, such as "4, 6–8"; empty without a number."""
    listed = sorted(set(numbers))
    # numbers that follow each other are as far from their places in the list
    runs = [list(run) for _, run in groupby(listed, lambda number: number - bisect_left(listed, number))]
    return tr(", ").join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
