"""``onrecord read``: one article in, one reading out."""

from __future__ import annotations

from typing import Annotated

import typer

import onrecord
from onrecord.cli import streams
from onrecord.exports.formats import Format, encoded

TARGET_HELP = "A file (text, HTML, PDF, DOCX), a web address, or - for text on standard input."


def read(
    target: Annotated[str, typer.Argument(metavar="PATH|URL|-", help=TARGET_HELP, show_default=False)],
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="A summary, all data, a page, a text with marks, or a table."),
    ] = Format.text,
) -> None:
    """Read an article and print who says what in it."""
    from onrecord.loading import load

    streams.write_bytes(encoded(onrecord.read(load(target)), format))
