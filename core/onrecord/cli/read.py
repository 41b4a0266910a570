"""``onrecord read``: one article in, one reading out."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

import onrecord
from onrecord.cli import streams

TARGET_HELP = "A file (text, HTML, PDF, DOCX), a web address, or - for text on standard input."


class Format(StrEnum):
    """How a reading is written."""

    text = "text"
    json = "json"
    html = "html"


def read(
    target: Annotated[str, typer.Argument(metavar="PATH|URL|-", help=TARGET_HELP, show_default=False)],
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="A summary by source, the reading as JSON, or a page."),
    ] = Format.text,
) -> None:
    """Read an article and print who says what in it."""
    from onrecord.loading import load

    streams.write(rendered(onrecord.read(load(target)), format))


def rendered(reading: onrecord.Reading, format: Format) -> str:
    """Return a reading in one of the formats, without a line end."""
    if format is Format.json:
        return reading.to_json()
    if format is Format.html:
        from onrecord.exports.html import to_html

        return to_html(reading)
    from onrecord.exports.text import to_text

    return to_text(reading)
