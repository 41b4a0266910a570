"""``onrecord sample``: a first look at what On Record does."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import onrecord
import onrecord_resources
from onrecord.cli import extensions, streams
from onrecord.cli.display import has_display
from onrecord.cli.errors import CommandError
from onrecord.exports.formats import Format, encoded, save

ARTICLE = "sample.html"
PAGE = "onrecord-sample.html"
PICTURE = "onrecord-sample.png"


def sample(
    folder: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Where picture and page go if there is no display."
        ),
    ] = Path(),
) -> None:
    """Open the sample article; without a display print its reading and write it as a picture and a page."""
    article = str(onrecord_resources.path(ARTICLE))
    if has_display():
        extensions.run(extensions.WINDOW, [article])
    else:
        _without_display(article, folder)


def _without_display(article: str, folder: Path) -> None:
    from onrecord.loading import load

    if not folder.is_dir():
        raise CommandError(f"{folder} is not a folder; name one that exists after -o.")
    streams.tell(
        "There is no display to open the window on, so here is the reading, and the window as a picture."
    )
    reading = onrecord.read(load(article))
    streams.write_bytes(encoded(reading, Format.text))
    save(reading, Format.html, folder / PAGE)
    extensions.drawing()(reading, folder / PICTURE)
    streams.tell(f"The window's picture: {(folder / PICTURE).resolve()}")
    streams.tell(f"The reading as a page: {(folder / PAGE).resolve()}")
