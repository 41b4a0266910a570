"""All that is painted behind, over and beside the words of one reading, and what of it is where."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QTextDocument

from onrecord_desktop.connector import connectors
from onrecord_desktop.connector_painter import ConnectorPainter
from onrecord_desktop.emphasis import Emphasis
from onrecord_desktop.geometry import Geometry, Heights, Stretch
from onrecord_desktop.margin_painter import MarginPainter
from onrecord_desktop.mark_painter import MarkPainter, Painted
from onrecord_desktop.note_painter import NotePainter
from onrecord_desktop.offsets import DocumentMap
from onrecord_desktop.page import Page
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.rest import Sentence
from onrecord_desktop.rest_painter import RestPainter
from onrecord_desktop.themes import Theme


@dataclass(frozen=True)
class Sheet:
    """The page that is painted on."""

    document: QTextDocument
    places: DocumentMap
    page: Page
    theme: Theme
    zoom: float


@dataclass(frozen=True)
class Seen:
    """What there is to paint between two heights."""

    marks: list[Painted]
    rest: list[tuple[Sentence, list[Stretch]]]


class Layers:
    """Paints one reading on one page."""

    def __init__(self, shown: Presentation, sheet: Sheet) -> None:
        geometry = Geometry(sheet.document)
        self._shown = shown
        self._sheet = sheet
        self._statement: str | None = None
        self.marks = MarkPainter(shown, sheet.places, geometry, sheet.theme, sheet.zoom)
        self.margin = MarginPainter(shown, sheet.places, geometry, sheet.theme, sheet.page.left, sheet.zoom)
        self._rest = RestPainter(shown.rest, sheet.places, geometry, sheet.theme, sheet.page.left, sheet.zoom)
        self._rest.all = shown.sight.rest
        self._notes = NotePainter(shown.reading.notes, sheet.places, geometry, sheet.theme, sheet.zoom)
        self._connector: ConnectorPainter | None = None

    def emphasise(self, statement: str | None, sentence: Sentence | None) -> None:
        """Have a statement stand out with all that it is linked to, or a sentence without a source."""
        linked = self._shown.linked(statement) if statement else ()
        emphasis = Emphasis(statement, frozenset(linked))
        self.marks.emphasise(emphasis)
        self.margin.emphasise(emphasis)
        self._rest.chosen = sentence
        self._statement = statement
        self._connector = self._connected(statement) if statement and linked else None

    def measure_anew(self) -> None:
        """Take note that lines stand elsewhere now."""
        self.margin.measure_anew()
        self._connector = self._connected(self._statement) if self._connector and self._statement else None

    def _connected(self, statement: str) -> ConnectorPainter:
        shown = self._shown
        ends = [shown.statements[i] for i in (statement, *shown.linked(statement)) if i in shown.seen]
        placed = {end.id: self.margin.place(end) for end in ends if end.parts}
        answers = shown.statements[statement].denies
        lines = connectors(statement, answers, shown.denied_by.get(statement, ()), placed)
        return ConnectorPainter(lines, self._sheet.theme, self._sheet.page.left, self._sheet.zoom)

    @property
    def follows_the_view(self) -> bool:
        """Whether something keeps to the edge of what is visible, and must be painted anew with it."""
        return self._connector is not None

    def between(self, heights: Heights) -> Seen:
        """Find what there is to paint between two heights."""
        return Seen(self.marks.visible(*heights), self._rest.visible(*heights))

    def paint_behind(self, painter: QPainter, seen: Seen, heights: Heights) -> None:
        """Paint what lies behind the words between two heights."""
        self._notes.paint(painter, *heights)
        self._rest.paint_ground(painter, seen.rest)
        self.marks.paint_tints(painter, seen.marks)

    def paint_over(self, painter: QPainter, seen: Seen, heights: Heights, view: Heights) -> None:
        """Paint lines, margin and connectors.

        Args:
            painter: paints in coordinates of the document.
            seen: from :meth:`between`.
            heights: what is painted anew.
            view: all that is visible.
        """
        self.marks.paint_lines(painter, seen.marks)
        self.margin.paint(painter, *heights)
        self._rest.paint_brackets(painter, seen.rest)
        if self._connector:
            self._connector.paint(painter, *view)

    def statement_at(self, place: QPointF) -> str | None:
        """Return the id of the statement at a point of the document, in its words or in the margin."""
        if place.x() < self._sheet.page.left - 4:
            return self.margin.at(place)
        offset = offset_at(place, self._sheet.document, self._sheet.places)
        return self._shown.places.at(offset) if offset is not None else None

    def sign_at(self, place: QPointF, view: Heights) -> str | None:
        """Return the statement that a sign at the edge of the view leads to."""
        return self._connector.target_at(place, *view) if self._connector else None

    def note_at(self, place: QPointF) -> str | None:
        """Return the id of the reader's note on the words at a point of the document."""
        offset = offset_at(place, self._sheet.document, self._sheet.places)
        return self._notes.at(offset) if offset is not None else None

    def sentence_at(self, place: QPointF) -> Sentence | None:
        """Return the sentence without a source at a point of the document."""
        offset = offset_at(place, self._sheet.document, self._sheet.places)
        return self._shown.rest.at(offset) if offset is not None else None


def offset_at(place: QPointF, document: QTextDocument, places: DocumentMap) -> int | None:
    """Return the character at a point of a document; None where there is none."""
    position = document.documentLayout().hitTest(place, Qt.HitTestAccuracy.ExactHit)
    return places.offset(position) if position >= 0 else None
