"""What of a text stands in quotation marks. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.article import Span
from onrecord.reading import Quotation

_QUOTED = re.compile(
    "“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|\"[^\"]*\"?|‘[^‘]*?’(?!\\w)|(?<!\\w)'(?=\\w)(?:[^']|(?<=\\w)'(?=\\w))*'"
)
"""Words in quotation marks; double marks that are never closed reach to the end."""


def quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of ``text[start:end]`` in quotation marks, marks included, in order."""
    yield from (found.span() for found in _QUOTED.finditer(text, start, end))


def quotation_of(content: Iterable[Span], text: str, blocks: Iterable[Span]) -> Quotation:
    """Tell whether all, some or none of the words of a content stand in quotation marks.

    Args:
        content: spans of ``text``.
        text: of the article.
        blocks: its paragraphs and the like, beyond which no mark reaches.
    """
    inside = {
        place for block in blocks for reach in quoted(text, block.start, block.end) for place in range(*reach)
    }
    words = [
        place in inside for span in content for place in range(span.start, span.end) if text[place].isalnum()
    ]
    if not any(words):
        return "indirect"
    return "direct" if all(words) else "mixed"
