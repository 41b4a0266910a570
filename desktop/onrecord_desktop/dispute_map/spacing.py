"""Where the places of a rank stand in the end: as near to their neighbours as their sizes allow. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from onrecord_desktop.dispute_map.layers import Layered, is_bend, is_label
from onrecord_desktop.dispute_map.order import Place

PULLS = ((1.0, 6), (40.0, 8))
"""How much lines pull at their ends that had best be straight, where others pull with 1, and for how many
rounds."""
STRAIGHTENING = 10
"""Rounds after these in which what can be straight becomes so."""

Distance = Callable[[Place, Place], float]
"""Least distance between the middles of two places, the one under the other."""
Ports = Mapping[tuple[Place, Place], float]
"""How far below the middle of the first place its line to the second one meets it."""
_Rank = tuple[Sequence[Place], Sequence[float]]
"""Places from the top down, and how far down they stand where all are as close together as they may be."""


@dataclass(frozen=True)
class Wish:
    """Where a place would stand, and how much that matters."""

    at: float
    weight: float


@dataclass(frozen=True)
class _Near:
    """A neighbour, how far below its middle a place would stand, and how much that matters."""

    place: Place
    below: float
    weight: float


def spaced(part: Layered, ports: Ports, distance: Distance) -> dict[Place, float]:
    """Return how far down the middle of each place stands."""
    stacks = [_stacked(rank, distance) for rank in part.ranks]
    at = {
        place: offset - stack[-1] / 2
        for rank, stack in zip(part.ranks, stacks, strict=True)
        for place, offset in zip(rank, stack, strict=True)
    }
    ranks = list(zip(part.ranks, stacks, strict=True))
    for straight, rounds in PULLS:
        near = _neighbours(part, ports, straight)
        for turn in range(rounds):
            for rank, stack in ranks if turn % 2 == 0 else ranks[::-1]:
                wishes = [_wish(near[place], at, at[place]) for place in rank]
                at.update(zip(rank, settled(wishes, stack), strict=True))
    _straighten(part, ports, ranks, at)
    return at


def _straighten(part: Layered, ports: Ports, ranks: Sequence[_Rank], at: dict[Place, float]) -> None:
    bars = list(_bars(part, ports))
    for _ in range(STRAIGHTENING):
        wishes = {place: Wish(y, 1.0) for place, y in at.items()}
        for bar in bars:
            middle = sum(at[place] - below for place, below in bar.items()) / len(bar)
            wishes.update({place: Wish(middle + below, len(bar)) for place, below in bar.items()})
        for rank, stack in ranks:
            at.update(zip(rank, settled([wishes[place] for place in rank], stack), strict=True))


def _bars(part: Layered, ports: Ports) -> Iterator[dict[Place, float]]:
    """Yield places that had best be in line, each with how far below the first of them it stands then."""
    joined: dict[Place, list[tuple[Place, float]]] = {}
    for one, other in _best_straight(part):
        below = ports[one, other] - ports[other, one]
        joined.setdefault(one, []).append((other, below))
        joined.setdefault(other, []).append((one, -below))
    seen: set[Place] = set()
    for first in joined:
        if first not in seen:
            bar, todo = {first: 0.0}, [first]
            while todo:
                place = todo.pop()
                further = [(other, below) for other, below in joined[place] if other not in bar]
                bar.update({other: bar[place] + below for other, below in further})
                todo += [other for other, _ in further]
            seen.update(bar)
            yield bar


def settled(wishes: Sequence[Wish], stack: Sequence[float]) -> list[float]:
    """Return places as close to the wishes, in least squares, as order and least distances allow.

    Without the distances this is isotonic regression, which pools adjacent violators.

    Args:
        wishes: where each of a rank would stand.
        stack: how far down each stands where all are as close together as they may be.
    """
    pooled: list[tuple[float, float, int]] = []
    for wish, offset in zip(wishes, stack, strict=True):
        middle, weight, count = wish.at - offset, wish.weight, 1
        while pooled and pooled[-1][0] > middle:
            before, heavy, more = pooled.pop()
            middle = (before * heavy + middle * weight) / (heavy + weight)
            weight, count = weight + heavy, count + more
        pooled.append((middle, weight, count))
    shifts = (middle for middle, _, count in pooled for _ in range(count))
    return [shift + offset for shift, offset in zip(shifts, stack, strict=True)]


def _stacked(rank: Sequence[Place], distance: Distance) -> list[float]:
    return list(accumulate((distance(a, b) for a, b in pairwise(rank)), initial=0.0))


def _neighbours(part: Layered, ports: Ports, straight: float) -> dict[Place, list[_Near]]:
    found: dict[Place, list[_Near]] = {place: [] for rank in part.ranks for place in rank}
    best_straight = _best_straight(part)
    for one, other in part.segments:
        weight = straight if (one, other) in best_straight else 1.0
        below = ports[one, other] - ports[other, one]
        found[one].append(_Near(other, -below, weight))
        found[other].append(_Near(one, below, weight))
    return found


def _best_straight(part: Layered) -> dict[tuple[Place, Place], None]:
    """Return the segments from tails to labels, between bends, and of lines that end where no other does."""
    lines = Counter(place for segment in part.segments for place in segment)
    found: dict[tuple[Place, Place], None] = {}
    for strand in part.strands:
        for path in strand.paths:
            ends = path[0], path[-1]
            free = is_label(path[-1]) or any(lines[end] == 1 for end in ends)
            pairs = pairwise(path if strand.forward else path[::-1])
            found.update(
                dict.fromkeys(pair for pair in pairs if free or (is_bend(pair[0]) and is_bend(pair[1])))
            )
    return found


def _wish(near: Sequence[_Near], at: Mapping[Place, float], now: float) -> Wish:
    wished = weight = 0.0
    for other in near:
        wished += (at[other.place] + other.below) * other.weight
        weight += other.weight
    return Wish(wished / weight, weight) if weight else Wish(now, 1.0)
