"""Which statement each character of the article is marked for. Pure: no Qt, offsets in code points."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from onrecord import Span, Statement


@dataclass(frozen=True)
class Mark:
    """A stretch of text, half-open, marked for one statement."""

    start: int
    end: int
    statement: str
    around: str | None = None
    """The statement that it is nested in there, if any."""


class Marks:
    """Marks of a reading: in order, without overlap. Where statements nest, the inner one has the text."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = tuple(marks)
        self._starts = [m.start for m in marks]

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that touch ``text[start:end]``."""
        for mark in self._marks[max(bisect_right(self._starts, start) - 1, 0) :]:
            if mark.start >= end:
                return
            if mark.end > start:
                yield mark

    def at(self, offset: int) -> str | None:
        """Return the id of the statement that has the character at ``offset``."""
        return next((mark.statement for mark in self.within(offset, offset + 1)), None)


def content_marks(statements: Iterable[Statement], first: str | None = None) -> Marks:
    """Mark contents, as they are underlined; ``first`` is a statement that has its whole content even so."""
    return _layered([(s.id, s.content) for s in statements], first)


def place_marks(statements: Iterable[Statement]) -> Marks:
    """Mark sources, cues and contents, as they answer to a click."""
    return _layered([(s.id, s.parts) for s in statements], None)


def _layered(statements: Iterable[tuple[str, tuple[Span, ...]]], first: str | None) -> Marks:
    """Give each character to the smallest statement that covers it, or to ``first``."""
    layers = sorted(statements, key=lambda s: (s[0] == first, -_size(s[1])))
    events = sorted(
        (place, rank, opens)
        for rank, (_, spans) in enumerate(layers)
        for span in spans
        for place, opens in ((span.start, True), (span.end, False))
    )
    ids = [statement for statement, _ in layers]
    return Marks(_joined(Mark(a, b, *(ids[rank] for rank in ranks)) for a, b, ranks in _sweep(events)))


def _sweep(events: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, int, list[int]]]:
    """Yield (start, end, the two highest open ranks) between the places where something opens or closes."""
    open_ranks: Counter[int] = Counter()
    last = 0
    for place, rank, opens in events:
        if open_ranks and place > last:
            yield last, place, nlargest(2, open_ranks)
        last = place
        open_ranks[rank] += 1 if opens else -1
        if not open_ranks[rank]:
            del open_ranks[rank]


def _joined(marks: Iterable[Mark]) -> list[Mark]:
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and (last.end, last.statement, last.around) == (mark.start, mark.statement, mark.around):
            mark = replace(joined.pop(), end=mark.end)
        joined.append(mark)
    return joined


def _size(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return half-open ranges in order, those that meet or overlap joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
