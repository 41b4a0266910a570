"""What the reader looks for, how often it was found, and at which place they are. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.phrasing import counted
from onrecord_desktop.searching import MOST, Range

Holder = tuple[str, int]
"""Id of a statement that holds matches, and the number of the first of them."""


@dataclass(frozen=True)
class Found:
    """The matches of a query, and where the reader is: among all, or among the statements that hold one."""

    query: str = ""
    matches: tuple[Range, ...] = ()
    """In order, without overlap."""
    holders: tuple[Holder, ...] | None = ()
    """In the order of the statements; None where the article is not marked yet."""
    within: int = 0
    """How many matches are in statements, if only some of their words."""
    by_statement: bool = False
    at: int = -1
    """Which stop is the current one, from 0; -1 for none."""

    @property
    def stops(self) -> tuple[int, ...]:
        """The numbers of the matches to stop at."""
        if self.by_statement:
            return tuple(match for _, match in self.holders or ())
        return tuple(range(len(self.matches)))

    @property
    def match(self) -> int | None:
        """The number of the current match."""
        return self.stops[self.at] if 0 <= self.at < len(self.stops) else None

    @property
    def statement(self) -> str | None:
        """Id of the current statement, where the reader goes from statement to statement."""
        holders = self.holders or ()
        return holders[self.at][0] if self.by_statement and 0 <= self.at < len(holders) else None

    def near(self, offset: int) -> Found:
        """Return it at the first stop from an offset on, or at the first of all."""
        stops = self.stops
        later = (number for number, match in enumerate(stops) if self.matches[match][1] > offset)
        return replace(self, at=next(later, 0) if stops else -1)

    def stepped(self, by: int) -> Found:
        """Return it at another stop; from the last to the first."""
        count = len(self.stops)
        return replace(self, at=(max(self.at, -1 if by > 0 else 0) + by) % count) if count else self

    def words(self, *, filtered: bool = False, brief: bool = False) -> str:
        """Say how often it was found, and where the reader is.

        Args:
            filtered: not every statement is shown.
            brief: leave out what can be guessed.
        """
        if not self.query:
            return ""
        if not self.matches:
            return "Not in the article"
        shown = " shown" if filtered else ""
        article = "" if brief else " in the article"
        if self.by_statement:
            count = len(self.holders or ())
            here = f"{self.at + 1} of {counted(count, 'statement')}" if count else "In no statement"
            return f"{here}{shown}" if brief else f"{here}{shown} · {_matches(self.matches)}{article}"
        here = f"{self.at + 1} of {_many(self.matches)}{article}"
        return here if self.holders is None else f"{here} · {self.within or 'none'} in statements{shown}"


def _matches(matches: Sequence[Range]) -> str:
    return "1 match" if len(matches) == 1 else f"{_many(matches)} matches"


def _many(matches: Sequence[Range]) -> str:
    return f"{MOST:,} or more" if len(matches) >= MOST else str(len(matches))


def held(
    statements: Iterable[tuple[str, Sequence[Range]]], matches: Sequence[Range]
) -> tuple[tuple[Holder, ...], int]:
    """Return which statements, by id and parts, hold a match or some of one, and how many they hold."""
    starts, ends = [start for start, _ in matches], [end for _, end in matches]
    holders: list[Holder] = []
    within: set[int] = set()
    for statement, parts in statements:
        touched = [range(bisect_right(ends, start), bisect_left(starts, end)) for start, end in parts]
        if any(touched):
            holders.append((statement, min(numbers.start for numbers in touched if numbers)))
            within.update(*touched)
    return tuple(holders), len(within)
