"""``onrecord batch``: many articles in, a line each, and a reading a line out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from onrecord.cli import lines, output, streams, tables
from onrecord.cli.errors import CommandError
from onrecord.cli.progress import Report, showing
from onrecord.cli.reader import Refused, one_core_reader
from onrecord.cli.workers import Team
from onrecord.engine.shipped import shipped


def batch(
    source: Annotated[
        str, typer.Argument(metavar="IN.jsonl", help="A JSON object a line, or - for standard input.")
    ],
    target: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="A reading a line, or - for standard output. "
            "OUT.csv and OUT.parquet become a table with a row for each statement.",
        ),
    ],
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that read, each on one core.")
    ] = 1,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no summary; only what went wrong.")
    ] = False,
) -> None:
    """Read many articles: a line {"id": …, "text": …} in, its reading out, in the same order.

    The keys title, url, published and outlet fill the article, doc stands in for a missing id, and all
    further keys come back under "input"; in a table each has a column. A line that cannot be read is reported
    with its number and left out, and the exit code is then 1. Started again, it goes on after the last whole
    line of the output. A table is made in the end, of readings that are kept in OUT.part.jsonl until then.
    """
    try:
        refused = _run(source, target, jobs, quiet)
    except KeyboardInterrupt:
        streams.tell(
            "Stopped; the same command goes on from here." if target != output.STDOUT else "Stopped."
        )
        raise
    if refused:
        raise typer.Exit(1)


def _run(source: str, target: str, jobs: int, quiet: bool) -> int:
    """Read what is left to read, and return how many lines were refused, in this run or an earlier one."""
    readings = tables.working_file(target)
    with _input(source) as incoming:
        tables.check(target, incoming)
        with output.opened(readings, incoming) as outgoing:
            pending = lines.lines(incoming)
            passed = _gone_on(readings, pending, outgoing)
            with showing("Reading", incoming, quiet) as bar:
                report = Report(source, bar)
                for number in passed.refused:
                    report.refuse(number, "Left out in an earlier run.")
                _read_all(pending, jobs, outgoing, report)
    if readings != target:
        _make_table(readings, target, quiet)
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
        passed = lines.pass_over(pending, output.readings(outgoing, shipped()))
    except CommandError as error:
        raise CommandError(f"{target} {error}; name another file after -o, or remove it.") from error
    output.cut_off(outgoing)
    return passed


def _read_all(pending: Iterable[lines.Line], jobs: int, outgoing: BinaryIO, report: Report) -> None:
    with Team(jobs, one_core_reader) as team:
        for line, outcome in team.read(pending):
            if isinstance(outcome, Refused):
                report.refuse(line.number, outcome.why)
            else:
                output.append(outgoing, outcome)
                report.read += 1
            report.move(line.end)


def _make_table(readings: str, target: str, quiet: bool) -> None:
    """Make the table of readings that are all there, which are then no longer needed."""
    with Path(readings).open("rb") as file, showing("Writing the table", file, quiet) as bar:
        tables.make(file, Path(target), bar.move)
    Path(readings).unlink()


def _summary(target: str, read: int, passed: lines.Passed, refused: int) -> str:
    before = f", {passed.read} before" if passed.read else ""
    left_out = f"; {_counted(refused, 'line')} left out" if refused else ""
    into = "" if target == output.STDOUT else f" into {target}"
    return f"{_counted(read, 'article')} read{into}{before}{left_out}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
