"""Paints tints and underlines at the words of statements. Only what is visible is measured and painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from onrecord import Statement
from onrecord_desktop.emphasis import Emphasis
from onrecord_desktop.geometry import Geometry, Stretch
from onrecord_desktop.marks import Mark, Marks, content_marks
from onrecord_desktop.offsets import DocumentMap
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.themes import Theme

DIMMED = 0.5
"""How much of their colour other marks keep while one statement is selected."""
DASHES = {"claim": None, "denial": [3.0, 2.0], "no_comment": [0.01, 2.2]}
"""Dash patterns in units of the line's width; None for a solid line."""
WIDTH = 2.0
"""Width of an underline at zoom 1."""
STEP = 3.5
"""From the line of a statement to that of the one it is nested in."""


@dataclass(frozen=True)
class Painted:
    """A marked stretch on the page, for one statement."""

    stretch: Stretch
    statement: Statement
    colour: QColor
    selected: bool
    unsure: bool
    tinted: bool
    nests: bool = False
    """Whether another statement has the stretch, nested in this one."""


def pen_for(statement: Statement, colour: QColor, *, unsure: bool, zoom: float = 1.0) -> QPen:
    """Return the pen of an underline: solid, dashed or dotted; thinner where the engine is unsure."""
    pen = QPen(colour, (WIDTH / 2 if unsure else WIDTH) * zoom)
    dashes = DASHES[statement.type]
    round_dots = statement.type == "no_comment"
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if round_dots else Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(dashes)
    return pen


class MarkPainter:
    """Paints the marks of one reading."""

    def __init__(
        self, shown: Presentation, places: DocumentMap, geometry: Geometry, theme: Theme, zoom: float
    ) -> None:
        self._shown = shown
        self._places = places
        self._geometry = geometry
        self._theme = theme
        self._zoom = zoom
        self._emphasis = Emphasis()
        self._marks: Marks | None = None

    def emphasise(self, emphasis: Emphasis) -> None:
        """Have one statement stand out, and dim what has nothing to do with it."""
        self._emphasis = emphasis
        self._marks = None

    def marks(self) -> Marks:
        """Return what is underlined; the statement that stands out has all of its content."""
        if self._marks is None:
            shown, first = self._shown, self._emphasis.statement
            nests = first is not None and self._holds_others(first)
            self._marks = content_marks(shown.shown, first) if nests else shown.contents
        return self._marks

    def _holds_others(self, statement_id: str) -> bool:
        """Whether a part of a statement's content is marked for another one, nested in it."""
        spans = self._shown.statements[statement_id].content
        marks = (mark for span in spans for mark in self._shown.contents.within(span.start, span.end))
        return any(mark.statement != statement_id for mark in marks)

    def visible(self, top: float, bottom: float) -> list[Painted]:
        """Return the marks that stand between two heights of the document."""
        return list(self._visible(*self._geometry.visible(top, bottom)))

    def _visible(self, first: int, last: int) -> Iterator[Painted]:
        for mark in self.marks().within(*self._places.covered(first, last)):
            for start, end in self._places.ranges(mark.start, mark.end):
                for stretch in self._geometry.stretches(start, end):
                    yield from self._painted(mark, stretch)

    def _painted(self, mark: Mark, stretch: Stretch) -> Iterator[Painted]:
        inner = self._of(mark.statement, stretch)
        yield inner
        if mark.around:
            yield self._of(mark.around, stretch, nests=True, tinted=not inner.tinted)

    def _of(
        self, statement_id: str, stretch: Stretch, *, nests: bool = False, tinted: bool = True
    ) -> Painted:
        statement = self._shown.statements[statement_id]
        selected = statement_id == self._emphasis.statement
        unsure = bool(self._shown.doubt(statement))
        takes_tint = selected or not (unsure or statement.type == "no_comment")
        colour = self._colour(statement_id)
        return Painted(stretch, statement, colour, selected, unsure, tinted and takes_tint, nests)

    def _colour(self, statement_id: str) -> QColor:
        colour = QColor(self._theme.hue(self._shown.voice(statement_id).hue))
        colour.setAlphaF(DIMMED if self._emphasis.dims(statement_id) else 1.0)
        return colour

    def paint_tints(self, painter: QPainter, marks: list[Painted]) -> None:
        """Paint what lies behind the words."""
        for mark in marks:
            if mark.tinted:
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
        """Paint the underlines; where statements nest, that of the outer one below that of the inner."""
        for mark in marks:
            painter.setPen(pen_for(mark.statement, mark.colour, unsure=mark.unsure, zoom=self._zoom))
            y = round(_below(mark.stretch) + (STEP * self._zoom if mark.nests else 0))
            painter.drawLine(QPointF(mark.stretch.left, y), QPointF(mark.stretch.right, y))


def _below(stretch: Stretch) -> float:
    """Return the height of the underline: clear of the letters that reach below the line."""
    return stretch.baseline + 0.235 * (stretch.bottom - stretch.top)
