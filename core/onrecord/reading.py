"""The reading: what the engine gives back, as plain frozen values with one JSON form.

Version 1 of the format; offsets count Unicode code points of ``article.text``, end exclusive.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, computed_field, model_validator

from onrecord.article import Article, Span, Value

FORMAT: Literal["onrecord-reading/1"] = "onrecord-reading/1"

SourceKind = Literal["person", "organization", "place", "document", "group", "unnamed", "writer"]
StatementType = Literal["claim", "denial", "no_comment"]
Stance = Literal["rejects", "answers"]
Quotation = Literal["direct", "mixed", "indirect"]
Origin = Literal["engine", "reader"]
"""Whether something is as the engine found it, or the reader added or corrected it."""
Probability = float


class Engine(Value):
    """Which engine and model made a reading."""

    version: str
    model: str


class Source(Value):
    """Somebody or something that puts statements forward, once per article."""

    id: str
    name: str
    kind: SourceKind
    role: str | None = None
    """The article's own words that say who it is, or None."""
    mentions: tuple[Span, ...] = ()
    """Every place that names or refers to the source, in order."""
    statements: tuple[str, ...] = ()
    """Ids of the statements it makes, in order."""
    origin: Origin = "engine"


class Confidence(Value):
    """Calibrated probabilities that a part of a statement is right."""

    attribution: Probability = Field(default=1.0, ge=0, le=1)
    """That who and what are right."""
    type: Probability = Field(default=1.0, ge=0, le=1)
    identity: Probability = Field(default=1.0, ge=0, le=1)
    """That the source's identity is right."""
    denies: dict[str, Probability] = Field(default_factory=dict)
    """For each statement in ``denies``, that the link is right."""


class Statement(Value):
    """One place where sources put something forward."""

    id: str
    type: StatementType
    stance: Stance | None = None
    """Of a denial only: ``rejects`` where the content is the thing rejected, ``answers`` where the
    content is the source's own words."""
    sources: tuple[str, ...] = ()
    """Ids of the sources; several when they speak jointly, empty when none is expressed."""
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    quotation: Quotation = "indirect"
    via: tuple[str, ...] = ()
    """Ids of the sources through whom the article has it."""
    denies: tuple[str, ...] = ()
    """Ids of the statements that a denial answers."""
    confidence: Confidence = Confidence()
    origin: Origin = "engine"

    @property
    def parts(self) -> tuple[Span, ...]:
        """All spans of source, cue and content, in the article's order."""
        return tuple(sorted((*self.source, *self.cue, *self.content), key=lambda s: (s.start, s.end)))

    @property
    def start(self) -> int:
        """First character of the statement's source, cue or content."""
        return min((s.start for s in self.parts), default=0)

    @property
    def end(self) -> int:
        """End (exclusive) of the statement's source, cue or content."""
        return max((s.end for s in self.parts), default=0)


class Gap(Span):
    """A part of the text that could not be read, and why."""

    reason: str


class Checked(Value):
    """That somebody went through a reading and stands for it."""

    by: str
    """Their name."""
    on: str
    """The day, ``YYYY-MM-DD``."""


class ReaderNote(Value):
    """What the reader wrote on one thing of the reading, or on the whole article where none is named."""

    id: str
    text: str
    written: str
    """When, ISO 8601 with time zone."""
    statement: str | None = None
    """Id of a statement."""
    source: str | None = None
    """Id of a source."""
    passage: Span | None = None


class Reading(Value):
    """One article read once: all that passes from the engine to window, command line and exports."""

    format: Literal["onrecord-reading/1"] = FORMAT
    engine: Engine
    article: Article
    sources: tuple[Source, ...] = ()
    """In order of first appearance."""
    statements: tuple[Statement, ...] = ()
    """In order of first character."""
    gaps: tuple[Gap, ...] = ()
    corrections: int = Field(default=0, ge=0)
    """How many corrections of a reader went into it."""
    notes: tuple[ReaderNote, ...] = ()
    """Of the reader, in the order they were written."""
    checked: Checked | None = None
    """None as long as nobody went through it."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def marking(self) -> str:
        """Who marked the article, and whether somebody checked it, in English; every export says so."""
        corrected = ", corrected by a reader" if self.corrections else ""
        checked = f"checked by {self.checked.by}, {self.checked.on}" if self.checked else "unchecked"
        return f"marked by On Record {self.engine.version}{corrected}, {checked}"

    @model_validator(mode="after")
    def _ids_known(self) -> Self:
        sources = {s.id for s in self.sources}
        statements = {s.id for s in self.statements}
        for s in self.statements:
            if not sources.issuperset((*s.sources, *s.via)) or not statements.issuperset(s.denies):
                raise ValueError(
                    f"statement {s.id} refers to a source or statement that is not in the reading"
                )
        for note in self.notes:
            if note.statement not in (None, *statements) or note.source not in (None, *sources):
                raise ValueError("a note is about a source or statement that is not in the reading")
        return self

    def source_by_id(self, source_id: str) -> Source:
        """Return the source with this id.

        Raises:
            KeyError: no source has it.
        """
        return {s.id: s for s in self.sources}[source_id]

    def to_json(self, indent: int | None = None) -> str:
        """Return the reading's JSON form."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, text: str) -> Reading:
        """Read the JSON form back.

        Raises:
            pydantic.ValidationError: the text is not a reading of this version.
        """
        return cls.model_validate_json(text)
