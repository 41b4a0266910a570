"""The article as a page to read: its text, marks at the words, names in the margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QFrame, QTextEdit, QWidget

from onrecord import Article, Span
from onrecord.provenance import heading, provenance
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.document import (
    Paragraph,
    Typesetter,
    embolden,
    measure_of,
    paragraphs,
    set_margins,
)
from onrecord_desktop.found_painter import FoundPainter
from onrecord_desktop.geometry import Geometry
from onrecord_desktop.margin import Placed
from onrecord_desktop.margin_painter import MarginPainter, place
from onrecord_desktop.mark_painter import MarkPainter
from onrecord_desktop.offsets import DocumentMap
from onrecord_desktop.page import Page
from onrecord_desktop.page_words import PageWords
from onrecord_desktop.place_keeper import Place, PlaceKeeper
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.searching import Range
from onrecord_desktop.themes import Theme

Turn = QAbstractSlider.SliderAction
TURNS = {
    Qt.Key.Key_Up: Turn.SliderSingleStepSub,
    Qt.Key.Key_Down: Turn.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: Turn.SliderPageStepSub,
    Qt.Key.Key_PageDown: Turn.SliderPageStepAdd,
    Qt.Key.Key_Space: Turn.SliderPageStepAdd,
    Qt.Key.Key_Home: Turn.SliderToMinimum,
    Qt.Key.Key_End: Turn.SliderToMaximum,
}
"""What keys do to the page."""
EDGE = 24
"""Nearer than this to the edge of the view, in pixels, is not in comfortable view."""


class ReadingView(QTextEdit):
    """Shows one article, and its marks once it is read. Text can be selected and copied, never edited."""

    statement_clicked = Signal(str)
    """A statement's words, name or rail were clicked."""
    elsewhere_clicked = Signal()

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._appearance = appearance
        self._measure = measure_of(appearance)
        self._article: Article | None = None
        self._shown: Presentation | None = None
        self._paragraphs: list[Paragraph] = []
        self.words = PageWords()
        """What of the page can be found."""
        self._places = DocumentMap("", ())
        self._marks: MarkPainter | None = None
        self._margin: MarginPainter | None = None
        self._found = FoundPainter((), None, self.words)
        self._marks_visible = True
        self._selected: str | None = None
        self._placed: list[Placed] = []
        self._page = Page.fitting(0, self._measure, appearance.zoom)
        self._keeper = PlaceKeeper(self)
        self._prepare()

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Article")
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)
        self.viewport().setMouseTracking(True)

    def show_article(self, article: Article) -> None:
        """Show an article, not marked yet."""
        self._article, self._shown, self._selected = article, None, None
        self._compose(article)
        self._set_text()
        self._go_to_top()

    def show_presentation(self, shown: Presentation) -> None:
        """Mark the article with what was read in it. The place on the page is kept."""
        fresh = self._article != shown.reading.article
        self._article, self._shown, self._selected = shown.reading.article, shown, None
        place = self.place
        self._compose(shown.reading.article)
        self._set_text()
        if fresh:
            self._go_to_top()
        else:
            self.go_to(place)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self._theme = theme
        self._keeping_place(self._set_text)

    def set_appearance(self, appearance: Appearance) -> None:
        """Set the article otherwise."""
        self._appearance, self._measure = appearance, measure_of(appearance)
        self._page = self._fitting_page()
        self._keeping_place(self._set_text)

    def show_seen(self, shown: Presentation) -> None:
        """Mark what is shown of the same reading now. The text stays where it is."""
        self._shown = shown
        self._paint_anew()

    def set_marks_visible(self, visible: bool) -> None:
        """Show or hide all marks and the margin. The text stays where it is."""
        self._marks_visible = visible
        self.viewport().update()

    def select(self, statement_id: str | None) -> None:
        """Emphasise a statement, or none."""
        self._selected = statement_id
        for painter in (self._marks, self._margin):
            if painter:
                painter.select(statement_id)
        self.viewport().update()

    def reveal(self, statement_id: str) -> None:
        """Scroll to a statement, unless it is in comfortable view already."""
        if self._shown:
            span = _extent(self._shown, statement_id)
            self._reveal(self._places, span.start, span.end)

    def show_found(self, matches: Sequence[Range], current: int | None) -> None:
        """Tint these stretches of ``words``, and outline one by its number. The text stays where it is."""
        self._found = FoundPainter(matches, current, self.words)
        self.viewport().update()

    def reveal_words(self, found: Range) -> None:
        """Scroll to a stretch of ``words``, unless it is in comfortable view already."""
        self._reveal(self.words.places, *found)

    def _reveal(self, places: DocumentMap, start: int, end: int) -> None:
        geometry = Geometry(self.document())
        top = geometry.line(places.position(start)).top
        bottom = geometry.line(places.position(max(end - 1, start))).bottom
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() + EDGE or bottom > bar.value() + height - EDGE:
            bar.setValue(round(top - height / 3))

    def announce(self, text: str) -> None:
        """Have a screen reader say something."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _compose(self, article: Article) -> None:
        reading = self._shown.reading if self._shown else None
        facts = provenance(article, reading, datetime.now().astimezone())
        self._paragraphs = paragraphs(article, heading(article), " · ".join(facts))
        self.words = PageWords(self._paragraphs)
        self._found = FoundPainter((), None, self.words)

    def _set_text(self) -> None:
        if self._article is None:
            return
        typesetter = Typesetter(self.document(), self._theme, self._appearance)
        self._places = typesetter.set(self._article, self._paragraphs)
        if self._shown:
            embolden(
                self.document(), [s for q in self._shown.reading.statements for s in q.source], self._places
            )
        self._lay_out()

    def _lay_out(self) -> None:
        page = self._page
        set_margins(self.document(), page.left, page.right, page.top, page.bottom)
        self.document().documentLayout().documentSize()
        geometry = Geometry(self.document())
        zoom = self._appearance.zoom
        self._placed = place(self._shown, self._places, geometry, zoom) if self._shown else []
        self._paint_anew()

    def _paint_anew(self) -> None:
        self._marks = self._margin = None
        if self._shown:
            seen = [p for p in self._placed if p.statement in self._shown.seen]
            self._marks = MarkPainter(self._shown, self._places, Geometry(self.document()), self._theme)
            self._margin = MarginPainter(seen, self._theme, self._page.left, self._appearance.zoom)
        self.select(self._selected)

    def _fitting_page(self) -> Page:
        return Page.fitting(self.viewport().width(), self._measure, self._appearance.zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new size."""
        place = self.place
        super().resizeEvent(event)
        page = self._fitting_page()
        if page != self._page:
            self._page = page
            self._lay_out()
        self.go_to(place)

    @property
    def place(self) -> Place:
        """Which words stand first in view."""
        return self._keeper.here(self.words)

    @property
    def first_offset(self) -> int:
        """Where the first line in comfortable view begins, in ``words``."""
        return self._keeper.begin(self.words, EDGE)

    def go_to(self, place: Place) -> None:
        """Show a place."""
        self._keeper.go(place, self.words)

    def _go_to_top(self) -> None:
        self._keeper.forget()
        self.verticalScrollBar().setValue(0)

    def _keeping_place(self, change: Callable[[], None]) -> None:
        place = self.place
        change()
        self.go_to(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints, then the words, then lines and margin."""
        top = self.verticalScrollBar().value() + event.rect().top()
        bottom = top + event.rect().height()
        marks = self._marks.visible(top, bottom) if self._marks and self._marks_visible else []
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -self.verticalScrollBar().value())
            if self._marks:
                self._marks.paint_tints(painter, marks)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._found.paint_tints(painter, Geometry(self.document()), self._theme, top, bottom)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -self.verticalScrollBar().value())
            if self._marks and self._margin and self._marks_visible:
                self._marks.paint_lines(painter, marks)
                self._margin.paint(painter, top, bottom)
            self._found.paint_outline(painter, Geometry(self.document()), self._theme)

    def statement_at(self, point: QPointF) -> str | None:
        """Return the id of the statement at a point of the viewport, in its words or in the margin."""
        if not (self._shown and self._margin and self._marks_visible):
            return None
        place = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        if place.x() < self._page.left - 4:
            return self._margin.at(place)
        position = self.document().documentLayout().hitTest(place, Qt.HitTestAccuracy.ExactHit)
        offset = self._places.offset(position) if position >= 0 else None
        return self._shown.places.at(offset) if offset is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and their like turn the page, as in any reader; with Shift they select text."""
        turn = TURNS.get(Qt.Key(event.key()))
        if turn and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.verticalScrollBar().triggerAction(turn)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        super().mouseMoveEvent(event)
        over = self.statement_at(event.position()) is not None
        margin = event.position().x() < self._page.left - 4
        plain = Qt.CursorShape.ArrowCursor if margin else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else plain)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the statement that was clicked; a drag selects text and nothing else."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        statement = self.statement_at(event.position())
        if statement:
            self.statement_clicked.emit(statement)
        else:
            self.elsewhere_clicked.emit()


def _extent(shown: Presentation, statement_id: str) -> Span:
    statement = shown.statements[statement_id]
    return Span(start=statement.start, end=statement.end)
