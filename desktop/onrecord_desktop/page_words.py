"""The article's words as they stand on the page, headline included: what can be found in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord_desktop.document import Paragraph
from onrecord_desktop.offsets import DocumentMap, Segment

BETWEEN = "\0"
"""Parts two paragraphs: no words run over it."""


class PageWords:
    """One text, ``text``, and ``places``, which tells where each of its characters stands in the document.

    Lines of our own are not in it, save the headline where the article's text has none.
    """

    def __init__(self, shown: Iterable[Paragraph] = ()) -> None:
        parts = [
            (paragraph.text, position) for paragraph, position in _placed(shown) if _is_of_article(paragraph)
        ]
        self.text = BETWEEN.join(text for text, _ in parts)
        self.places = DocumentMap(self.text, list(_segments(parts)))


def _placed(shown: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, int]]:
    """Yield each paragraph with the document position where it starts."""
    position = 0
    for paragraph in shown:
        yield paragraph, position
        position += len(paragraph.text.encode("utf-16-le", "surrogatepass")) // 2 + 1


def _is_of_article(paragraph: Paragraph) -> bool:
    return paragraph.start is not None or paragraph.kind == "title"


def _segments(parts: Iterable[tuple[str, int]]) -> Iterator[Segment]:
    start = 0
    for text, position in parts:
        yield Segment(start, start + len(text), position)
        start += len(text) + len(BETWEEN)
