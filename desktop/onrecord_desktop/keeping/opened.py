"""What is done in the library when an article is opened: it runs beside the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import Reading
from onrecord_desktop.presentation import Presentation, prepare

if TYPE_CHECKING:
    from onrecord.context import Context
    from onrecord.library.library import Library
    from onrecord.library.values import Kept
    from onrecord.revision.values import Entry, Revision


@dataclass(frozen=True)
class Opened:
    """A kept article, prepared for showing."""

    id: int
    reading: Reading
    """As the engine gave it."""
    revision: Revision
    shown: Presentation
    lost: tuple[Entry, ...] = ()
    """Corrections and notes that have no place in this text."""
    context: tuple[Context, ...] = ()
    """What was looked up for it."""
    position: int = 0
    """How far it was read, in characters."""
    before: Kept | None = None
    """The article as it was when it was read earlier, where it has changed since."""


@dataclass(frozen=True)
class Ready:
    """An article that can be shown."""

    shown: Presentation
    kept: Opened | None = None
    """What the library has of it, if it is kept."""
    is_from_library: bool = False
    """Whether it was opened from the library, and not read by the engine."""
    statement: str = ""
    """Id of the statement that is to be gone to."""


def open_read(library: Library, reading: Reading, target: str | None, keeps_all: bool) -> Opened | None:
    """Return what is kept of an article that was just read; None where nothing is.

    A reading that somebody checked stays as it is. Any other gives way to what the present model reads. Where
    the same address had another text, this one is kept beside it, with the corrections that have a place.

    Args:
        library: where to look.
        reading: what the engine made of the article now.
        target: the path or address that opened it.
        keeps_all: whether an article that is not kept is to be.

    Raises:
        LibraryError: the library cannot be read or written.
    """
    kept = library.find(reading.article)
    if kept:
        if kept.reading.engine != reading.engine and kept.revision.checked is None:
            library.replace_reading(kept.id, reading)
        library.set_opened(kept.id)
        return opened(library.load(kept.id))
    before = library.earlier(reading.article)
    if before:
        new = library.keep_version(before.id, reading, target=target)
        return opened(library.load(new), before)
    if keeps_all:
        return opened(library.load(library.keep(reading, target=target)))
    return None


def open_kept(library: Library, article_id: int) -> Opened:
    """Return a kept article.

    Raises:
        LibraryError: it is not kept any longer, or the library cannot be read.
    """
    kept = library.load(article_id)
    if library.can_write:
        library.set_opened(article_id)
    return opened(kept)


def opened(kept: Kept, before: Kept | None = None) -> Opened:
    """Prepare a kept article."""
    return Opened(
        id=kept.id,
        reading=kept.reading,
        revision=kept.revision,
        shown=prepare(kept.revised.reading),
        lost=kept.revised.lost,
        context=kept.context,
        position=kept.position,
        before=before,
    )
