"""The panel's rows as plain values: for each voice a head, its statements, and a way to the rest. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from onrecord.glance import Figure
from onrecord_desktop.voices import Voice


class Ink(Enum):
    """How a run of words is set."""

    PLAIN = "plain"
    MUTED = "muted"
    NAME = "name"
    LINK = "link"
    FIGURE = "figure"
    """A large number."""


class LinkKind(Enum):
    """Where a link leads."""

    STATEMENT = "statement"
    VOICE = "voice"
    MORE = "more"
    """Unfolds or folds a card."""
    MENU = "menu"
    """Offers what can be done with a voice."""
    SOLO = "solo"
    """Hears only one voice, or all again."""
    MUTE = "mute"
    """Leaves a voice out, or hears it again."""
    ALL = "all"
    """Shows every statement again."""
    CORRECT = "correct"
    """Offers what can be done with a statement."""
    NOTE = "note"
    """Shows a note of the reader's."""
    LOOK_UP = "look up"
    """Shows what was looked up, or looks it up again."""


@dataclass(frozen=True)
class Link:
    """Something to jump to."""

    kind: LinkKind
    statement: str = ""
    voice: tuple[str, ...] = ()
    look_up: tuple[str, str] = ("", "")
    """A provider, and the id of what it was asked about."""
    note: str = ""


@dataclass(frozen=True)
class Run:
    """Words of one kind."""

    text: str
    ink: Ink = Ink.PLAIN
    link: Link | None = None
    raised: bool = False
    """Set small and high, as the number after a name."""


Words = tuple[Run, ...]
"""One paragraph of a row."""


class RowKind(Enum):
    """What a row is."""

    GLANCE = "glance"
    NOTICE = "notice"
    """Says that not all is shown."""
    SECTION = "section"
    """Heads the cards of those who are not named."""
    HEADLINE = "headline"
    NEAREST = "nearest"
    """The statement that is nearest to the headline."""
    HEAD = "head"
    STATEMENT = "statement"
    PASSED_ON = "passed on"
    MORE = "more"
    LOOK_UP = "look up"
    """What a provider knows, in two lines that never wrap: so nothing moves when it comes."""


@dataclass(frozen=True, eq=False)
class Row:
    """One row of the panel, equal to itself alone. Rows from ``opens`` to ``closes`` make one card."""

    kind: RowKind
    paragraphs: tuple[Words, ...]
    spoken: str
    """What a screen reader says."""
    voice: Voice | None = None
    statement: str | None = None
    sign: str = ""
    """A sign before the words of a denial or a no-comment."""
    aside: str = ""
    """What stands at the right of a head."""
    figures: tuple[Figure, ...] = ()
    """What stands above the paragraphs, side by side."""
    opens: bool = False
    closes: bool = False

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link of the row, in order."""
        return tuple(dict.fromkeys(run.link for words in self.paragraphs for run in words if run.link))

    @property
    def target(self) -> Link | None:
        """Where a click beside all links leads."""
        if self.statement:
            return Link(LinkKind.STATEMENT, statement=self.statement)
        if self.kind is RowKind.HEAD and self.voice:
            return Link(LinkKind.MENU, voice=self.voice.key)
        return self.links[0] if self.links else None


def next_link(links: Sequence[Link], focus: Link | None, step: int) -> Link | None:
    """Return the link after another one, or the one before; None stands between the last and the first.

    Args:
        links: in order.
        focus: the one that is left, if one is.
        step: 1, or -1 for the one before.
    """
    ring = (None, *links)
    here = ring.index(focus) if focus in ring else 0
    return ring[(here + step) % len(ring)]


def link_to(voice: Voice, link: Link) -> Words:
    """Return a link that is a voice's name, short, and its number."""
    name = Run(voice.short, Ink.LINK, link)
    return (name, Run(f"\u202f{voice.number}", Ink.LINK, link, raised=True)) if voice.number else (name,)


def plain(paragraphs: Iterable[Sequence[Run]]) -> str:
    """Return the words of paragraphs without their setting."""
    return " ".join("".join(run.text for run in words) for words in paragraphs).replace("\u202f", " ")
