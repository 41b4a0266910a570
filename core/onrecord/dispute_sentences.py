"""The dispute map in words, for screen readers and as plain text: the same graph, in full sentences. Pure."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord import outline
from onrecord.disputes import Denial, Disputes, Node, Relay, cue_of, disputes
from onrecord.phrasing import counted, one_line
from onrecord.provenance import heading, imprint
from onrecord.reading import Reading

WIDTH = 88
LINKS_ARE_OURS = "Links between statements are On Record’s; they do not say who is right."
NONE_FOUND = "No dispute between sources found; some may be missed."
UNSURE = "On Record is unsure of this."

_INDENT = " " * 4


@dataclass(frozen=True)
class Sentence:
    """One arrow or relay of the graph in words, with the statements behind it."""

    words: str
    statements: tuple[str, ...]
    """Ids: first the denials or what is passed on, then what the denials are linked to."""


class Wording:
    """Puts the disputes of a reading into words."""

    def __init__(self, reading: Reading, graph: Disputes) -> None:
        self._graph = graph
        self._text = reading.article.text
        self._statements = {statement.id: statement for statement in reading.statements}
        self._groups = {group.key: group for group in outline.groups(reading)}
        self._nodes = {node.id: node for node in graph.nodes}

    def sentences(self) -> tuple[Sentence, ...]:
        """Return a sentence for each arrow and relay, in the graph's order."""
        arrows = (Sentence(self.arrow(arrow), _behind(arrow)) for arrow in self._graph.arrows())
        relays = (Sentence(self.relay(relay), relay.statements) for relay in self._graph.relays)
        return (*arrows, *relays)

    def arrow(self, arrow: tuple[Denial, ...]) -> str:
        """Return an arrow, with all its heads, as a sentence."""
        first = arrow[0]
        count = len(first.statements)
        made = self._of("a denial" if count == 1 else f"{count} denials", first.denier) + _bracketed(
            first.cues
        )
        doubt = f" {UNSURE}" if first.unsure else ""
        if first.denied is None:
            return f"The article has {made}; {outline.NOTHING_ANSWERED}.{doubt}"
        return f"On Record links {made} to {' and to '.join(map(self._answered, arrow))}.{doubt}"

    def _answered(self, denial: Denial) -> str:
        cues = _bracketed(_once(self._cue(i) for i in denial.answers))
        if denial.denied == denial.denier:
            return f"what the same source put forward{cues}"
        node = self._nodes[denial.denied or ""]
        if not node.sources:
            return f"a statement whose source is not given{cues}"
        return f"what {_named(node)} put forward{cues}"

    def relay(self, relay: Relay) -> str:
        """Return who passes on what as a sentence."""
        types = Counter(outline.label(self._statements[i]) for i in relay.statements)
        what = " and ".join(_some(number, kind) for kind, number in types.items())
        through = _named(self._nodes[relay.relay])
        return f"The article has {self._of(what, relay.voice)} {outline.VIA} {through}."

    def node(self, node: Node) -> str:
        """Say who a node is and what part it has."""
        group = self._groups.get(node.key) if node.sources else None
        who = outline.who(group, self._text) if group else ""
        return " ".join((f"{', '.join(part for part in (_named(node), who) if part)}.", *self._deeds(node)))

    def _deeds(self, node: Node) -> Iterator[str]:
        made = _once(i for d in self._graph.denials if d.denier == node.id for i in d.statements)
        linked = _once(i for d in self._graph.denials if d.denied == node.id for i in d.statements)
        relayed = _once(i for r in self._graph.relays if r.relay == node.id for i in r.statements)
        if made:
            yield f"Makes {counted(len(made), 'denial')}."
        if linked:
            yield f"On Record links {counted(len(linked), 'denial')} to it."
        if relayed:
            yield f"Passes on {counted(len(relayed), 'statement')}."

    def statement(self, statement_id: str) -> str:
        """Return a statement with its type: source, cue and content in the article's words and order."""
        statement = self._statements[statement_id]
        words = "".join(piece.text for piece in outline.wording(statement, self._text))
        return f"{outline.label(statement).capitalize()}: {one_line(words)}"

    def _cue(self, statement_id: str) -> str:
        return cue_of(self._statements[statement_id], self._text)

    def _of(self, what: str, node_id: str) -> str:
        node = self._nodes[node_id]
        return f"{what} by {_named(node)}" if node.sources else f"{what} whose source is not given"


def summary(graph: Disputes) -> str:
    """Say in one sentence how many take part."""
    if not graph.denials:
        return NONE_FOUND
    deniers = {denial.denier for denial in graph.denials}
    denied = {denial.denied for denial in graph.denials if denial.denied}
    relays = {relay.relay for relay in graph.relays}
    parts = [f"{counted(len(deniers), 'source')} {'denies' if len(deniers) == 1 else 'deny'}"]
    if denied:
        parts.append(f"{len(denied)} {'is' if len(denied) == 1 else 'are'} answered")
    if relays:
        parts.append(f"{len(relays)} {'passes' if len(relays) == 1 else 'pass'} on what is disputed")
    return f"{', '.join(parts)}."


def to_text(reading: Reading, width: int = WIDTH) -> str:
    """Return a reading's disputes as plain text, in lines of at most ``width`` columns, no line end last."""
    return "\n".join(_lines(reading, disputes(reading), max(width, 40)))


def _lines(reading: Reading, graph: Disputes, width: int) -> Iterator[str]:
    wording = Wording(reading, graph)
    yield from textwrap.wrap(heading(reading.article), width)
    yield from textwrap.wrap(" · ".join((*imprint(reading.article), one_line(reading.marking))), width)
    yield ""
    yield from textwrap.wrap(" ".join((summary(graph), LINKS_ARE_OURS)), width)
    for sentence in wording.sentences():
        yield ""
        yield from textwrap.wrap(sentence.words, width)
        for words in map(wording.statement, sentence.statements):
            yield from textwrap.wrap(words, width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2)


def _behind(arrow: Iterable[Denial]) -> tuple[str, ...]:
    """Return the ids of the statements behind an arrow: the denials first."""
    denials = list(arrow)
    return _once((*denials[0].statements, *(i for denial in denials for i in denial.answers)))


def _named(node: Node) -> str:
    return f"[{node.number}] {node.name}" if node.sources else node.name


def _some(number: int, noun: str) -> str:
    return f"a {noun}" if number == 1 else counted(number, noun)


def _bracketed(cues: Iterable[str]) -> str:
    words = "; ".join(cue for cue in cues if cue)
    return f" ({words})" if words else ""


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
