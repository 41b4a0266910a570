"""The dispute map as a picture that stands on its own: with headline, legend, and who marked it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from onrecord.dispute_sentences import summary, to_text, whose_links
from onrecord.files import replacing
from onrecord.phrasing import capitalized, one_line
from onrecord.provenance import heading, imprint, marking
from onrecord.translation import tr
from onrecord_desktop.dispute_map import legend
from onrecord_desktop.dispute_map.content import content
from onrecord_desktop.dispute_map.drawing import Size
from onrecord_desktop.dispute_map.pens import set_words
from onrecord_desktop.dispute_map.scene import MapScene
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.margin import wrapped
from onrecord_desktop.picture import PictureError
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.themes import Theme

ROOM = Size(1240.0, 780.0)
"""For the map itself; where it needs more it has more."""
SIDE = 36.0
TITLE_LINE = 34.0
NOTE_LINE = 19.0
TITLE_LINES = 3
PIXELS_PER_INCH = 96
LARGEST = 16_000
"""Most pixels of a PNG picture in either direction."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold."""


class Poster:
    """The picture of one reading's disputes, in units of the map."""

    def __init__(self, shown: Presentation, theme: Theme) -> None:
        reading = shown.reading
        shows = content(shown)
        self._theme = theme
        self._scene = MapScene(shows, ROOM, theme)
        taken = self._scene.sceneRect()
        self._width = max(ROOM.width, taken.width()) + 2 * SIDE
        self._map = QRectF(taken)
        inner = self._width - 2 * SIDE
        self._title = _lines(heading(reading.article), serif(26, bold=True), inner, TITLE_LINES)
        self._facts = _lines(
            " · ".join((*imprint(reading.article), summary(shown.disputes))), sans(13), inner, 3
        )
        self._legend = legend.set_out(legend.entries(shows), inner)
        mark = capitalized(one_line(marking(reading)))
        self._foot = _lines(f"{mark}. {whose_links(reading)}", sans(12), inner, 2)

    @property
    def size(self) -> QSize:
        """Its size in units of the map."""
        text = TITLE_LINE * len(self._title) + NOTE_LINE * (len(self._facts) + len(self._foot))
        return QSize(
            round(self._width), round(text + self._map.height() + self._legend.height + 2 * SIDE + 20)
        )

    def paint(self, painter: QPainter) -> None:
        """Paint all of it, from (0, 0)."""
        painter.fillRect(QRectF(QPointF(0, 0), self.size), QColor(self._theme.ground))
        ink, muted = self._theme.ink, self._theme.muted
        y = self._set(painter, self._title, serif(26, bold=True), ink, SIDE - 6, TITLE_LINE)
        y = self._set(painter, self._facts, sans(13), muted, y + 2, NOTE_LINE)
        self._paint_map(painter, y)
        y += self._map.height()
        legend.paint(painter, self._legend, QPointF(SIDE, y), self._theme)
        self._set(painter, self._foot, sans(12), muted, y + self._legend.height + 12, NOTE_LINE)

    def _set(
        self, painter: QPainter, lines: list[str], font: QFont, colour: str, top: float, height: float
    ) -> float:
        metrics = QFontMetricsF(font)
        baseline = top + (height + metrics.ascent() - metrics.descent()) / 2
        for line in lines:
            set_words(painter, QPointF(SIDE, baseline), line, font, QColor(colour))
            baseline += height
        return top + height * len(lines)

    def _paint_map(self, painter: QPainter, top: float) -> None:
        painter.save()
        painter.translate((self._width - self._map.width()) / 2 - self._map.left(), top - self._map.top())
        self._scene.paint(painter)
        painter.restore()


def svg(shown: Presentation, theme: Theme) -> bytes:
    """Return the map as an SVG picture. Its words are outlines; its description holds them as text."""
    poster = Poster(shown, theme)
    buffer = _open_buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(PIXELS_PER_INCH)
    generator.setSize(poster.size)
    generator.setViewBox(QRect(0, 0, poster.size.width(), poster.size.height()))
    generator.setTitle(_NOT_XML.sub("", heading(shown.reading.article)))
    generator.setDescription(_NOT_XML.sub("", to_text(shown.reading)))
    painter = QPainter(generator)
    poster.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def png(shown: Presentation, theme: Theme, scale: float = 2.0) -> bytes:
    """Return the map as a PNG picture of ``scale`` pixels for each unit of the map.

    Raises:
        PictureError: it would be too large.
    """
    poster = Poster(shown, theme)
    size = QSize(round(poster.size.width() * scale), round(poster.size.height() * scale))
    if max(size.width(), size.height()) > LARGEST:
        raise PictureError(
            tr(
                "The picture would be {width} by {height} pixels; choose a smaller scale, or SVG.",
                width=size.width(),
                height=size.height(),
            )
        )
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setText("Title", heading(shown.reading.article))
    image.setText("Software", one_line(shown.reading.marking))
    painter = QPainter(image)
    painter.scale(scale, scale)
    poster.paint(painter)
    painter.end()
    buffer = _open_buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def write(picture: bytes, file: Path) -> None:
    """Write a picture; the file is there whole or not at all.

    Raises:
        PictureError: the file cannot be written.
    """
    try:
        with replacing(file) as part:
            part.write_bytes(picture)
    except OSError as error:
        raise PictureError(tr("{file} cannot be written: {why}.", file=file, why=error.strerror)) from error


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _lines(words: str, font: QFont, width: float, most: int) -> list[str]:
    return wrapped(words, width, QFontMetricsF(font).horizontalAdvance, most)
