"""Lays the dispute map out for the room there is: tries the ways that make sense, takes the best. Pure.

The same sizes, links and room give the same drawing, whatever else happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from onrecord_desktop.dispute_map.drawing import Air, Arrow, Box, Drawing, Size, Sizes
from onrecord_desktop.dispute_map.layers import Layered, Link, layered
from onrecord_desktop.dispute_map.routes import drawn, rank_widths

SMALLEST = 0.8
"""Drawn smaller, words cannot be read with ease: from there on the map is scrolled."""
LARGEST = 1.35
AIRS = (Air(2.6, 2.6), Air(2.0, 2.4), Air(1.5, 2.2), Air(1.2, 1.8), Air(1.0, 1.5), Air(1.0, 1.2))
"""How roomy a map may be, the roomiest first."""
TIGHT = Air(0.6, 0.8)
"""For what does not fit otherwise."""
PART_GAP = 34.0
"""Between parts that nothing joins."""
COLUMNS = 4
SECOND_CHOICE = 0.86
"""How much less a way counts that reads less well than from left to right with deniers at the left."""
ENOUGH = 1.0
"""Drawn so large, words can be read with ease: that a way allows more does not speak for it."""
MANY = 60
"""With more nodes than this one way alone is tried: trying takes its time."""


@dataclass(frozen=True)
class Way:
    """A way to lay a graph out, whatever its words and its room."""

    parts: tuple[Layered, ...]
    downward: bool
    liking: float

    def drawn(self, sizes: Sizes, air: Air) -> list[Drawing]:
        """Draw each connected part."""
        if self.downward:
            sizes = sizes.turned
        widths = _alike(self.parts, sizes)
        return [
            drawn(part, sizes, width, downward=self.downward, air=air)
            for part, width in zip(self.parts, widths, strict=True)
        ]


def ways(nodes: Sequence[str], links: Sequence[Link]) -> tuple[Way, ...]:
    """Return the ways to lay a graph out that make sense.

    Args:
        nodes: ids, in the order in which they had best stand.
        links: between these nodes, none from a node to itself.
    """
    few = len(nodes) <= MANY
    return tuple(
        Way(parts, downward, SECOND_CHOICE ** (both_sides + downward))
        for both_sides in ((False, True) if few else (False,))
        for parts in [layered(nodes, links, both_sides=both_sides)]
        for downward in ((False, True) if few else (False,))
    )


def laid_out(choice: Sequence[Way], sizes: Sizes, room: Size) -> Drawing:
    """Return the drawing that can be shown largest in a room, roomy where there is room to spare."""
    if not sizes.nodes:
        return Drawing(Size(1.0, 1.0), {}, ())
    way, columns, best = _best(choice, sizes, room, Air())
    if not fits(best.size, room):
        return _best(choice, sizes, room, TIGHT)[2]
    least = min(scale_for(best.size, room), LARGEST * 0.96)
    for air in AIRS:
        roomy = packed(way.drawn(sizes, air), columns, PART_GAP * air.across)
        if fits(roomy.size, room) and scale_for(roomy.size, room) >= least:
            return roomy
    return best


def _best(choice: Sequence[Way], sizes: Sizes, room: Size, air: Air) -> tuple[Way, int, Drawing]:
    """Return the best way, in how many columns its parts stand then, and its drawing."""
    tried = [
        (way, count, packed(drawings, count, PART_GAP * air.across))
        for way in choice
        for drawings in [way.drawn(sizes, air)]
        for count in range(1, min(len(way.parts), COLUMNS) + 1)
    ]
    return max(tried, key=lambda each: _worth(each[2].size, room, each[0].liking))


def scale_for(size: Size, room: Size) -> float:
    """Return how large something of a size is drawn in a room."""
    return max(min(room.width / size.width, room.height / size.height, LARGEST), SMALLEST)


def fits(size: Size, room: Size) -> bool:
    """Tell whether it can be shown whole."""
    return size.width * SMALLEST <= room.width and size.height * SMALLEST <= room.height


def _worth(size: Size, room: Size, liking: float) -> tuple[float, float]:
    """Rank by what must be scrolled, sideways above all, then by how large it is."""
    over = 3 * max(size.width * SMALLEST - room.width, 0) + max(size.height * SMALLEST - room.height, 0)
    return -over, min(scale_for(size, room), ENOUGH) * liking


def _alike(parts: Sequence[Layered], sizes: Sizes) -> list[tuple[float, ...]]:
    """Return the widths of each part's ranks: alike in parts of as many ranks, so that they line up."""
    together: dict[int, list[tuple[float, ...]]] = {}
    for part in parts:
        together.setdefault(len(part.ranks), []).append(rank_widths(part, sizes))
    return [tuple(map(max, *together[len(part.ranks)], repeat(0.0))) for part in parts]


def packed(drawings: Sequence[Drawing], columns: int, gap: float) -> Drawing:
    """Put drawings into columns, each into the one that is shortest so far."""
    heights = [0.0] * columns
    stacks: list[list[Drawing]] = [[] for _ in range(columns)]
    for drawing in drawings:
        column = heights.index(min(heights))
        stacks[column].append(drawing)
        heights[column] += drawing.size.height + gap
    tall = max(heights) - gap
    nodes: dict[str, Box] = {}
    arrows: list[Arrow] = []
    x = 0.0
    for stack in stacks:
        y = 0.0
        for drawing in stack:
            nodes |= {name: box.moved(x, y) for name, box in drawing.nodes.items()}
            arrows += [arrow.moved(x, y) for arrow in drawing.arrows]
            y += drawing.size.height + gap
        x += max(drawing.size.width for drawing in stack) + gap * 1.6
    return Drawing(Size(x - gap * 1.6, tall), nodes, tuple(arrows))
