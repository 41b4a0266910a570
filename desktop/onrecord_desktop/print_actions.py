"""Printing what was read, and looking at the pages before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from onrecord import OnRecordError, Reading
from onrecord.translation import tr
from onrecord_desktop.background import Worker
from onrecord_desktop.operations import Asking

if TYPE_CHECKING:
    from onrecord_desktop.paper.printout import Printout
    from onrecord_desktop.paper.sheet import Paper
    from onrecord_desktop.printing import Composer


class PrintActions(QObject):
    """Asks for a printer, and lays pages out and prints them beside the window."""

    def __init__(
        self,
        ask: Asking,
        worker: Worker,
        tell: Callable[[str], object],
        complain: Callable[[str], object],
        window: QWidget,
    ) -> None:
        """Connect the parts.

        Args:
            ask: asks for a printer.
            worker: lays out and prints.
            tell: says that the pages are on their way.
            complain: says in a sentence that they are not.
            window: the pages are shown over it.
        """
        super().__init__(window)
        self._ask, self._worker, self._tell, self._complain = ask, worker, tell, complain
        self._window = window

    def print(self, reading: Reading) -> None:
        """Print the marked article."""
        printer = self._ask.printer()
        if printer is None:
            return
        from onrecord_desktop.print_dialogs import print_on

        self._worker.do(
            lambda: print_on(printer, reading),
            lambda _: self._tell(tr("Sent to the printer")),
            self._fail,
        )

    def preview(self, reading: Reading) -> None:
        """Show the pages of the marked article as they would be printed."""
        from onrecord_desktop.printing import marked_article

        self._preview(reading, marked_article)

    def preview_worksheet(self, reading: Reading) -> None:
        """Show the pages of the worksheet as they would be printed."""
        from onrecord_desktop.worksheet import worksheet

        self._preview(reading, worksheet)

    def _preview(self, reading: Reading, compose: Composer) -> None:
        from onrecord_desktop.print_dialogs import usual_paper

        paper = usual_paper()
        self._worker.do(
            lambda: compose(reading, paper), partial(self._show, reading, compose, paper), self._fail
        )

    def _show(self, reading: Reading, compose: Composer, paper: Paper, printout: Printout) -> None:
        from onrecord_desktop.print_dialogs import make_preview

        make_preview(self._window, reading, compose, {paper: printout}).open()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, OnRecordError):
            raise error
        self._complain(str(error))
