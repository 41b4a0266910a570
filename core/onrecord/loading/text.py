"""Plain text. The text itself is never touched: only its encoding is undone and a byte order mark dropped."""

from __future__ import annotations

import codecs
import re

from onrecord.article import Block, BlockKind
from onrecord.errors import LoadingError
from onrecord.front_matter import clean_byline, is_byline, is_date_line, iso_date
from onrecord.loading.draft import Draft, Piece, quoted
from onrecord.loading.wholeness import notices_in
from onrecord.segmentation import blocks_of
from onrecord.translation import grouped, tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE_BYTES = 65_536
_FRONT_BLOCKS = 5


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """Return plain text as it stands in ``data``, without a byte order mark.

    UTF-8 is taken for granted; UTF-16 and UTF-32 are known by their byte order mark, others where the web
    server names them in ``charset``.

    Raises:
        LoadingError: the bytes are no text, or not in that encoding.
    """
    marked, data = marked_encoding(data)
    encoding = marked or known_encoding(charset) or "utf-8"
    if not encoding.startswith(("utf-16", "utf-32")) and _is_binary(data):
        raise LoadingError(
            tr(
                "{name} is a binary file and not text: choose a plain text, HTML, PDF or DOCX file.",
                name=quoted(name),
            )
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise LoadingError(
            tr(
                "{name} is not valid {encoding} text (byte {number}): save it as UTF-8.",
                name=quoted(name),
                encoding=encoding.upper(),
                number=grouped(error.start),
            )
        ) from error


def marked_encoding(data: bytes) -> tuple[str | None, bytes]:
    """Return the encoding that a byte order mark tells, or None, and the data without the mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return None, data


def known_encoding(charset: str | None) -> str | None:
    """Return Python's name of a character set as browsers understand it, or None for one that is unknown."""
    try:
        encoding = codecs.lookup((charset or "").strip("\"' \t")).name
        b"".decode(encoding)
    except (LookupError, ValueError):
        return None
    return "cp1252" if encoding in ("iso8859-1", "ascii") else encoding


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE_BYTES]
    return b"\0" in sample or len(_CONTROL.findall(sample)) > len(sample) / 50


def draft_of(text: str, title: str | None = None) -> Draft:
    """Return a plain text with its blocks, and the headline, byline and date that its first lines give."""
    blocks = blocks_of(text, title)
    front = [block.of(text) for block in blocks[:_FRONT_BLOCKS] if block.kind == "other"]
    return Draft(
        text=text,
        blocks=blocks,
        title=title or _first(text, blocks, "title"),
        byline=next((who for line in front if is_byline(line) and (who := clean_byline(line))), None),
        published=next((day for line in front if is_date_or_byline(line) and (day := iso_date(line))), None),
        notices=notices_in([Piece(block.kind, block.of(text)) for block in blocks]),
    )


def is_date_or_byline(line: str) -> bool:
    """Tell whether a line can hold the day of publication."""
    return is_date_line(line) or is_byline(line)


def _first(text: str, blocks: tuple[Block, ...], kind: BlockKind) -> str | None:
    found = next((block.of(text) for block in blocks if block.kind == kind), None)
    return " ".join(found.split()) if found else None
