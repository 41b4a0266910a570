"""Keeps a sheet on the disk as it is judged, beside the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from onrecord.sampling.sheets import SheetError, SheetFile
from onrecord.sampling.values import Sheet
from onrecord_desktop.background import Worker


class SheetKeeping(QObject):
    """Writes the newest sheet, one writing after the other; what was overtaken meanwhile is passed over."""

    kept = Signal()
    """All is on the disk."""
    failed = Signal(str)
    """It could not be written, in a sentence; the next time it is tried again."""

    def __init__(self, file: SheetFile, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._worker = worker
        self._waiting: Sheet | None = None
        self._writing: Sheet | None = None

    @property
    def is_kept(self) -> bool:
        """Whether all is on the disk."""
        return self._waiting is None and self._writing is None

    def keep(self, sheet: Sheet) -> None:
        """Have a sheet written."""
        self._waiting = sheet
        self.go_on()

    def go_on(self) -> None:
        """Have written what waits, unless something is being written."""
        if self._waiting is not None and self._writing is None:
            self._writing, self._waiting = self._waiting, None
            self._worker.do(partial(self._file.write, self._writing), self._done, self._fail)

    def _done(self, _: None) -> None:
        self._writing = None
        self.go_on()
        if self.is_kept:
            self.kept.emit()

    def _fail(self, error: BaseException) -> None:
        self._waiting, self._writing = self._waiting or self._writing, None
        if not isinstance(error, SheetError):
            raise error
        self.failed.emit(str(error))
