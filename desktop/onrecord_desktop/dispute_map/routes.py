"""One connected part of the dispute map, drawn: boxes for nodes and labels, and the curves that join them.

Pure. All is worked out for ranks from left to right; for ranks from the top down x and y change places.
Lines leave and enter at right angles and turn only between ranks, where there is nothing but lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord_desktop.dispute_map.drawing import HEAD, Air, Arrow, Box, Curve, Drawing, Point, Size, Sizes
from onrecord_desktop.dispute_map.layers import Layered, Strand, is_bend, is_label
from onrecord_desktop.dispute_map.order import Place
from onrecord_desktop.dispute_map.spacing import spaced

NODE_GAP = 14.0
LABEL_GAP = 5.0
LINE_GAP = 9.0
PITCH = 11.0
"""Least distance between two lines at one side of a node."""
INSET = 10.0
"""Least distance between a line and a corner of a node."""
SHORT = 22.0
LONG = 84.0
STEEPNESS = 0.34
BUSY = 5.0
"""Room between two ranks, from ``SHORT`` to ``LONG``: so much for each unit that a line climbs there, and so
much for each line that climbs."""


def rank_widths(part: Layered, sizes: Sizes) -> tuple[float, ...]:
    """Return how wide each rank is: as its widest node or label. From left to right."""
    return tuple(max((_size(place, sizes).width for place in rank), default=0.0) for rank in part.ranks)


def drawn(part: Layered, sizes: Sizes, widths: Sequence[float], *, downward: bool, air: Air) -> Drawing:
    """Draw a connected part.

    Args:
        part: its nodes and links in layers.
        sizes: how large nodes and labels are; turned where ranks go downward.
        widths: how wide each rank is to be.
        downward: whether ranks follow each other from the top down.
        air: how many times the least distances there are between things.
    """
    drawing = _Part(part, sizes, widths, air).drawing()
    return drawing.turned if downward else drawing


def _size(place: Place, sizes: Sizes) -> Size:
    if is_bend(place):
        return Size(0.0, 0.0)
    return sizes.labels[place[1]] if is_label(place) else sizes.nodes[place[1]]


class _Part:
    """A connected part with its ranks from left to right."""

    def __init__(self, part: Layered, sizes: Sizes, widths: Sequence[float], air: Air) -> None:
        self._part = part
        self._sizes = sizes
        self._widths = widths
        self._air = air
        self._rank = {place: number for number, rank in enumerate(part.ranks) for place in rank}
        self._beside = self._sides()
        self._heights = {place: self._height_of(place) for place in self._rank}
        self._ports = self._offsets_of_ports()
        y = spaced(part, self._ports, self._distance)
        top = min(y[place] - self._heights[place] / 2 for place in y)
        self._y = {place: middle - top for place, middle in y.items()}
        self._lefts, self._rights = self._columns()

    def drawing(self) -> Drawing:
        bottom = max(self._y[place] + self._heights[place] / 2 for place in self._y)
        nodes = {place[1]: self._box(place) for place in self._y if place[0] == "node"}
        return Drawing(Size(self._rights[-1], bottom), nodes, tuple(map(self._arrow, self._part.strands)))

    def _sides(self) -> dict[tuple[Place, bool], list[Place]]:
        """Return what lines lead to from each place, at its right side (True) and at its left."""
        beside: dict[tuple[Place, bool], list[Place]] = {}
        for left, right in self._part.segments:
            beside.setdefault((left, True), []).append(right)
            beside.setdefault((right, False), []).append(left)
        down = {place: number for rank in self._part.ranks for number, place in enumerate(rank)}
        return {side: sorted(others, key=down.__getitem__) for side, others in beside.items()}

    def _offsets_of_ports(self) -> dict[tuple[Place, Place], float]:
        """Return for each place and one beside it how far below the former's middle the line meets it."""
        offsets: dict[tuple[Place, Place], float] = {}
        for (place, _), others in self._beside.items():
            room = self._heights[place] - 2 * INSET if place[0] == "node" else 0.0
            step = min(room / max(len(others) - 1, 1), 1.6 * PITCH)
            for number, other in enumerate(others):
                offsets[place, other] = step * (number - (len(others) - 1) / 2)
        return offsets

    def _height_of(self, place: Place) -> float:
        height = _size(place, self._sizes).height
        if place[0] != "node":
            return height
        most = max(len(self._beside.get((place, side), ())) for side in (True, False))
        return max(height, PITCH * (most - 1) + 2 * INSET)

    def _width(self, place: Place) -> float:
        if place[0] == "node" and place[1] not in self._sizes.fixed:
            return self._widths[self._rank[place]]
        return _size(place, self._sizes).width

    def _distance(self, upper: Place, lower: Place) -> float:
        if is_bend(upper) or is_bend(lower):
            gap = LINE_GAP
        elif is_label(upper) and is_label(lower):
            gap = LABEL_GAP * self._air.across
        else:
            gap = NODE_GAP * self._air.across
        return (self._heights[upper] + self._heights[lower]) / 2 + gap

    def _columns(self) -> tuple[list[float], list[float]]:
        climbs: list[list[float]] = [[] for _ in self._part.ranks]
        for left, right in self._part.segments:
            ends = (self._y[left] + self._ports[left, right], self._y[right] + self._ports[right, left])
            climbs[self._rank[left]] += [abs(ends[0] - ends[1])] if abs(ends[0] - ends[1]) > 1 else []
        lefts, rights = [], []
        x = 0.0
        for width, climb in zip(self._widths, climbs, strict=True):
            lefts.append(x)
            rights.append(x + width)
            room = STEEPNESS * max(climb, default=0.0) + BUSY * len(climb)
            x = rights[-1] + self._air.along * min(max(room, SHORT), LONG)
        return lefts, rights

    def _box(self, place: Place) -> Box:
        rank = self._rank[place]
        width, height = self._width(place), self._heights[place]
        left = self._lefts[rank]
        spare = self._rights[rank] - left - width
        if is_label(place):
            left += spare / 2
        elif (place, False) not in self._beside:
            left += spare
        return Box(left, self._y[place] - height / 2, width, height)

    def _arrow(self, strand: Strand) -> Arrow:
        label = strand.trunk[1] if len(strand.trunk) > 1 else None
        trunk = self._way(strand.trunk, strand.forward)
        branches = {
            head: self._way(path, strand.forward, headed=label is not None)
            for head, path in strand.branches.items()
        }
        return Arrow(strand.link, self._box(label) if label else None, trunk, branches)

    def _way(self, path: Sequence[Place], forward: bool, headed: bool = False) -> tuple[Curve, ...]:
        points = list(dict.fromkeys(self._points(path, forward)))
        if headed:
            x, y = points[-1]
            points[-1] = (x - HEAD if forward else x + HEAD, y)
        return tuple(_curve(a, b) for a, b in pairwise(points))

    def _points(self, path: Sequence[Place], forward: bool) -> Iterator[Point]:
        """Yield where a line leaves and enters each place, and each rank that it passes."""
        for one, other in pairwise(path):
            yield from self._edge(one, other, forward, leaves=True)
            yield from self._edge(other, one, forward, leaves=False)

    def _edge(self, place: Place, other: Place, forward: bool, leaves: bool) -> list[Point]:
        y = self._y[place] + self._ports[place, other]
        at_right = forward is leaves
        edge = (self._rights if at_right else self._lefts)[self._rank[place]]
        if is_bend(place):
            return [(edge, y)]
        box = self._box(place)
        own = box.right if at_right else box.left
        points = [(own, y), (edge, y)]
        return points if leaves else points[::-1]


def _curve(start: Point, end: Point) -> Curve:
    middle = (start[0] + end[0]) / 2
    return start, (middle, start[1]), (middle, end[1]), end
