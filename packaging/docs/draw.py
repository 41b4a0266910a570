"""Draws the documentation's pictures anew, from the sample article, beside those of the README.

.venv/bin/python packaging/docs/draw.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
import pypdfium2
from pictures import denial_with_its_card, dispute_map, draw, nothing, settle
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

import onrecord
from onrecord import Reading, loading
from onrecord.context.factcheck import FactCheck
from onrecord_desktop.application import make_application
from onrecord_desktop.correcting.statement_dialog import StatementDialog
from onrecord_desktop.legend_dialog import LegendDialog
from onrecord_desktop.lookups.consent import ConsentDialog
from onrecord_desktop.paper.sheet import Paper
from onrecord_desktop.printing import write_pdf
from onrecord_desktop.specimen import Specimen
from onrecord_desktop.window import Window
from onrecord_desktop.worksheet import worksheet
from onrecord_resources import path

FOLDER = Path(__file__).parent / "pages/pictures"
LOSSLESS = 100
CLAIM = "the detour is costing the port $2 million a week"
SHEET, SEEN = 1.5, 0.62
"""Pixels of the worksheet for each point of its paper, and how much of the page is shown, from its top."""


def disputes_alone(window: Window) -> None:
    """Show only denials and what they answer, where there are some, with none of them selected."""
    a = window.actions_
    for action in (a.dispute_marks, a.next_denial, a.next_denial, a.next_denial, a.free):
        action.trigger()


def specimen(window: Window) -> QWidget:
    """Return what explains the marks."""
    dialog = LegendDialog(window.looks.theme, window)
    dialog.show()
    return dialog.findChild(Specimen)


def consent(window: Window) -> QWidget:
    """Return the question that stands before a claim is sent."""
    asked = FactCheck()
    dialog = ConsentDialog(asked.title, asked.sends, CLAIM, lambda: None, window)
    dialog.show()
    return dialog


def words_of_a_statement(window: Window) -> QWidget:
    """Return what the words of a statement are corrected in."""
    window.actions_.next_denial.trigger()
    window.correcting.edit(window.pane.navigation.statement or "")
    return window.findChild(StatementDialog)


Step = Callable[[Window], QWidget | None]
"""Does something in the window; returns what to draw where that is not the window."""

PICTURES: dict[str, tuple[tuple[str, ...], tuple[int, int], Step]] = {
    "window": (("dark",), (1280, 880), nothing),
    "denial": (("light",), (1280, 760), denial_with_its_card),
    "map": (("dark",), (1280, 760), dispute_map),
    "disputes": (("light", "dark"), (1160, 560), disputes_alone),
    "marks": (("light", "dark"), (1280, 760), specimen),
    "correct": (("light", "dark"), (1280, 760), words_of_a_statement),
    "consent": (("light", "dark"), (1280, 760), consent),
}
"""Themes, size of the window and step of each; the README has the others of the first three."""


def pictures(application: QApplication, reading: Reading) -> Iterator[tuple[str, QPixmap]]:
    """Yield every picture of the window with its name."""
    for name, (themes, size, step) in PICTURES.items():
        for theme in themes:
            window = draw(application, reading, theme, size, nothing)
            part = step(window)
            settle(application)
            yield f"{name}-{theme}", (part or window).grab()
            window.close()


def top_of_worksheet(reading: Reading) -> QImage:
    """Return the upper part of the worksheet's first page, as it is printed."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "worksheet.pdf"
        write_pdf(reading, file, Paper.a4, worksheet)
        page = pypdfium2.PdfDocument(file)[0].render(scale=SHEET, grayscale=True)
    image = QImage(page.buffer, page.width, page.height, page.stride, QImage.Format.Format_Grayscale8)
    return image.copy(0, 0, page.width, round(page.height * SEEN))


def main() -> None:
    """Draw all of them."""
    application = make_application()
    reading = onrecord.read(loading.load(str(path("sample.html"))))
    for name, picture in pictures(application, reading):
        picture.save(str(FOLDER / f"{name}.webp"), "WEBP", LOSSLESS)
    top_of_worksheet(reading).save(str(FOLDER / "worksheet.webp"), "WEBP", LOSSLESS)


if __name__ == "__main__":
    main()
