"""Orders the ranks of the dispute map so that few lines cross. Pure and deterministic."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

Place = tuple[str, ...]
Ranks = Sequence[Sequence[Place]]

SWEEPS = 8
SWAPPED_UP_TO = 120
"""Beyond so many segments neighbours are not tried the other way round: that takes its time."""


def ordered(ranks: Ranks, segments: Iterable[tuple[Place, Place]]) -> tuple[tuple[Place, ...], ...]:
    """Return the ranks in an order with few crossings; where nothing is gained they stay as they are.

    Args:
        ranks: from left to right, each from the top down.
        segments: pairs of places in neighbouring ranks, the left one first.
    """
    pairs = list(segments)
    right, left = _neighbours(pairs), _neighbours((b, a) for a, b in pairs)
    best: Ranks = ranks
    now = [list(rank) for rank in ranks]
    fewest = _all_crossings(best, right)
    for sweep in range(SWEEPS if fewest else 0):
        _sort(now, left) if sweep % 2 == 0 else _sort(now[::-1], right)
        if len(pairs) <= SWAPPED_UP_TO:
            _swap(now, left, right)
        crossings = _all_crossings(now, right)
        if crossings < fewest:
            best, fewest = [list(rank) for rank in now], crossings
    return tuple(tuple(rank) for rank in best)


def crossings(rank: Sequence[Place], other: Sequence[Place], joined: Mapping[Place, list[Place]]) -> int:
    """Return how many lines cross between two ranks; ``joined`` leads from the one to the other."""
    at = {place: number for number, place in enumerate(other)}
    passed: list[int] = []
    count = 0
    for place in rank:
        ends = [at[end] for end in joined.get(place, ()) if end in at]
        count += sum(len(passed) - bisect_right(passed, end) for end in ends)
        for end in ends:
            insort(passed, end)
    return count


def _neighbours(pairs: Iterable[tuple[Place, Place]]) -> dict[Place, list[Place]]:
    found: dict[Place, list[Place]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found


def _all_crossings(ranks: Ranks, right: Mapping[Place, list[Place]]) -> int:
    return sum(crossings(a, b, right) for a, b in pairwise(ranks))


def _sort(ranks: Sequence[list[Place]], before: Mapping[Place, list[Place]]) -> None:
    """Sort each rank by where its neighbours in the rank before stand on average."""
    for previous, rank in pairwise(ranks):
        at = {place: number for number, place in enumerate(previous)}
        own = {place: float(number) for number, place in enumerate(rank)}
        for place in rank:
            ends = [at[end] for end in before.get(place, ())]
            if ends:
                own[place] = sum(ends) / len(ends)
        rank.sort(key=own.__getitem__)


def _swap(
    ranks: Sequence[list[Place]], left: Mapping[Place, list[Place]], right: Mapping[Place, list[Place]]
) -> None:
    """Swap neighbours wherever fewer lines cross then."""
    for number, rank in enumerate(ranks):
        sides = [
            (ranks[beside], joined)
            for beside, joined in ((number - 1, left), (number + 1, right))
            if 0 <= beside < len(ranks)
        ]
        for place in range(len(rank) - 1):
            pair = rank[place : place + 2]
            if _between(pair[::-1], sides) < _between(pair, sides):
                rank[place : place + 2] = pair[::-1]


def _between(
    pair: Sequence[Place], sides: Iterable[tuple[Sequence[Place], Mapping[Place, list[Place]]]]
) -> int:
    return sum(crossings(pair, other, joined) for other, joined in sides)
