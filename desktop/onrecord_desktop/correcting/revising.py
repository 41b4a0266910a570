"""The reader's revision of the article that is shown: changed step by step, and every step can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from onrecord import Reading
from onrecord_desktop.background import Worker
from onrecord_desktop.presentation import Presentation, prepare

if TYPE_CHECKING:
    from onrecord.reading import Checked
    from onrecord.revision.values import Entry, Revision


class Revising(QObject):
    """Holds the engine's reading and the revision, and makes of both what is shown, beside the window."""

    changed = Signal(Presentation)
    """The same article, marked otherwise."""
    put = Signal(object)
    """A correction or a note that is to be kept."""
    taken = Signal(object)
    """A correction or a note that is not to be kept any longer."""
    checked = Signal(object)
    """Who checked the reading, None for nobody: to be kept."""

    made = Signal(str)
    """A step was made for the first time: what it is called."""
    undo_named = Signal(str)
    """What would be undone, empty for nothing."""
    redo_named = Signal(str)
    """What would be done again, empty for nothing."""

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._reading: Reading | None = None
        self._revision: Revision | None = None
        self._lost: tuple[Entry, ...] = ()
        self._round = 0
        self.stack = QUndoStack(self)
        self.stack.undoTextChanged.connect(self.undo_named)
        self.stack.redoTextChanged.connect(self.redo_named)

    @property
    def reading(self) -> Reading | None:
        """The reading as the engine gave it; None where nothing is marked."""
        return self._reading

    @property
    def revision(self) -> Revision:
        """All that the reader made of it."""
        from onrecord.revision.values import Revision

        return self._revision or Revision()

    @property
    def lost(self) -> tuple[Entry, ...]:
        """Corrections and notes whose words are not in this text any more."""
        return self._lost

    def begin(
        self, reading: Reading | None, revision: Revision | None = None, lost: Sequence[Entry] = ()
    ) -> None:
        """Turn to another article, whose reading is shown with its revision already.

        Args:
            reading: as the engine gave it.
            revision: what is kept.
            lost: what of it has no place in this text.
        """
        self._reading, self._revision, self._lost = reading, revision, tuple(lost)
        self._round += 1
        self.stack.clear()

    def add(self, entries: Sequence[Entry], words: str) -> None:
        """Make corrections, or write notes, as one step.

        Args:
            entries: in place of those that have their ids.
            words: what the step is called.
        """
        before = [self._with_id(entry.id) for entry in entries]
        self._push(_Step(words, partial(self._swap, before, entries), partial(self._swap, entries, before)))

    def take_back(self, entries: Sequence[Entry], words: str) -> None:
        """Take back corrections or notes, whenever they were made, as one step."""
        nothing: list[Entry | None] = [None] * len(entries)
        self._push(_Step(words, partial(self._swap, entries, nothing), partial(self._swap, nothing, entries)))

    def check(self, checked: Checked | None, words: str) -> None:
        """Say who checked the reading, or that nobody did."""
        before = self.revision.checked
        self._push(_Step(words, partial(self._check, checked), partial(self._check, before)))

    def _push(self, step: QUndoCommand) -> None:
        if self._reading:
            self.stack.push(step)
            self.made.emit(step.text())

    def _with_id(self, entry_id: str) -> Entry | None:
        return next((entry for entry in self.revision.entries if entry.id == entry_id), None)

    def _swap(self, old: Sequence[Entry | None], new: Sequence[Entry | None]) -> None:
        """Have entries in place of others; None stands for nothing."""
        revision = self.revision
        for before, after in zip(old, new, strict=True):
            if after:
                revision = revision.having(after)
                self.put.emit(after)
            elif before:
                revision = revision.without(before.id)
                self.taken.emit(before)
        self._show(revision)

    def _check(self, checked: Checked | None) -> None:
        self.checked.emit(checked)
        self._show(self.revision.model_copy(update={"checked": checked}))

    def _show(self, revision: Revision) -> None:
        self._revision = revision
        self._round += 1
        if self._reading:
            work = partial(_revised, self._reading, revision)
            self._worker.do(work, partial(self._take, self._round), _raise)

    def _take(self, number: int, made: tuple[Presentation, tuple[Entry, ...]]) -> None:
        if number == self._round:
            shown, self._lost = made
            self.changed.emit(shown)


class _Step(QUndoCommand):
    """One thing that the reader did."""

    def __init__(self, words: str, do: Callable[[], None], undo: Callable[[], None]) -> None:
        super().__init__(words)
        self._do = do
        self._undo = undo

    def redo(self) -> None:
        """Do it, for the first time or again."""
        self._do()

    def undo(self) -> None:
        """Undo it."""
        self._undo()


def _revised(reading: Reading, revision: Revision) -> tuple[Presentation, tuple[Entry, ...]]:
    from onrecord.revision.revising import revise

    revised = revise(reading, revision)
    return prepare(revised.reading), revised.lost


def _raise(error: BaseException) -> None:
    raise error
