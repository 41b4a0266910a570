"""The article's words as they stand on the page, headline included: what can be found in it. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord import Span
from onrecord_desktop.document import Paragraph
from onrecord_desktop.offsets import DocumentMap, Segment
from onrecord_desktop.searching import BETWEEN, Range


@dataclass(frozen=True)
class _Part:
    """A paragraph among the page's words."""

    text: str
    start: int
    position: int
    """In the document."""
    of_article: int
    """Offset in the article's text; -1 for a headline that is not in it."""

    @property
    def segment(self) -> Segment:
        return Segment(self.start, self.start + len(self.text), self.position)


class PageWords:
    """One text, ``text``, and ``places``, which tells where each of its characters stands in the document.

    Lines of our own are not in it, save the headline where the article's text has none.
    """

    def __init__(self, shown: Iterable[Paragraph] = ()) -> None:
        parts = list(_parts(shown))
        self.text = BETWEEN.join(part.text for part in parts)
        self.places = DocumentMap(self.text, [part.segment for part in parts])
        self._of_article = [part for part in parts if part.of_article >= 0]
        self._starts = [part.of_article for part in self._of_article]

    def of_article(self, span: Span) -> Iterator[Range]:
        """Yield where a stretch of the article's text stands among the words, once for each paragraph."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        for part in self._of_article[first : bisect_left(self._starts, span.end)]:
            start = max(span.start - part.of_article, 0)
            end = min(span.end - part.of_article, len(part.text))
            if start < end:
                yield part.start + start, part.start + end


def _parts(shown: Iterable[Paragraph]) -> Iterator[_Part]:
    start = position = 0
    for paragraph in shown:
        text, of_article = paragraph.text, paragraph.start
        if of_article is not None or paragraph.kind == "title":
            yield _Part(text, start, position, -1 if of_article is None else of_article)
            start += len(text) + len(BETWEEN)
        position += len(text.encode("utf-16-le", "surrogatepass")) // 2 + 1
