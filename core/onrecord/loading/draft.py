"""What each format gives back before it becomes an article, and how pieces become one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from onrecord.article import Block, BlockKind, Emphasis, Link, Notice
from onrecord.errors import LoadingError
from onrecord.loading import limits
from onrecord.segmentation import with_labelled_notes
from onrecord.translation import grouped, tr

_SHOWN_CHARACTERS = 160


class Piece(NamedTuple):
    """One block that has no place in a text yet."""

    kind: BlockKind
    text: str


@dataclass(frozen=True)
class Draft:
    """The text of an input with what the input tells about itself. Offsets of blocks are into ``text``."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    notices: tuple[Notice, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    links: tuple[Link, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def pieces(self) -> list[Piece]:
        """Its blocks with their words."""
        return [Piece(block.kind, block.of(self.text)) for block in self.blocks]


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Join pieces with blank lines and return the text with its blocks."""
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for kind, text in pieces:
        texts.append(text)
        blocks.append(Block(start=start, end=start + len(text), kind=kind))
        start += len(text) + 2
    return "\n\n".join(texts), tuple(blocks)


def with_labelled(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, with what stands under the word "Correction" or the like told as a note."""
    texts = [piece.text for piece in pieces]
    kinds = with_labelled_notes([piece.kind for piece in pieces], texts)
    return [Piece(kind, text) for kind, text in zip(kinds, texts, strict=True)]


def quoted(name: str) -> str:
    """Return a path or address as messages show it: in quotation marks, short, on one line."""
    shown = "".join(c if c.isprintable() else "�" for c in name)
    if len(shown) > _SHOWN_CHARACTERS:
        shown = f"{shown[: _SHOWN_CHARACTERS - 1]}…"
    return tr("“{word}”", word=shown)


def megabytes(size: int) -> str:
    """Return a number of bytes in megabytes, for messages."""
    return tr("{number} MB", number=round(size / 1_000_000))


def web_host(url: str | None) -> str | None:
    """Return the host of a web address without its "www.", or None for what is no web address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return (parts.hostname or "").removeprefix("www.") or None if parts.scheme in ("http", "https") else None


def check_length(characters: int, name: str) -> None:
    """Refuse a text that is too long.

    Raises:
        LoadingError: it has more characters than one article may have.
    """
    if characters > limits.MAX_CHARACTERS:
        raise LoadingError(
            tr(
                "{name} has {number} characters, and On Record reads at most {most} at once: open the part "
                "you want to read.",
                name=quoted(name),
                number=grouped(characters),
                most=grouped(limits.MAX_CHARACTERS),
            )
        )
