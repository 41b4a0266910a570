"""What a reading can be written as, and how: for the command line, for files and their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from onrecord.files import replacing
from onrecord.phrasing import one_line
from onrecord.provenance import heading
from onrecord.reading import Reading
from onrecord.translation import tr


class Format(StrEnum):
    """How a reading is written."""

    text = "text"
    json = "json"
    html = "html"
    markdown = "markdown"
    csv = "csv"


ENDINGS: Mapping[Format, str] = {
    Format.text: ".txt",
    Format.json: ".json",
    Format.html: ".html",
    Format.markdown: ".md",
    Format.csv: ".csv",
}
"""How the names of files end."""

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\s]+')
_CHARACTERS, _BYTES = 60, 200


def encoded(reading: Reading, format: Format) -> bytes:
    """Return a reading in one of the formats, as a file holds it: in UTF-8, with a line end last."""
    text = _rendered(reading, format)
    return (text if format is Format.csv else text + "\n").encode()


def _rendered(reading: Reading, format: Format) -> str:
    match format:
        case Format.text:
            from onrecord.exports.text import to_text

            return to_text(reading)
        case Format.json:
            return reading.to_json()
        case Format.html:
            from onrecord.exports.html import to_html

            return to_html(reading)
        case Format.markdown:
            from onrecord.exports.markdown import to_markdown

            return to_markdown(reading)
        case Format.csv:
            from onrecord.exports.csv import to_csv

            return to_csv(reading)


def save(reading: Reading, format: Format, file: Path) -> None:
    """Write a reading to a file, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    content = encoded(reading, format)
    with replacing(file) as part:
        part.write_bytes(content)


def file_name(reading: Reading, ending: str) -> str:
    """Return a name for a file, made of the article's headline, that every file system takes.

    Args:
        reading: what the file holds.
        ending: of the name; :data:`ENDINGS` has those of the formats.
    """
    words = _NOT_IN_NAMES.sub(" ", one_line(heading(reading.article)))[:_CHARACTERS]
    words = words.encode()[:_BYTES].decode(errors="ignore").strip(" .")
    return (words or tr("Article")) + f" – On Record{ending}"
