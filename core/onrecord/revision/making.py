"""From what a reader points at in a reading to a correction or a note. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.article import Span
from onrecord.quotation import quotation_of
from onrecord.reading import Reading, Source, SourceKind, Stance, StatementType
from onrecord.revision.anchoring import quote, quotes, source_anchor, statement_anchor
from onrecord.revision.revising import revise
from onrecord.revision.values import (
    Add,
    Correction,
    Join,
    Note,
    Part,
    Quote,
    Remove,
    Revision,
    SetLink,
    SetParts,
    SetSources,
    SetType,
    SourceAnchor,
    StatementAnchor,
)


class Making:
    """Makes corrections of one reading, as it stands with those made before."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._statements = {statement.id: statement for statement in reading.statements}

    def statement(self, statement_id: str) -> StatementAnchor:
        """Return the anchor of a statement."""
        return statement_anchor(self._statements[statement_id], self._reading)

    def source(self, source_id: str) -> SourceAnchor:
        """Return the anchor of a source."""
        return source_anchor(self._reading.source_by_id(source_id), self._reading)

    def named(self, name: str, kind: SourceKind) -> SourceAnchor:
        """Return the anchor of a source by its name: one of the reading if it has it, else a new one."""
        known = self.known(name)
        return source_anchor(known, self._reading) if known else SourceAnchor(name=name.strip(), kind=kind)

    def known(self, name: str) -> Source | None:
        """Return the source of the reading that has a name, in any letter case."""
        words = name.strip().casefold()
        return next((source for source in self._reading.sources if source.name.casefold() == words), None)

    def after(self, correction: Correction) -> Making:
        """Return what makes corrections of the reading as it is once this one is made."""
        return Making(revise(self._reading, Revision(corrections=(correction,))).reading)

    def remove(self, statement_id: str) -> Remove:
        """Say that this is no statement."""
        return Remove(statement=self.statement(statement_id))

    def set_type(self, statement_id: str, type: StatementType, stance: Stance | None = None) -> SetType:
        """Say of what type a statement is."""
        return SetType(statement=self.statement(statement_id), type=type, stance=stance)

    def set_sources(self, statement_id: str, sources: Iterable[SourceAnchor]) -> SetSources:
        """Say who makes a statement."""
        return SetSources(statement=self.statement(statement_id), sources=tuple(sources))

    def set_parts(
        self, statement_id: str, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]
    ) -> SetParts:
        """Say where source, cue and content of a statement stand."""
        return SetParts(
            statement=self.statement(statement_id),
            source=self._quotes(source),
            cue=self._quotes(cue),
            content=self._quotes(content),
        )

    def set_link(self, denial: str, answered: str, holds: bool) -> SetLink:
        """Say whether a denial answers a statement."""
        return SetLink(statement=self.statement(denial), answered=self.statement(answered), holds=holds)

    def add(
        self,
        parts: Sequence[Sequence[Span]],
        sources: Iterable[SourceAnchor],
        type: StatementType = "claim",
        stance: Stance | None = None,
    ) -> Add:
        """Say that there is a statement.

        Args:
            parts: spans of its source, its cue and its content.
            sources: who makes it.
            type: of it.
            stance: of a denial.
        """
        source, cue, content = parts
        blocks = self._reading.article.blocks or (Span(start=0, end=len(self._text)),)
        return Add(
            statement=StatementAnchor(
                type=type,
                stance=stance,
                quotation=quotation_of(content, self._text, blocks),
                sources=tuple(sources),
                source=self._quotes(source),
                cue=self._quotes(cue),
                content=self._quotes(content),
            )
        )

    def join(self, source_id: str, other_id: str) -> Join:
        """Say that two sources are one, which is called as the first."""
        return Join(source=self.source(source_id), other=self.source(other_id))

    def part(self, source_id: str, mentions: Iterable[Span], name: str, kind: SourceKind) -> Part:
        """Say that some of what refers to a source means somebody else, of this name."""
        known = self.known(name)
        other = SourceAnchor(
            name=known.name if known else name.strip(),
            kind=known.kind if known else kind,
            mentions=self._quotes(mentions),
        )
        return Part(source=self.source(source_id), other=other)

    def note_on_statement(self, statement_id: str, text: str) -> Note:
        """Write a note on a statement."""
        return Note(text=text, about=self.statement(statement_id))

    def note_on_source(self, source_id: str, text: str) -> Note:
        """Write a note on a source."""
        return Note(text=text, about=self.source(source_id))

    def note_on_passage(self, passage: Span, text: str) -> Note:
        """Write a note on some words."""
        return Note(text=text, about=quote(passage, self._text))

    def _quotes(self, spans: Iterable[Span]) -> tuple[Quote, ...]:
        return quotes(spans, self._text)
