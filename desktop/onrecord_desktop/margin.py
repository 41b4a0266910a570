"""Names and rails beside the text. Pure: lengths in pixels, heights from the top of the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from onrecord.translation import tr
from onrecord_desktop.voices import Voice

LABEL_LINE = 16.0
"""Height of a line of a label."""
GAP = 5.0
"""Least distance between two labels."""
CUE_LINES = 3
COLUMNS = 3
"""Most rails side by side."""
PUSH = 24.0
"""How far a label may push the next one down to keep its cue."""
SLACK = 34.0
"""How far a label may stand below its line; beyond that it folds into the one above."""

Measure = Callable[[str], float]
"""Width of a text in the font of cues."""


@dataclass(frozen=True)
class Line:
    """One line of the text, as laid out."""

    top: float
    bottom: float
    block: int
    """The number of its paragraph."""


@dataclass(frozen=True)
class Placed:
    """A statement as laid out."""

    statement: str
    voice: Voice
    start: int
    end: int
    """Half-open, from the first to the last character of its parts, in code points."""
    first: Line
    last: Line
    cue: str
    via: tuple[Voice, ...] = ()


@dataclass(frozen=True)
class Group:
    """Statements that share a rail and a label: of one voice, one after the other in one paragraph."""

    statements: tuple[Placed, ...]
    column: int = 0
    """0 for the outermost rail; a nested statement stands further in."""
    inside: Voice | None = None
    """Whose statement holds this one, if any."""

    @property
    def voice(self) -> Voice:
        """Who speaks."""
        return self.statements[0].voice

    @property
    def first(self) -> Line:
        """The line where it begins."""
        return self.statements[0].first

    @property
    def last(self) -> Line:
        """The line where it ends."""
        return max((s.last for s in self.statements), key=lambda line: line.bottom)

    @property
    def end(self) -> int:
        """End (exclusive) of its last character, in code points."""
        return max(s.end for s in self.statements)


@dataclass(frozen=True)
class Rail:
    """A vertical line beside the lines that a group covers."""

    group: Group
    top: float
    bottom: float


@dataclass(frozen=True)
class Label:
    """What stands in the margin: a name, and under it lines of cues."""

    rail: Rail
    top: float
    lines: tuple[str, ...] = ()
    folded: tuple[Voice, ...] = ()
    """Voices that had no room of their own; their numbers follow the name."""

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + LABEL_LINE * (1 + len(self.lines))


def grouped(placed: Sequence[Placed]) -> list[Group]:
    """Join what belongs together, and give what nests a column of its own."""
    groups: list[Group] = []
    for statement in placed:
        if groups and _continues(groups[-1], statement):
            groups[-1] = replace(groups[-1], statements=(*groups[-1].statements, statement))
        else:
            groups.append(_new_group(groups, statement))
    return groups


def _continues(group: Group, statement: Placed) -> bool:
    same = group.voice == statement.voice and group.first.block == statement.first.block
    half_a_line = (group.last.bottom - group.last.top) / 2
    return same and statement.first.top <= group.last.bottom + half_a_line


def _new_group(groups: Sequence[Group], statement: Placed) -> Group:
    around = next((g for g in reversed(groups[-COLUMNS:]) if g.end > statement.start), None)
    if around is None:
        return Group((statement,))
    return Group((statement,), min(around.column + 1, COLUMNS - 1), around.voice)


def rails(groups: Sequence[Group]) -> list[Rail]:
    """Lay a rail beside each group. Groups of one column that meet on a line share its height."""
    meeting: dict[tuple[float, int], list[Group]] = {}
    for group in groups:
        for top in {group.first.top, group.last.top}:
            meeting.setdefault((top, group.column), []).append(group)
    return [_rail(group, meeting) for group in groups]


def _rail(group: Group, meeting: dict[tuple[float, int], list[Group]]) -> Rail:
    above = meeting[group.first.top, group.column]
    below = meeting[group.last.top, group.column]
    height = group.first.bottom - group.first.top
    top = group.first.top + height * above.index(group) / len(above)
    bottom = group.last.bottom - (group.last.bottom - group.last.top) * (
        1 - (below.index(group) + 1) / len(below)
    )
    return Rail(group, top + 2, max(bottom - 2, top + 4))


def labels(beside: Sequence[Rail], width: float, measure: Measure) -> list[Label]:
    """Place a label at each rail, from the top down, each as full as the room before the next allows."""
    ordered = sorted(beside, key=lambda rail: (rail.top, rail.group.column))
    placed: list[Label] = []
    for rail, following in zip_longest(ordered, ordered[1:]):
        top = max(rail.top, placed[-1].bottom + GAP) if placed else rail.top
        if top > rail.top + SLACK:
            placed[-1] = _folding(placed[-1], rail.group.voice)
        else:
            lines = label_lines(rail.group, width, measure)
            room = following.top + PUSH - top if following else float("inf")
            placed.append(Label(rail, top, _cut(lines, room)))
    return placed


def _folding(label: Label, voice: Voice) -> Label:
    if voice in (label.rail.group.voice, *label.folded):
        return label
    return replace(label, folded=(*label.folded, voice))


def _cut(lines: list[str], room: float) -> tuple[str, ...]:
    """Keep as many lines as fit under the name into a height of ``room``."""
    if LABEL_LINE * (1 + len(lines)) + GAP <= room:
        return tuple(lines)
    most = max(int((room - GAP) // LABEL_LINE) - 1, 0)
    if most == 0:
        return ()
    return (*lines[: most - 1], f"{lines[most - 1].rstrip(' ·…')} …")


def label_lines(group: Group, width: float, measure: Measure) -> list[str]:
    """Return the lines under the name: the article's cues, then through whom it has the statement."""
    cues = " · ".join(dict.fromkeys(s.cue for s in group.statements if s.cue))
    others = dict.fromkeys(v.signed for s in group.statements for v in s.via if v != group.inside)
    via = tr("via {names}", names=tr(", ").join(others)) if others else ""
    together = " · ".join(part for part in (cues, via) if part)
    if measure(together) <= width:
        return [together] if together else []
    return [*wrapped(cues, width, measure, CUE_LINES), *(wrapped(via, width, measure, 2) if via else [])]


def wrapped(text: str, width: float, measure: Measure, most: int) -> list[str]:
    """Break a text into at most ``most`` lines of ``width``; an ellipsis stands for what is left."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip(' ·')} …"]
    return [elided(line, width, measure) for line in lines if line]


def elided(text: str, width: float, measure: Measure) -> str:
    """Cut a text to ``width``, with an ellipsis where something is left out."""
    if measure(text) <= width:
        return text
    short = text
    while short and measure(f"{short}…") > width:
        short = short[:-1]
    return f"{short.rstrip(' ·…')}…"
