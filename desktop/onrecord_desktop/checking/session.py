"""A sheet that is being judged: where the reader is in it, and what can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from onrecord.sampling.values import Drawn, Judgement, Part, Sheet, Verdict
from onrecord_desktop.checking.judging import filled, marked, no_statement, turned


class Session(QObject):
    """Judges one statement after the other; every judgement can be undone."""

    moved = Signal()
    """Another statement has its turn."""
    judged = Signal(Sheet)
    """A judgement was made or taken back."""
    finished = Signal()
    """The last judgement that was lacking was made."""

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._sheet = sheet
        self._place = self._unjudged(0) or 0
        self._touched = False

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is judged now."""
        return self._sheet

    @property
    def place(self) -> int:
        """Number of the statement that has its turn, from 0."""
        return self._place

    @property
    def current(self) -> Drawn:
        """The statement that has its turn."""
        return self._sheet.drawn[self._place]

    @property
    def has_rest(self) -> bool:
        """Whether single parts were judged by themselves, so that the keys for all are for the rest."""
        judgement = self.current.judgement
        begun = any(judgement.of(part) for part in self.current.asked)
        return judgement.is_statement and begun and (self._touched or not self.current.is_judged)

    def turn(self, part: Part) -> None:
        """Judge a part of the statement as its key does."""
        self._judge(turned(self.current.judgement, part))

    def mark(self, part: Part, verdict: Verdict) -> None:
        """Judge a part of the statement."""
        self._judge(marked(self.current.judgement, part, verdict))

    def judge_rest(self, verdict: Verdict) -> None:
        """Judge all of the statement alike, or the rest of it where parts were judged; and go on."""
        begun = self.current.judgement if self.has_rest else Judgement()
        self._judge(filled(begun, self.current.asked, verdict), goes_on=True)

    def refuse(self) -> None:
        """Judge it to be no statement, and go on."""
        self._judge(no_statement(self.current.asked), goes_on=True)

    def go(self, steps: int) -> None:
        """Go forth or back by some statements, no further than the last or the first."""
        self._go_to(min(max(self._place + steps, 0), len(self._sheet.drawn) - 1))

    def set(self, place: int, judgement: Judgement, *, touched: bool) -> None:
        """Have a statement judged so, and go there."""
        self._sheet = self._sheet.judging(place, judgement)
        self._go_to(place)
        self._touched = touched
        self.judged.emit(self._sheet)

    def _judge(self, judgement: Judgement, *, goes_on: bool = False) -> None:
        if judgement != self.current.judgement:
            self.undo_stack.push(_Judging(self, self._place, self.current.judgement, judgement))
        if goes_on:
            self._go_on()

    def _go_on(self) -> None:
        following = self._unjudged(self._place)
        if following is None:
            self.finished.emit()
        else:
            self._go_to(following)

    def _unjudged(self, place: int) -> int | None:
        """Return the next statement that is not wholly judged, from a place on, then from the beginning."""
        drawn = self._sheet.drawn
        places = (*range(place, len(drawn)), *range(place))
        return next((i for i in places if not drawn[i].is_judged), None)

    def _go_to(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self._touched = False
            self.moved.emit()


class _Judging(QUndoCommand):
    """One judgement, made and taken back."""

    def __init__(self, session: Session, place: int, before: Judgement, after: Judgement) -> None:
        super().__init__()
        self._session = session
        self._place = place
        self._before, self._after = before, after

    def redo(self) -> None:
        """Make it."""
        self._session.set(self._place, self._after, touched=True)

    def undo(self) -> None:
        """Take it back."""
        self._session.set(self._place, self._before, touched=False)
