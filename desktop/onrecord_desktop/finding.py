"""What the reader looks for, how often it was found, and at which place they are. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.translation import grouped, tr, trn
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
            return tr("Not in the article")
        if self.by_statement:
            here = self._statement_in_words(filtered)
            return here if brief else f"{here} · {_matches(self.matches)}"
        here = self.place if brief else self._place_in_article
        return here if self.holders is None else f"{here} · {_in_statements(self.within, filtered)}"

    @property
    def place(self) -> str:
        """Say at which of the matches the reader is."""
        # Translators: such as "2 of 5": the second of five matches.
        return tr("{number} of {count}", number=self.at + 1, count=_many(self.matches))

    @property
    def _place_in_article(self) -> str:
        return tr("{number} of {count} in the article", number=self.at + 1, count=_many(self.matches))

    def _statement_in_words(self, filtered: bool) -> str:
        """Say at which of the statements that hold a match the reader is."""
        number, count = grouped(self.at + 1), len(self.holders or ())
        if not count:
            return tr("In no statement shown") if filtered else tr("In no statement")
        if filtered:
            return trn(
                "{number} of {n} statement shown", "{number} of {n} statements shown", count, number=number
            )
        return trn("{number} of {n} statement", "{number} of {n} statements", count, number=number)


def _matches(matches: Sequence[Range]) -> str:
    count = _many(matches)
    return trn("{n} match in the article", "{n} matches in the article", len(matches), n=count)


def _in_statements(number: int, filtered: bool) -> str:
    """Say how many matches are in statements."""
    if not number:
        return tr("none in statements shown") if filtered else tr("none in statements")
    if filtered:
        return trn("{n} in statements shown", "{n} in statements shown", number, n=number)
    return trn("{n} in statements", "{n} in statements", number, n=number)


def _many(matches: Sequence[Range]) -> str:
    return tr("{n} or more", n=grouped(MOST)) if len(matches) >= MOST else str(len(matches))


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
