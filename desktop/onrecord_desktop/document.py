"""The article as a Qt document, and where each character of it stands."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)

from onrecord import Article, Block
from onrecord.provenance import front_lines, notices
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.inline import Inline, dress, within
from onrecord_desktop.offsets import DocumentMap, Segment
from onrecord_desktop.themes import Theme

LINE_SEPARATOR = "\u2028"
PARAGRAPH_SEPARATORS = str.maketrans({"\r": "\u200b", "\u2029": LINE_SEPARATOR, "\0": "\ufffd"})
WRAPPED_FROM = 45
"""A line at least this long that ends within a paragraph was wrapped there, not broken on purpose."""

LONGEST = 5000
"""Of a paragraph, in characters; what is longer is no paragraph that anybody wrote."""


@dataclass(frozen=True)
class Look:
    """How one kind of block is set, in logical pixels at zoom 1."""

    size: float
    line: float
    after: float
    before: float = 0
    bold: bool = False
    italic: bool = False
    interface: bool = False
    """Set in the interface's font and in muted ink."""
    indent: float = 0


BODY = Look(size=19, line=30, after=17)
LOOKS = {
    "title": Look(size=32, line=39, after=12, bold=True),
    "heading": Look(size=22, line=30, after=9, before=12, bold=True),
    "quote": Look(size=19, line=30, after=17, indent=26),
    "list": Look(size=19, line=30, after=9, indent=26),
    "caption": Look(size=13, line=19, after=19, interface=True),
    "note": Look(size=17, line=27, after=17, italic=True),
    "example": Look(size=19, line=30, after=1),
    "imprint": Look(size=14, line=21, after=3, interface=True),
    "meta": Look(size=12.5, line=19, after=21, interface=True),
    "notice": Look(size=14, line=21, after=21, interface=True, bold=True),
}


@dataclass(frozen=True)
class Paragraph:
    """One paragraph to show: a stretch of the article, or a line of our own."""

    kind: str
    text: str
    start: int | None = None
    """Offset of its first character in the article, None for a line of our own."""
    inline: tuple[Inline, ...] = ()
    """The article's own emphasis and links in it; offsets are into ``text``."""
    remark: str = ""
    """Our own words after the article's."""
    goes_on: bool = False
    """Whether the next one is the rest of the same block."""

    @property
    def whole(self) -> str:
        """All that it shows."""
        return self.text + self.remark


def paragraphs(article: Article, headline: str, imprint: str, provenance: str) -> list[Paragraph]:
    """Return all that is shown, in order: every block of the text, and our own lines under its headline.

    Where the article has a byline or date there, ``imprint``, which may be empty, goes on with it.
    """
    front = front_lines(article)
    inline: list[Inline] = [*article.emphasis, *article.links]
    inline.sort(key=lambda span: span.start)
    shown = [
        replace(_paragraph(piece, article.text, front, inline), goes_on=piece.end < block.end)
        for block in _blocks(article)
        for piece in _pieces(block, article.text)
    ]
    if all(p.kind != "title" for p in shown):
        shown.insert(0, Paragraph("title", headline))
    place = next(i for i, p in enumerate(shown) if p.kind == "title") + 1
    ours = [Paragraph("imprint", imprint)] if imprint else []
    while place < len(shown) and shown[place].kind == "imprint":
        place += 1
        ours = []
    if not ours and imprint:
        shown[place - 1] = replace(shown[place - 1], remark=f" · {imprint}")
    ours += [Paragraph("meta", provenance), *(Paragraph("notice", words) for words in notices(article))]
    return [*shown[:place], *ours, *shown[place:]]


def _paragraph(block: Block, text: str, front: Sequence[str], inline: Sequence[Inline]) -> Paragraph:
    words = block.of(text)
    kind = "imprint" if block.kind == "other" and words in front else block.kind
    return Paragraph(kind, shown_text(words, block.kind), block.start, within(inline, block))


def _blocks(article: Article) -> Iterator[Block]:
    """Yield the blocks, and what text there is between them, which must not be lost."""
    end = 0
    for block in article.blocks:
        yield from _loose(article.text, end, block.start)
        yield block
        end = block.end
    yield from _loose(article.text, end, len(article.text))


def _pieces(block: Block, text: str) -> Iterator[Block]:
    """Yield a block, an endless one in pieces: Qt lays out a paragraph as a whole, at each change."""
    start = block.start
    while block.end - start > LONGEST:
        near = text[start : start + LONGEST]
        end = start + (near.rfind(". ") + 2 if ". " in near else near.rfind(" ") + 1 or LONGEST)
        yield block.model_copy(update={"start": start, "end": end})
        start = end
    yield block.model_copy(update={"start": start})


def _loose(text: str, start: int, end: int) -> Iterator[Block]:
    for match in re.finditer(r"\S(?:.*\S)?", text[start:end]):
        yield Block(start=start + match.start(), end=start + match.end(), kind="paragraph")


def shown_text(text: str, kind: str) -> str:
    """Return a block's text as it is shown, character for character as long as the original."""
    if kind in ("list", "other"):
        return text.translate(PARAGRAPH_SEPARATORS).replace("\n", LINE_SEPARATOR)
    lines = text.translate(PARAGRAPH_SEPARATORS).split("\n")
    ends = [" " if len(line) >= WRAPPED_FROM else LINE_SEPARATOR for line in lines[:-1]]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def map_of(article: Article, shown: Sequence[Paragraph]) -> DocumentMap:
    """Return where the article's text stands in the document of these paragraphs."""
    segments = []
    position = 0
    for paragraph in shown:
        if paragraph.start is not None:
            segments.append(Segment(paragraph.start, paragraph.start + len(paragraph.text), position))
        position += len(paragraph.whole.encode("utf-16-le")) // 2 + 1
    return DocumentMap(article.text, segments)


class Typesetter:
    """Writes paragraphs into a document, in one theme and one type."""

    def __init__(self, document: QTextDocument, theme: Theme, appearance: Appearance) -> None:
        self._document = document
        self._theme = theme
        self._face = sans if appearance.face == "sans" else serif
        self._zoom = appearance.zoom
        self._leading = appearance.leading

    def clear(self) -> None:
        """Empty the document; its margins are lost too."""
        self._document.clear()
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)

    def set(self, shown: Sequence[Paragraph], bold: Sequence[tuple[int, int]] = ()) -> Iterator[None]:
        """Fill an empty document, a paragraph at each step.

        Args:
            shown: all of it, in order.
            bold: the ranges of the document that are set in bold, half-open, in order, without overlap.
        """
        cursor = QTextCursor(self._document)
        ahead = deque(bold)
        for i, paragraph in enumerate(shown):
            self._paragraph(cursor, paragraph, ahead, is_first=i == 0)
            yield

    def replace(self, number: int, paragraph: Paragraph) -> None:
        """Write another paragraph in place of one that is there, set alike."""
        cursor = QTextCursor(self._document.findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(paragraph.whole, self._char_format(LOOKS.get(paragraph.kind, BODY)))

    def _paragraph(
        self, cursor: QTextCursor, paragraph: Paragraph, bold: deque[tuple[int, int]], *, is_first: bool
    ) -> None:
        look = LOOKS.get(paragraph.kind, BODY)
        form = self._block_format(replace(look, after=0) if paragraph.goes_on else look)
        cursor.beginEditBlock()
        if is_first:
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form)
        start = cursor.position()
        plain = self._char_format(look)
        cursor.insertText(paragraph.whole, plain)
        end = cursor.position()
        dress(self._document, start, paragraph.text, paragraph.inline, self._theme)
        while bold and bold[0][0] < end:
            first, last = bold.popleft()
            embolden(self._document, [(max(first, start), min(last, end))])
        # What follows is not set as the end of this is.
        cursor.setCharFormat(plain)
        cursor.endEditBlock()

    def _block_format(self, look: Look) -> QTextBlockFormat:
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(round(look.line * self._zoom * self._leading), fixed)
        block.setTopMargin(round(look.before * self._zoom))
        block.setBottomMargin(round(look.after * self._zoom))
        block.setLeftMargin(round(look.indent * self._zoom))
        return block

    def _char_format(self, look: Look) -> QTextCharFormat:
        face = sans if look.interface else self._face
        font = face(look.size * self._zoom, bold=look.bold)
        font.setItalic(look.italic)
        words = QTextCharFormat()
        words.setFont(font)
        words.setForeground(QColor(self._theme.muted if look.interface else self._theme.ink))
        return words


def measure_of(appearance: Appearance) -> float:
    """Return how long a line of the body is, in pixels: so many letters as English has them."""
    face = sans if appearance.face == "sans" else serif
    advance = QFontMetricsF(face(BODY.size * appearance.zoom)).horizontalAdvance(ENGLISH)
    return round(advance / len(ENGLISH) * appearance.characters)


ENGLISH = (
    "The harbour board said on Friday that it had found no sign of a leak, and that the two older boats "
    "would go back to work as soon as their papers were in order."
)


def embolden(document: QTextDocument, ranges: Iterable[tuple[int, int]]) -> None:
    """Set ranges of a document, half-open, in semi-bold."""
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    cursor = QTextCursor(document)
    for start, end in ranges:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(bold)


def set_margins(document: QTextDocument, left: float, right: float, top: float, bottom: float) -> None:
    """Leave room round the text, in pixels."""
    frame = document.rootFrame()
    form: QTextFrameFormat = frame.frameFormat()
    form.setMargin(0)
    form.setLeftMargin(left)
    form.setRightMargin(right)
    form.setTopMargin(top)
    form.setBottomMargin(bottom)
    frame.setFrameFormat(form)
