"""Keeps the settings in the background, and says in words what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from onrecord.translation import noop, tr
from onrecord_desktop.background import Worker
from onrecord_desktop.settings.preferences import Preferences
from onrecord_desktop.settings.stored import Problem, SettingsFile

NOT_KEPT = noop(
    "Your settings could not be kept ({reason}) and last until On Record is closed; make room, or see that "
    "you may write in {place}."
)
PROBLEMS = {
    "unreadable": noop("Your settings cannot be read ({detail}); the usual ones are in use."),
    "broken": noop(
        "Your settings file made no sense, so the usual settings are in use; it is now {detail} and can be "
        "looked at or deleted there."
    ),
    "newer": noop(
        "Your settings were written by a newer On Record, so the usual ones are in use; the file is now "
        "{detail}. Update On Record to use it again under its old name."
    ),
    "strange": noop(
        "Some of your settings made no sense and are as usual now ({names}); the file as it was is now "
        "{detail}."
    ),
}


class Keeping(QObject):
    """Writes each change. A failure is told once."""

    def __init__(
        self, file: SettingsFile, worker: Worker, tell: Callable[[str], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._worker = worker
        self._tell = tell
        self._has_failed = False

    def keep(self, preferences: Preferences) -> None:
        """Have settings written."""
        self._worker.do(partial(self._file.write, preferences), lambda _: None, self._fail)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        if not self._has_failed:
            self._has_failed = True
            reason = error.strerror or type(error).__name__
            self._tell(tr(NOT_KEPT, reason=reason, place=self._file.folder))


def in_words(problem: Problem) -> str:
    """Say what was wrong with settings as they were kept, and what became of them."""
    return tr(PROBLEMS[problem.kind], detail=problem.detail, names=tr(", ").join(problem.names))
