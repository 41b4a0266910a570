"""What covers each place of a text. Pure; offsets in code points."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord import Span


class Covered:
    """Whose spans cover a place of the text."""

    def __init__(self, spans: Mapping[str, Sequence[Span]]) -> None:
        found = list(states(spans))
        self.places = [place for place, _ in found]
        """Where it changes who covers the text, in order."""
        self._opened = [opened for _, opened in found]

    def at(self, offset: int) -> frozenset[str]:
        """Return the keys of those that cover the character at ``offset``."""
        index = bisect_right(self.places, offset) - 1
        return self._opened[index] if index >= 0 else frozenset()


def states(spans: Mapping[str, Sequence[Span]]) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield each place where a span begins or ends, and the keys of those that cover the text from there."""
    changes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for one, parts in spans.items():
        for span in parts:
            changes[span.start][one] += 1
            changes[span.end][one] -= 1
    opened: Counter[str] = Counter()
    for place in sorted(changes):
        opened.update(changes[place])
        opened = +opened
        yield place, frozenset(opened)


def edges(places: Sequence[int], start: int, end: int) -> list[int]:
    """Return both ends of a stretch with the places inside it, in order and each once."""
    inside = places[bisect_right(places, start) : bisect_right(places, end)]
    return sorted({start, *inside, end})
