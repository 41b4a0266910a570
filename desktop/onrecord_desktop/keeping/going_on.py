"""Where the reader goes on in an article that was kept, and what there is to tell of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.provenance import day_in_words
from onrecord.translation import tr, trn
from onrecord_desktop.keeping.opened import Opened, Ready
from onrecord_desktop.library.wiring import show_changes
from onrecord_desktop.notices import Offer
from onrecord_desktop.place_keeper import Place

if TYPE_CHECKING:
    from onrecord_desktop.window import Window


def go_on(window: Window, ready: Ready) -> None:
    """Go to where an article was left, or to the statement that is wanted; tell what changed or was lost."""
    kept, pane = ready.kept, window.pane
    if kept is None:
        return
    if ready.statement in ready.shown.statements:
        pane.navigation.jump(ready.statement)
    elif kept.position and (ready.is_from_library or pane.view.at_top):
        pane.view.go_to(Place(kept.position, 0))
    if told := what_to_tell(kept):
        window.banner.say(told, _offer(window, kept))


def what_to_tell(kept: Opened) -> str:
    """Say that an article has changed, and that corrections lost their place; empty for neither."""
    told = []
    if kept.before:
        day = day_in_words(datetime.fromisoformat(kept.before.opened_at).astimezone())
        told.append(tr("This article has changed since you read it on {day}.", day=day))
    if kept.lost:
        told.append(
            trn(
                "{n} of your corrections and notes has no place in this text any more.",
                "{n} of your corrections and notes have no place in this text any more.",
                len(kept.lost),
            )
        )
    return " ".join(told)


def _offer(window: Window, kept: Opened) -> Offer | None:
    """Offer to show what changed, or what was lost."""
    before, now = kept.before, kept.reading.article
    if before:
        return Offer(tr("What changed…"), lambda: show_changes(window, before.reading.article, now))
    return Offer(tr("Show them"), window.correcting.list_entries) if kept.lost else None
