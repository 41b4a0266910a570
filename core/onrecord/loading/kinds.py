"""Which format some bytes are in: by content first, then by the server's word or the file's suffix."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final, Literal

from onrecord.errors import LoadingError
from onrecord.loading.draft import quoted
from onrecord.translation import noop, tr

Kind = Literal["text", "html", "pdf", "docx"]

DOCX_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEAD_BYTES = 4096
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FOREIGN: Final = (
    (b"\x89PNG", noop("a picture")),
    (b"\xff\xd8\xff", noop("a picture")),
    (b"GIF8", noop("a picture")),
    (b"RIFF", noop("a picture, a sound or a film")),
    (b"OggS", noop("a sound or a film")),
    (b"ID3", noop("a sound")),
    (b"\x1f\x8b", noop("a compressed file")),
    (b"7z\xbc\xaf", noop("an archive")),
    (b"Rar!", noop("an archive")),
    (b"\xd0\xcf\x11\xe0", noop("an old Office file")),
    (b"{\\rtf", noop("an RTF file")),
    (b"SQLite format 3", noop("a database")),
    (b"\x7fELF", noop("a program")),
)


def kind_of_bytes(data: bytes, name: str, content_type: str = "") -> Kind:
    """Return the format of ``data``.

    Args:
        data: the whole input.
        name: path or address; its suffix counts only where the content does not tell.
        content_type: what a web server called it, without parameters, or nothing.

    Raises:
        LoadingError: the content is of a known format that On Record does not open.
    """
    head = data[:_HEAD_BYTES]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(data, name)
    for signature, what in _FOREIGN:
        if head.startswith(signature):
            raise LoadingError(
                # Translators: {what} is such as "a picture" or "an old Office file".
                tr(
                    "{name} is {what}: On Record opens plain text, HTML, PDF and DOCX.",
                    name=quoted(name),
                    what=tr(what),
                )
            )
    return "html" if _is_html(head, name, content_type) else "text"


def _zip_kind(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if "word/document.xml" in archive.namelist():
                return "docx"
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise LoadingError(
            tr("{name} is a damaged DOCX or archive: get it again.", name=quoted(name))
        ) from error
    raise LoadingError(
        tr(
            "{name} is an archive and no DOCX: On Record opens plain text, HTML, PDF and DOCX.",
            name=quoted(name),
        )
    )


def _is_html(head: bytes, name: str, content_type: str) -> bool:
    if head.startswith(_UTF16_MARKS):
        head = head.decode("utf-16", errors="ignore").encode()
    if _HTML_START.match(head.removeprefix(b"\xef\xbb\xbf")):
        return True
    named_html = PurePosixPath(name.split("?")[0]).suffix.lower() in (".html", ".htm", ".xhtml")
    return b"\0" not in head and (content_type in ("text/html", "application/xhtml+xml") or named_html)
