"""What a drawing of the dispute map is made of, as plain values: sizes, boxes, curves, arrows. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

HEAD = 9.0
"""Length of an arrow's head, which stands between the end of its curve and the node."""

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
"""A cubic Bézier curve: start, two points of control, end."""


@dataclass(frozen=True)
class Size:
    """Width and height."""

    width: float
    height: float

    @property
    def turned(self) -> Size:
        """Height for width."""
        return Size(self.height, self.width)


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def turned(self) -> Box:
        """X for y."""
        return Box(self.top, self.left, self.height, self.width)

    def moved(self, x: float, y: float) -> Box:
        """Return it elsewhere."""
        return Box(self.left + x, self.top + y, self.width, self.height)


@dataclass(frozen=True)
class Arrow:
    """A link as drawn; one that goes both left and right is two arrows."""

    link: str
    label: Box | None
    trunk: tuple[Curve, ...]
    """From the tail to the label; empty without one."""
    branches: Mapping[str, tuple[Curve, ...]]
    """For each head the way to it: from the label, or without one from the tail."""

    @property
    def turned(self) -> Arrow:
        """X for y."""
        return self._mapped(lambda box: box.turned, lambda point: point[::-1])

    def moved(self, x: float, y: float) -> Arrow:
        """Return it elsewhere."""
        return self._mapped(lambda box: box.moved(x, y), lambda point: (point[0] + x, point[1] + y))

    def _mapped(self, boxes: Callable[[Box], Box], points: Callable[[Point], Point]) -> Arrow:
        def curves(way: tuple[Curve, ...]) -> tuple[Curve, ...]:
            return tuple((points(a), points(b), points(c), points(d)) for a, b, c, d in way)

        label = boxes(self.label) if self.label else None
        branches = {head: curves(way) for head, way in self.branches.items()}
        return Arrow(self.link, label, curves(self.trunk), branches)


@dataclass(frozen=True)
class Drawing:
    """Nodes and arrows in a rectangle from (0, 0) to ``size``."""

    size: Size
    nodes: Mapping[str, Box]
    arrows: tuple[Arrow, ...]

    @property
    def turned(self) -> Drawing:
        """X for y."""
        nodes = {name: box.turned for name, box in self.nodes.items()}
        return Drawing(self.size.turned, nodes, tuple(arrow.turned for arrow in self.arrows))


@dataclass(frozen=True)
class Air:
    """How many times the least distances there are between things."""

    along: float = 1.0
    """From rank to rank."""
    across: float = 1.0
    """Within a rank."""


@dataclass(frozen=True)
class Sizes:
    """What is known of sizes before anything has its place."""

    nodes: Mapping[str, Size]
    labels: Mapping[str, Size]
    """By link."""
    fixed: frozenset[str] = frozenset()
    """Nodes that keep their width where others of their rank are as wide as the widest."""

    @property
    def turned(self) -> Sizes:
        """Heights for widths."""
        nodes = {name: size.turned for name, size in self.nodes.items()}
        return Sizes(nodes, {name: size.turned for name, size in self.labels.items()}, self.fixed)
