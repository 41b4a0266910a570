"""What is asked of the library, and what it gives: plain frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.outline import Piece

if TYPE_CHECKING:
    from onrecord.context.values import Context
    from onrecord.reading import Checked, Origin, Quotation, Reading, SourceKind, Stance, StatementType
    from onrecord.revision.revising import Revised
    from onrecord.revision.values import Revision

Sort = Literal["opened", "kept", "published", "title", "outlet", "denials"]
"""By what articles are put in order; where no day of publication is known, that of keeping stands for it."""


@dataclass(frozen=True)
class Kept:
    """One article of the library, with all that is kept of it. Moments are ISO 8601, in UTC."""

    id: int
    reading: Reading
    """As the engine gave it."""
    revision: Revision
    revised: Revised
    """What the reader's corrections make of the reading, and which of them are lost."""
    context: tuple[Context, ...]
    """What was looked up, with the ids that sources and statements have in :attr:`revised`."""
    target: str | None
    """The path or address by which it was opened."""
    position: int
    """The first character that was in sight when the reader left it."""
    kept_at: str
    opened_at: str
    deleted_at: str | None = None
    later: int | None = None
    """Id of the version that was kept when its address had another text; None for the latest."""


@dataclass(frozen=True)
class Query:
    """Which articles are wanted, in what order, and how many of them."""

    words: str = ""
    """All of them must be in title, text or names of sources; of the last the beginning, unless a space
    follows it. What stands in quotation marks stands together."""
    source: str | None = None
    """Key of a source, see :class:`SourceName`; names that were joined are one."""
    outlet: str | None = None
    since: str | None = None
    """First day, ``YYYY-MM-DD``: of publication, where that is not known of keeping."""
    until: str | None = None
    """Last day, the same."""
    has_denials: bool | None = None
    checked: bool | None = None
    deleted: bool = False
    """Whether those are wanted that were deleted, and no others."""
    sort: Sort = "opened"
    descending: bool = True
    limit: int | None = 50
    """None for all."""
    offset: int = 0


Ranges = tuple[tuple[int, int], ...]
"""Places in a text, half-open, in order."""


@dataclass(frozen=True)
class Shown:
    """Some words on one line, and which of them were searched for."""

    text: str
    hits: Ranges = ()


@dataclass(frozen=True)
class Row:
    """What a list shows of one article."""

    id: int
    title: Shown
    snippet: Shown
    """Words around the first hit in the text, else the text's beginning."""
    outlet: str | None
    published: str | None
    address: str | None
    target: str | None
    kept_at: str
    opened_at: str
    deleted_at: str | None
    words: int
    statements: int
    denials: int
    corrections: int
    notes: int
    checked: Checked | None
    progress: float
    """How far the reader came, from 0 to 1."""
    is_earlier_version: bool


@dataclass(frozen=True)
class Page:
    """Some of the articles that were asked for."""

    rows: tuple[Row, ...]
    total: int
    """How many there are in all."""


@dataclass(frozen=True)
class SourceName:
    """A source as it is known across articles: a person, organization, place or document with a name."""

    key: str
    """Kind and name, alike for every spelling that differs in capitals alone."""
    name: str
    """As most articles spell it."""
    kind: SourceKind
    articles: int = 0
    statements: int = 0
    denials: int = 0


@dataclass(frozen=True)
class Speaker:
    """Who makes or passes on a statement."""

    name: str
    kind: SourceKind
    key: str | None
    """None for a source that is not known across articles."""


@dataclass(frozen=True)
class About:
    """The article that something stands in."""

    id: int
    title: str
    outlet: str | None
    published: str | None
    day: str
    """Of publication, where that is not known of keeping."""
    is_earlier_version: bool


@dataclass(frozen=True)
class Quoted:
    """A statement of a kept article, with source, cue and content together in the article's order."""

    id: str
    """In the article's reading."""
    type: StatementType
    stance: Stance | None
    quotation: Quotation
    origin: Origin
    start: int
    """First character, in the article's text."""
    pieces: tuple[Piece, ...]
    sources: tuple[Speaker, ...]
    via: tuple[Speaker, ...]
    hits: Ranges = ()
    """What was searched for, in the joined texts of the pieces."""


@dataclass(frozen=True)
class Said:
    """A statement with its article, the denials that are linked to it, and what it answers itself."""

    article: About
    statement: Quoted
    denied_by: tuple[Quoted, ...] = ()
    answers: tuple[Quoted, ...] = ()


@dataclass(frozen=True)
class Statements:
    """Some of the statements that were asked for."""

    said: tuple[Said, ...]
    total: int


@dataclass(frozen=True)
class SourcePage:
    """All that a source said in the kept articles."""

    source: SourceName
    names: tuple[SourceName, ...]
    """The names that the reader joined, the source's own first; one where none were."""
    roles: tuple[str, ...]
    """Who articles say that it is, the most frequent first."""
    said: tuple[Said, ...]
    """By time, the latest article first."""
    total: int
    """How many statements there are in all."""


@dataclass(frozen=True)
class NamesChange:
    """What joining or parting names changed: each name (a key) and the one that it counts as."""

    removed: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)

    @property
    def undone(self) -> NamesChange:
        """The change that takes this one back."""
        return NamesChange(self.added, self.removed)
