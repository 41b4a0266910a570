"""PDF files: the text layer's lines with their places on the page, and from them paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.errors import LoadingError
from onrecord.front_matter import clean_byline, iso_date
from onrecord.loading import limits
from onrecord.loading.draft import Draft, assemble, check_length, quoted, with_labelled
from onrecord.loading.front import front_byline, front_date, headline, with_headline
from onrecord.loading.leftovers import bounded
from onrecord.loading.pdf_lines import HYPHEN, Line, furniture_of, pieces_of, without_furniture
from onrecord.loading.wholeness import notices_in
from onrecord.translation import tr

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_LINE_END: Final = re.compile(f"[\r\n]+|{HYPHEN}[\r\n]*")
_JUNK_TITLE = re.compile(r"microsoft\s+word|untitled|\.(?:docx?|pdf|indd|qxd|html?)$|^\W*$", re.IGNORECASE)
_PDF_DATE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")


def read_pdf(data: bytes, name: str) -> Draft:
    """Return the text of a PDF: paragraphs rebuilt, divided words joined, headers and page numbers left out.

    Raises:
        LoadingError: the file is damaged, encrypted, too long, or a scan without text.
    """
    from pypdfium2 import PdfiumError

    document = _opened(data, name)
    try:
        lines, heights = _lines(document, name)
        properties = document.get_metadata_dict()
    except PdfiumError as error:
        raise _damaged(name) from error
    finally:
        document.close()
    if not lines:
        raise LoadingError(
            tr(
                "{name} is a scan without text: put it through text recognition (OCR) first.",
                name=quoted(name),
            )
        )
    kept = without_furniture(lines, heights)
    pieces = with_headline(with_labelled(pieces_of(kept)), _title(properties.get("Title", "")))
    text, blocks = assemble(pieces)
    return Draft(
        text=text,
        blocks=blocks,
        title=headline(pieces),
        byline=front_byline(pieces) or clean_byline(properties.get("Author")),
        published=front_date(pieces) or _date(properties.get("CreationDate", "")),
        notices=notices_in(pieces),
        removed=bounded(furniture_of(lines, kept)),
    )


def _opened(data: bytes, name: str) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise LoadingError(
                tr("{name} is an encrypted PDF: save a copy without a password.", name=quoted(name))
            ) from error
        raise _damaged(name) from error
    if len(document) > limits.MAX_PAGES:
        document.close()
        raise LoadingError(
            tr(
                "{name} has more than {number} pages, the most that On Record reads: save the pages you want "
                "as a PDF of their own.",
                name=quoted(name),
                number=limits.MAX_PAGES,
            )
        )
    return document


def _damaged(name: str) -> LoadingError:
    return LoadingError(
        tr("{name} is a damaged PDF: get it again, or copy and paste its text.", name=quoted(name))
    )


def _lines(document: PdfDocument, name: str) -> tuple[list[Line], list[float]]:
    lines: list[Line] = []
    heights: list[float] = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        characters += text_page.count_chars()
        check_length(characters, name)
        heights.append(page.get_height())
        lines.extend(_page_lines(text_page, number))
        text_page.close()
        page.close()
    return lines, heights


def _page_lines(text_page: PdfTextPage, number: int) -> Iterator[Line]:
    """Yield the lines of one page that hold anything, in the order of the file."""
    from pypdfium2.raw import FPDFText_GetUnicode

    characters = "".join(
        _character(FPDFText_GetUnicode(text_page, i)) for i in range(text_page.count_chars())
    )
    bounds = [0, *(match.end() for match in _LINE_END.finditer(characters)), len(characters)]
    for start, end in pairwise(bounds):
        visible = [i for i in range(start, end) if not characters[i].isspace() and characters[i] != HYPHEN]
        if visible:
            left, bottom, _, top = text_page.get_charbox(visible[0], loose=True)
            right = text_page.get_charbox(visible[-1], loose=True)[2]
            text = characters[start:end].strip()
            yield Line(text=text, page=number, left=left, bottom=bottom, right=right, size=top - bottom)


def _character(code: int) -> str:
    """Return one character of the text layer; halves of characters and unnamed glyphs as U+FFFD."""
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _title(stated: str) -> str | None:
    """Return the title that the file states, unless it is only the name of a file."""
    return None if not stated or _JUNK_TITLE.search(stated) else " ".join(stated.split())


def _date(stated: str) -> str | None:
    match = _PDF_DATE.match(stated)
    return iso_date("-".join(match.groups())) if match else None
