"""Where the sentences of an article begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QTextBoundaryFinder

from onrecord import Article, Span
from onrecord_desktop.document import paragraphs
from onrecord_desktop.offsets import Utf16

SENTENCED = frozenset({"paragraph", "quote", "list", "note"})
"""Kinds of blocks that are made of sentences; a headline, a byline or a caption is not."""
LONGEST_SHORT = 12
"""How far back an abbreviation is looked for, in characters."""

# Qt goes by Unicode's rules, which know no abbreviations and end a sentence after *Mr.* and *U.S.*
_SHORT = re.compile(
    r"(?:^|[^\w.])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sen|Sens|Rep|Reps|Gov|Gen|Col|Maj|Capt|Lt|Sgt|St|Mt|No|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$"
)
_INITIALS = re.compile(r"(?:^|[^\w.])(?:[A-Za-z]\.){2,}\s*$")
_OPENER = re.compile(
    r"(?:The|A|An|This|That|These|He|She|It|They|We|I|You|His|Her|Its|But|And|In|On|At|If|As)\b"
)


def sentences(article: Article) -> tuple[Span, ...]:
    """Return the sentences in order, without the white space round them; none reaches past its block."""
    shown = ((p.text, p.start) for p in paragraphs(article, "", "") if p.kind in SENTENCED)
    return tuple(span for text, start in shown if start is not None for span in _in_paragraph(text, start))


def _in_paragraph(text: str, offset: int) -> Iterator[Span]:
    places = Utf16(text)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, text)
    start = 0
    while (unit := finder.toNextBoundary()) >= 0:
        end = places.point(unit)
        if end == len(text) or not _goes_on(text, end):
            yield from _trimmed(text, start, end, offset)
            start = end


def _goes_on(text: str, end: int) -> bool:
    """Whether a sentence does not end here after all, but in an abbreviation."""
    before = text[max(end - LONGEST_SHORT, 0) : end]
    return bool(_SHORT.search(before) or (_INITIALS.search(before) and not _OPENER.match(text, end)))


def _trimmed(text: str, start: int, end: int, offset: int) -> Iterator[Span]:
    words = text[start:end]
    if inner := words.strip():
        start += len(words) - len(words.lstrip())
        yield Span(start=offset + start, end=offset + start + len(inner))
