"""Which statement each character of the article is marked for. Pure: no Qt, offsets in code points."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord import Span, Statement


@dataclass(frozen=True)
class Mark:
    """A stretch of text, half-open, marked for one statement."""

    start: int
    end: int
    statement: str


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
    return Marks(_joined([(a, b, layers[rank][0]) for a, b, rank in _sweep(events)]))


def _sweep(events: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, highest open rank) between the places where something opens or closes."""
    open_ranks: Counter[int] = Counter()
    last = 0
    for place, rank, opens in events:
        if open_ranks and place > last:
            yield last, place, max(open_ranks)
        last = place
        open_ranks[rank] += 1 if opens else -1
        if not open_ranks[rank]:
            del open_ranks[rank]


def _joined(stretches: Iterable[tuple[int, int, str]]) -> list[Mark]:
    marks: list[Mark] = []
    for start, end, statement in stretches:
        if marks and marks[-1].end == start and marks[-1].statement == statement:
            start = marks.pop().start
        marks.append(Mark(start, end, statement))
    return marks


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
