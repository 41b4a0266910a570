"""Who disputes with whom: the denials of a reading as a graph of those who speak. Pure.

A node is a voice, one source or several that speak jointly; an arrow runs from who denies to whom what is
denied belongs. Which statement a denial answers is On Record's own link, or the reader's, never a verdict on
who is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.origins import is_linked_by_reader
from onrecord.outline import NO_SOURCE, UNSURE_BELOW, Key, answered_by, cue_words, doubt, name_of, numbers
from onrecord.reading import Origin, Reading, Source, SourceKind, Statement
from onrecord.translation import tr

NodeKind = Literal["person", "body", "place", "document", "unnamed", "relay"]

OFFERED_FROM = 2
"""How many sources must dispute before a map is worth looking at."""

_KINDS: Mapping[SourceKind, NodeKind] = {
    "person": "person",
    "writer": "person",
    "organization": "body",
    "group": "body",
    "place": "place",
    "document": "document",
    "unnamed": "unnamed",
}


@dataclass(frozen=True)
class Node:
    """One source, or several that speak jointly, that takes part in a dispute or passes it on."""

    id: str
    """Unique in the graph: its number, or for a statement without a source "?" and the statement's id."""
    sources: tuple[Source, ...]
    """Empty where a statement has no source: each such statement is a node of its own, for nothing tells
    that two of them come from the same source."""
    number: str
    """``"3"``, or ``"3+4"`` for joint sources; empty without a source."""
    name: str
    kind: NodeKind
    """``relay`` for who only passes on; joint sources of several kinds are a body."""
    statements: tuple[str, ...]
    """Ids of what it denies, has denied, or passes on, in the article's order."""

    @property
    def key(self) -> Key:
        """The ids of its sources."""
        return tuple(source.id for source in self.sources)


@dataclass(frozen=True)
class Denial:
    """All denials of one node that are linked to the same other node."""

    denier: str
    denied: str | None
    """None where what is answered was not found; the denier's own id where it contradicts itself."""
    cues: tuple[str, ...]
    """The article's own words ("has refuted"), each once; may be empty."""
    statements: tuple[str, ...]
    """Ids of the denials, in the article's order."""
    answers: tuple[str, ...] = ()
    """Ids of the statements that they are linked to, in the article's order."""
    unsure: bool = False
    """Whether each of these links, or for lack of one each denial, is more likely wrong than right."""
    linked_by: tuple[Origin, ...] = ("engine",)
    """Who made these links: On Record, the reader, or both."""


@dataclass(frozen=True)
class Relay:
    """What the article has of one node through another."""

    relay: str
    voice: str
    statements: tuple[str, ...]
    """Ids of the statements of ``voice`` that are passed on, in the article's order."""


@dataclass(frozen=True)
class Disputes:
    """The graph of a reading's disputes."""

    nodes: tuple[Node, ...] = ()
    """In order of their numbers; those without a source come last."""
    denials: tuple[Denial, ...] = ()
    """In order of their first statement."""
    relays: tuple[Relay, ...] = ()

    def arrows(self) -> tuple[tuple[Denial, ...], ...]:
        """Return the denials by arrow: those that differ only in whom they are linked to make one."""
        together: dict[tuple[object, ...], list[Denial]] = {}
        for denial in self.denials:
            leads = denial.denied not in (None, denial.denier)
            alike = (denial.denier, denial.statements, denial.unsure, denial.linked_by, leads)
            together.setdefault(alike, []).append(denial)
        return tuple(map(tuple, together.values()))


def offers_map(graph: Disputes) -> bool:
    """Tell whether there is enough dispute for a map: two sources or more that deny or are denied."""
    disputing = {end for denial in graph.denials for end in (denial.denier, denial.denied) if end}
    return sum(bool(node.sources) for node in graph.nodes if node.id in disputing) >= OFFERED_FROM


def disputes(reading: Reading) -> Disputes:
    """Return the graph of a reading's disputes; empty where no denial was found."""
    return _Graph(reading).whole()


class _Graph:
    """Gathers the graph of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._sources = {source.id: source for source in reading.sources}
        self._numbers = numbers(reading)
        self._statements = {statement.id: statement for statement in reading.statements}
        answered = answered_by(reading)
        self._disputed = [s for s in reading.statements if s.type == "denial" or s.id in answered]

    def whole(self) -> Disputes:
        return Disputes(tuple(self._nodes()), tuple(self._denials()), tuple(self._relays()))

    def _nodes(self) -> Iterator[Node]:
        takes_part: dict[tuple[Key, str], list[str]] = {}
        for statement in self._disputed:
            takes_part.setdefault((statement.sources, self._owner(statement)), []).append(statement.id)
        disputing = set(takes_part)
        for statement in self._disputed:
            for source in statement.via:
                passed_on = takes_part.setdefault(((source,), self._id((source,))), [])
                passed_on += [] if statement.id in passed_on else [statement.id]
        for (key, node_id), ids in sorted(takes_part.items(), key=lambda item: self._place(item[0][0])):
            yield self._node(key, node_id, tuple(ids), passes_on_only=(key, node_id) not in disputing)

    def _node(self, key: Key, node_id: str, statements: tuple[str, ...], passes_on_only: bool) -> Node:
        sources = tuple(self._sources[i] for i in key)
        return Node(
            id=node_id,
            sources=sources,
            number=self._id(key),
            name=tr(", ").join(name_of(source, self._text) for source in sources) or tr(NO_SOURCE),
            kind="relay" if passes_on_only else _kind(sources),
            statements=statements,
        )

    def _id(self, key: Key) -> str:
        return "+".join(str(self._numbers[source]) for source in key)

    def _owner(self, statement: Statement) -> str:
        """Return the id of the node that makes a statement."""
        return self._id(statement.sources) or f"?{statement.id}"

    def _place(self, key: Key) -> tuple[bool, list[int]]:
        return not key, [self._numbers[source] for source in key]

    def _denials(self) -> Iterator[Denial]:
        found: dict[tuple[str, str | None], list[tuple[Statement, Statement | None]]] = {}
        for denial in self._disputed:
            if denial.type != "denial":
                continue
            answers: list[Statement | None] = [self._statements[i] for i in denial.denies]
            for answered in answers or [None]:
                ends = (self._owner(denial), self._owner(answered) if answered else None)
                found.setdefault(ends, []).append((denial, answered))
        for (denier, denied), links in found.items():
            denials = [denial for denial, _ in links]
            yield Denial(
                denier=denier,
                denied=denied,
                cues=_once(cue for denial in denials if (cue := cue_of(denial, self._text))),
                statements=_once(denial.id for denial in denials),
                answers=self._ordered(answered.id for _, answered in links if answered),
                unsure=all(_is_unsure(denial, answered) for denial, answered in links),
                linked_by=tuple(sorted({_linked_by(denial, answered) for denial, answered in links})),
            )

    def _ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        wanted = set(ids)
        return tuple(i for i in self._statements if i in wanted)

    def _relays(self) -> Iterator[Relay]:
        found: dict[tuple[str, str], list[str]] = {}
        for statement in self._disputed:
            for source in statement.via:
                ends = (self._id((source,)), self._owner(statement))
                if ends[0] != ends[1]:
                    found.setdefault(ends, []).append(statement.id)
        for (relay, voice), ids in found.items():
            yield Relay(relay, voice, _once(ids))


def cue_of(statement: Statement, text: str) -> str:
    """Return the article's cue as it stands among words of ours: without a colon or comma at its end."""
    return cue_words(statement, text).rstrip(" :,;")


def _kind(sources: tuple[Source, ...]) -> NodeKind:
    kinds = {_KINDS[source.kind] for source in sources} or {"unnamed"}
    return kinds.pop() if len(kinds) == 1 else "body"


def _is_unsure(denial: Statement, answered: Statement | None) -> bool:
    sure = denial.confidence.denies.get(answered.id, 1.0) if answered else 1.0
    return bool(doubt(denial)) or (denial.origin == "engine" and sure < UNSURE_BELOW)


def _linked_by(denial: Statement, answered: Statement | None) -> Origin:
    return "reader" if answered and is_linked_by_reader(denial, answered.id) else "engine"


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
