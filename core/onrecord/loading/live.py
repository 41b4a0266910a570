"""Live pages: short posts under the times at which they came. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.loading.draft import Piece
from onrecord.loading.running import running_words

if TYPE_CHECKING:
    from onrecord.loading.page_lines import Line

_TITLE = re.compile(
    r"^live\b\s*[:|–—-]|\blive\s+(?:updates?|blog|coverage|feed|reporting|text)\b|\bliveblog\b"
    r"|[:|–—-]\s*live\b\W*$|\bas\s+it\s+happened\b|\bminute\s+by\s+minute\b|^the\s+latest:",
    re.IGNORECASE,
)
_TIME = (
    r"(?:\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*\(?(?:[A-Z]{2,4}|local\s+time)\)?)?"
    r"|\d{1,2}\s*[ap]\.?m\.?(?:\s+[A-Z]{2,4})?"
    r"|\d{1,3}\s*(?:m|h|mins?|minutes?|hrs?|hours?)(?:\s+\d{1,2}\s*m\w*)?\s+ago)"
)
_STAMP = re.compile(
    rf"(?:(?:posted|updated|published)\s+(?:at\s+)?){{0,2}}{_TIME}(?:[\s,|·–—-]+[^.]{{0,80}})?", re.IGNORECASE
)
_STAMP_CHARACTERS: Final = 120
_FRONT_PIECES: Final = 3
_POST_PIECES: Final = 3
_TITLED_POSTS, _POSTS = 3, 6


def is_live(pieces: Sequence[Piece]) -> bool:
    """Tell whether a text is made of posts under times of day; fewer will do where its title says so."""
    titled = any(_TITLE.search(piece.text) for piece in pieces[:_FRONT_PIECES])
    return _posts(pieces) >= (_TITLED_POSTS if titled else _POSTS)


def is_live_page(title: str | None, lines: Sequence[Line]) -> bool:
    """Tell the same of a page: its title must say so, for times stand over teasers too."""
    posts = [Piece(line.kind, line.text) for line in lines if not line.furniture]
    return bool(_TITLE.search(title or "")) and _posts(posts) >= _TITLED_POSTS


def _posts(pieces: Sequence[Piece]) -> int:
    """Count the times of day that stand, each a block of its own, over running text."""
    stamps = [i for i, piece in enumerate(pieces) if _is_stamp(piece.text.strip())]
    return sum(
        running_words(pieces[start + 1 : min(end, start + 1 + _POST_PIECES)]) > 0
        for start, end in pairwise((*stamps, len(pieces)))
    )


def _is_stamp(text: str) -> bool:
    return len(text) <= _STAMP_CHARACTERS and _STAMP.fullmatch(text) is not None
