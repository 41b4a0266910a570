"""An article as it was read: one text, its blocks, and where it came from."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

BlockKind = Literal["title", "heading", "paragraph", "quote", "list", "caption", "note", "other"]


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
    text: str
    blocks: tuple[Block, ...] = ()

    @model_validator(mode="after")
    def _blocks_inside(self) -> Self:
        end = 0
        for block in self.blocks:
            if block.start < end or block.end > len(self.text):
                raise ValueError("blocks overlap, are out of order, or reach past the end of the text")
            end = block.end
        return self
