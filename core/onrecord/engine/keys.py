"""What a source is known by while an article is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A source with a name; ``bearer`` is its index in the article's registry of names."""

    bearer: int


@dataclass(frozen=True)
class Described:
    """A source that is never named."""

    thing: str
    """The describing words, case-folded."""
    owner: int | None = None
    """The bearer it is described by (*Clinton's aides*), or None."""


@dataclass(frozen=True)
class Writer:
    """The article's own writer or outlet."""


Key = Named | Described | Writer


@dataclass(frozen=True)
class Who:
    """One identity that a source phrase was given."""

    key: Key
    certainty: float
    """Rough probability that the identity is right."""
