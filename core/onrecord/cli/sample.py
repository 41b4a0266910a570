"""``onrecord sample``: a first look at what On Record does, and how often it is right in your articles."""

from __future__ import annotations

from enum import StrEnum
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
USAGE = (
    "This does not go together; write “onrecord sample 100 IN.jsonl” to draw from a file, “onrecord sample "
    "SHEET.json” to go on with a sheet, and “onrecord sample --report SHEET.json” for what it says."
)
SEED = 1
"""The usual seed: the same file gives the same sample."""


class ReportFormat(StrEnum):
    """How a report is printed."""

    text = "text"
    json = "json"


def sample(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="N IN.jsonl|SHEET.json",
            help="How many statements to draw, and from which file; or a sheet to go on with.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Where the sheet goes, by default IN-sample.json beside IN.jsonl. Of the sample article: "
            "the folder for picture and page if there is no display.",
        ),
    ] = None,
    by_type: Annotated[
        bool, typer.Option("--by-type", help="Draw N claims, N denials and N no comments.")
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(min=0, help="The same number draws the same statements again; 1 if none is given."),
    ] = None,
    report: Annotated[
        bool, typer.Option("--report", help="Print what was judged in SHEET.json, and open no window.")
    ] = False,
    format: Annotated[ReportFormat, typer.Option(help="What the report is printed as.")] = ReportFormat.text,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no summary; only what went wrong.")
    ] = False,
) -> None:
    """Open the sample article; or draw statements of your own articles and see how often they are right.

    Given nothing, it opens the sample article; without a display it prints its reading and writes it as a
    picture and a page.

    Given N and a file, it draws N statements at random from the readings that “onrecord batch” wrote, a line
    each; articles as batch takes them are read first. They go into a sheet, which opens in the window: there
    you judge one after the other, and are told how often On Record is right, by type, with an interval. Lines
    that cannot be read are reported and left out, and the exit code is then 1.

    Given a sheet, it goes on with it, or prints its report.
    """
    draws = by_type or seed is not None
    match words or []:
        case [] if not (draws or report):
            _open_article(output or Path())
        case [sheet] if not (draws or sheet.isdecimal()):
            _take_up(Path(sheet), report=report, as_json=format is ReportFormat.json)
        case [number, source] if not report:
            _draw(number, Path(source), output, SEED if seed is None else seed, by_type=by_type, quiet=quiet)
        case _:
            raise CommandError(USAGE)


def _draw(number: str, source: Path, output: Path | None, seed: int, *, by_type: bool, quiet: bool) -> None:
    from onrecord.cli import sampling

    if sampling.draw(sampling.wanted(number, source, output, seed, by_type), quiet):
        raise typer.Exit(1)


def _take_up(sheet: Path, *, report: bool, as_json: bool) -> None:
    from onrecord.cli import sampling

    if report:
        sampling.write_report(sheet, as_json=as_json)
    else:
        sampling.go_on(sheet)


def _open_article(folder: Path) -> None:
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
