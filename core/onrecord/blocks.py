"""The blocks of an article, so that none of its text is lost. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.article import Article, Block


def whole(article: Article) -> Iterator[Block]:
    """Yield an article's blocks, and the text outside them as paragraphs, in order; none is blank."""
    end = 0
    for block in (*article.blocks, None):
        start = block.start if block else len(article.text)
        if article.text[end:start].strip():
            yield Block(start=end, end=start, kind="paragraph")
        if block and block.of(article.text).strip():
            yield block
        end = block.end if block else start
