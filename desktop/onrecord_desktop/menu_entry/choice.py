"""The reader's choice whether On Record stands in the menu of applications: offered once, then under "?"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from onrecord import OnRecordError
from onrecord.translation import noop, tr
from onrecord_desktop.background import Worker
from onrecord_desktop.menu_entry.command import change_entry
from onrecord_desktop.menu_entry.entry import EntryError, usual_entry
from onrecord_desktop.notices import Offer
from onrecord_desktop.settings.stored import Settings

OFFER = noop(
    "On Record can stand in the menu of applications and offer to open saved articles; it never becomes "
    "what opens them by default."
)


@dataclass(frozen=True)
class State:
    """How things stand."""

    is_possible: bool
    """False where an installer has made an entry for all users, and where there is no program to start."""
    is_made: bool


class Say(Protocol):
    """Says a sentence, with something that can be done about it."""

    def __call__(self, message: str, offer: Offer | None = None) -> None:
        """Say it."""


class MenuEntryChoice(QObject):
    """Looks how things stand, offers once, and does what the action says. Never waits for the disk."""

    def __init__(
        self, action: QAction, settings: Settings, worker: Worker, tell: Say, done: Callable[[str], object]
    ) -> None:
        super().__init__(action)
        self._action = action
        self._settings = settings
        self._worker = worker
        self._tell = tell
        self._done = done
        action.setVisible(False)
        action.triggered.connect(lambda: self._change(action.isChecked()))

    def begin(self, *, may_offer: bool) -> None:
        """Look how things stand, and offer an entry if that was never done and nothing else is being said."""
        self._worker.do(state, partial(self._show, may_offer), self._fail)

    def _show(self, may_offer: bool, now: State) -> None:
        self._action.setVisible(now.is_possible)
        self._action.setChecked(now.is_made)
        known = self._settings.now
        if (
            may_offer
            and now.is_possible
            and not now.is_made
            and known.welcomed
            and not known.menu_entry_offered
        ):
            self._settings.change(replace(known, menu_entry_offered=True))
            self._tell(tr(OFFER), Offer(tr("Add it"), partial(self._change, True)))

    def _change(self, wanted: bool) -> None:
        self._settings.change(replace(self._settings.now, menu_entry_offered=True))
        self._action.setChecked(wanted)
        self._worker.do(partial(change_entry, wanted=wanted), self._done, self._fail)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, OnRecordError):
            raise error
        self._action.setChecked(not self._action.isChecked())
        self._tell(str(error))


def state() -> State:
    """Look how things stand. Waits for the disk."""
    try:
        entry = usual_entry()
    except EntryError:
        return State(is_possible=False, is_made=False)
    return State(is_possible=not entry.is_of_system, is_made=entry.place.exists())
