"""What the first pieces of an article tell: headline, byline, date."""

from __future__ import annotations

from typing import Final

from onrecord.front_matter import clean_byline, is_byline, is_date_line, iso_date
from onrecord.loading.draft import Piece
from onrecord.segmentation import is_headline

_FRONT_PIECES: Final = 5


def headline(pieces: list[Piece]) -> str | None:
    """Return the words of the title, if there is one."""
    return next((" ".join(text.split()) for kind, text in pieces if kind == "title"), None)


def front_byline(pieces: list[Piece]) -> str | None:
    """Return whom a byline near the top names, or None."""
    lines = (clean_byline(text) for _, text in pieces[:_FRONT_PIECES] if is_byline(text))
    return next(filter(None, lines), None)


def front_date(pieces: list[Piece]) -> str | None:
    """Return the date, as ``YYYY-MM-DD``, that a date line or byline near the top gives, or None."""
    lines = (iso_date(text) for _, text in pieces[:_FRONT_PIECES] if is_date_line(text) or is_byline(text))
    return next(filter(None, lines), None)


def with_headline(pieces: list[Piece], known: str | None) -> list[Piece]:
    """Return the pieces with one title at most, and bylines and dates near the top told apart.

    The title is the piece marked as such, else the one with the words of ``known``, else a first heading or a
    first paragraph that reads like a headline.
    """
    title = _title_index(pieces[:_FRONT_PIECES], known, alone=len(pieces) == 1)
    return [
        Piece("title", piece.text) if i == title else _plain(piece, front=i < _FRONT_PIECES)
        for i, piece in enumerate(pieces)
    ]


def _title_index(front: list[Piece], known: str | None, *, alone: bool) -> int | None:
    for i, (kind, text) in enumerate(front):
        if kind == "title" or text == known:
            return i
    if alone or not front:
        return None
    first = next((i for i, piece in enumerate(front) if not _is_front_matter(piece.text)), None)
    if first is None or front[first].kind not in ("heading", "paragraph"):
        return None
    return first if front[first].kind == "heading" or is_headline(front[first].text) else None


def _is_front_matter(text: str) -> bool:
    return is_byline(text) or is_date_line(text)


def _plain(piece: Piece, *, front: bool) -> Piece:
    if front and _is_front_matter(piece.text):
        return Piece("other", piece.text)
    return Piece("heading", piece.text) if piece.kind == "title" else piece
