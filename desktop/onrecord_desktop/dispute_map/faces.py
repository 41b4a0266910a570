"""How the words of the dispute map are set: broken into lines, and how much room these take. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum

from onrecord.translation import trn
from onrecord_desktop.dispute_map.content import MapArrow, MapContent, MapNode
from onrecord_desktop.dispute_map.drawing import Size, Sizes
from onrecord_desktop.margin import wrapped

NAME_LINE = 17.0
ROLE_LINE = 15.0
SAID_LINE = 16.0
CUE_LINE = 15.0
NAME_LINES = 3
ROLE_LINES = 2
SAID_LINES = 3
SAID_GAP = 5.0
"""Between the name and role and what is said."""
CUE_LINES = 3
SIDE = 17.0
"""From the edge of a node to its words: shapes have corners that words keep out of."""
TOP = 8.0
NUMBER_GAP = 7.0
LABEL_SIDE = 6.0
"""From a label to the line that it interrupts."""
JOINT = 4.0
"""How far the sheet behind a node of joint sources sticks out."""
END = Size(22.0, 22.0)


class Ink(Enum):
    """How words of the map are set."""

    NAME = "name"
    NUMBER = "number"
    ROLE = "role"
    SAID = "said"
    CUE = "cue"


Measure = Callable[[str, Ink], float]
"""Width of words as they are set."""


@dataclass(frozen=True)
class Fit:
    """How much the map says, for the room there is."""

    name: float
    """Widest line of a name."""
    cue: float
    """Widest line of a label."""
    roles: bool
    """Whether roles stand under names."""
    said: bool
    """Whether what is in dispute stands under these."""


@dataclass(frozen=True)
class Face:
    """The words of a node or label in lines, and the least room that they need."""

    size: Size
    number: str = ""
    number_width: float = 0.0
    name: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()


@dataclass(frozen=True)
class Faces:
    """All words of the map, set."""

    nodes: dict[str, Face] = field(default_factory=dict)
    labels: dict[str, Face] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()

    @property
    def sizes(self) -> Sizes:
        """What the layout needs to know."""
        nodes = {name: face.size for name, face in self.nodes.items()}
        return Sizes(nodes, {name: face.size for name, face in self.labels.items()}, self.fixed)


def faces(content: MapContent, fit: Fit, measure: Measure) -> Faces:
    """Set all words of the map."""
    return Faces(
        {node.id: _node(node, fit, measure) for node in content.nodes},
        {arrow.id: _label(arrow, fit, measure) for arrow in content.arrows if not arrow.is_relay},
        frozenset(node.id for node in content.nodes if node.kind in ("unknown", "itself")),
    )


def _node(node: MapNode, fit: Fit, measure: Measure) -> Face:
    if node.kind == "unknown":
        return Face(END, name=("?",))
    if node.kind == "itself":
        return Face(Size(measure(node.name, Ink.CUE) + 2 * LABEL_SIDE, END.height), cue=(node.name,))
    name = _lines(node.name, Ink.NAME, fit.name, NAME_LINES, measure)
    role = _lines(node.role, Ink.ROLE, fit.name, ROLE_LINES, measure) if fit.roles else ()
    number = measure(node.number, Ink.NUMBER) + NUMBER_GAP if node.number else 0.0
    said = _said(node, fit, measure) if fit.said else ()
    # Translators: statements, after the first one.
    more = (trn("and {n} more", "and {n} more", node.more),) if said and node.more else ()
    inks = ((name, Ink.NAME), (role, Ink.ROLE), (said, Ink.SAID), (more, Ink.ROLE))
    width = max((measure(line, ink) for lines, ink in inks for line in lines), default=0.0)
    joint = JOINT if node.joint else 0.0
    face = Face(Size(2 * SIDE + number + width + joint, 0), node.number, number, name, role, said, more)
    return replace(face, size=Size(face.size.width, words_height(face) + 2 * TOP + joint))


def words_height(face: Face) -> float:
    """Return how high the words of a node stand."""
    said = SAID_GAP + len(face.said) * SAID_LINE + len(face.more) * ROLE_LINE if face.said else 0.0
    return len(face.name) * NAME_LINE + len(face.role) * ROLE_LINE + len(face.cue) * CUE_LINE + said


def _said(node: MapNode, fit: Fit, measure: Measure) -> tuple[str, ...]:
    return _lines(node.said, Ink.SAID, fit.name, SAID_LINES, measure)


def _label(arrow: MapArrow, fit: Fit, measure: Measure) -> Face:
    cue = _lines(arrow.label, Ink.CUE, fit.cue, CUE_LINES, measure)
    width = max(measure(line, Ink.CUE) for line in cue)
    return Face(Size(width + 2 * LABEL_SIDE, len(cue) * CUE_LINE + 2), cue=cue)


def _lines(words: str, ink: Ink, width: float, most: int, measure: Measure) -> tuple[str, ...]:
    return tuple(wrapped(words, width, lambda text: measure(text, ink), most)) if words else ()
