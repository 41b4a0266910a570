"""What is to be printed, before it is set: paragraphs of runs of words. Plain values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.reading import StatementType
from onrecord_desktop.paper.sheet import MEASURE, TEXT


@dataclass(frozen=True)
class Rule:
    """A line under the words of a statement's content."""

    statement: str
    """The statement's id."""
    type: StatementType = "claim"
    unsure: bool = False
    level: int = 0
    """0 nearest to the words; a statement round another has its line further down."""


@dataclass(frozen=True)
class Run:
    """Some words that are set alike."""

    text: str
    bold: bool = False
    rules: tuple[Rule, ...] = ()
    start: int | None = None
    """Offset of its first character in the article; None for words of ours."""
    italic: bool = False


@dataclass(frozen=True)
class Style:
    """How words are set."""

    size: float
    leading: float
    """From one baseline to the next."""
    before: float = 0
    """Room above the first line, but not at the top of a page."""
    sans: bool = False
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Side:
    """A few words on the baseline of a paragraph's first line."""

    runs: tuple[Run, ...]
    style: Style
    right: float
    """Where they end, from the left of the columns."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph and its place in the columns."""

    runs: tuple[Run, ...]
    style: Style
    left: float = TEXT
    """From the left of the columns."""
    measure: float = MEASURE
    keeps: bool = False
    """Whether it stands on a page with the beginning of what follows."""
    sides: tuple[Side, ...] = ()
    kind: str = ""
    """Of a paragraph of the article, which kind of block it is."""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


def plain(text: str, style: Style, *, before: float | None = None, keeps: bool = False) -> Paragraph:
    """Return a paragraph of words that are set alike, with other room above it where that is given."""
    return Paragraph((Run(text),), style if before is None else replace(style, before=before), keeps=keeps)
