"""An article as it was read: one text, its blocks, and where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

BlockKind = Literal["title", "heading", "paragraph", "quote", "list", "caption", "note", "other"]
EmphasisKind = Literal["italic", "bold"]
Notice = Literal["paywall", "cut", "pages", "consent", "live", "listing", "language"]
"""Why a text may not be one whole article: only its opening was open to all; it breaks off; it goes on over
further pages; it asks for consent to cookies and holds little else; it is a live page; it is a list of links;
a part of it is not English."""


class Value(BaseModel):
    """A frozen plain value. Keys it does not know are ignored, so that later versions may add some."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Span(Value):
    """A half-open range of code points, ``text[start:end]``, of the article's text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"a span ends ({self.end}) before it starts ({self.start})")
        return self

    def of(self, text: str) -> str:
        """Return the words that the span covers in ``text``."""
        return text[self.start : self.end]


class Block(Span):
    """A paragraph, heading or the like. Blocks stand in order and do not overlap."""

    kind: BlockKind


class Emphasis(Span):
    """Words that the article itself sets apart."""

    kind: EmphasisKind


class Link(Span):
    """Words that the article itself links to another page. ``url`` is a whole web address, http or https."""

    url: str

    @field_validator("url")
    @classmethod
    def _on_the_web(cls, url: str) -> str:
        if not is_web_address(url):
            raise ValueError("a link leads to something that is no web address")
        return url


def is_web_address(url: str) -> bool:
    """Tell whether ``url`` is an address with http or https, a host, and no character that needs escaping."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    plain = url.isprintable() and not any(character in " \"'<>\\^`{|}" for character in url)
    return plain and bool(host) and parts.scheme in ("http", "https")


class Article(Value):
    """One article as read. Every offset anywhere in a reading is into ``text``, which never changes."""

    id: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    """Date as ``YYYY-MM-DD``, or None."""
    retrieved: str | None = None
    """When it was fetched or opened, ISO 8601 with time zone, or None."""
    url: str | None = None
    language: str = "en"
    truncated: bool = False
    """Whether only a part could be had."""
    notices: tuple[Notice, ...] = ()
    """What speaks against having one whole article here."""
    text: str
    blocks: tuple[Block, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    links: tuple[Link, ...] = ()
    removed: tuple[str, ...] = ()
    """What the page showed beside the article, in order and not part of ``text``: menus, teasers, requests to
    subscribe. Of much only the first part is kept."""

    @property
    def may_be_partial(self) -> bool:
        """Whether something may be missing: what was not found here may stand elsewhere."""
        return self.truncated or bool(self.notices)

    @model_validator(mode="after")
    def _inside(self) -> Self:
        end = 0
        for block in self.blocks:
            if block.start < end:
                raise ValueError("blocks overlap or are out of order")
            end = block.end
        spans: tuple[Sequence[Span], ...] = (self.blocks, self.emphasis, self.links)
        if any(span.end > len(self.text) for group in spans for span in group):
            raise ValueError("a block, an emphasis or a link reaches past the end of the text")
        return self
