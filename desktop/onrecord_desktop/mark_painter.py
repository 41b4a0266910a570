"""Paints tints and underlines at the words of statements. Only what is visible is measured and painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from onrecord import Statement
from onrecord_desktop.geometry import Geometry, Stretch
from onrecord_desktop.marks import Marks, content_marks
from onrecord_desktop.offsets import DocumentMap
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.themes import Theme

DIMMED = 0.5
"""How much of their colour other marks keep while one statement is selected."""
DASHES = {"claim": None, "denial": [3.0, 2.0], "no_comment": [0.01, 2.2]}
"""Dash patterns in units of the line's width; None for a solid line."""


@dataclass(frozen=True)
class Painted:
    """A marked stretch on the page."""

    stretch: Stretch
    statement: Statement
    colour: QColor
    selected: bool
    unsure: bool


def pen_for(statement: Statement, colour: QColor, *, unsure: bool) -> QPen:
    """Return the pen of an underline: solid, dashed or dotted; thinner where the engine is unsure."""
    pen = QPen(colour, 1.0 if unsure else 2.0)
    dashes = DASHES[statement.type]
    round_dots = statement.type == "no_comment"
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if round_dots else Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(dashes)
    return pen


class MarkPainter:
    """Paints the marks of one reading."""

    def __init__(self, shown: Presentation, places: DocumentMap, geometry: Geometry, theme: Theme) -> None:
        self._shown = shown
        self._places = places
        self._geometry = geometry
        self._theme = theme
        self._selected: str | None = None
        self._marks: Marks | None = None

    def select(self, statement_id: str | None) -> None:
        """Emphasise one statement and dim the rest."""
        self._selected = statement_id
        self._marks = None

    def marks(self) -> Marks:
        """Return what is underlined; the selected statement has all of its content."""
        if self._marks is None:
            shown, selected = self._shown, self._selected
            self._marks = content_marks(shown.shown, selected) if selected else shown.contents
        return self._marks

    def visible(self, top: float, bottom: float) -> list[Painted]:
        """Return the marks that stand between two heights of the document."""
        return list(self._visible(*self._geometry.visible(top, bottom)))

    def _visible(self, first: int, last: int) -> Iterator[Painted]:
        for mark in self.marks().within(*self._places.covered(first, last)):
            statement = self._shown.statements[mark.statement]
            selected = mark.statement == self._selected
            unsure = bool(self._shown.doubt(statement))
            colour = self._colour(mark.statement, dimmed=self._selected is not None and not selected)
            for start, end in self._places.ranges(mark.start, mark.end):
                for stretch in self._geometry.stretches(start, end):
                    yield Painted(stretch, statement, colour, selected, unsure)

    def _colour(self, statement_id: str, dimmed: bool) -> QColor:
        colour = QColor(self._theme.hue(self._shown.voice(statement_id).hue))
        colour.setAlphaF(DIMMED if dimmed else 1.0)
        return colour

    def paint_tints(self, painter: QPainter, marks: list[Painted]) -> None:
        """Paint what lies behind the words."""
        for mark in marks:
            if mark.selected or not (mark.unsure or mark.statement.type == "no_comment"):
                painter.fillRect(self._tinted(mark.stretch), self._tint(mark))

    def _tint(self, mark: Painted) -> QColor:
        tint = QColor(mark.colour)
        strength = self._theme.strong_tint if mark.selected else self._theme.tint
        tint.setAlphaF(strength * mark.colour.alphaF())
        return tint

    def _tinted(self, stretch: Stretch) -> QRectF:
        height = stretch.bottom - stretch.top
        top = stretch.baseline - 0.66 * height
        return QRectF(stretch.left, round(top), stretch.right - stretch.left, round(_below(stretch) - top))

    def paint_lines(self, painter: QPainter, marks: list[Painted]) -> None:
        """Paint the underlines."""
        for mark in marks:
            painter.setPen(pen_for(mark.statement, mark.colour, unsure=mark.unsure))
            y = round(_below(mark.stretch))
            painter.drawLine(QPointF(mark.stretch.left, y), QPointF(mark.stretch.right, y))


def _below(stretch: Stretch) -> float:
    """Return the height of the underline: clear of the letters that reach below the line."""
    return stretch.baseline + 0.235 * (stretch.bottom - stretch.top)
