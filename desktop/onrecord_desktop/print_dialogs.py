"""Printers: asking for one, printing on it, and seeing beforehand what will be printed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QWidget

from onrecord import Reading
from onrecord_desktop.paper.printout import RESOLUTION, Printout, draw
from onrecord_desktop.paper.sheet import Paper
from onrecord_desktop.printing import Composer, marked_article


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Ask for a printer and its settings; None where the reader changes their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_on(printer: QPrinter, reading: Reading, compose: Composer = marked_article) -> None:
    """Print a reading. May run in a thread of its own, as long as nobody else uses the printer.

    Raises:
        PrintingError: the printer takes nothing.
    """
    _print(printer, compose(reading, paper_of(printer)))


def make_preview(
    parent: QWidget,
    reading: Reading,
    compose: Composer = marked_article,
    laid_out: Mapping[Paper, Printout] | None = None,
) -> QPrintPreviewDialog:
    """Return a window that shows the pages and prints them, not open yet.

    For paper that nothing is laid out on it lays the pages out in the thread of the window: about a second
    for a text of 20,000 words.

    Args:
        parent: of the window.
        reading: what to show.
        compose: how it is laid out.
        laid_out: what is laid out already.
    """
    printouts = dict(laid_out or {})

    def paint(wanted: QPrinter) -> None:
        paper = paper_of(wanted)
        if paper not in printouts:
            printouts[paper] = compose(reading, paper)
        _print(wanted, printouts[paper])

    dialog = QPrintPreviewDialog(parent)
    dialog.printer().setResolution(RESOLUTION)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.paintRequested.connect(paint)
    return dialog


def paper_of(printer: QPrinter) -> Paper:
    """Return the size that is nearer to a printer's sheets in shape; pages are drawn to fit them."""
    sheet = printer.pageLayout().fullRectPoints()
    shape = max(sheet.width(), sheet.height()) / min(sheet.width(), sheet.height())
    return min(Paper, key=lambda paper: abs(paper.height / paper.width - shape))


def usual_paper() -> Paper:
    """Return the size that is usual where the reader is, for a PDF."""
    inches = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.letter if inches else Paper.a4


def _print(printer: QPrinter, printout: Printout) -> None:
    printer.setDocName(printout.title)
    printer.setCreator(printout.maker)
    printer.setFullPage(True)
    draw(printout, printer, _chosen(printer, len(printout.pages)))


def _chosen(printer: QPrinter, count: int) -> range:
    """Return the indexes of the pages that the reader wants printed."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() == QPrinter.PrintRange.PageRange and first:
        return range(first - 1, min(last or count, count))
    return range(count)
