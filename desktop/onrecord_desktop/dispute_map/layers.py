"""Layers of the dispute map, after Sugiyama, Tagawa and Toda (1981): who denies stands left of who is denied.

Nodes stand in the even ranks, labels of links in the odd ones between, and a link that passes a rank takes a
bend there: so no line ever runs through a node or a label. Pure: names in, ranks in order out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from itertools import pairwise

from onrecord_desktop.dispute_map.order import Place, ordered


@dataclass(frozen=True)
class Link:
    """A denial, or a relay, between nodes."""

    id: str
    tail: str
    heads: tuple[str, ...]
    labelled: bool = True
    """Whether there is a label beside its tail. A link without one goes from the middle outwards."""


@dataclass(frozen=True)
class Strand:
    """A link, or those of its branches that go in one direction, as the places that it visits."""

    link: str
    trunk: tuple[Place, ...]
    """The tail and, if there is one, the label."""
    branches: Mapping[str, tuple[Place, ...]]
    """For each head the places from the end of the trunk to the head, both included."""
    forward: bool
    """Whether its tail stands left of its heads."""

    @property
    def paths(self) -> tuple[tuple[Place, ...], ...]:
        """Its ways, the one from tail to label first."""
        return (self.trunk, *self.branches.values())


@dataclass(frozen=True)
class Layered:
    """One connected part of the graph."""

    ranks: tuple[tuple[Place, ...], ...]
    """From left to right, each from the top down."""
    strands: tuple[Strand, ...]

    @property
    def segments(self) -> tuple[tuple[Place, Place], ...]:
        """The pairs of places in neighbouring ranks, the left one first, that a line joins."""
        return tuple(_segments(self.strands))


def node(node_id: str) -> Place:
    """Return the place of a node."""
    return ("node", node_id)


def is_bend(place: Place) -> bool:
    """Tell whether a line just passes here."""
    return place[0] == "bend"


def is_label(place: Place) -> bool:
    """Tell whether this is a label, of the link ``place[1]``."""
    return place[0] == "label"


def layered(nodes: Sequence[str], links: Sequence[Link], *, both_sides: bool) -> tuple[Layered, ...]:
    """Return the connected parts of a graph in layers, the largest first.

    Args:
        nodes: ids, in the order in which they had best stand.
        links: between these nodes, none from a node to itself.
        both_sides: whether every second of those who only deny stands right of whom it denies.
    """
    parts = [_part(members, links, both_sides) for members in _connected(nodes, links)]
    return tuple(sorted(parts, key=lambda part: -sum(map(len, part.ranks))))


def _connected(nodes: Sequence[str], links: Iterable[Link]) -> list[list[str]]:
    group = {name: [name] for name in nodes}
    for link in links:
        for head in link.heads:
            one, other = group[link.tail], group[head]
            if one is not other:
                one += other
                group.update(dict.fromkeys(other, one))
    place = {name: number for number, name in enumerate(nodes)}
    return [sorted(members, key=place.__getitem__) for members in {id(g): g for g in group.values()}.values()]


def _part(members: Sequence[str], links: Sequence[Link], both_sides: bool) -> Layered:
    own = [link for link in links if link.tail in members]
    turned = _every_second_denier(own) if both_sides else ()
    graph = _Directed(members)
    for link in own:
        if link.labelled:
            graph.add(link, forward=link.tail not in turned)
    for link in own:
        if not link.labelled:
            graph.add(link, forward=bool(graph.right_of[link.heads[0]]))
    return graph.layered()


def _every_second_denier(links: Iterable[Link]) -> list[str]:
    """Return half of those who deny and are not denied themselves."""
    denials = [link for link in links if link.labelled]
    denied = {head for link in denials for head in link.heads}
    return list(dict.fromkeys(link.tail for link in denials if link.tail not in denied))[1::2]


class _Directed:
    """Links between nodes, each given a direction so that none leads back to where it came from."""

    def __init__(self, members: Sequence[str]) -> None:
        self._members = members
        self._links: list[tuple[Link, bool]] = []
        self.right_of: dict[str, list[str]] = {name: [] for name in members}
        """For each node, those that stand right of it and are joined to it."""

    def add(self, link: Link, *, forward: bool) -> None:
        """Add a link in the direction wished for; those of its branches that would lead back are turned."""
        wished = tuple(head for head in link.heads if self._can(link.tail, head, forward))
        turned = tuple(head for head in link.heads if head not in wished)
        for heads, direction in ((wished, forward), (turned, not forward)):
            if heads:
                self._links.append((replace(link, heads=heads), direction))
            for head in heads:
                left, right = (link.tail, head) if direction else (head, link.tail)
                self.right_of[left].append(right)

    def _can(self, tail: str, head: str, forward: bool) -> bool:
        left, right = (tail, head) if forward else (head, tail)
        seen, todo = {right}, [right]
        while todo:
            further = [name for name in self.right_of[todo.pop()] if name not in seen]
            seen.update(further)
            todo += further
        return left not in seen

    def layered(self) -> Layered:
        layer = self._layers()
        strands = tuple(_strand(link, forward, layer) for link, forward in self._links)
        ranks: list[dict[Place, None]] = [{} for _ in range(2 * max(layer.values()) + 1)]
        for name in self._members:
            ranks[2 * layer[name]][node(name)] = None
        for strand in strands:
            rank, step = 2 * layer[strand.trunk[0][1]], 1 if strand.forward else -1
            for path in strand.branches.values():
                first = rank + step * (len(strand.trunk) - 1)
                for distance, place in enumerate(path):
                    ranks[first + step * distance][place] = None
        return Layered(ordered([list(rank) for rank in ranks], _segments(strands)), strands)

    def _layers(self) -> dict[str, int]:
        """Put each node as far left as it can be, then those with more to their right close to it."""
        left_of: dict[str, list[str]] = {name: [] for name in self._members}
        for name, others in self.right_of.items():
            for other in others:
                left_of[other].append(name)
        order = list(TopologicalSorter(left_of).static_order())
        layer: dict[str, int] = {}
        for name in order:
            layer[name] = 1 + max((layer[other] for other in left_of[name]), default=-1)
        for name in reversed(order):
            right = self.right_of[name]
            if right and len(right) >= len(left_of[name]):
                layer[name] = min(layer[other] for other in right) - 1
        least = min(layer.values())
        return {name: number - least for name, number in layer.items()}


def _strand(link: Link, forward: bool, layer: Mapping[str, int]) -> Strand:
    way = "right" if forward else "left"
    label = (("label", link.id, way),) if link.labelled else ()
    trunk = (node(link.tail), *label)
    branches = {}
    for head in link.heads:
        between = 2 * abs(layer[head] - layer[link.tail]) - 1 - len(label)
        bends = (("bend", link.id, way, head, str(number)) for number in range(between))
        branches[head] = (trunk[-1], *bends, node(head))
    return Strand(link.id, trunk, branches, forward)


def _segments(strands: Iterable[Strand]) -> Iterator[tuple[Place, Place]]:
    for strand in strands:
        for path in strand.paths:
            for one, other in pairwise(path):
                yield (one, other) if strand.forward else (other, one)
