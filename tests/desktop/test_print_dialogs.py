"""Printers, with a file in place of paper."""

from __future__ import annotations

from pathlib import Path

import fictional
import pytest
from pages import Pages
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from onrecord import Reading
from onrecord_desktop.application import make_application
from onrecord_desktop.paper.printout import PrintingError, Printout
from onrecord_desktop.paper.sheet import Paper
from onrecord_desktop.print_dialogs import ask_printer, make_preview, paper_of, print_on, usual_paper
from onrecord_desktop.printing import marked_article
from onrecord_desktop.worksheet import worksheet


@pytest.fixture(autouse=True)
def _fonts() -> None:
    make_application()


def printer_to(file: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageSize(QPageSize(size))
    return printer


def test_all_pages_are_printed_with_a_name_for_the_job(tmp_path: Path) -> None:
    print_on(printer_to(tmp_path / "a.pdf"), fictional.reading())
    pages = Pages((tmp_path / "a.pdf").read_bytes())
    assert pages.count == 2
    assert pages.metadata["Title"] == fictional.TITLE
    assert pages.spots("page 2 of 2")


def test_a_worksheet_is_printed_alike(tmp_path: Path) -> None:
    print_on(printer_to(tmp_path / "a.pdf"), fictional.reading(), worksheet)
    assert Pages((tmp_path / "a.pdf").read_bytes()).spots("Answer key")


def test_only_the_pages_wanted_are_printed(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "a.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    print_on(printer, fictional.long_reading(60))
    pages = Pages((tmp_path / "a.pdf").read_bytes())
    assert pages.count == 2
    assert "page 2 of" in pages.words(0)
    assert "page 3 of" in pages.words(1)


@pytest.mark.parametrize(
    ("size", "paper"),
    [
        (QPageSize.PageSizeId.A4, Paper.a4),
        (QPageSize.PageSizeId.A5, Paper.a4),
        (QPageSize.PageSizeId.Letter, Paper.letter),
        (QPageSize.PageSizeId.Legal, Paper.a4),
    ],
)
def test_pages_are_drawn_to_fit_any_sheet(tmp_path: Path, size: QPageSize.PageSizeId, paper: Paper) -> None:
    printer = printer_to(tmp_path / "a.pdf", size)
    assert paper_of(printer) is paper
    print_on(printer, fictional.reading())
    pages = Pages((tmp_path / "a.pdf").read_bytes())
    width, height = pages.sizes[0]
    for spot in pages.spots("page 1 of"):
        assert width / 2 < spot.left < width - 40
        assert 10 < spot.baseline < height / 5


def test_a_sheet_on_its_side_takes_whole_pages(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "a.pdf")
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    print_on(printer, fictional.reading())
    pages = Pages((tmp_path / "a.pdf").read_bytes())
    assert pages.sizes[0] == (842, 595)
    assert 0 < pages.spots("page 1 of")[0].baseline < 40


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_to(tmp_path: Path) -> None:
    with pytest.raises(PrintingError, match="choose another printer"):
        print_on(printer_to(tmp_path / "none" / "a.pdf"), fictional.reading())


@pytest.mark.parametrize(
    ("answer", "given"), [(QDialog.DialogCode.Accepted, True), (QDialog.DialogCode.Rejected, False)]
)
def test_a_printer_is_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: QDialog.DialogCode, given: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: answer)
    assert (ask_printer(parent) is not None) == given


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_preview_shows_every_page(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    composed: list[Paper] = []

    def compose(reading: Reading, paper: Paper) -> Printout:
        composed.append(paper)
        return marked_article(reading, paper)

    dialog = make_preview(parent, fictional.long_reading(60), compose)
    dialog.open()
    (shown,) = dialog.findChildren(QPrintPreviewWidget)
    qtbot.waitUntil(lambda: shown.pageCount() > 2)
    shown.updatePreview()
    assert len(composed) == 1  # laid out once, drawn as often as it is shown
    dialog.close()


@pytest.mark.parametrize(
    ("locale", "paper"), [("en_US", Paper.letter), ("en_GB", Paper.a4), ("de_DE", Paper.a4)]
)
def test_a_pdf_has_the_size_that_is_usual_where_the_reader_is(locale: str, paper: Paper) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert usual_paper() is paper
    finally:
        QLocale.setDefault(before)
