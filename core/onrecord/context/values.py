"""What is asked of a provider, and what comes back. Plain, frozen values."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from onrecord.article import Value
from onrecord.phrasing import one_line
from onrecord.reading import SourceKind

LONGEST = 400
"""Characters of one piece of a provider's text; the rest is cut."""


def _plain(text: object) -> object:
    """Return a provider's text on one line, without what controls a terminal or the order of words."""
    if not isinstance(text, str):
        return text
    plain = one_line(text)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1].rstrip()}…"


Foreign = Annotated[str, BeforeValidator(_plain)]
"""Text of a provider: plain, whatever it looks like."""


class SourceQuestion(Value):
    """Who is this source?"""

    id: str
    """Of the source in its reading."""
    name: str
    """This alone is sent."""
    kind: SourceKind
    role: str | None = None
    """In the article's words."""
    day: str | None = None
    """The article's date, ISO 8601, as far as it is known."""
    text: str = ""
    """The article, in which a candidate must find some support."""


class ClaimQuestion(Value):
    """Was something like this claim checked?"""

    id: str
    """Of the statement in its reading."""
    claim: str
    """This is sent."""


class Candidate(Value):
    """Somebody or something that a source may be."""

    id: str
    name: Foreign
    description: Foreign = ""
    office: Foreign = ""
    """Held at the article's date, empty where none is known."""
    country: Foreign = ""
    url: str
    """A page about it."""
    picture: str = ""
    """Address of a small picture, empty where there is none."""


class Found(Value):
    """What a provider said to one question."""

    provider: str
    about: str
    """Id of the source or of the statement."""
    asked: str
    """What was sent."""
    retrieved: str
    """When, ISO 8601 with offset."""


class SourceContext(Found):
    """Who a source may be."""

    candidates: tuple[Candidate, ...] = ()
    """Likeliest first."""
    certain: bool = False
    """Whether the first of them clearly wins."""
    chosen: str | None = None
    """Which one the reader chose, by id; empty for none of them; None where nothing was chosen."""


class Check(Value):
    """One check of a claim, in the words of who checked it."""

    claim: Foreign
    """The claim that was checked, which may not be the one that was asked about."""
    claimant: Foreign = ""
    """Who made it first, as far as that is known."""
    publisher: Foreign
    """Who checked it."""
    rating: Foreign
    """In the publisher's own words."""
    date: Foreign = ""
    url: str
    """Of the check."""


class ClaimContext(Found):
    """Checks of claims like one."""

    checks: tuple[Check, ...] = ()


Context = SourceContext | ClaimContext
