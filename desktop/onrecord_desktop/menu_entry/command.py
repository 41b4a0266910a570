"""``--install-desktop`` and ``--remove-desktop``."""

from __future__ import annotations

from onrecord.translation import tr
from onrecord_desktop.menu_entry.entry import EntryError, usual_entry


def change_entry(*, wanted: bool) -> str:
    """Make the entry, or take it away, and return a sentence that says so.

    Raises:
        EntryError: that could not be done.
    """
    entry = usual_entry()
    try:
        entry.install() if wanted else entry.remove()
    except OSError as error:
        raise EntryError(
            tr(
                "The menu entry could not be changed ({reason}); make room, or see that you may write "
                "in {place}.",
                reason=error.strerror or type(error).__name__,
                place=entry.place.parent,
            )
        ) from error
    if wanted:
        return tr("On Record is in the menu of applications now ({place}).", place=entry.place)
    return tr("On Record is not in the menu of applications any longer.")
