"""From the lines of a PDF's pages to paragraphs. Positions are points from the page's lower left corner."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from onrecord.front_matter import is_byline, is_date_line
from onrecord.loading.draft import Piece
from onrecord.segmentation import kind_of

HYPHEN: Final = "\x02"
"""What stands for a hyphen that divides a word at the end of a line."""

_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END: Final = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"', ".’", ".)", ":")
_MARGIN: Final = 0.12
_GAP: Final = 1.35
_INDENT: Final = 0.8
_SHORT: Final = 0.85
_LARGER: Final = 1.15
_HEADING_WORDS: Final = 14
_TITLE_WORDS: Final = 40


@dataclass(frozen=True)
class Line:
    """One line of text and its box."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    size: float
    """Height of its letters as set, in points."""


@dataclass(frozen=True)
class _Page:
    """What is usual in the document, to tell what is not."""

    pitch: float
    size: float


def without_furniture(lines: list[Line], heights: list[float]) -> list[Line]:
    """Drop page numbers and the headers and footers that pages repeat.

    Args:
        lines: all lines, in order.
        heights: the height of each page.
    """
    outer = [_in_margin(line, heights[line.page]) for line in lines]
    pages_of: Counter[str] = Counter(
        key for key, _ in {(_pattern(line), line.page) for line, out in zip(lines, outer, strict=True) if out}
    )
    repeated = {key for key, pages in pages_of.items() if pages >= max(2, len(heights) / 3)}
    return [
        line
        for line, out in zip(lines, outer, strict=True)
        if not (out and (_pattern(line) in repeated or _PAGE_NUMBER.fullmatch(line.text.strip())))
    ]


def furniture_of(lines: list[Line], kept: list[Line]) -> list[str]:
    """Return the words of the lines that were dropped, those that pages repeat once."""
    left = set(kept)
    dropped = {_pattern(line): line.text.strip() for line in reversed(lines) if line not in left}
    return list(reversed(dropped.values()))


def _in_margin(line: Line, height: float) -> bool:
    return not _MARGIN * height < line.bottom < (1 - _MARGIN) * height


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip()).casefold()


def pieces_of(lines: list[Line]) -> list[Piece]:
    """Rebuild paragraphs and undo the division of words at line ends. The first large line is the title."""
    if not lines:
        return []
    usual = _usual(lines)
    vocabulary = frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text))
    pieces: list[Piece] = []
    for group in _grouped(lines, usual):
        text = _joined([line.text for line in group], vocabulary)
        larger = group[0].size > _LARGER * usual.size
        pieces.append(_kinded(text, larger=larger, first=not pieces))
    return pieces


def _usual(lines: list[Line]) -> _Page:
    size = median(line.size for line in lines)
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page]
    steps = sorted(step for step in steps if 0.5 * size < step < 4 * size) or [1.2 * size]
    return _Page(pitch=steps[len(steps) // 4], size=size)


def _grouped(lines: list[Line], usual: _Page) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _parts(group, line, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parts(group: list[Line], line: Line, usual: _Page) -> bool:
    """Tell whether a new paragraph begins with ``line``."""
    previous = group[-1]
    if previous.text.endswith(HYPHEN):
        return False
    if any(is_byline(text) or is_date_line(text) for text in (previous.text, line.text)):
        return True
    if abs(previous.size - line.size) > 0.12 * usual.size:
        return True
    ended = previous.text.rstrip().endswith(_SENTENCE_END)
    step = previous.bottom - line.bottom
    if line.page != previous.page or step < -usual.size:
        return ended
    if step > _GAP * max(usual.pitch, 1.1 * line.size):
        return True
    return ended and (_indented(previous, line, usual) or _short(group, line))


def _indented(previous: Line, line: Line, usual: _Page) -> bool:
    return _INDENT * usual.size < line.left - previous.left < 5 * usual.size


def _short(group: list[Line], line: Line) -> bool:
    """Tell whether the paragraph's last line left room that its others used, or that the next line uses."""
    width = max(line.right, *(other.right for other in group)) - group[-1].left
    return group[-1].right - group[-1].left < _SHORT * width


def _joined(texts: Iterable[str], vocabulary: frozenset[str]) -> str:
    text = ""
    for part in texts:
        text = _undivided(text, part, vocabulary) if text.endswith(HYPHEN) else f"{text} {part.strip()}"
    return " ".join(text.replace(HYPHEN, "-").split(" ")).strip()


def _undivided(text: str, part: str, vocabulary: frozenset[str]) -> str:
    """Join a divided word; keep the hyphen where the document has the word with one, or a capital follows."""
    text, part = text.removesuffix(HYPHEN), part.lstrip()
    head = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    tail = part.split(maxsplit=1)[0].strip(".,;:!?”\"')") if part.split() else ""
    hyphened = f"{head.lstrip('“(')}-{tail}".casefold() in vocabulary
    keeps = hyphened or not tail[:1].islower() or not head[-1:].isalpha()
    return f"{text}-{part}" if keeps else text + part


def _kinded(text: str, *, larger: bool, first: bool) -> Piece:
    words = len(text.split())
    if larger and first and words <= _TITLE_WORDS:
        return Piece("title", text)
    if larger and words <= _HEADING_WORDS:
        return Piece("heading", text)
    return Piece(kind_of(text), text)
