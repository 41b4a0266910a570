"""The dispute map in words, for screen readers and as plain text: the same graph, in full sentences. Pure."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord import outline
from onrecord.disputes import Denial, Disputes, Node, Relay, cue_of, disputes
from onrecord.origins import has_readers_links
from onrecord.phrasing import capitalized, one_line
from onrecord.provenance import heading, imprint, marking
from onrecord.reading import Reading, StatementType
from onrecord.translation import noop, tr, trn

WIDTH = 88
LINKS_ARE_OURS = noop("Links between statements are On Record’s; they do not say who is right.")
SOME_LINKS_ARE_READERS = noop(
    "Links between statements are On Record’s or the reader’s; they do not say who is right."
)
NONE_FOUND = noop("No dispute between sources found; some may be missed.")
UNSURE = noop("On Record is unsure of this.")

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
        denials = self._of(_some("denial", len(first.statements)), first.denier) + _bracketed(first.cues)
        if first.denied is None:
            # Translators: {denials} is such as "a denial by [1] Ann Lee (has refuted)".
            told = tr("The article has {denials}; what it answers was not found.", denials=denials)
        else:
            # Translators: between several things that denials are linked to.
            linked = tr(" and to ").join(map(self._answered, arrow))
            told = _link(first, denials, linked)
        return f"{told} {tr(UNSURE)}" if first.unsure else told

    def _answered(self, denial: Denial) -> str:
        return self._linked(denial) + _bracketed(_once(self._cue(i) for i in denial.answers))

    def _linked(self, denial: Denial) -> str:
        """Say what denials are linked to."""
        if denial.denied == denial.denier:
            # Translators: it is what a denial is linked to.
            return tr("what the same source put forward")
        node = self._nodes[denial.denied or ""]
        if not node.sources:
            # Translators: it is what a denial is linked to.
            return tr("a statement whose source is not given")
        # Translators: it is what a denial is linked to.
        return tr("what {name} put forward", name=_named(node))

    def relay(self, relay: Relay) -> str:
        """Return who passes on what as a sentence."""
        types = Counter(self._statements[i].type for i in relay.statements)
        what = tr(" and ").join(_some(kind, number) for kind, number in types.items())
        # Translators: {statements} is such as "a claim by [1] Ann Lee".
        return tr(
            "The article has {statements} via {name}.",
            statements=self._of(what, relay.voice),
            name=_named(self._nodes[relay.relay]),
        )

    def node(self, node: Node) -> str:
        """Say who a node is and what part it has."""
        group = self._groups.get(node.key) if node.sources else None
        who = outline.who(group, self._text) if group else ""
        named = tr(", ").join(part for part in (_named(node), who) if part)
        return " ".join((f"{named}.", *self._deeds(node)))

    def _deeds(self, node: Node) -> Iterator[str]:
        made = _once(i for d in self._graph.denials if d.denier == node.id for i in d.statements)
        by_reader = [d for d in self._graph.denials if d.denied == node.id and d.linked_by == ("reader",)]
        ours = [d for d in self._graph.denials if d.denied == node.id and "engine" in d.linked_by]
        readers = _once(i for d in by_reader for i in d.statements)
        linked = _once(i for d in ours for i in d.statements)
        relayed = _once(i for r in self._graph.relays if r.relay == node.id for i in r.statements)
        if made:
            # Translators: of a source.
            yield trn("Makes {n} denial.", "Makes {n} denials.", len(made))
        if linked:
            # Translators: to what a source put forward.
            yield trn("On Record links {n} denial to it.", "On Record links {n} denials to it.", len(linked))
        if readers:
            # Translators: to what a source put forward.
            yield trn(
                "The reader links {n} denial to it.", "The reader links {n} denials to it.", len(readers)
            )
        if relayed:
            # Translators: of a source.
            yield trn("Passes on {n} statement.", "Passes on {n} statements.", len(relayed))

    def statement(self, statement_id: str) -> str:
        """Return a statement with its type: source, cue and content in the article's words and order."""
        statement = self._statements[statement_id]
        words = "".join(piece.text for piece in outline.wording(statement, self._text))
        return f"{capitalized(outline.label(statement))}: {one_line(words)}"

    def _cue(self, statement_id: str) -> str:
        return cue_of(self._statements[statement_id], self._text)

    def _of(self, what: str, node_id: str) -> str:
        node = self._nodes[node_id]
        if not node.sources:
            # Translators: {statements} is such as "a claim and 2 denials".
            return tr("{statements} whose source is not given", statements=what)
        # Translators: {statements} is such as "a claim and 2 denials".
        return tr("{statements} by {name}", statements=what, name=_named(node))


def _link(first: Denial, denials: str, statements: str) -> str:
    """Say who links denials to what they answer."""
    match first.linked_by:
        case ("reader",):
            # Translators: {denials} is such as "a denial by [1] Ann Lee (has refuted)", {statements} such as
            # "what [2] Bob Ray put forward (said)".
            return tr("The reader links {denials} to {statements}.", denials=denials, statements=statements)
        case ("engine",):
            # Translators: {denials} is such as "a denial by [1] Ann Lee (has refuted)", {statements} such as
            # "what [2] Bob Ray put forward (said)".
            return tr("On Record links {denials} to {statements}.", denials=denials, statements=statements)
        case _:
            # Translators: {denials} is such as "2 denials by [1] Ann Lee (has refuted)", {statements} such as
            # "what [2] Bob Ray put forward (said)".
            return tr(
                "On Record and the reader link {denials} to {statements}.",
                denials=denials,
                statements=statements,
            )


def whose_links(reading: Reading) -> str:
    """Say whose the links of a reading are, and what they do not say."""
    return tr(SOME_LINKS_ARE_READERS if has_readers_links(reading) else LINKS_ARE_OURS)


def summary(graph: Disputes) -> str:
    """Say in one sentence how many take part."""
    if not graph.denials:
        return tr(NONE_FOUND)
    deniers = {denial.denier for denial in graph.denials}
    denied = {denial.denied for denial in graph.denials if denial.denied}
    relays = {relay.relay for relay in graph.relays}
    parts = [trn("{n} source denies", "{n} sources deny", len(deniers))]
    if denied:
        # Translators: of sources.
        parts.append(trn("{n} is answered", "{n} are answered", len(denied)))
    if relays:
        # Translators: of sources.
        parts.append(trn("{n} passes on what is disputed", "{n} pass on what is disputed", len(relays)))
    return tr(", ").join(parts) + "."


def to_text(reading: Reading, width: int = WIDTH) -> str:
    """Return a reading's disputes as plain text, in lines of at most ``width`` columns, no line end last."""
    return "\n".join(_lines(reading, disputes(reading), max(width, 40)))


def _lines(reading: Reading, graph: Disputes, width: int) -> Iterator[str]:
    wording = Wording(reading, graph)
    yield from textwrap.wrap(heading(reading.article), width)
    yield from textwrap.wrap(" · ".join((*imprint(reading.article), one_line(marking(reading)))), width)
    yield ""
    yield from textwrap.wrap(" ".join((summary(graph), whose_links(reading))), width)
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


def _some(kind: StatementType, number: int) -> str:
    match kind:
        case "claim":
            return trn("a claim", "{n} claims", number)
        case "denial":
            return trn("a denial", "{n} denials", number)
        case "no_comment":
            return trn("a no comment", "{n} no comments", number)


def _bracketed(cues: Iterable[str]) -> str:
    words = tr("; ").join(cue for cue in cues if cue)
    return f" ({words})" if words else ""


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
