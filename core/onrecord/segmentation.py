"""Where the blocks of a plain text begin and end: headline, byline, paragraphs, headings, lists, notes.

Nothing here alters the text. Offsets count code points, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.article import Block, BlockKind
from onrecord.front_matter import is_byline, is_date_line

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ITEM = re.compile(r"(?:[•‣◦▪●*·–—-]|\d{1,2}[.)])\s+\S")
_NOTE_LEAD = r"(?:[•·*–—-]\s+)?[\[(*_\"“]*"
_NOTE_NAME = r"(?:corrections?|clarifications?|editor(?:s|['’]s|s['’])?\s+note|note\s+to\s+readers)"
_DATED = r"(?:\s*[,(#]?\s*(?:[^:—–()]{0,30}\d[^:—–()]{0,30}|to\s+(?:this|our)\b[^:—–]{0,30})\)?)?"
_THIS_ARTICLE = r"this\s+(?:\w+\.?\s+\d{1,2}\s+)?(?:article|story|report|post|piece|column|headline|page)"
_CORRECTION = re.compile(
    rf"{_NOTE_LEAD}(?:{_NOTE_NAME}{_DATED}\s*(?:[:—–]|\s-\s)"
    rf"|{_THIS_ARTICLE}\s+(?:was|has\s+been|is)\s+(?:first\s+|originally\s+|since\s+|being\s+)?"
    r"(?:updated|amended|corrected|edited|published|developing)\b"
    r"|(?:an|the|a)\s+(?:earlier|previous|prior|original)\s+version\s+of\s+(?:this|the)\s+"
    r"(?:article|story|post|piece|column|headline|caption|photo)\b"
    r"|(?:because\s+of|due\s+to)\s+an?\s+(?:\w+\s+){0,2}error,\s+(?:an?\s+(?:earlier|previous)|this)\b"
    r"|the\s+headline\s+(?:of|on|to)\s+this\s+(?:article|story|piece)\b"
    r"|\((?:corrects|refiles\s+to|adds|updates|fixes)\s)",
    re.IGNORECASE,
)
_NOTE = re.compile(rf"{_NOTE_LEAD}(?:updates?|note){_DATED}\s*:", re.IGNORECASE)
_NOTE_LABEL = re.compile(rf"[\[(*_]*{_NOTE_NAME}[\])*_.:]*", re.IGNORECASE)
_APPENDED = re.compile(rf"[\[(*_]*{_NOTE_NAME}\s+appended[\])*_.:]*", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:photo(?:graph)?|image|picture|file\s+photo|illustration)(?:\s+(?:by|credit|courtesy))?\s*:",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"advertisement|sponsored|share(?:\s+this.*)?|listen|read\s+more|print|comments?", re.IGNORECASE
)
_CLOSERS = "\"'”’)]»*_ \t\u00a0"
_SENTENCE_END = (".", "!", "?", "…")
_NOT_A_HEADLINE_END = (".", ",", ";", ":", "…")
_OPENERS = "\"'“‘«"

_TITLE_WORDS, _TITLE_CHARACTERS, _TITLE_WITHIN = 30, 220, 4
_HEADING_WORDS = 10
_FRONT_BLOCKS = 5
_WRAP_MIN, _WRAP_MAX = 30, 100

_Range = tuple[int, int]


def blocks_of(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Return the blocks of ``text`` in order. Each character that is not white space lies in exactly one.

    Blank lines part paragraphs (a line of non-breaking spaces is blank). Where lines are plainly paragraphs,
    as in a text without any blank line, line breaks part them; hard-wrapped lines stay together. A list has
    one block for each item.

    Args:
        text: any text, whatever its line ends.
        title: the headline where it is known; the first block that has its words is then the title.
    """
    ranges = [paragraph for group in _groups(text) for paragraph in _paragraphs(text, group)]
    kinds = _kinds([text[start:end] for start, end in ranges], title)
    return tuple(Block(start=s, end=e, kind=kind) for (s, e), kind in zip(ranges, kinds, strict=True))


def kind_of(block: str) -> BlockKind:
    """Return what a block is by its own words alone: list item, note, caption, byline, or else paragraph."""
    if block.startswith(">"):
        return "quote"
    if is_correction(block) or _NOTE.match(block) or is_note_label(block) or _APPENDED.fullmatch(block):
        return "note"
    if _ITEM.match(block):
        return "list"
    if _CAPTION.match(block):
        return "caption"
    if is_byline(block) or _LABEL.fullmatch(block):
        return "other"
    return "paragraph"


def is_correction(block: str) -> bool:
    """Tell whether a block is plainly a correction, a clarification or an editor's note."""
    return _CORRECTION.match(block) is not None


def is_note_label(block: str) -> bool:
    """Tell whether a block is nothing but the word over a note that follows ("Correction")."""
    return _NOTE_LABEL.fullmatch(block) is not None


def with_labelled_notes(kinds: Sequence[BlockKind], blocks: Sequence[str]) -> list[BlockKind]:
    """Return the kinds, with the paragraph after a note's label told as a note."""
    told = list(kinds)
    for i in range(1, len(told)):
        if told[i] in ("paragraph", "quote") and is_note_label(blocks[i - 1]):
            told[i - 1] = told[i] = "note"
    return told


def _groups(text: str) -> Iterator[list[_Range]]:
    """Yield runs of non-blank lines, each line trimmed."""
    group: list[_Range] = []
    previous = 0
    for match in _LINE.finditer(text):
        line = _trimmed(text, *match.span())
        if line is None:
            continue
        if group and _parted(text[previous : line[0]]):
            yield group
            group = []
        group.append(line)
        previous = line[1]
    if group:
        yield group


def _trimmed(text: str, start: int, end: int) -> _Range | None:
    line = text[start:end]
    inner = line.strip()
    if not inner:
        return None
    start += len(line) - len(line.lstrip())
    return start, start + len(inner)


def _parted(gap: str) -> bool:
    """Tell whether the white space between two lines parts paragraphs."""
    return "\u2029" in gap or len(_BREAK.findall(gap)) > 1


def _paragraphs(text: str, lines: list[_Range]) -> Iterator[_Range]:
    """Join the lines of one group into paragraphs."""
    width = max(end - start for start, end in lines)
    wrapped = _is_wrapped(text, lines, width)
    start = lines[0][0]
    for previous, line in pairwise(lines):
        if not (wrapped and _continues(text[slice(*previous)], text[slice(*line)], width)):
            yield start, previous[1]
            start = line[0]
    yield start, lines[-1][1]


def _is_wrapped(text: str, lines: list[_Range], width: int) -> bool:
    """Tell whether lines were broken to fit a width: most are about as long and break in mid-sentence."""
    broken = lines[:-1]
    if not broken or not _WRAP_MIN <= width <= _WRAP_MAX:
        return False
    full = sum(end - start >= 0.6 * width for start, end in broken)
    open_ended = sum(not _ends_sentence(text[start:end]) for start, end in broken)
    return full >= 0.6 * len(broken) and open_ended >= 0.5 * len(broken)


def _continues(previous: str, line: str, width: int) -> bool:
    """Tell whether a hard-wrapped line goes on with the paragraph of the line before it."""
    if is_byline(previous) or is_byline(line) or is_date_line(previous) or _ITEM.match(line):
        return False
    next_word_fits = len(previous) + 1 + len(line.split(maxsplit=1)[0]) <= width
    return not (_ends_sentence(previous) and next_word_fits)


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_SENTENCE_END)


def _kinds(blocks: list[str], title: str | None) -> Iterable[BlockKind]:
    kinds = with_labelled_notes([kind_of(block) for block in blocks], blocks)
    for i, block in enumerate(blocks[:_FRONT_BLOCKS]):
        if is_date_line(block):
            kinds[i] = "other"
    headline = _title_index(blocks, kinds, title)
    for i, (block, following) in enumerate(pairwise(blocks)):
        if i == headline:
            kinds[i] = "title"
        elif kinds[i] == "paragraph" and kinds[i + 1] != "other" and _is_heading(block, following):
            kinds[i] = "heading"
    return kinds


def _title_index(blocks: list[str], kinds: list[BlockKind], title: str | None) -> int | None:
    """Return which block is the headline: the one with the title's words, else the first that looks it."""
    if title:
        wanted = " ".join(title.split()).casefold()
        for i, block in enumerate(blocks[:_TITLE_WITHIN]):
            if " ".join(block.split()).casefold() == wanted:
                return i
    first = next((i for i, kind in enumerate(kinds[:_TITLE_WITHIN]) if kind != "other"), None)
    if first is None or first + 1 >= len(blocks) or kinds[first] != "paragraph":
        return None
    return first if is_headline(blocks[first]) else None


def is_headline(block: str) -> bool:
    """Tell whether a first block reads like a headline: short, and not closed as a sentence is."""
    short = len(block) <= _TITLE_CHARACTERS and len(block.split()) <= _TITLE_WORDS
    return short and not block.rstrip(_CLOSERS).endswith(_NOT_A_HEADLINE_END)


def _is_heading(block: str, following: str) -> bool:
    """Tell whether a block is a heading: a few words, no sentence, no quotation, with more text under it."""
    if len(block) > 100 or len(block.split()) > _HEADING_WORDS or block[0] in _OPENERS or ": " in block:
        return False
    titled = block[0].isupper() or (block[0].isdigit() and " " in block)
    closed = block.endswith((*_NOT_A_HEADLINE_END, "!", *_CLOSERS))
    return titled and not closed and len(following.split()) > len(block.split())
