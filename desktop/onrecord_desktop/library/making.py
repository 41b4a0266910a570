"""Puts the library's view together for a window, when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.translation import tr, trn
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.library.deeds import Deeds
from onrecord_desktop.library.importing import Importing, Outcome
from onrecord_desktop.library.strip import ProgressStrip
from onrecord_desktop.library.unread_dialog import UnreadDialog
from onrecord_desktop.library.view import LibraryView
from onrecord_desktop.notices import Offer

if TYPE_CHECKING:
    from onrecord_desktop.window import Window


def make_view(window: Window) -> LibraryView:
    """Return the view, connected with its window."""
    looks, work = window.looks, window.library
    deeds = Deeds(work, window.done, window.exporting, window.recents, window.lookups, looks, window)
    importing = Importing(work, lambda: EngineClient(window.client.command), window)
    strip = ProgressStrip()
    window.foot.addWidget(strip)
    importing.moved.connect(strip.move_on)
    importing.ended.connect(lambda _: strip.hide())
    importing.ended.connect(lambda outcome: _tell(window, outcome))
    strip.stopped.connect(importing.stop)
    window.closing.connect(importing.shut_down)
    deeds.forgotten.connect(window.forget_reading)
    return LibraryView(work, deeds, importing, window.ask, window.done, looks.theme, looks.appearance.zoom)


def _tell(window: Window, outcome: Outcome) -> None:
    """Tell what came of an import or export."""
    words = _outcome(outcome)
    if not outcome.problems:
        window.done.say(words)
        return
    left_out = trn("{n} could not be read.", "{n} could not be read.", len(outcome.problems))
    show = Offer(tr("Show which…"), lambda: UnreadDialog(outcome.problems, window).open())
    window.banner.say(f"{words} {left_out}", show)


def _outcome(outcome: Outcome) -> str:
    number, file = outcome.articles, outcome.written
    if file and outcome.is_stopped:
        return tr("Stopped; no file was written.")
    if file:
        return trn(
            "{n} article written to {name}.", "{n} articles written to {name}.", number, name=file.name
        )
    if outcome.is_stopped:
        return trn(
            "Stopped after {n} article was imported.", "Stopped after {n} articles were imported.", number
        )
    return trn("{n} article imported.", "{n} articles imported.", number)
