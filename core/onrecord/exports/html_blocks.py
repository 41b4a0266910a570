"""The article's blocks as the page shows them: runs of text that are marked alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import TypeVar

from onrecord import outline
from onrecord.article import BlockKind, Emphasis, EmphasisKind, Link
from onrecord.exports.layout import Laid, Part, laid_out
from onrecord.exports.readers import Numbered
from onrecord.reading import Reading, Statement
from onrecord.segmentation import kind_of

LINES = 3
"""How many lines may stand under each other, where statements stand within statements."""

_TAGS: Mapping[BlockKind, str] = {"title": "h2", "heading": "h2", "quote": "blockquote"}

_EMPHASIS: Mapping[EmphasisKind, str] = {"bold": "strong", "italic": "em"}

Placed = TypeVar("Placed")

_Opened = tuple[str, str]
"""A part of a statement: its role and the statement's id."""


@dataclass(frozen=True)
class Run:
    """Some text that is marked alike."""

    ended: tuple[Statement, ...]
    """The statements whose content ends just before it."""
    begins: tuple[Statement, ...]
    """The statements that begin with it."""
    text: str
    names: bool
    """Whether it names a source."""
    marks: tuple[str, ...]
    """The classes of the marks round it, the outermost first."""
    emphasis: tuple[str, ...] = ()
    """The tags of the article's own emphasis of it."""
    notes: tuple[Numbered, ...] = ()
    """The reader's notes on passages that end just before it."""
    noted: bool = False
    """Whether it stands in a passage that the reader wrote a note on."""
    address: str = ""
    """Where the article's own link leads that it is in, empty where it is in none."""


@dataclass(frozen=True)
class Shown:
    """One block of the article as the page shows it."""

    tag: str
    kind: BlockKind
    bare: bool
    """Whether it is a list item without a bullet or number of its own."""
    runs: tuple[Run, ...]
    begins: tuple[Statement, ...]


class Blocks:
    """Shows the blocks of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._hues = outline.hues(reading)
        self._statements = {statement.id: statement for statement in reading.statements}
        self._lines = _lines(reading.statements)

    def shown(self) -> tuple[Shown, ...]:
        """Return the whole article; its headline, if it has one, is the one block with the tag ``h1``."""
        laid = laid_out(self._reading)
        headline = next((each for each in laid if each.block.kind == "title"), None)
        return tuple(self._shown(each, each is headline) for each in laid)

    def hue(self, key: Sequence[str]) -> str:
        """Return the class of those who speak together: ``hue1`` and so on, ``hue0`` for grey."""
        return f"hue{self._hues.get(tuple(key), -1) + 1}"

    def _shown(self, laid: Laid, is_headline: bool) -> Shown:
        kind = laid.block.kind
        return Shown(
            tag="h1" if is_headline else _TAGS.get(kind, "p"),
            kind=kind,
            bare=kind == "list" and kind_of(laid.block.of(self._text)) != "list",
            runs=tuple(self._runs(laid)),
            begins=tuple(statement for _, statement in laid.begins),
        )

    def _runs(self, laid: Laid) -> Iterator[Run]:
        """Cut a block wherever a part of a statement begins or ends; the last run holds no text."""
        begins, ended, changes = _by_position(laid.begins), _by_position(laid.ends), _changes(laid.parts)
        opened: Counter[_Opened] = Counter()
        inline, notes = laid.inline, _by_position(laid.notes)
        cuts = {edge for i in inline for edge in (i.start, i.end) if laid.block.start < edge < laid.block.end}
        cuts |= {edge for passage in laid.noted for edge in passage}
        edges = sorted({laid.block.start, laid.block.end, *begins, *ended, *notes, *changes, *cuts})
        for start, end in pairwise((*edges, laid.block.end)):
            opened += changes.get(start, Counter())
            yield Run(
                ended=tuple(ended.get(start, ())),
                begins=tuple(begins.get(start, ())),
                text=self._text[start:end],
                names=any(role == "source" for role, _ in opened),
                marks=self._marks(id for role, id in opened if role == "content"),
                notes=tuple(notes.get(start, ())),
                noted=any(low <= start < high for low, high in laid.noted),
                emphasis=tuple(t for i in inline if i.start <= start < i.end and (t := _emphasis(i))),
                address=next((i.url for i in inline if isinstance(i, Link) and i.start <= start < i.end), ""),
            )

    def _marks(self, ids: Iterable[str]) -> tuple[str, ...]:
        ordered = sorted(ids, key=lambda id: self._lines[id])
        return tuple(self._css(self._statements[id]) for id in ordered)

    def _css(self, statement: Statement) -> str:
        unsure = ("unsure",) if outline.doubt(statement) else ()
        line = f"line{min(self._lines[statement.id], LINES - 1)}"
        return " ".join(("mark", statement.type, self.hue(statement.sources), line, *unsure))


def _emphasis(inline: Emphasis | Link) -> str:
    """Return the tag of an emphasis, empty for a link."""
    if isinstance(inline, Link):
        return ""
    return _EMPHASIS[inline.kind]


def _by_position(places: Iterable[tuple[int, Placed]]) -> Mapping[int, list[Placed]]:
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    for position, placed in places:
        found[position].append(placed)
    return found


def _changes(parts: Iterable[Part]) -> Mapping[int, Counter[_Opened]]:
    """Return for each position of a block what parts of statements open (+1) and close (-1) there."""
    changes: defaultdict[int, Counter[_Opened]] = defaultdict(Counter)
    for part in parts:
        opened = part.role, part.statement.id
        changes[part.start][opened] += 1
        changes[part.end][opened] -= 1
    return changes


def _lines(statements: Iterable[Statement]) -> dict[str, int]:
    """Return for each statement with content which line, from 0, is free under all of it."""
    extents = [
        (min(c.start for c in s.content), max(c.end for c in s.content), s.id)
        for s in statements
        if s.content
    ]
    taken: dict[int, int] = {}
    found: dict[str, int] = {}
    for start, end, id in sorted(extents, key=lambda extent: (extent[0], -extent[1])):
        line = next(line for line in count() if taken.get(line, 0) <= start)
        taken[line] = end
        found[id] = line
    return found
