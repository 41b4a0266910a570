"""A reading as one self-contained, accessible HTML page: no script, nothing fetched from anywhere.

The article is hostile input: the template escapes all of it, and the page's own policy forbids the rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from onrecord import headline, outline
from onrecord.article import Article, Block, BlockKind
from onrecord.figures import shipped_figures
from onrecord.glance import glance
from onrecord.phrasing import one_line
from onrecord.provenance import heading, provenance
from onrecord.reading import Reading, Statement

_Part = tuple[str, str]
"""A part of a statement: its role, ``source`` or ``content``, and the statement's id."""

_TAGS: dict[BlockKind, str] = {"title": "h1", "heading": "h2", "quote": "blockquote"}


@dataclass(frozen=True)
class _Run:
    """Some text that is marked alike. ``begins`` holds the ids of the statements that begin with it."""

    text: str
    css: str
    begins: tuple[str, ...]


@dataclass(frozen=True)
class _Block:
    tag: str
    kind: BlockKind
    runs: tuple[_Run, ...]
    begins: tuple[Statement, ...]


def to_html(reading: Reading) -> str:
    """Return the page, a whole HTML document."""
    marks = _Marks(reading)
    return _template().render(
        reading=reading,
        heading=heading(reading.article),
        provenance=provenance(reading.article, reading),
        glance=glance(reading, shipped_figures()),
        headline=headline.sentences(headline.check(reading), reading),
        address=_address(reading.article),
        blocks=tuple(marks.blocks()),
        groups=outline.groups(reading),
        sources={source.id: source for source in reading.sources},
        statements={statement.id: statement for statement in reading.statements},
        numbers=outline.numbers(reading),
        hue=marks.hue,
        answered=outline.answered_by(reading),
        outline=outline,
        one_line=one_line,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("onrecord", "exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


def _address(article: Article) -> str | None:
    """Return the article's address where it is one that a reader may safely follow."""
    url = article.url or ""
    return url if url.lower().startswith(("http://", "https://")) else None


class _Marks:
    """Cuts the article's text where marks begin and end."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._statements = {statement.id: statement for statement in reading.statements}
        self._extents = [(statement.start, statement.end, statement) for statement in reading.statements]
        self._hues = outline.hues(reading)

    def hue(self, key: outline.Key) -> str:
        """Return the class of those who speak together: ``hue1`` and so on, ``hue0`` for grey."""
        return f"hue{self._hues.get(tuple(key), -1) + 1}"

    def blocks(self) -> Iterator[_Block]:
        for block in _whole(self._reading.article):
            inside = [s for start, end, s in self._extents if start < block.end and end > block.start]
            begins = tuple(s for s in inside if block.start <= s.start)
            tag = _TAGS.get(block.kind, "p")
            yield _Block(tag, block.kind, tuple(self._runs(block, inside, begins)), begins)

    def _runs(self, block: Block, inside: list[Statement], begins: tuple[Statement, ...]) -> Iterator[_Run]:
        changes = _changes(block, inside)
        ids: dict[int, list[str]] = {}
        for statement in begins:
            ids.setdefault(statement.start, []).append(statement.id)
        opened: Counter[_Part] = Counter()
        for start, end in pairwise(sorted({block.start, block.end, *changes, *ids})):
            opened += changes.get(start, Counter())
            yield _Run(self._reading.article.text[start:end], self._css(opened), tuple(ids.get(start, ())))

    def _css(self, opened: Iterable[_Part]) -> str:
        marked = [self._statements[statement] for role, statement in opened if role == "content"]
        name = ["name"] if any(role == "source" for role, _ in opened) else []
        return " ".join((*name, *(self._mark(min(marked, key=_length)) if marked else ())))

    def _mark(self, statement: Statement) -> tuple[str, ...]:
        unsure = ("unsure",) if outline.doubt(statement) else ()
        return ("mark", statement.type, self.hue(statement.sources), *unsure)


def _changes(block: Block, statements: Iterable[Statement]) -> dict[int, Counter[_Part]]:
    """Return for each position of a block what parts of statements open (+1) and close (-1) there."""
    changes: defaultdict[int, Counter[_Part]] = defaultdict(Counter)
    for statement in statements:
        for role, spans in (("source", statement.source), ("content", statement.content)):
            for span in spans:
                if span.start < block.end and span.end > block.start:
                    changes[max(span.start, block.start)][role, statement.id] += 1
                    changes[min(span.end, block.end)][role, statement.id] -= 1
    return changes


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _whole(article: Article) -> Iterator[Block]:
    """Yield the article's blocks, and the text outside them as blocks of its own, so that all is shown."""
    end = 0
    for block in (*article.blocks, None):
        start = block.start if block else len(article.text)
        if article.text[end:start].strip():
            yield Block(start=end, end=start, kind="paragraph")
        if block:
            yield block
            end = block.end
