"""From the tree that trafilatura extracts to pieces: paragraphs, headings, quotations, list items, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord.article import BlockKind
from onrecord.loading.draft import Piece
from onrecord.loading.html_page import PARAGRAPH_MARK
from onrecord.segmentation import kind_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_MARK: Final = "\u2028"
_LINE_BREAK = re.compile(f" ?{_LINE_MARK} ?")
_INLINE: Final = frozenset(("lb", "hi", "ref", "del", "graphic", "span"))


def pieces_of(body: _Element, captions: frozenset[str]) -> Iterator[Piece]:
    """Yield the pieces of an extracted body in order.

    Args:
        body: holds p, head, quote, list, table and lb elements, and at times text between them.
        captions: the paragraphs that are captions, white space squeezed.
    """
    for piece in _walk(body, "paragraph"):
        yield _refined(piece, captions) if piece.kind == "paragraph" else piece


def squeezed(text: str) -> str:
    """Return ``text`` with each run of white space as one space."""
    return " ".join(text.split())


def _refined(piece: Piece, captions: frozenset[str]) -> Piece:
    return Piece("caption" if squeezed(piece.text) in captions else kind_of(piece.text), piece.text)


def _walk(element: _Element, kind: BlockKind) -> Iterator[Piece]:
    """Yield what an element holds; text that stands between blocks makes pieces of its own."""
    loose = element.text or ""
    for child in element:
        if child.tag in _INLINE:
            loose += _flat(child)
        else:
            yield from _split(loose, kind)
            yield from _block(child, kind)
            loose = ""
        loose += child.tail or ""
    yield from _split(loose, kind)


def _block(element: _Element, kind: BlockKind) -> Iterator[Piece]:
    match element.tag:
        case "head":
            yield from _split(_flat(element), "heading")
        case "table":
            yield from _table(element, kind)
        case "quote":
            yield from _walk(element, "quote")
        case "item":
            yield from _walk(element, "list")
        case _:
            yield from _walk(element, kind)


def _flat(element: _Element) -> str:
    if element.tag == "lb":
        return _LINE_MARK
    return (element.text or "") + "".join(_flat(child) + (child.tail or "") for child in element)


def _split(text: str, kind: BlockKind) -> Iterator[Piece]:
    """Yield a text as one piece, or as several where two line breaks in a row part it."""
    for part in text.split(PARAGRAPH_MARK):
        words = _LINE_BREAK.sub("\n", _SPACE.sub(" ", part)).strip()
        if words:
            yield Piece(kind, words)


def _table(element: _Element, kind: BlockKind) -> Iterator[Piece]:
    """Yield a table as one piece, cells parted by tabs; a single column only lays out what it holds."""
    rows = [list(row.iter("cell")) for row in element.iter("row")]
    if all(len(cells) <= 1 for cells in rows):
        yield from (piece for cells in rows for cell in cells for piece in _walk(cell, kind))
        return
    lines = ("\t".join(squeezed(_flat(cell)) for cell in cells) for cells in rows)
    text = "\n".join(line for line in lines if line.strip())
    if text:
        yield Piece("other", text)
