"""``onrecord library``: the articles that were kept, listed, searched, written out and taken in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import streams
from onrecord.cli.errors import CommandError
from onrecord.cli.listed import Listing
from onrecord.exports.formats import Format, encoded
from onrecord.library.values import Query, Sort

if TYPE_CHECKING:
    from onrecord.library.library import Library

LibraryFile = Annotated[
    Path | None, typer.Option("--library", metavar="FILE", help="Another library than your own.")
]
Shape = Annotated[Listing, typer.Option("--format", "-f", help="A list to read, or data.")]
Most = Annotated[int, typer.Option("--limit", "-n", min=1, help="So many at the most.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="Pass over so many.")]
SourceNamed = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="With this source, by its whole name.")
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Of this outlet.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="From this day on, such as 2026-11-25.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Up to this day.")]
Denials = Annotated[
    bool | None, typer.Option("--denials/--no-denials", help="With denials, or without any found.")
]
CheckedBy = Annotated[bool | None, typer.Option("--checked/--unchecked", help="Checked by somebody, or not.")]
Deleted = Annotated[bool, typer.Option("--deleted", help="Those that were deleted and can be restored.")]
SortBy = Annotated[Sort, typer.Option("--sort", help="By what they are put in order.")]
Reverse = Annotated[bool, typer.Option("--reverse", "-r", help="The other way round.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")]

_FROM_A = frozenset(("title", "outlet"))
"""What is put in order from A to Z; all else has the latest or the most first."""


def library_app() -> typer.Typer:
    """Return the commands."""
    app = typer.Typer(
        help="List, search, show, write out, take in or check the articles that were kept.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.command("list")(list_articles)
    app.command("search")(search)
    app.command("show")(show)
    app.command("export")(export)
    app.command("import")(import_)
    app.command("check")(check)
    return app


def list_articles(
    source: SourceNamed = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    denials: Denials = None,
    checked: CheckedBy = None,
    deleted: Deleted = False,
    sort: SortBy = "opened",
    reverse: Reverse = False,
    limit: Most = 50,
    offset: Offset = 0,
    format: Shape = Listing.table,
    file: LibraryFile = None,
) -> None:
    """List articles, those opened last first."""
    with _library(file) as library:
        query = Query(
            source=_source_key(library, source),
            outlet=outlet,
            since=_day(since),
            until=_day(until),
            has_denials=denials,
            checked=checked,
            deleted=deleted,
            sort=sort,
            descending=(sort not in _FROM_A) != reverse,
            limit=limit,
            offset=offset,
        )
        _write_articles(library, query, format)


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS…", help='All of them; of the last the beginning. "In quotation marks" together.'
        ),
    ],
    statements: Annotated[
        bool, typer.Option("--statements", help="Search in statements, and list those.")
    ] = False,
    source: SourceNamed = None,
    limit: Most = 50,
    offset: Offset = 0,
    format: Shape = Listing.table,
    file: LibraryFile = None,
) -> None:
    """Search in titles, texts and names of sources, or in statements alone."""
    from onrecord.cli import listed

    with _library(file) as library:
        key, typed = _source_key(library, source), " ".join(words)
        if statements:
            found = library.statements(typed, source=key, limit=limit, offset=offset)
            streams.write_bytes(listed.statements(found, format, sys.stdout.isatty()))
            _tell_rest(len(found.said), found.total, format)
        else:
            _write_articles(library, Query(typed, source=key, limit=limit, offset=offset), format)


def show(
    article: Annotated[int, typer.Argument(metavar="ID", help="As a list tells it.")],
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="A summary, all data, a page, a text with marks, or a table."),
    ] = Format.text,
    file: LibraryFile = None,
) -> None:
    """Print what is kept of an article, with its corrections and notes."""
    from onrecord.library.errors import NotKeptError

    with _library(file) as library:
        try:
            kept = library.load(article)
        except NotKeptError as error:
            raise CommandError(
                f"There is no article {article} in the library; “onrecord library list” tells the numbers."
            ) from error
    streams.write_bytes(encoded(kept.revised.reading, format))
    if lost := len(kept.revised.lost):
        streams.tell(f"{_counted(lost, 'correction or note', 'corrections or notes')} found no place in it.")


def export(
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE.jsonl[.gz]", help="A file, or - for standard output."),
    ],
    corrections: Annotated[
        bool,
        typer.Option(
            "--corrections",
            help="Of the articles that were corrected or checked, what a model can learn from.",
        ),
    ] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="With --corrections: the articles' texts too.")
    ] = False,
    quiet: Quiet = False,
    file: LibraryFile = None,
) -> None:
    """Write the whole library into one file, a line for each article, with corrections and notes."""
    from onrecord.cli import library_files

    if with_text and not corrections:
        raise CommandError(
            "--with-text goes with --corrections; a whole library is always written with texts."
        )
    with _library(file) as library:
        if corrections:
            done = library_files.export_corrections(library, output, with_text)
        else:
            done = library_files.export(library, output, quiet)
    for problem in done.problems:
        streams.tell(problem)
    if not quiet:
        streams.tell(f"{_counted(done.articles, 'article', 'articles')} written.")
    if done.problems:
        raise typer.Exit(1)


def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH…",
            help="A file that “export” wrote, a saved page, or a folder of such.",
            exists=True,
        ),
    ],
    quiet: Quiet = False,
    file: LibraryFile = None,
) -> None:
    """Take in a library that was written out, or read saved pages (HTML, text, PDF, DOCX) and keep them.

    What is there already is not read or kept twice; corrections and notes are put together. What cannot be
    read is told and left out, and the exit code is then 1.
    """
    from onrecord.cli import library_files

    with _library(file, make=True) as library:
        try:
            left_out = library_files.take_in(library, paths, quiet)
        except KeyboardInterrupt:
            streams.tell("Stopped; what was done is kept, and the same command goes on from here.")
            raise
    if left_out:
        raise typer.Exit(1)


def check(
    repair: Annotated[
        bool, typer.Option("--repair", help="Make lists and indexes anew from the articles, then check.")
    ] = False,
    file: LibraryFile = None,
) -> None:
    """Check that every article can be read, and that lists and searches agree with them."""
    from onrecord.library import checking

    with _library(file) as library:
        if repair:
            checking.repair(library)
        problems = checking.check(library)
    for problem in problems:
        streams.write(problem)
    if problems:
        raise typer.Exit(1)
    streams.write("The library is whole.")


@contextmanager
def _library(file: Path | None, *, make: bool = False) -> Iterator[Library]:
    from onrecord.library.library import Library, usual_file

    if file and not make and not file.exists():
        raise CommandError(f"There is no library {file}; check the path.")
    with Library(file or usual_file()) as library:
        yield library


def _write_articles(library: Library, query: Query, format: Listing) -> None:
    from onrecord.cli import listed

    page = library.articles(query)
    streams.write_bytes(listed.articles(page, format, sys.stdout.isatty()))
    _tell_rest(len(page.rows), page.total, format)


def _tell_rest(shown: int, total: int, format: Listing) -> None:
    """Say how many there are where not all are shown, or none."""
    if format is Listing.table and (shown < total or not total):
        streams.tell(f"{shown} of {total}; --limit and --offset show others." if total else "Nothing found.")


def _source_key(library: Library, name: str | None) -> str | None:
    if name is None:
        return None
    found = library.sources(name, limit=None)
    same = [
        source.key for source in found if source.key.partition(":")[2] == " ".join(name.casefold().split())
    ]
    if same:
        return same[0]
    others = ", ".join(source.name for source in found[:5])
    meant = f"; there are {others}" if others else ""
    raise CommandError(f"There is no source “{name}” in the library{meant}.")


def _day(written: str | None) -> str | None:
    from onrecord.front_matter import iso_date

    if written is None:
        return None
    day = iso_date(written)
    if day is None:
        raise CommandError(f"“{written}” is no day; write it as 2026-11-25.")
    return day


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
