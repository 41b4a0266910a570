"""How a start goes on from the one before: what was open comes back, and what went wrong is told."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from onrecord import fault_log
from onrecord.translation import noop, tr
from onrecord_desktop.faults.faults import Fault
from onrecord_desktop.fonts import has_system_fonts
from onrecord_desktop.notices import Offer
from onrecord_desktop.requests import Request
from onrecord_desktop.settings.keeping import in_words
from onrecord_desktop.settings.stored import Problem
from onrecord_desktop.starting.arrivals import Arrivals
from onrecord_desktop.starting.comeback import Comeback
from onrecord_desktop.window import Window

BACK = noop("On Record ended before it was closed; what was open is back.")
OFFERED = noop("On Record ended before it was closed, while “{name}” was open.")
CRASHED = noop("On Record ended because of a fault in it or in what it is built on.")
NO_FONTS = noop(
    "This system has no fonts, so signs and other scripts than Latin are drawn as boxes; install some, on "
    "Debian or Ubuntu: sudo apt-get install fonts-dejavu-core"
)


class WelcomeBack(QObject):
    """Begins once the window is on screen."""

    def __init__(
        self, window: Window, kept: Comeback, arrivals: Arrivals, crashes: fault_log.CrashLog
    ) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept
        self._arrivals = arrivals
        self._crashes = crashes

    def begin(self, problem: Problem | None) -> None:
        """Tell what was wrong, if anything was; bring back what was open; open what is to be opened."""
        self._kept.look(partial(self._come_back, asked=self._arrivals.some_wait))
        self._arrivals.came.connect(self._window.open_arrival)
        self._arrivals.begin()
        told = self._crashes.begin()
        if told:
            self._window.tell_fault(Fault(told), tr(CRASHED))
        elif problem:
            self._window.banner.say(in_words(problem))
        elif not has_system_fonts():
            self._window.banner.say(tr(NO_FONTS))

    def end(self) -> None:
        """The process ends as it should."""
        self._crashes.end()

    def _come_back(self, request: Request, failed_before: bool, *, asked: bool) -> None:
        """Open what was open, unless something else was asked for or it may be what On Record ended of."""
        if failed_before or asked or self._window.client.is_busy:
            again = Offer(tr("Open it again"), partial(self._window.open, request))
            self._window.banner.say(tr(OFFERED, name=request.name), offer=again)
        else:
            self._window.open(request, keep_message=True)
            self._window.done.say(tr(BACK))
