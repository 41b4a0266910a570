"""What the pipeline's components pass on through ``Doc`` extensions. Positions are token indices."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.reading import SourceKind, Stance, StatementType

TokenSpan = tuple[int, int]
"""A half-open range of token indices of a ``Doc``."""


@dataclass(frozen=True)
class Attribution:
    """One place where somebody puts something forward. ``doc._.attributions`` holds them in order of
    their first token, written by the component ``attributions``."""

    source: tuple[TokenSpan, ...]
    """Empty where no source is expressed."""
    cue: tuple[TokenSpan, ...]
    content: tuple[TokenSpan, ...]
    confidence: float
    """Calibrated probability that source and content are right."""

    @property
    def start(self) -> int:
        """First token of any part."""
        return min(s for s, _ in (*self.source, *self.cue, *self.content))

    @property
    def end(self) -> int:
        """End (exclusive) of the last token of any part."""
        return max(e for _, e in (*self.source, *self.cue, *self.content))


@dataclass(frozen=True)
class StatementKind:
    """Type of one attribution. ``doc._.statement_kinds`` runs parallel to ``doc._.attributions``, written by
    the component ``types``."""

    type: StatementType
    confidence: float
    stance: Stance | None = None


@dataclass(frozen=True)
class Entity:
    """One source of the article. ``doc._.sources`` holds them in order of first appearance, written by the
    component ``sources``."""

    name: str
    kind: SourceKind
    role: str | None
    mentions: tuple[TokenSpan, ...]


@dataclass(frozen=True)
class Identity:
    """Who makes one attribution. ``doc._.identities`` runs parallel to ``doc._.attributions``, written by the
    component ``sources``."""

    sources: tuple[int, ...]
    """Indices into ``doc._.sources``; several when they speak jointly."""
    confidence: float


@dataclass(frozen=True)
class Relations:
    """What one attribution answers and through whom it came. ``doc._.relations`` runs parallel to
    ``doc._.attributions``, written by the component ``denials``."""

    denies: dict[int, float] = field(default_factory=dict)
    """Indices into ``doc._.attributions`` with the probability of each link, at most three."""
    via: tuple[int, ...] = ()
    """Indices into ``doc._.sources``."""
