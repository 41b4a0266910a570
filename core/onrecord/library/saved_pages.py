"""Saved pages of a folder, read and kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.article import Article
from onrecord.errors import LoadingError, ReadingError
from onrecord.library.library import Library
from onrecord.reading import Reading

ENDINGS = frozenset((".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".pdf", ".docx"))
"""Of the files of a folder, those whose names end so."""


@dataclass
class Imported:
    """What became of the files so far."""

    kept: int = 0
    known: int = 0
    """Files whose articles were kept before, and were not read again."""
    problems: list[str] = field(default_factory=list)
    """A sentence for each that could not be read."""


def files_of(path: Path) -> list[Path]:
    """Return the files of a folder and of those in it that may hold articles, in order; a file itself.

    What begins with a dot, and what a browser saves beside a page ("NAME_files"), is passed over.
    """
    return list(_in_folder(path)) if path.is_dir() else [path]


def _in_folder(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        pages = {Path(name).stem for name in files}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _is_beside(f, pages))
        for name in sorted(files):
            if Path(name).suffix.lower() in ENDINGS and not name.startswith("."):
                yield Path(place) / name


def _is_beside(folder: str, pages: set[str]) -> bool:
    return folder.removesuffix("_files") in pages and folder.endswith("_files")


def import_pages(
    library: Library,
    files: Iterable[Path],
    read: Callable[[Article], Reading],
    tell: Callable[[Imported], None],
) -> Imported:
    """Read files and keep their articles, one after another, so that what is done stays where it is stopped.

    Args:
        library: where to.
        files: pages, texts, documents.
        read: the engine.
        tell: is told after each file.

    Raises:
        LibraryError: nothing more can be kept.
        EngineError: the engine cannot work.
    """
    from onrecord.loading import load

    done = Imported()
    for file in files:
        try:
            article = load(str(file))
            if library.find(article):
                done.known += 1
            else:
                library.keep(read(article), target=str(file.absolute()))
                done.kept += 1
        except (LoadingError, ReadingError) as error:
            told = str(error)
            done.problems.append(told if str(file) in told else f"{file}: {told}")
        tell(done)
    return done
