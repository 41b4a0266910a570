"""What can be done with an article of the library: each is one method, asked for by a menu or a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from onrecord import Article, Reading
from onrecord.disputes import offers_map
from onrecord.library.changes import Change, changes
from onrecord.library.library import Library
from onrecord.library.values import Kept, Row
from onrecord.translation import tr
from onrecord_desktop.exporting import Export, Exporting
from onrecord_desktop.library import traces
from onrecord_desktop.library.forget_dialog import ForgetDialog
from onrecord_desktop.library.undoing import Undoing
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.looks import Looks
from onrecord_desktop.lookups.lookups import LookUps
from onrecord_desktop.notices import DoneNote, Offer
from onrecord_desktop.presentation import Presentation, prepare
from onrecord_desktop.recent import absolute
from onrecord_desktop.recent_articles import RecentArticles


@dataclass(frozen=True)
class Versions:
    """The other versions that are kept of an article."""

    earlier: int | None = None
    later: int | None = None


class Deeds(QObject):
    """Does something with an article beside the window's thread, and tells what came of it."""

    forgotten = Signal(Reading)
    """A reading that is not kept any more, without a trace."""

    def __init__(
        self,
        work: LibraryWork,
        done: DoneNote,
        exporting: Exporting,
        recents: RecentArticles,
        lookups: LookUps,
        looks: Looks,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._work = work
        self._done = done
        self._exporting = exporting
        self._recents = recents
        self._lookups = lookups
        self._looks = looks
        self._window = window
        self.undoing = Undoing()

    def delete(self, row: Row) -> None:
        """Delete an article, which can be restored."""
        words = tr("“{title}” is deleted – Ctrl+Z undoes it", title=row.title.text)
        undo = partial(self._restore, row.id)
        self._work.do(lambda library: library.delete([row.id]), lambda _: self._tell(words, undo))

    def restore(self, row: Row) -> None:
        """Restore an article that was deleted."""
        words = tr("“{title}” is back in the library", title=row.title.text)
        self._work.do(lambda library: library.restore([row.id]), lambda _: self._done.say(words))

    def _restore(self, article: int) -> None:
        self._work.do(lambda library: library.restore([article]), lambda _: self._done.say(tr("Undone")))

    def ask_to_forget(self, row: Row) -> None:
        """Forget an article without a trace, once the reader has read what goes."""
        ForgetDialog(row.title.text, partial(self.forget, row.id), self._window).open()

    def forget(self, article: int) -> None:
        """Forget an article without a trace."""
        self._done.say(tr("Forgetting …"))
        self._work.carry(partial(traces.forget, article, self._lookups.means), self._forgotten)

    def _forgotten(self, kept: Kept) -> None:
        article = kept.reading.article
        known = [kept.target and absolute(kept.target), kept.target, article.url]
        for target in dict.fromkeys(filter(None, known)):
            self._recents.take_out(target)
        self.forgotten.emit(kept.reading)
        self._done.say(tr("Forgotten"))

    def export(self, row: Row, export: Export) -> None:
        """Write an article, as the reader corrected it, to a file."""
        self._work.ask("export", partial(_prepared, row.id), partial(self._write, export))

    def _write(self, export: Export, shown: Presentation) -> None:
        if export.of_map and not offers_map(shown.disputes):
            self._done.say(
                tr("There is no dispute map of this article: fewer than two sources are in dispute")
            )
        else:
            self._exporting.write(export, shown)

    def versions(self, row: Row, take: Callable[[Versions], object]) -> None:
        """Find the other versions of an article."""
        self._work.ask("versions", partial(_versions, row.id), take)

    def drop_versions(self) -> None:
        """Want no answer about other versions any more."""
        self._work.drop("versions")

    def compare(self, earlier: int, later: int) -> None:
        """Show what changed between two versions, by their ids."""
        self._work.ask(
            "changes", partial(_compared, earlier, later), lambda found: self._show_changes(*found)
        )

    def _show_changes(self, old: Article, new: Article, found: tuple[Change, ...]) -> None:
        from onrecord_desktop.library.changes_dialog import ChangesDialog

        ChangesDialog(old, new, found, self._looks.theme, self._window).open()

    def undo(self) -> None:
        """Undo what was done last, if anything."""
        if not self.undoing.undo():
            self._done.say(tr("There is nothing to undo"))

    def _tell(self, words: str, undo: Callable[[], object]) -> None:
        self._done.say(words, Offer(tr("Undo"), self.undoing.add(undo)))


def _prepared(article: int, library: Library) -> Presentation:
    return prepare(library.load(article).revised.reading)


def _versions(article: int, library: Library) -> Versions:
    kept = library.load(article)
    earlier = None if kept.later else library.earlier(kept.reading.article)
    return Versions(earlier.id if earlier else None, kept.later)


def _compared(earlier: int, later: int, library: Library) -> tuple[Article, Article, tuple[Change, ...]]:
    old, new = (library.load(article).reading.article for article in (earlier, later))
    return old, new, changes(old, new)
