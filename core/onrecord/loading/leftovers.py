"""A page against the article taken from it: what was left out, which notes belong in. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeVar

from onrecord.article import Block, BlockKind, Emphasis, Link
from onrecord.front_matter import is_byline, is_date_line
from onrecord.loading import limits
from onrecord.loading.draft import Piece
from onrecord.segmentation import kind_of

if TYPE_CHECKING:
    from onrecord.loading.page_lines import Line

_Inline = TypeVar("_Inline", Emphasis, Link)
_SHORT_WORDS: Final = 5
"""Lines with fewer words are labels: of a menu, a button, a tag."""
_RUN: Final = 3
_LONGEST: Final = 2_000
_BETWEEN: Final = " · "


def own_pieces(lines: Iterable[Line], *, furniture: bool = False) -> list[Piece]:
    """Return the lines of a page as pieces, with its menus, sidebars, forms and feet only if asked for."""
    return [Piece(_kind(line), line.text) for line in lines if furniture or not line.furniture]


def _kind(line: Line) -> BlockKind:
    if line.note:
        return "note"
    return kind_of(line.text) if line.kind == "paragraph" else line.kind


def with_notes(pieces: Sequence[Piece], lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces with the page's corrections and editor's notes told as such, lost ones put back.

    A note that is put back follows the piece that it follows on the page.
    """
    notes = {_key(line.text) for line in lines if line.note}
    whole = [Piece("note", piece.text) if _key(piece.text) in notes else piece for piece in pieces]
    kept = Kept(piece.text for piece in pieces)
    places = {_key(piece.text): i for i, piece in enumerate(pieces)}
    after: dict[int, list[Piece]] = {}
    last = -1
    for line in lines:
        last = places.get(_key(line.text), last)
        if line.note and not kept.holds(line.text):
            after.setdefault(last, []).append(Piece("note", line.text))
    for i in sorted(after, reverse=True):
        whole[i + 1 : i + 1] = after[i]
    return whole


def removed(lines: Iterable[Line], kept: Iterable[str]) -> tuple[str, ...]:
    """Return what a page shows and the article does not hold, in order, labels in a row as one paragraph.

    Of more than :data:`limits.MAX_REMOVED` characters, sentences are kept before labels.
    """
    whole = Kept(kept)
    return bounded(
        _gathered(line for line in lines if not whole.holds(line.text) and not _is_told(line.text))
    )


def bounded(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return paragraphs, each once and in order, up to :data:`limits.MAX_REMOVED` characters."""
    distinct = list(dict.fromkeys(map(_shortened, filter(None, paragraphs))))
    chosen: set[int] = set()
    room = limits.MAX_REMOVED
    for i in sorted(range(len(distinct)), key=lambda i: _BETWEEN in distinct[i] or _is_short(distinct[i])):
        if len(distinct[i]) <= room:
            room -= len(distinct[i])
            chosen.add(i)
    return tuple(distinct[i] for i in sorted(chosen))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _is_told(text: str) -> bool:
    """Tell whether a line says what the article's own facts say: who wrote it, and when."""
    return is_byline(text) or is_date_line(text)


def _gathered(lines: Iterable[Line]) -> Iterable[str]:
    for (short, _), group in groupby(lines, key=lambda line: (_is_short(line.text), line.furniture)):
        texts = dict.fromkeys(line.text for line in group)
        yield from (_BETWEEN.join(texts),) if short else texts


def _is_short(text: str) -> bool:
    return len(text.split()) < _SHORT_WORDS


class Kept:
    """What an article holds, to look up whether it holds a line of its page, wherever paragraphs part."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self._lines: set[str] = set()
        for text in texts:
            words = text.split()
            self._runs.update(zip(*(words[i:] for i in range(_RUN)), strict=False))
            self._lines.update(
                " ".join(part.split()) for line in text.split("\n") for part in line.split("\t")
            )

    def holds(self, line: str) -> bool:
        """Tell whether most of a line stands in the article."""
        words = line.split()
        runs = list(zip(*(words[i:] for i in range(_RUN)), strict=False))
        held = sum(run in self._runs for run in runs)
        return " ".join(words) in self._lines or (len(words) > _RUN and held > len(runs) / 2)


def spans_of(
    text: str, blocks: Iterable[Block], lines: Iterable[Line]
) -> tuple[tuple[Emphasis, ...], tuple[Link, ...]]:
    """Return emphasis and links of an article: those of the lines that are its blocks word for word."""
    by_words = {_key(line.text): line for line in lines if line.emphasis or line.links}
    emphasis: list[Emphasis] = []
    links: list[Link] = []
    for block in blocks:
        line = by_words.get(_key(block.of(text)))
        if line is not None and len(line.text) == block.end - block.start:
            emphasis += [_moved(span, block.start) for span in line.emphasis]
            links += [_moved(span, block.start) for span in line.links]
    return tuple(emphasis[: limits.MAX_LINKS]), tuple(links[: limits.MAX_LINKS])


def _moved(span: _Inline, by: int) -> _Inline:
    return span.model_copy(update={"start": span.start + by, "end": span.end + by})


def _key(text: str) -> str:
    return " ".join(text.split())
