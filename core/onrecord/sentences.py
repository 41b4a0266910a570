"""The sentences of an article, and the one that a statement stands in. Pure.

Every offset counts code points of the article's text, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import sentencex

from onrecord.article import Article, Span
from onrecord.blocks import whole
from onrecord.phrasing import one_line
from onrecord.reading import Statement

AROUND = 400
"""How many characters of a sentence are shown before a statement, and after it, at most."""

_SPACE = re.compile(r"\s")


def sentences(article: Article, near: Iterable[Statement] | None = None) -> tuple[Span, ...]:
    """Return the sentences in order, without the white space round them; none reaches past its block.

    Args:
        article: any article.
        near: where only the sentences from the first to the last of these statements are wanted.
    """
    extents = [(s.start, s.end) for s in near] if near is not None else [(0, len(article.text))]
    start, end = min((s for s, _ in extents), default=0), max((e for _, e in extents), default=0)
    blocks = (block for block in whole(article) if block.start < end and block.end > start)
    return tuple(sentence for block in blocks for sentence in _sentences(article.text, block))


def _sentences(text: str, block: Span) -> Iterator[Span]:
    # A space for every white space: the library fails on a wider one after an initial.
    words = _SPACE.sub(" ", block.of(text))
    for found in sentencex.get_sentence_boundaries("en", words):
        sentence = words[found["start_index"] : found["end_index"]]
        if sentence.strip():
            start = block.start + found["start_index"] + len(sentence) - len(sentence.lstrip())
            yield Span(start=start, end=start + len(sentence.strip()))


def around(statement: Statement, found: Sequence[Span], text: str) -> str:
    """Return the sentence that a statement stands in, or the sentences, on one line.

    Args:
        statement: a statement of the article.
        found: the article's sentences, from :func:`sentences`.
        text: the article's text.
    """
    first = bisect_right(found, statement.start, key=lambda sentence: sentence.end)
    after = bisect_left(found, statement.end, key=lambda sentence: sentence.start)
    start = min((sentence.start for sentence in found[first:after]), default=statement.start)
    end = max((sentence.end for sentence in found[first:after]), default=statement.end)
    near = max(start, statement.start - AROUND), min(end, statement.end + AROUND)
    words = one_line(text[slice(*near)])
    return f"{'… ' * (near[0] > start)}{words}{' …' * (near[1] < end)}"
