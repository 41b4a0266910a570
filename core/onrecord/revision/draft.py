"""A reading that is being corrected: it can be changed, and is made a reading again at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.article import Span
from onrecord.quotation import quotation_of
from onrecord.reading import Confidence, Reading, Source, Statement
from onrecord.revision.anchoring import (
    ALIKE,
    Parts,
    find,
    find_source,
    find_statement,
    names_one,
    parts_of,
)
from onrecord.revision.values import Quote, SourceAnchor, StatementAnchor


class LostError(Exception):
    """Words that a correction or a note is about are not in this text, or not with certainty."""


class Draft:
    """Sources and statements of a reading, to be changed."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.text = reading.article.text
        self.sources = {source.id: source for source in reading.sources}
        self.statements = {statement.id: statement for statement in reading.statements}
        self.known: dict[str, Parts] = {}
        """Source, cue and content of statements as the reader saw them, by id; the engine's may be others."""

    def find_statement(self, anchor: StatementAnchor, least: float = ALIKE) -> Statement | None:
        """Return the statement that an anchor means; None where it was not found by the engine.

        Raises:
            LostError: its words are not in the text.
        """
        return self.statement_at(self._parts(anchor), least)

    def statement_at(self, parts: Parts, least: float = ALIKE) -> Statement | None:
        """Return the statement that the reader saw with these parts; None where there is none.

        One that the reader knows as another is not it, even if the engine has no other here.
        """
        seen = [self._as_seen(statement) for statement in self.statements.values()]
        found = find_statement(parts, seen, least)
        if found is None:
            return None
        self.known.setdefault(found.id, parts)
        return self.statements[found.id]

    def _as_seen(self, statement: Statement) -> Statement:
        if statement.id not in self.known:
            return statement
        source, cue, content = self.known[statement.id]
        return statement.model_copy(update={"source": source, "cue": cue, "content": content})

    def statement(self, anchor: StatementAnchor) -> Statement:
        """Return the statement that an anchor means, and make it again where the engine did not find it.

        Raises:
            LostError: its words are not in the text.
        """
        return self.find_statement(anchor) or self.add(anchor)

    def add(self, anchor: StatementAnchor) -> Statement:
        """Make a statement of its anchor.

        Raises:
            LostError: its words are not in the text.
        """
        source, cue, content = self._parts(anchor)
        made = Statement(
            id=_free(self.statements, "r"),
            type=anchor.type,
            stance=anchor.stance,
            quotation=anchor.quotation,
            sources=tuple(dict.fromkeys(self.source(each).id for each in anchor.sources)),
            via=tuple(dict.fromkeys(self.source(each).id for each in anchor.via)),
            source=source,
            cue=cue,
            content=content,
            origin="reader",
        )
        self.statements[made.id] = made
        self.known[made.id] = (source, cue, content)
        return made

    def _parts(self, anchor: StatementAnchor) -> Parts:
        found = parts_of(anchor, self.text)
        if found is None:
            raise LostError
        return found

    def named(self, anchors: Sequence[SourceAnchor], statement: Statement) -> tuple[str, ...]:
        """Have a statement be of sources that the reader named; return their ids.

        The reader's names hold whatever the engine calls them. A single source is who the statement's own
        words mean.
        """
        sources = [self._named(anchor) for anchor in anchors]
        if len(sources) == 1:
            self.move_mentions(statement.source, sources[0])
        return tuple(dict.fromkeys(source.id for source in sources))

    def _named(self, anchor: SourceAnchor) -> Source:
        found = self.find_source(anchor)
        if found is None:
            return self.add_source(anchor)
        if not names_one(found.name, anchor.name):
            return self.add_source(anchor.model_copy(update={"mentions": ()}))
        if found.name.casefold() == anchor.name.casefold():
            return found
        return self.rename(found.id, anchor)

    def find_named(self, anchor: SourceAnchor) -> Source | None:
        """Return the source that an anchor means, if the engine calls it the same or much the same."""
        found = self.find_source(anchor)
        return found if found and names_one(found.name, anchor.name) else None

    def rename(self, id: str, anchor: SourceAnchor) -> Source:
        """Give a source the name, kind and role that the reader gave it."""
        names = {"name": anchor.name, "kind": anchor.kind, "role": anchor.role, "origin": "reader"}
        self.sources[id] = self.sources[id].model_copy(update=names)
        return self.sources[id]

    def places(self, quoted: Iterable[Quote]) -> tuple[Span, ...]:
        """Return where those of some words stand that are still there."""
        found = (find(each, self.text) for each in quoted)
        return tuple(span for span in found if span is not None)

    def give_mentions(self, mentions: Sequence[Span], to: Source) -> tuple[str, ...]:
        """Have these words refer to a source, and be made by it what is said with them.

        Returns:
            The ids of the statements that were given to it.
        """
        before = tuple(self.sources.values())
        for source in list(self.sources.values()):
            kept = [m for m in source.mentions if not _is_one(m, mentions)]
            placed = _in_order([*kept, *mentions] if source.id == to.id else kept)
            self.sources[source.id] = source.model_copy(update={"mentions": placed})
        return tuple(s.id for s in list(self.statements.values()) if self._give(s, to.id, mentions, before))

    def _give(
        self, statement: Statement, to: str, mentions: Sequence[Span], before: Sequence[Source]
    ) -> bool:
        """Have a source make a statement that is made with its mentions; tell whether that changes anything.

        Args:
            before: the sources while the mentions were still theirs.
        """
        within = [m for m in mentions if any(s.start <= m.start < s.end for s in statement.source)]
        owners = {source.id for source in before if any(_is_one(m, within) for m in source.mentions)}
        whole = any(m.end == s.end for m in within for s in statement.source)
        # Else it is made by somebody who is named after the source, as "Ann Lee's lawyer".
        if not within or statement.sources == (to,) or not (whole or owners.intersection(statement.sources)):
            return False
        sources = tuple(dict.fromkeys(to if i in owners else i for i in statement.sources))
        if to not in sources:
            sources = (*sources, to) if len(sources) > 1 else (to,)
        if sources == statement.sources:
            return False
        self.put(statement, sources=sources, confidence=certain(statement.confidence, "identity"))
        return True

    def replace_source(self, old: Source, new: Source) -> tuple[str, ...]:
        """Have one source be another; return the ids of the statements that this changes."""
        changed = [s for s in self.statements.values() if old.id in (*s.sources, *s.via)]
        for statement in changed:
            self.statements[statement.id] = statement.model_copy(
                update={
                    "sources": _replaced(statement.sources, old.id, new.id),
                    "via": _replaced(statement.via, old.id, new.id),
                }
            )
        self.move_mentions(self.sources[old.id].mentions, self.sources[new.id])
        del self.sources[old.id]
        return tuple(s.id for s in changed)

    def put(self, statement: Statement, **changes: object) -> None:
        """Change a statement, which is the reader's from now on."""
        self.statements[statement.id] = statement.model_copy(update={**changes, "origin": "reader"})

    def remove(self, statement: Statement) -> None:
        """Take a statement out, and the links to it."""
        del self.statements[statement.id]
        for other in list(self.statements.values()):
            if statement.id in other.denies:
                self.unlink(other, statement.id)

    def unlink(self, denial: Statement, answered: str) -> None:
        """Take a link out, without making the denial the reader's."""
        confidence = denial.confidence
        kept = {i: p for i, p in confidence.denies.items() if i != answered}
        self.statements[denial.id] = denial.model_copy(
            update={
                "denies": tuple(i for i in denial.denies if i != answered),
                "confidence": confidence.model_copy(update={"denies": kept}),
            }
        )

    def source(self, anchor: SourceAnchor) -> Source:
        """Return the source that an anchor means, and make it where there is none."""
        return self.find_source(anchor) or self.add_source(anchor)

    def find_source(self, anchor: SourceAnchor) -> Source | None:
        """Return the source that an anchor means; None where there is none."""
        return find_source(anchor, self._reading.model_copy(update={"sources": tuple(self.sources.values())}))

    def add_source(self, anchor: SourceAnchor) -> Source:
        """Make a source of its anchor; of its mentions those that are still there, and taken from nobody."""
        made = Source(
            id=_free(self.sources, "t"),
            name=anchor.name,
            kind=anchor.kind,
            role=anchor.role,
            mentions=self.places(anchor.mentions),
            origin="reader",
        )
        self.sources[made.id] = made
        return made

    def move_mentions(self, spans: Sequence[Span], to: Source) -> None:
        """Have what refers to any source within these spans refer to this one."""
        moved = [m for source in self.sources.values() for m in source.mentions if _within(m, spans)]
        for source in list(self.sources.values()):
            kept = [m for m in source.mentions if not _within(m, spans)]
            mentions = _in_order([*kept, *moved] if source.id == to.id else kept)
            if mentions != source.mentions:
                self.sources[source.id] = source.model_copy(update={"mentions": mentions})

    def quotation(self, content: Sequence[Span]) -> str:
        """Tell whether a content stands in quotation marks."""
        blocks = self._reading.article.blocks or (Span(start=0, end=len(self.text)),)
        return quotation_of(content, self.text, blocks)

    def finished(self) -> Reading:
        """Return the reading that has come of it, in order, without sources that nobody needs any more."""
        statements = tuple(sorted(self.statements.values(), key=lambda s: (s.start, s.end)))
        said: dict[str, list[str]] = {}
        needed: set[str] = set()
        for statement in statements:
            needed.update(statement.sources, statement.via)
            for source in statement.sources:
                said.setdefault(source, []).append(statement.id)
        first = {i: s.start for s in reversed(statements) for i in (*s.sources, *s.via)}
        sources = [
            source.model_copy(update={"statements": tuple(said.get(source.id, ()))})
            for source in self.sources.values()
            if source.id in needed
        ]
        sources.sort(key=lambda s: s.mentions[0].start if s.mentions else first[s.id])
        return self._reading.model_copy(update={"sources": tuple(sources), "statements": statements})


def certain(confidence: Confidence, *parts: str) -> Confidence:
    """Return a confidence in which some parts are the reader's own, and therefore certain."""
    return confidence.model_copy(update=dict.fromkeys(parts, 1.0))


def _free(taken: Iterable[str], letter: str) -> str:
    numbers = [int(i[1:]) for i in taken if i[:1] == letter and i[1:].isdigit()]
    return f"{letter}{max(numbers, default=0) + 1}"


def _is_one(mention: Span, mentions: Iterable[Span]) -> bool:
    """Tell whether a mention is one of others: it stands within it, or is a longer form of it."""
    return any(_within(mention, (m,)) or (mention.start < m.start and mention.end == m.end) for m in mentions)


def _replaced(ids: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if i == old else i for i in ids))


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(outer.start <= span.start and span.end <= outer.end for outer in spans)


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda s: (s.start, s.end)))
