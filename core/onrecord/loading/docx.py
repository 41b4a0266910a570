"""DOCX files: paragraphs, headings, lists, quotations and tables, in the document's order."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from onrecord.article import BlockKind
from onrecord.errors import LoadingError
from onrecord.front_matter import clean_byline
from onrecord.loading import limits
from onrecord.loading.draft import Draft, Piece, assemble, megabytes, quoted, with_labelled
from onrecord.loading.front import front_byline, front_date, headline, with_headline
from onrecord.loading.leftovers import bounded
from onrecord.loading.wholeness import notices_in
from onrecord.segmentation import kind_of
from onrecord.translation import tr

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_STYLES: Final[tuple[tuple[re.Pattern[str], BlockKind], ...]] = (
    (re.compile("title", re.IGNORECASE), "title"),
    (re.compile("heading|subtitle", re.IGNORECASE), "heading"),
    (re.compile("list", re.IGNORECASE), "list"),
    (re.compile("quot", re.IGNORECASE), "quote"),
    (re.compile("caption", re.IGNORECASE), "caption"),
)
_FAULTS: Final = (EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError)
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEMPLATE_AUTHOR: Final = "python-docx"


def read_docx(data: bytes, name: str) -> Draft:
    """Return the text of a DOCX file with its blocks. Text boxes, headers and footers are told as removed.

    The document's properties give title and author, and the date where no line near the top does.

    Raises:
        LoadingError: the file is damaged or unpacks to more than the limit.
    """
    document = _opened(data, name)
    properties = document.core_properties
    pieces = with_headline(with_labelled(list(_pieces(document))), properties.title or None)
    text, blocks = assemble(pieces)
    return Draft(
        text=text,
        blocks=blocks,
        title=headline(pieces),
        byline=front_byline(pieces) or clean_byline(properties.author),
        published=front_date(pieces) or _created(document),
        notices=notices_in(pieces),
        removed=bounded(_left_out(document)),
    )


def _opened(data: bytes, name: str) -> Document:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        _check_unpacked_size(data, name)
        return docx.Document(BytesIO(data))
    except (OpcError, LxmlError, zipfile.BadZipFile, *_FAULTS) as error:
        raise LoadingError(
            tr("{name} is a damaged or locked DOCX file: save it again in Word.", name=quoted(name))
        ) from error


def _check_unpacked_size(data: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > limits.MAX_UNPACKED_BYTES:
        raise LoadingError(
            tr(
                "{name} unpacks to more than {size}, the most that On Record opens: copy the part you want "
                "and paste it.",
                name=quoted(name),
                size=megabytes(limits.MAX_UNPACKED_BYTES),
            )
        )


def _pieces(document: Document) -> Iterator[Piece]:
    from docx.table import Table

    for item in document.iter_inner_content():
        piece = _table(item) if isinstance(item, Table) else _paragraph(item)
        if piece.text:
            yield piece


def _paragraph(paragraph: Paragraph) -> Piece:
    text = paragraph.text.strip()
    style = str(paragraph.style.name or "") if paragraph.style is not None else ""
    kind = next((kind for pattern, kind in _STYLES if pattern.search(style)), None)
    if kind is None and _is_numbered(paragraph):
        kind = "list"
    return Piece(kind or kind_of(text), text)


def _is_numbered(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _table(table: Table) -> Piece:
    """Return a table's text: cells parted by tabs, rows by line breaks, merged cells once."""
    rows = ({cell._tc: cell.text for cell in row.cells}.values() for row in table.rows)
    lines = ("\t".join(" ".join(text.split()) for text in row) for row in rows)
    return Piece("other", "\n".join(line for line in lines if line.strip()))


def _left_out(document: Document) -> Iterator[str]:
    """Yield the paragraphs of headers and footers and of text boxes."""
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                yield from (" ".join(paragraph.text.split()) for paragraph in part.paragraphs)
    for box in document.element.body.iter(f"{_WORD}txbxContent"):
        for paragraph in box.iter(f"{_WORD}p"):
            yield " ".join("".join(run.text or "" for run in paragraph.iter(f"{_WORD}t")).split())


def _created(document: Document) -> str | None:
    """Return the day the document was begun, unless that is only its template's."""
    properties = document.core_properties
    if properties.created is None or properties.author == _TEMPLATE_AUTHOR:
        return None
    return str(properties.created.date().isoformat())
