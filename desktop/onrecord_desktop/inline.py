"""The article's own emphasis and links, as they are set within its paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument

from onrecord import Emphasis, Link, Span
from onrecord.translation import tr
from onrecord_desktop.offsets import Utf16
from onrecord_desktop.themes import Theme, blend

Inline = Emphasis | Link

LINK_INK = 0.45
"""How much of the first hue lies in the ink of a link."""
LONGEST_ADDRESS = 200


def within(spans: Sequence[Inline], block: Span) -> tuple[Inline, ...]:
    """Return the spans that begin in a block, their offsets counted from its start, none past its end.

    Args:
        spans: in order of their starts.
        block: the stretch of the article.
    """
    first = bisect_left(spans, block.start, key=_start)
    last = bisect_left(spans, block.end, lo=first, key=_start)
    return tuple(
        span.model_copy(
            update={"start": span.start - block.start, "end": min(span.end, block.end) - block.start}
        )
        for span in spans[first:last]
    )


def _start(span: Inline) -> int:
    return span.start


def dress(document: QTextDocument, position: int, text: str, inline: Sequence[Inline], theme: Theme) -> None:
    """Set emphasis and links of a paragraph that is written. No position changes and no address is fetched.

    Args:
        document: what the paragraph stands in.
        position: where it begins there.
        text: its words; offsets of ``inline`` are into them.
        inline: what is set apart.
        theme: gives the ink of links.
    """
    units = Utf16(text)
    cursor = QTextCursor(document)
    for span in inline:
        cursor.setPosition(position + units.units(span.start))
        cursor.setPosition(position + units.units(span.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(_link(span.url, theme) if isinstance(span, Link) else _emphasis(span))


def _emphasis(span: Emphasis) -> QTextCharFormat:
    form = QTextCharFormat()
    if span.kind == "italic":
        form.setFontItalic(True)
    else:
        form.setFontWeight(QFont.Weight.Bold)
    return form


def _link(address: str, theme: Theme) -> QTextCharFormat:
    """Return the look of a link: quiet, with its address to be seen; it leads nowhere by itself."""
    form = QTextCharFormat()
    form.setAnchor(True)
    form.setAnchorHref(address)
    form.setForeground(QColor(blend(theme.hues[0], theme.ink, LINK_INK)))
    shown = address if len(address) <= LONGEST_ADDRESS else f"{address[: LONGEST_ADDRESS - 1]}…"
    words = tr("Link in the article: {address}", address=shown)
    form.setToolTip(f"<qt>{escape(words)}</qt>")
    return form
