"""Keeps the article that is open, and what the reader makes of it, in the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from onrecord import OnRecordError, Reading
from onrecord.revision.values import Note
from onrecord_desktop.keeping.opened import Opened, Ready, open_kept, open_read
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.settings.stored import Settings

if TYPE_CHECKING:
    from onrecord.context import Context
    from onrecord.library.library import Library
    from onrecord.reading import Checked
    from onrecord.revision.values import Entry

SETTLED = 1500
"""How long the page rests before the place is kept, in milliseconds."""


@dataclass
class _Place:
    """Where the open article is in the library. Only what runs in the library's thread looks at it."""

    reading: Reading
    target: str | None
    id: int | None = None
    failed: bool = False
    """Whether something of it could not be kept."""


class Keeping(QObject):
    """One open article at a time."""

    ready = Signal(Ready)
    """An article can be shown, with what is kept of it."""
    kept = Signal()
    """The open article is in the library from now on."""
    failed = Signal(str)
    """One sentence: something could not be read or kept."""

    def __init__(self, work: LibraryWork, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._settings = settings
        self._place: _Place | None = None
        self._round = 0
        self._position = 0
        self._settle = QTimer(self, singleShot=True, interval=SETTLED)
        self._settle.timeout.connect(self.keep_position)

    def close(self) -> None:
        """The article is not open any longer; where it was read to is kept."""
        self.keep_position()
        self._place = None
        self._round += 1

    def forget(self, reading: Reading) -> bool:
        """Take an article for one that is not kept any longer; tell whether it is the open one."""
        place = self._place
        if place is None or place.reading.article != reading.article:
            return False
        self._settle.stop()
        self._place = _Place(place.reading, place.target)
        return True

    def take(self, shown: Presentation, target: str | None) -> None:
        """Find out what is kept of an article that was just read; :attr:`ready` tells.

        Args:
            shown: as the engine read it.
            target: the path or address that opened it.
        """
        self.close()
        reading, keeps_all, number = shown.reading, self._settings.now.keeps_all, self._round
        self._place = _Place(reading, target)

        def done(kept: Opened | None) -> None:
            self._take(number, Ready(kept.shown if kept else shown, kept))

        def failed(error: BaseException) -> None:
            self._take(number, Ready(shown))
            self._fail(error)

        self._work.do(lambda library: open_read(library, reading, target, keeps_all), done, failed)

    def open(self, article_id: int, statement: str = "") -> None:
        """Open a kept article; :attr:`ready` tells.

        Args:
            article_id: in the library.
            statement: id of a statement to go to.
        """
        self.close()
        number = self._round

        def done(kept: Opened) -> None:
            self._take(number, Ready(kept.shown, kept, is_from_library=True, statement=statement))

        self._work.do(lambda library: open_kept(library, article_id), done, self._fail)

    def _take(self, number: int, ready: Ready) -> None:
        if number != self._round:
            return
        if ready.kept:
            target = self._place.target if self._place else None
            self._place = _Place(ready.kept.reading, target, ready.kept.id)
        self.ready.emit(ready)

    def keep(self) -> None:
        """Keep the open article."""
        self._change(_nothing_else, lambda _: self.kept.emit())

    def keep_all(self, wanted: bool) -> None:
        """Keep every article that is opened from now on, the open one among them, or no longer."""
        self._settings.change(replace(self._settings.now, keeps_all=wanted))
        if wanted:
            self.keep()

    def put(self, entry: Entry) -> None:
        """Keep a correction or a note, in place of what has its id; and with it the article."""
        if isinstance(entry, Note):
            self._change(lambda library, article_id: library.put_note(article_id, entry))
        else:
            self._change(lambda library, article_id: library.add_correction(article_id, entry))  # type: ignore[arg-type]

    def take_out(self, entry: Entry) -> None:
        """Keep a correction or a note no longer."""
        if isinstance(entry, Note):
            self._change(lambda library, article_id: library.remove_note(article_id, entry.id))
        else:
            self._change(lambda library, article_id: library.remove_correction(article_id, entry.id))

    def check(self, checked: Checked | None) -> None:
        """Keep who checked the reading."""
        self._change(lambda library, article_id: library.set_checked(article_id, checked))

    def set_context(self, contexts: Callable[[Reading], tuple[Context, ...]]) -> None:
        """Keep what was looked up for the open article, if it is kept itself.

        Args:
            contexts: returns all that was looked up for a corrected reading; called beside the window's
                thread.
        """

        def work(library: Library, place: _Place) -> None:
            if place.id is not None:
                library.set_context(place.id, contexts(library.load(place.id).revised.reading))

        self._do(work, _pass_over)

    def when_kept(self, tell: Callable[[], object]) -> None:
        """Call something once all that was to be kept so far is kept; not where that failed."""
        self._do(lambda _, place: place.failed, lambda failed: None if failed else tell())

    def read_to(self, position: int) -> None:
        """Take note of how far the article is read, in characters; it is kept once the page rests."""
        self._position = position
        if self._place:
            self._settle.start()

    def keep_position(self) -> None:
        """Keep how far the article is read, if it is kept itself."""
        self._settle.stop()
        position = self._position

        def work(library: Library, place: _Place) -> None:
            if place.id is not None and library.can_write:
                library.set_position(place.id, position)

        self._do(work, _pass_over)

    def _change(
        self, change: Callable[[Library, int], object], done: Callable[[object], object] = lambda _: None
    ) -> None:
        """Have something changed about the open article, which is kept if it was not."""

        def work(library: Library, place: _Place) -> None:
            try:
                if place.id is None:
                    place.id = library.keep(place.reading, target=place.target)
                change(library, place.id)
            except OnRecordError:
                place.failed = True
                raise

        self._do(work, done)

    def _do(self, work: Callable[[Library, _Place], object], done: Callable[[object], object]) -> None:
        place = self._place
        if place:
            self._work.do(lambda library: work(library, place), done, self._fail)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, OnRecordError):
            raise error
        self.failed.emit(str(error))


def _nothing_else(_library: Library, _article_id: int) -> None:
    """The article is kept, and that is all."""


def _pass_over(_: object) -> None:
    """Nothing is to be told."""
