"""Lines in the gutter from a denial to what it is linked to. Pure: heights in the document, at zoom 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.translation import trn
from onrecord_desktop.margin import Line, Placed
from onrecord_desktop.voices import Voice

Way = Literal["up", "down"]
Meeting = tuple[str, bool]
"""A statement's id, and whether a line leads to it and not from it."""

ARROWS: Mapping[Way, str] = {"up": "↑", "down": "↓"}
SLACK = 4.0
"""Nearer than this to the edge of what is visible, an end counts as out of sight."""
MOST_SIGNS = 3
"""How many signs stand at one edge; the last then leads to all that is left."""


@dataclass(frozen=True)
class End:
    """Where a line meets a statement."""

    statement: str
    voice: Voice
    y: float
    answered: bool
    """Whether the line leads to it, and not from it."""


@dataclass(frozen=True)
class Connector:
    """One line along the gutter, with its ends from the top down."""

    lane: int
    """0 for the one nearest to the text."""
    ends: tuple[End, ...]

    @property
    def top(self) -> float:
        """Height of its first end."""
        return self.ends[0].y

    @property
    def bottom(self) -> float:
        """Height of its last end."""
        return self.ends[-1].y


@dataclass(frozen=True)
class Sign:
    """Says at the edge of what is visible where a line goes, and leads there."""

    way: Way
    voice: Voice
    more: int
    """How many further statements lie that way, of the same voice or without a sign of their own."""
    target: str
    """The nearest of its statements."""

    @property
    def after(self) -> str:
        """What follows the name: its number, how many more, the way."""
        # Translators: further statements, after the name of the source of the first.
        more = trn("and {n} more", "and {n} more", self.more) if self.more else ""
        return " ".join(part for part in (self.voice.superscript, more, ARROWS[self.way]) if part)

    @property
    def whole(self) -> str:
        """All of it: ``Austin ¹ and 2 more ↑``."""
        return f"{self.voice.short} {self.after}"

    @property
    def short(self) -> str:
        """Only number and way: ``1 ↑``."""
        return f"{self.voice.number} {ARROWS[self.way]}".lstrip()


def connectors(
    subject: str, answers: Sequence[str], answered_by: Sequence[str], placed: Mapping[str, Placed]
) -> tuple[Connector, ...]:
    """Return the lines of a statement: from it to what it answers, and to it from the denials of it.

    Args:
        subject: id of the statement.
        answers: ids of what it answers, if it is a denial.
        answered_by: ids of the denials linked to it.
        placed: every statement that is shown, by id; links to others have no line.
    """
    if subject not in placed:
        return ()
    pairs = [
        ([subject], [i for i in answers if i in placed]),
        ([i for i in answered_by if i in placed], [subject]),
    ]
    lines = [
        [*((i, False) for i in denials), *((i, True) for i in answered)]
        for denials, answered in pairs
        if denials and answered
    ]
    heights = _heights([meets for line in lines for meets in line], placed)
    return tuple(Connector(lane, _ends(line, heights, placed)) for lane, line in enumerate(lines))


def _ends(
    line: Iterable[Meeting], heights: Mapping[Meeting, float], placed: Mapping[str, Placed]
) -> tuple[End, ...]:
    ends = (End(i, placed[i].voice, heights[i, answered], answered) for i, answered in line)
    return tuple(sorted(ends, key=lambda end: end.y))


def _heights(meetings: Iterable[Meeting], placed: Mapping[str, Placed]) -> dict[Meeting, float]:
    """Share the height of a line of text among the ends that meet it, in the order of the words."""
    sharing: dict[Line, list[Meeting]] = {}
    for meeting in sorted(meetings, key=lambda meeting: (placed[meeting[0]].start, meeting[1])):
        sharing.setdefault(placed[meeting[0]].first, []).append(meeting)
    return {
        meeting: line.top + (line.bottom - line.top) * number / (len(some) + 1)
        for line, some in sharing.items()
        for number, meeting in enumerate(some, 1)
    }


def signs(lines: Iterable[Connector], top: float, bottom: float) -> tuple[Sign, ...]:
    """Return what stands at the edges for ends above ``top`` or below ``bottom``, the nearest first."""
    hidden = [end for line in lines for end in line.ends]
    above = sorted((end for end in hidden if end.y < top + SLACK), key=lambda end: -end.y)
    below = sorted((end for end in hidden if end.y > bottom - SLACK), key=lambda end: end.y)
    return (*_signs(above, "up"), *_signs(below, "down"))


def _signs(ends: Sequence[End], way: Way) -> Iterator[Sign]:
    by_voice: dict[str, dict[str, End]] = {}
    for end in ends:
        by_voice.setdefault(end.voice.signed, {}).setdefault(end.statement, end)
    groups = [list(some.values()) for some in by_voice.values()]
    last = [end for group in groups[MOST_SIGNS - 1 :] for end in group]
    for group in [*groups[: MOST_SIGNS - 1], last] if last else groups:
        yield Sign(way, group[0].voice, len(group) - 1, group[0].statement)
