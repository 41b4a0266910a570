"""``onrecord batch``: many articles in, a line each, and a reading a line out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

import onrecord
from onrecord.cli import lines, output, streams
from onrecord.cli.errors import CommandError
from onrecord.cli.progress import Report, reporting
from onrecord.errors import LoadingError, ReadingError

if TYPE_CHECKING:
    from spacy.language import Language


def batch(
    source: Annotated[
        str, typer.Argument(metavar="IN.jsonl", help="A JSON object a line, or - for standard input.")
    ],
    target: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="OUT.jsonl", help="A reading a line, or - for standard output."
        ),
    ],
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no summary; only what went wrong.")
    ] = False,
) -> None:
    """Read many articles: a line {"id": …, "text": …} in, its reading out, in the same order.

    The keys title, url, published and outlet fill the article, doc stands in for a missing id, and all
    further keys come back under "input". A line that cannot be read is reported with its number and left
    out, and the exit code is then 1. Started again, it goes on after the last whole line of the output.
    """
    try:
        refused = _run(source, target, quiet)
    except KeyboardInterrupt:
        streams.tell(
            "Stopped; the same command goes on from here." if target != output.STDOUT else "Stopped."
        )
        raise
    if refused:
        raise typer.Exit(1)


def _run(source: str, target: str, quiet: bool) -> int:
    """Read what is left to read, and return how many lines were refused, in this run or an earlier one."""
    with _input(source) as incoming, output.opened(target, incoming) as outgoing:
        pending = lines.lines(incoming)
        passed = _gone_on(target, pending, outgoing)
        with reporting(source, incoming, quiet) as report:
            for number in passed.refused:
                report.refuse(number, "Left out in an earlier run.")
            _read_all(pending, outgoing, report)
    if not quiet:
        streams.tell(_summary(target, report.read, passed, report.refused))
    return report.refused


@contextmanager
def _input(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
        return
    with Path(source).open("rb") as file:
        yield file


def _gone_on(target: str, pending: Iterator[lines.Line], outgoing: BinaryIO) -> lines.Passed:
    """Pass over the lines whose readings the output holds already, and make it ready for the next.

    Raises:
        CommandError: it holds something else.
    """
    try:
        passed = lines.pass_over(pending, output.readings(outgoing))
    except CommandError as error:
        raise CommandError(f"{target} {error}; name another file after -o, or remove it.") from error
    output.cut_off(outgoing)
    return passed


def _read_all(pending: Iterable[lines.Line], outgoing: BinaryIO, report: Report) -> None:
    engine = cache(onrecord.load)
    for line in pending:
        try:
            made = _reading(lines.entry(line), engine)
        except (LoadingError, ReadingError) as error:
            report.refuse(line.number, str(error))
        else:
            output.append(outgoing, made)
            report.read += 1
        report.move(line.end)


def _reading(entry: lines.Entry, engine: Callable[[], Language]) -> str:
    """Return the JSON of an entry's reading, with the entry's further keys under "input"."""
    from onrecord.loading import from_text

    made = onrecord.read(from_text(entry.text, id=entry.id, **entry.filling), engine()).to_json()
    return made.removesuffix("}") + f',"input":{json.dumps(entry.input)}}}' if entry.input else made


def _summary(target: str, read: int, passed: lines.Passed, refused: int) -> str:
    before = f", {passed.read} before" if passed.read else ""
    left_out = f"; {_counted(refused, 'line')} left out" if refused else ""
    into = "" if target == output.STDOUT else f" into {target}"
    return f"{_counted(read, 'article')} read{into}{before}{left_out}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
