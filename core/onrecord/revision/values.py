"""Corrections, notes and what else a reader makes of a reading, as plain frozen values with one JSON form."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import uuid4

from pydantic import Field

from onrecord.article import Span, Value
from onrecord.reading import Checked, Quotation, SourceKind, Stance, StatementType

CONTEXT = 32
"""Characters on each side of some words by which they are known again in a changed text."""


class Quote(Span):
    """Words of an article: where they stand, what they are, and what stands around them.

    The same means as the TextQuoteSelector and TextPositionSelector of the W3C's Web Annotation Data Model.
    """

    words: str
    before: str = ""
    after: str = ""


Quotes = tuple[Quote, ...]


class SourceAnchor(Value):
    """A source, by its name and the words that refer to it."""

    name: str
    kind: SourceKind
    role: str | None = None
    mentions: Quotes = ()


class StatementAnchor(Value):
    """A statement as it stood when something was said about it; enough to make it again."""

    type: StatementType
    stance: Stance | None = None
    quotation: Quotation = "indirect"
    sources: tuple[SourceAnchor, ...] = ()
    via: tuple[SourceAnchor, ...] = ()
    source: Quotes = ()
    cue: Quotes = ()
    content: Quotes = ()


def _new_id() -> str:
    return uuid4().hex


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Entry(Value):
    """Something that the reader did, with an id that no other has."""

    id: str = Field(default_factory=_new_id)
    made: str = Field(default_factory=_now)
    """When, ISO 8601 in UTC: entries are taken in the order of these."""


class Remove(Entry):
    """This is no statement."""

    kind: Literal["remove"] = "remove"
    statement: StatementAnchor


class Add(Entry):
    """This is a statement, which was not found."""

    kind: Literal["add"] = "add"
    statement: StatementAnchor


class SetType(Entry):
    """The statement is of another type, or a denial of the other stance."""

    kind: Literal["type"] = "type"
    statement: StatementAnchor
    type: StatementType
    stance: Stance | None = None


class SetSources(Entry):
    """Others make the statement; nobody, if there are none."""

    kind: Literal["sources"] = "sources"
    statement: StatementAnchor
    sources: tuple[SourceAnchor, ...]


class SetParts(Entry):
    """Source, cue and content of the statement stand elsewhere."""

    kind: Literal["parts"] = "parts"
    statement: StatementAnchor
    source: Quotes = ()
    cue: Quotes = ()
    content: Quotes = ()


class SetLink(Entry):
    """The denial answers that statement, or does not."""

    kind: Literal["link"] = "link"
    statement: StatementAnchor
    answered: StatementAnchor
    holds: bool


class Join(Entry):
    """Two sources are one, which has the name, kind and role of the first."""

    kind: Literal["join"] = "join"
    source: SourceAnchor
    other: SourceAnchor


class Part(Entry):
    """Some of what refers to a source means somebody else."""

    kind: Literal["part"] = "part"
    source: SourceAnchor
    other: SourceAnchor
    """The somebody else, whose mentions are those that are taken from the source."""


Correction = Annotated[
    Remove | Add | SetType | SetSources | SetParts | SetLink | Join | Part, Field(discriminator="kind")
]


class Note(Entry):
    """What the reader wrote on the article, on a passage, a statement or a source of it."""

    text: str
    about: Quote | StatementAnchor | SourceAnchor | None = None
    """None for the whole article."""


class Revision(Value):
    """All that a reader made of one reading."""

    corrections: tuple[Correction, ...] = ()
    """Each is about what those made before it made of the reading."""
    notes: tuple[Note, ...] = ()
    checked: Checked | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Corrections and notes."""
        return (*self.corrections, *self.notes)

    def having(self, entry: Entry) -> Revision:
        """Return the same with a correction or a note, in place of what has its id."""
        kept = self.without(entry.id)
        changed = (
            {"notes": (*kept.notes, entry)}
            if isinstance(entry, Note)
            else {"corrections": (*kept.corrections, entry)}
        )
        return kept.model_copy(update=changed)

    def without(self, entry_id: str) -> Revision:
        """Return the same without a correction or a note."""
        return self.model_copy(
            update={
                "corrections": tuple(each for each in self.corrections if each.id != entry_id),
                "notes": tuple(each for each in self.notes if each.id != entry_id),
            }
        )
