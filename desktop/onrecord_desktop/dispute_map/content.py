"""What the dispute map shows of a reading, before anything has a size or a place. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord import outline
from onrecord.dispute_sentences import Wording, summary
from onrecord.disputes import Denial, Disputes, Node, NodeKind
from onrecord.translation import tr
from onrecord_desktop.cards import SIGNS
from onrecord_desktop.dispute_map.layers import Link
from onrecord_desktop.excerpt import excerpt
from onrecord_desktop.presentation import Presentation

MapKind = NodeKind | Literal["unknown", "itself"]
"""``unknown`` ends the arrow of a denial for which nothing answered was found, ``itself`` that of a source
that contradicts itself."""


@dataclass(frozen=True)
class MapNode:
    """Somebody on the map, or the end of an arrow that leads to nobody else."""

    id: str
    kind: MapKind
    number: str = ""
    name: str = ""
    role: str = ""
    hue: int | None = None
    said: str = ""
    """The first of its statements that is in dispute, cue and content in the article's order."""
    said_unsure: bool = False
    """Whether On Record is unsure of that statement."""
    more: int = 0
    """How many of its statements in dispute there are besides."""
    joint: bool = False
    voice: tuple[str, ...] = ()
    """Ids of its sources."""
    statements: tuple[str, ...] = ()
    words: str = ""
    """Who it is and what part it has, in sentences."""


@dataclass(frozen=True)
class MapArrow:
    """Denials of one node that are all linked to the same others, or what one passes on of another."""

    id: str
    tail: str
    heads: tuple[str, ...]
    statements: tuple[str, ...]
    words: str
    """The same in sentences."""
    label: str = ""
    """The article's cues; a sign where it has none; empty for a relay."""
    unsure: bool = False
    hue: int | None = None

    @property
    def is_relay(self) -> bool:
        """Whether it passes something on, rather than denies it."""
        return not self.label

    @property
    def link(self) -> Link:
        """What the layout needs to know of it."""
        return Link(self.id, self.tail, self.heads, labelled=not self.is_relay)


@dataclass(frozen=True)
class MapContent:
    """All that the map shows."""

    summary: str
    nodes: tuple[MapNode, ...]
    arrows: tuple[MapArrow, ...]

    def in_turn(self) -> Iterator[MapNode | MapArrow]:
        """Yield all that the keyboard goes through: each node with the arrows that it sends out."""
        for node in self.nodes:
            if node.words:
                yield node
            yield from (arrow for arrow in self.arrows if arrow.tail == node.id)


def content(shown: Presentation) -> MapContent:
    """Return what the map of a reading shows."""
    return _Maker(shown, shown.disputes).content()


class _Maker:
    def __init__(self, shown: Presentation, graph: Disputes) -> None:
        self._shown = shown
        self._graph = graph
        self._wording = Wording(shown.reading, graph)
        self._hues = {voice.key: voice.hue for voice in shown.voices}
        self._by_id = {node.id: node for node in graph.nodes}

    def content(self) -> MapContent:
        denials = tuple(self._denials())
        relays = tuple(self._relays())
        ends = tuple(_ends(denials))
        nodes = tuple(map(self._node, self._graph.nodes))
        return MapContent(summary(self._graph), (*nodes, *ends), (*denials, *relays))

    def _node(self, node: Node) -> MapNode:
        text = self._shown.reading.article.text
        own = (
            []
            if node.kind == "relay"
            else [s for s in map(self._shown.statements.get, node.statements) if s and s.sources == node.key]
        )
        role = outline.role_of(node.sources[0]) if len(node.sources) == 1 else ""
        return MapNode(
            id=node.id,
            kind=node.kind,
            number=node.number,
            name=node.name,
            role=tr(outline.JOINTLY) if len(node.sources) > 1 else role,
            hue=self._hue(node.id),
            said="".join(run.text for run in excerpt(own[0], text)) if own else "",
            said_unsure=bool(own and outline.doubt(own[0])),
            more=max(len(own) - 1, 0),
            joint=len(node.sources) > 1,
            voice=node.key,
            statements=node.statements,
            words=self._wording.node(node),
        )

    def _hue(self, node_id: str) -> int | None:
        node = self._by_id[node_id]
        return self._hues.get(node.key) if node.sources else None

    def _denials(self) -> Iterator[MapArrow]:
        for number, denials in enumerate(self._graph.arrows()):
            first = denials[0]
            yield MapArrow(
                id=f"d{number}",
                tail=first.denier,
                heads=tuple(map(_head, denials)),
                statements=first.statements,
                words=self._wording.arrow(denials),
                label=" · ".join(first.cues) or SIGNS["denial"],
                unsure=first.unsure,
                hue=self._hue(first.denier),
            )

    def _relays(self) -> Iterator[MapArrow]:
        for number, relay in enumerate(self._graph.relays):
            yield MapArrow(
                id=f"r{number}",
                tail=relay.relay,
                heads=(relay.voice,),
                statements=relay.statements,
                words=self._wording.relay(relay),
            )


def _head(denial: Denial) -> str:
    if denial.denied is None:
        return f"unknown {denial.denier}"
    return f"itself {denial.denier}" if denial.denied == denial.denier else denial.denied


def _ends(denials: tuple[MapArrow, ...]) -> Iterator[MapNode]:
    for head in dict.fromkeys(head for arrow in denials for head in arrow.heads):
        if head.startswith("unknown "):
            yield MapNode(head, "unknown")
        elif head.startswith("itself "):
            # Translators: where the arrow of a denial ends whose source contradicts itself.
            yield MapNode(head, "itself", name=tr("itself"))
