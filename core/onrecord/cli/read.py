"""``onrecord read``: one article in, one reading out."""

from __future__ import annotations

from typing import Annotated

import typer

import onrecord
from onrecord.cli import streams
from onrecord.cli.errors import CommandError
from onrecord.exports.formats import Format, encoded

TARGET_HELP = "A file (text, HTML, PDF, DOCX), a web address, or - for text on standard input."


def read(
    target: Annotated[str, typer.Argument(metavar="PATH|URL|-", help=TARGET_HELP, show_default=False)],
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="A summary, all data, a page, a text with marks, or a table."),
    ] = Format.text,
    context: Annotated[
        str | None,
        typer.Option(metavar="NAME,…", help="Ask these providers, such as wikipedia and factcheck, online."),
    ] = None,
) -> None:
    """Read an article and print who says what in it."""
    from onrecord.loading import load

    if context is None:
        streams.write_bytes(encoded(onrecord.read(load(target)), format))
    else:
        _read_with_context(target, format, context)


def _read_with_context(target: str, format: Format, names: str) -> None:
    from onrecord.cli.context import FORMATS, chosen, with_context
    from onrecord.context.looking_up import look_up
    from onrecord.keys import Keys
    from onrecord.loading import load
    from onrecord.online.web import usual_web

    if format not in FORMATS:
        raise CommandError(f"--context goes with {' and '.join(FORMATS)}, not with {format}.")
    keys = Keys()
    wanted = chosen(names, keys)
    reading = onrecord.read(load(target))
    found = look_up(reading, wanted, usual_web(), keys)
    streams.write_bytes(with_context(reading, format, found))
    for problem in found.problems.values():
        streams.tell(f"onrecord: {problem}")
    if found.problems:
        raise typer.Exit(1)
