"""Paints names, cues and rails in the margin beside the text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from onrecord import Statement
from onrecord.translation import tr
from onrecord_desktop.emphasis import Emphasis
from onrecord_desktop.fonts import sans
from onrecord_desktop.geometry import Geometry
from onrecord_desktop.margin import LABEL_LINE, Label, Line, Placed, Rail, elided, grouped, labels, rails
from onrecord_desktop.mark_painter import DIMMED
from onrecord_desktop.offsets import DocumentMap
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.themes import Theme
from onrecord_desktop.voices import Voice

RAIL_WIDTH = 3.0
RAIL_STEP = 6.0
RAIL_GAP = 30.0
"""From the text to the outermost rail; the lines to what denials answer run between."""
LABEL_GAP = 12.0
"""From the outermost rail to the labels."""
OUTER = 16.0
"""From the window's edge to the labels."""
NARROW = 120.0
"""With less room than this, a label is a number."""


BAND = 16
"""Statements whose rails and labels are laid out together, once they come into view."""
AROUND = 8
"""Statements before a band that may push its labels down or hold its statements."""


@dataclass(frozen=True)
class Band:
    """The rails and labels of some statements that follow one another."""

    rails: tuple[Rail, ...]
    labels: tuple[Label, ...]


class MarginPainter:
    """Lays out and paints the margin of one reading, for one width. Lengths are those at zoom 1.

    Only what comes into view is laid out, so that a long article costs no more than a short one.
    """

    def __init__(
        self,
        shown: Presentation,
        places: DocumentMap,
        geometry: Geometry,
        theme: Theme,
        margin: float,
        zoom: float,
    ) -> None:
        self._shown, self._places, self._geometry = shown, places, geometry
        self._statements = [s for s in shown.shown if s.parts]
        self._starts = [s.start for s in self._statements]
        self._bands: dict[int, Band] = {}
        self._theme = theme
        self._zoom = zoom
        self._edge = margin / zoom - RAIL_GAP
        self._width = self._edge - LABEL_GAP - OUTER
        self._metrics = QFontMetricsF(sans(12))
        self._bold = QFontMetricsF(sans(12, bold=True))
        self._emphasis = Emphasis()

    def measure_anew(self) -> None:
        """Take note that lines stand elsewhere now."""
        self._bands.clear()

    def bands(self, top: float, bottom: float) -> list[Band]:
        """Return what stands between two heights of the document, and a little more."""
        start, end = self._places.covered(*self._geometry.visible(top, bottom))
        first = max(bisect_left(self._starts, start) // BAND - 1, 0)
        last = max(bisect_left(self._starts, end) - 1, 0) // BAND + 1
        return [self._band(n) for n in range(first, last + 1)]

    def _band(self, number: int) -> Band:
        if number not in self._bands:
            low = max(number * BAND - AROUND, 0)
            some = self._statements[low : (number + 1) * BAND + 1]
            own = {s.id for s in self._statements[number * BAND : (number + 1) * BAND]}
            beside = rails(grouped([self.place(s) for s in some]))
            told = labels(beside, self._width, self._metrics.horizontalAdvance)
            # A group that goes on from one band to the next is the next one's: there all of it is known.
            self._bands[number] = Band(
                tuple(rail for rail in beside if rail.group.statements[-1].statement in own),
                tuple(label for label in told if label.rail.group.statements[-1].statement in own),
            )
        return self._bands[number]

    def place(self, statement: Statement) -> Placed:
        """Return where a statement stands now."""
        return Placed(
            statement=statement.id,
            voice=self._shown.voices.of(statement),
            start=statement.start,
            end=statement.end,
            first=self._line_of(statement.start),
            last=self._line_of(statement.end - 1),
            cue=self._cue(statement),
            via=self._shown.voices.via(statement),
        )

    def _cue(self, statement: Statement) -> str:
        """Return the article's cue, and say of what the reader corrected that it is theirs."""
        cue = self._shown.cue(statement)
        # Translators: of a statement that the reader corrected; it follows the article's cue.
        return f"{cue} {tr('(yours)')}".strip() if statement.origin == "reader" else cue

    def _line_of(self, offset: int) -> Line:
        found = self._geometry.line(self._places.position(offset))
        return Line(found.top / self._zoom, found.bottom / self._zoom, found.block)

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for numbers only."""
        return self._width < NARROW

    def emphasise(self, emphasis: Emphasis) -> None:
        """Dim the rails and labels that have nothing to do with one statement."""
        self._emphasis = emphasis

    def at(self, point: QPointF) -> str | None:
        """Return the id of the statement whose rail or label is at a point of the document."""
        x, y = point.x() / self._zoom, point.y() / self._zoom
        near = self.bands(point.y(), point.y() + 1)
        for label in (label for band in near for label in band.labels):
            if label.top <= y < label.bottom and x < self._edge - LABEL_GAP / 2:
                return label.rail.group.statements[0].statement
        for rail in (rail for band in near for rail in band.rails):
            if rail.top <= y < rail.bottom and abs(self._x(rail) - x) < RAIL_STEP:
                return rail.group.statements[0].statement
        return None

    def box(self, statement_id: str) -> QRectF:
        """Return where a statement's name or number stands in the document; empty where it has none."""
        number = next((n for n, s in enumerate(self._statements) if s.id == statement_id), None)
        near = [] if number is None else [self._band(number // BAND), self._band(number // BAND + 1)]
        for label in (label for band in near for label in band.labels):
            if any(s.statement == statement_id for s in label.rail.group.statements):
                right = self._edge - LABEL_GAP
                left = max(right - self._shown_width(label), 0)
                box = QRectF(left, label.top, right - left, label.bottom - label.top)
                return QRectF(box.topLeft() * self._zoom, box.size() * self._zoom)
        return QRectF()

    def _shown_width(self, label: Label) -> float:
        if self.is_narrow:
            return self._bold.horizontalAdvance(label.rail.group.voice.number)
        name = self._bold.horizontalAdvance(label.rail.group.voice.signed)
        widths = [name, *map(self._metrics.horizontalAdvance, label.lines)]
        return min(max(widths), self._width)

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint what stands between two heights of the document."""
        near = self.bands(top, bottom)
        painter.save()
        painter.scale(self._zoom, self._zoom)
        top, bottom = top / self._zoom, bottom / self._zoom
        for rail in (rail for band in near for rail in band.rails):
            if rail.bottom > top and rail.top < bottom:
                self._paint_rail(painter, rail)
        for label in (label for band in near for label in band.labels):
            if label.bottom > top and label.top < bottom:
                self._paint_label(painter, label)
        painter.restore()

    def _paint_rail(self, painter: QPainter, rail: Rail) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(rail, rail.group.voice))
        shape = QRectF(self._x(rail), rail.top, RAIL_WIDTH, rail.bottom - rail.top)
        painter.drawRoundedRect(shape, RAIL_WIDTH / 2, RAIL_WIDTH / 2)

    def _paint_label(self, painter: QPainter, label: Label) -> None:
        painter.setPen(self._colour(label.rail, label.rail.group.voice))
        if self.is_narrow:
            painter.setFont(sans(11, bold=True))
            self._line(painter, label, 0, label.rail.group.voice.number)
            return
        self._paint_name(painter, label)
        painter.setFont(sans(12))
        painter.setPen(self._faded(label.rail, QColor(self._theme.muted)))
        for number, line in enumerate(label.lines, 1):
            self._line(painter, label, number, line)

    def _paint_name(self, painter: QPainter, label: Label) -> None:
        """Paint the name and, small and raised after it, the number."""
        voice = label.rail.group.voice
        numbers = " ".join(v.number for v in (voice, *label.folded) if v.number)
        number_font = sans(9.5, bold=True)
        room = QFontMetricsF(number_font).horizontalAdvance(f"{numbers}") + (3 if numbers else 0)
        painter.setFont(number_font)
        self._line(painter, label, 0, numbers, raised=3)
        painter.setFont(sans(12, bold=True))
        name = elided(voice.name, self._width - room, self._bold.horizontalAdvance)
        self._line(painter, label, 0, name, before=room)

    def _line(
        self, painter: QPainter, label: Label, number: int, text: str, *, before: float = 0, raised: float = 0
    ) -> None:
        left = 0 if self.is_narrow else OUTER
        width = self._edge - LABEL_GAP - left - before
        box = QRectF(left, label.top + number * LABEL_LINE - raised, width, LABEL_LINE)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _colour(self, rail: Rail, voice: Voice) -> QColor:
        return self._faded(rail, QColor(self._theme.hue(voice.hue)))

    def _faded(self, rail: Rail, colour: QColor) -> QColor:
        if all(self._emphasis.dims(s.statement) for s in rail.group.statements):
            colour.setAlphaF(DIMMED)
        return colour

    def _x(self, rail: Rail) -> float:
        return self._edge + rail.group.column * RAIL_STEP
