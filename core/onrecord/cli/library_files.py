"""Files of ``onrecord library``: exports, imports and saved pages, with progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import onrecord
from onrecord.article import Article
from onrecord.cli import streams
from onrecord.cli.errors import CommandError
from onrecord.cli.output import STDOUT
from onrecord.files import replacing
from onrecord.library import saved_pages, transfer
from onrecord.library.errors import LibraryError
from onrecord.library.library import Library
from onrecord.library.packed import GZIP, is_named_so, opened
from onrecord.library.values import Query
from onrecord.reading import Reading
from onrecord.revision.data import write_corrections
from onrecord.revision.values import Revision

_BOM = b"\xef\xbb\xbf"

Move = Callable[[int], None]


def export(library: Library, output: str, quiet: bool) -> transfer.Transferred:
    """Write a library into a file, which is there whole or not at all.

    Raises:
        CommandError: the file is the library.
        OSError: it cannot be written.
    """
    if output == STDOUT:
        return transfer.export(library, sys.stdout.buffer)
    target = Path(output)
    if target.exists() and library.file.exists() and target.samefile(library.file):
        raise CommandError(f"{output} is the library itself; name another file after -o.")
    total = library.articles().total
    with (
        _progress("Writing", total, quiet) as move,
        replacing(target) as part,
        opened(part, "w", target) as out,
    ):
        return transfer.export(library, out, lambda done: move(done.articles))


def export_corrections(library: Library, output: str, with_text: bool) -> transfer.Transferred:
    """Write what readers made of the articles, as data; the file is there whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    done = transfer.Transferred()
    revised = _revised(library, done)
    if output == STDOUT:
        done.articles = write_corrections(revised, sys.stdout.buffer, text=with_text)
    else:
        target = Path(output)
        with replacing(target) as part, opened(part, "w", target) as out:
            done.articles = write_corrections(revised, out, text=with_text)
    return done


def _revised(library: Library, done: transfer.Transferred) -> Iterator[tuple[Reading, Revision]]:
    """Yield the readings of all articles with what was made of them; tell of what cannot be read."""
    for row in library.articles(Query(limit=None, sort="kept", descending=False)).rows:
        try:
            kept = library.load(row.id)
        except LibraryError as error:
            done.problems.append(f"Article {row.id} was left out ({error}).")
        else:
            yield kept.reading, kept.revision


def take_in(library: Library, paths: Sequence[Path], quiet: bool) -> int:
    """Take in libraries and saved pages; say what was done, and return how much was left out."""
    exports = [path for path in paths if path.is_file() and is_export(path)]
    pages = [file for path in paths if path not in exports for file in saved_pages.files_of(path)]
    left_out = sum(_take_export(library, path, quiet) for path in exports)
    if pages or not exports:
        left_out += _take_pages(library, pages, quiet)
    return left_out


def is_export(file: Path) -> bool:
    """Tell whether a file holds a library that was written out, by its content or else by its name."""
    if is_named_so(file):
        return True
    with file.open("rb") as stream:
        beginning = stream.read(len(_BOM) + len(transfer.BEGINNING)).removeprefix(_BOM)
    return beginning.startswith((GZIP, transfer.BEGINNING))


def _take_export(library: Library, file: Path, quiet: bool) -> int:
    with _progress("Taking in", None, quiet) as move, opened(file, "r", file) as lines:
        done = transfer.import_(library, lines, lambda done: move(done.articles))
    for problem in done.problems:
        streams.tell(f"{file}: {problem}")
    if not quiet:
        streams.tell(f"{done.articles:,} articles taken in from {file}.")
    return len(done.problems)


def _take_pages(library: Library, files: Sequence[Path], quiet: bool) -> int:
    engine = cache(onrecord.load)
    told = 0

    def read(article: Article) -> Reading:
        return onrecord.read(article, engine())

    with _progress("Reading", len(files), quiet) as move:

        def tell(done: saved_pages.Imported) -> None:
            nonlocal told
            for problem in done.problems[told:]:
                streams.tell(problem)
            told = len(done.problems)
            move(done.kept + done.known + told)

        done = saved_pages.import_pages(library, files, read, tell)
    if not quiet:
        known = f", {done.known:,} there already" if done.known else ""
        left_out = f", {told:,} left out" if told else ""
        streams.tell(f"{done.kept:,} articles read and kept{known}{left_out}.")
    return told


@contextmanager
def _progress(doing: str, total: int | None, quiet: bool) -> Iterator[Move]:
    """Give what shows how far it is: a bar on a terminal, on standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=quiet or not console.is_terminal
    ) as progress:
        task = progress.add_task(doing, total=total)
        yield lambda done: progress.update(task, completed=done)
