"""Pages ready to be drawn, and a PDF of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from onrecord import OnRecordError
from onrecord.translation import tr
from onrecord_desktop.margin import elided
from onrecord_desktop.paper.breaking import Strip, tops
from onrecord_desktop.paper.looks import LABEL
from onrecord_desktop.paper.sheet import FOOT, TOP, WIDTH, Paper
from onrecord_desktop.paper.words import INK, font

RESOLUTION = 1200
LONGEST_FOOT = 0.8 * WIDTH
LONGEST_TITLE = 200
"""More of a headline is not tried to fit in at the foot of a page."""
SIZES = {Paper.a4: QPageSize.PageSizeId.A4, Paper.letter: QPageSize.PageSizeId.Letter}


class PrintingError(OnRecordError):
    """Something cannot be printed."""


class Drawn(Strip, Protocol):
    """A strip that draws itself."""

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it; ``left`` is that of the columns."""


Drawing = Callable[[QPainter, float, float], None]
"""Draws beside the strips of a page, given the left of the columns and the top of the first strip."""


@dataclass(frozen=True)
class Page:
    """One page."""

    strips: Sequence[Drawn]
    foot: str
    """What stands at its foot at the right; the headline stands at the left."""
    beside: Drawing | None = None


@dataclass(frozen=True)
class Printout:
    """All pages of one article. To be drawn in the thread that made it."""

    title: str
    author: str
    maker: str
    paper: Paper
    pages: Sequence[Page]

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw the page with this index, in tenths of a point from the corner of the sheet."""
        page = self.pages[number]
        left = self.paper.left
        for strip, top in zip(page.strips, tops(page.strips), strict=True):
            strip.paint(painter, left, TOP + top)
        if page.beside:
            page.beside(painter, left, TOP)
        self._paint_foot(painter, page.foot)

    def _paint_foot(self, painter: QPainter, foot: str) -> None:
        words = font(LABEL)
        metrics = QFontMetricsF(words)
        # The name of who checked it may be long, and which page it is stands last.
        foot = metrics.elidedText(foot, Qt.TextElideMode.ElideMiddle, LONGEST_FOOT)
        room = WIDTH - metrics.horizontalAdvance(foot) - 3 * LABEL.size
        left, baseline = self.paper.left, self.paper.height - FOOT
        painter.setFont(words)
        painter.setPen(INK)
        painter.drawText(
            QPointF(left, baseline), elided(self.title[:LONGEST_TITLE], room, metrics.horizontalAdvance)
        )
        painter.drawText(QPointF(left + WIDTH - metrics.horizontalAdvance(foot), baseline), foot)


def to_pdf(printout: Printout) -> bytes:
    """Return a PDF with the fonts that it needs.

    Raises:
        PrintingError: Qt cannot make it.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(printout.title)
    writer.setAuthor(printout.author)
    writer.setCreator(printout.maker)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(SIZES[printout.paper]))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    draw(printout, writer, range(len(printout.pages)))
    return bytes(buffer.data().data())


def draw(printout: Printout, device: QPagedPaintDevice, numbers: Iterable[int]) -> None:
    """Draw pages, given their indexes, as large as the device's sheets allow.

    Raises:
        PrintingError: the device takes nothing.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise PrintingError(tr("Nothing can be printed there; choose another printer, or a PDF."))
    sheet = device.pageLayout().fullRectPixels(device.logicalDpiX())
    width, height = printout.paper.width, printout.paper.height
    scale = min(sheet.width() / width, sheet.height() / height)
    painter.translate((sheet.width() - scale * width) / 2, (sheet.height() - scale * height) / 2)
    painter.scale(scale, scale)
    for place, number in enumerate(numbers):
        if place:
            device.newPage()
        printout.paint(painter, number)
    painter.end()
