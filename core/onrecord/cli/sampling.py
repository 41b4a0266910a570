"""``onrecord sample N IN.jsonl``: statements drawn from a file, judged in the window, and the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

import onrecord
from onrecord.cli import extensions, lines, streams
from onrecord.cli.display import has_display
from onrecord.cli.errors import CommandError
from onrecord.cli.progress import Report, showing
from onrecord.errors import LoadingError, ReadingError
from onrecord.reading import FORMAT, Reading
from onrecord.sampling import report
from onrecord.sampling.drawing import Draw
from onrecord.sampling.sheets import SheetFile
from onrecord.sampling.values import Sheet

if TYPE_CHECKING:
    from spacy.language import Language

ENDING = "-sample.json"
_FORMAT = re.compile(rb'"format"\s*:\s*"(onrecord-reading/[^"]*)"')
"""Stands in every reading. In an article's text its quotation marks would be escaped."""


@dataclass(frozen=True)
class Wanted:
    """What is to be drawn from which file, and where the sheet goes."""

    number: int
    source: Path
    sheet: Path
    seed: int
    by_type: bool


def wanted(number: str, source: Path, sheet: Path | None, seed: int, by_type: bool) -> Wanted:
    """Return what a command line asks for.

    Raises:
        CommandError: it makes no sense, or the sheet could not be written.
    """
    if not number.isdecimal() or not int(number):
        raise CommandError(f"“{number}” is not a number of statements to draw; give one from 1 on.")
    target = sheet or source.with_name(f"{source.stem}{ENDING}")
    if not target.parent.is_dir():
        raise CommandError(
            f"The folder {target.parent} does not exist; make it first or write somewhere else."
        )
    if target.is_dir():
        raise CommandError(f"{target} is a folder; name a file such as {target / f'{source.stem}{ENDING}'}.")
    if target.exists():
        raise CommandError(
            f"{target} is there already; go on with it by “onrecord sample {target}”, or name another file "
            "after -o."
        )
    return Wanted(int(number), source, target, seed, by_type)


def draw(asked: Wanted, quiet: bool = False) -> int:
    """Draw, write the sheet, and open it where there is a display; return how many lines were left out.

    Raises:
        CommandError: there is nothing to draw.
        SheetError: the sheet cannot be written.
    """
    sheet = _drawn(asked, quiet)
    if not sheet.drawn:
        raise CommandError(f"There is no statement in {asked.source} to draw.")
    SheetFile(asked.sheet).create(sheet)
    if not quiet:
        for sentence in _told(sheet, asked.sheet):
            streams.tell(sentence)
    if has_display():
        extensions.checking()(asked.sheet)
    else:
        streams.tell(
            f"There is no display to open it on; where there is one, “onrecord sample {asked.sheet}” does."
        )
    return sheet.frame.refused


def _drawn(asked: Wanted, quiet: bool) -> Sheet:
    sample = Draw(asked.number, asked.seed, by_type=asked.by_type)
    engine = cache(onrecord.load)
    with asked.source.open("rb") as incoming, showing("Reading", incoming, quiet) as bar:
        told = Report(str(asked.source), bar)
        for line in lines.lines(incoming):
            try:
                sample.add(_reading(line, engine))
            except (LoadingError, ReadingError) as error:
                told.refuse(line.number, str(error))
            told.move(line.end)
    return sample.sheet(asked.source.name, told.refused)


def _reading(line: lines.Line, engine: Callable[[], Language]) -> Reading:
    """Return the reading that a line holds, or that of the article that it holds.

    Raises:
        LoadingError: it holds neither.
        ReadingError: the article cannot be read.
    """
    found = _FORMAT.search(line.raw)
    if found:
        return _kept(line, found[1].decode(errors="replace"))
    from onrecord.loading import from_text

    entry = lines.entry(line)
    return onrecord.read(from_text(entry.text, id=entry.id, **entry.filling), engine())


def _kept(line: lines.Line, version: str) -> Reading:
    if version != FORMAT:
        raise LoadingError(f"The line is a reading of another On Record ({version}); update On Record.")
    try:
        return Reading.from_json(lines.written(line.raw).reading)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        at = f"at {where}, " if where else ""
        raise LoadingError(f"The line is a damaged reading ({at}{first['msg']}).") from error
    except ValueError as error:
        raise LoadingError(f"The line is a damaged reading ({error}).") from error


def _told(sheet: Sheet, file: Path) -> list[str]:
    """Return in sentences what was drawn, and what there is to know about it."""
    drawn, *further = report.drawing(sheet)
    return [f"Put {len(sheet.drawn):,} statements into {file}. {drawn}", *further]


def go_on(sheet: Path) -> None:
    """Open a sheet in the window.

    Raises:
        CommandError: there is no display.
        SheetError: it cannot be read.
    """
    if not has_display():
        raise CommandError(
            f"There is no display to open the window on; open {sheet} where there is one, or print the "
            f"report so far by “onrecord sample --report {sheet}”."
        )
    extensions.checking()(sheet)


def write_report(sheet: Path, *, as_json: bool) -> None:
    """Print what a sheet says so far.

    Raises:
        SheetError: it cannot be read.
    """
    read = SheetFile(sheet).read()
    streams.write_bytes((report.as_json(read) if as_json else report.as_text(read)).encode())
