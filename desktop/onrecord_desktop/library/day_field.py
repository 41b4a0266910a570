"""A field for a day, which may be left empty: a year, a month or a day, as one would write it."""

from __future__ import annotations

import re
from calendar import monthrange

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from onrecord.front_matter import iso_date
from onrecord.translation import noop, tr

HOW = noop("A year, a month or a day: 2024, 2024-05, 2024-05-03 or 3 May 2024.")

_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")


def day_of(words: str, *, last: bool) -> str | None:
    """Return the first or the last day of what somebody wrote, as ``YYYY-MM-DD``; None for what is no day."""
    written = words.strip()
    if found := _YEAR.fullmatch(written):
        return f"{found[1]}-12-31" if last else f"{found[1]}-01-01"
    if found := _MONTH.fullmatch(written):
        return _month(int(found[1]), int(found[2]), last)
    return iso_date(written)


def _month(year: int, month: int, last: bool) -> str | None:
    if not (1 <= month <= 12 and year):
        return None
    return f"{year:04}-{month:02}-{monthrange(year, month)[1] if last else 1:02}"


class DayField(QLineEdit):
    """Takes a day as it is typed; what is none is shown as such and left out."""

    chosen = Signal()

    def __init__(self, placeholder: str, name: str, *, last: bool, parent: QWidget | None = None) -> None:
        """Make it empty.

        Args:
            placeholder: what stands in it then.
            name: for a screen reader.
            last: whether of a year or a month the last day is meant.
            parent: of the field.
        """
        super().__init__(parent)
        self._last = last
        self.day: str | None = None
        """``YYYY-MM-DD``, None where no day is given."""
        self.setObjectName("filter")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setToolTip(tr(HOW))
        self.setMaxLength(30)
        self.textChanged.connect(self._take)
        self._take("")

    def _take(self, words: str) -> None:
        day = day_of(words, last=self._last)
        is_wrong = bool(words.strip()) and day is None
        self.setAccessibleDescription(tr("This is no day yet. {how}", how=tr(HOW)) if is_wrong else tr(HOW))
        if self.property("wrong") != is_wrong:
            self.setProperty("wrong", is_wrong)
            self.style().polish(self)
        if day != self.day:
            self.day = day
            self.chosen.emit()
