"""A text with edits, and where each of its characters goes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise

Range = tuple[int, int]
"""Half-open, in code points."""


@dataclass(frozen=True)
class Edit:
    """What stands from ``start`` to ``end`` is replaced; where both are one, something is put in."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Changed:
    """A text after edits that do not overlap, in order."""

    before: str
    edits: tuple[Edit, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Words of names to those that stand for them now."""

    @cached_property
    def text(self) -> str:
        """The changed text."""
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += [self.before[at : edit.start], edit.text]
            at = edit.end
        return "".join((*parts, self.before[at:]))

    @cached_property
    def _grown(self) -> list[int]:
        """By how much the text before each edit, and at last all of it, is longer."""
        return list(accumulate((len(e.text) - (e.end - e.start) for e in self.edits), initial=0))

    @cached_property
    def _ends(self) -> list[int]:
        return [edit.end for edit in self.edits]

    def added(self) -> tuple[Range, ...]:
        """Return where what each edit put there stands now."""
        places = ((e.start + grown, e.text) for e, grown in zip(self.edits, self._grown, strict=False))
        return tuple((start, start + len(text)) for start, text in places)

    def moved(self, start: int, end: int) -> tuple[Range, ...]:
        """Return where a range is now: in parts where something was put into it."""
        inside = (e.start for e in self.edits if e.start == e.end and start < e.start < end)
        bounds = [start, *dict.fromkeys(inside), end]
        return tuple((self._start(a), self._end(b)) for a, b in pairwise(bounds) if a < b)

    def _start(self, offset: int) -> int:
        return self._place(bisect_right(self._ends, offset), offset, at_end=False)

    def _end(self, offset: int) -> int:
        n = bisect_left(self._ends, offset)
        while n < len(self.edits) and self.edits[n].start < self.edits[n].end == offset:
            n += 1
        return self._place(n, offset, at_end=True)

    def _place(self, n: int, offset: int, *, at_end: bool) -> int:
        """The place of an offset with ``n`` edits before it; one inside an edit goes to the edit's border."""
        if n < len(self.edits) and self.edits[n].start < offset < self.edits[n].end:
            edit = self.edits[n]
            return edit.start + self._grown[n] + (len(edit.text) if at_end else 0)
        return offset + self._grown[n]


def changed(text: str, edits: Iterable[Edit]) -> Changed:
    """Return the text with those edits that alter something."""
    return Changed(text, tuple(e for e in edits if e.text != text[e.start : e.end]))
