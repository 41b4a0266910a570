"""From the offsets of a reading to the positions of a Qt document and back.

A reading counts Unicode code points; Qt counts UTF-16 code units, so a character beyond the basic plane (most
emoji) takes two. A document also holds less than the article's text (blank lines are spacing there) and more
(the line under the headline).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

WIDE = re.compile("[\U00010000-\U0010ffff]")
"""Characters that take two code units."""


class Utf16:
    """Positions of one text, in code points and in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in WIDE.finditer(text)]
        self._wide_units = [point + earlier for earlier, point in enumerate(self._wide)]

    def units(self, point: int) -> int:
        """Return how many code units the first ``point`` code points take."""
        return point + bisect_left(self._wide, point)

    def point(self, unit: int) -> int:
        """Return the code point that holds the code unit at position ``unit``."""
        return unit - bisect_left(self._wide_units, unit)


@dataclass(frozen=True)
class Segment:
    """A stretch of the article, ``text[start:end]`` in code points, and its position in the document."""

    start: int
    end: int
    position: int


class DocumentMap:
    """Where the article's text stands in a document. Segments are in order in both."""

    def __init__(self, text: str, segments: Sequence[Segment]) -> None:
        self._utf16 = Utf16(text)
        self._segments = tuple(segments)
        self._starts = [s.start for s in segments]
        self._positions = [s.position for s in segments]

    def position(self, offset: int) -> int:
        """Return the document position of a code point; of the nearest text before it if it is not shown."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        segment = self._segments[index]
        return segment.position + self._length(segment, min(offset, segment.end))

    def ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the document ranges, half-open, that show ``text[start:end]``, one for each segment."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        for segment in self._segments[first : bisect_left(self._starts, end)]:
            low, high = max(start, segment.start), min(end, segment.end)
            if low < high:
                base = segment.position
                found.append((base + self._length(segment, low), base + self._length(segment, high)))
        return found

    def offset(self, position: int) -> int | None:
        """Return the code point shown at a document position; None where none of the article stands."""
        index = bisect_right(self._positions, position) - 1
        if index < 0:
            return None
        segment = self._segments[index]
        offset = self._utf16.point(self._utf16.units(segment.start) + position - segment.position)
        return offset if offset < segment.end else None

    def covered(self, first: int, last: int) -> tuple[int, int]:
        """Return the stretch of the article, half-open, that holds all shown between two positions."""
        low = max(bisect_right(self._positions, first) - 1, 0)
        segments = self._segments[low : max(bisect_left(self._positions, last), low)]
        return (segments[0].start, segments[-1].end) if segments else (0, 0)

    def _length(self, segment: Segment, offset: int) -> int:
        return self._utf16.units(offset) - self._utf16.units(segment.start)
