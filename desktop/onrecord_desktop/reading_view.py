"""The article as a page to read: its text, marks at the words, names in the margin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from onrecord import Article, Reading, Span
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.geometry import Heights
from onrecord_desktop.layers import Layers, Sheet
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.rest import Sentence
from onrecord_desktop.searchable_page import SearchablePage
from onrecord_desktop.themes import Theme


class ReadingView(SearchablePage):
    """Shows one article, and its marks once it is read."""

    statement_hovered = Signal(object)
    """Id of the statement that the pointer came to, in its words or in the margin; None where it left."""
    statement_clicked = Signal(str)
    """A statement's words, name or rail were clicked."""
    sentence_clicked = Signal(Sentence)
    """A sentence outside every statement was clicked."""
    sign_clicked = Signal(str)
    """A sign at the edge was clicked that leads to this statement."""
    elsewhere_clicked = Signal()
    note_clicked = Signal(str)
    """Words that have a note of the reader's were clicked, by its id."""
    menu_wanted = Signal(str, QPoint)
    """What can be done with a statement, at a place of the screen."""

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(theme, appearance, parent)
        self._shown: Presentation | None = None
        self._layers: Layers | None = None
        self._marks_visible = True
        self._statement: str | None = None
        self._sentence: Sentence | None = None
        self._hovered: str | None = None
        self.markings: Callable[[QMenu, Span], object] = lambda *_: None
        """Adds to a menu what can be done with words that are selected."""
        self.viewport().setMouseTracking(True)

    def show_article(self, article: Article) -> None:
        """Show an article, not marked yet."""
        self._article, self._shown, self._statement, self._sentence = article, None, None, None
        self._go_to_top()
        self._set_text()

    def show_presentation(self, shown: Presentation) -> None:
        """Mark the article with what was read in it. The place on the page is kept."""
        fresh = self._article != shown.reading.article
        waited = not fresh and self._shown is None
        self._article, self._shown = shown.reading.article, shown
        self._statement = self._sentence = None
        if waited:
            self._mark_text()
        elif fresh:
            self._go_to_top()
            self._set_text()
        else:
            self._keeping_place(self._set_text)

    def show_revised(self, shown: Presentation) -> None:
        """Mark the article as the reader has corrected it. The place on the page is kept."""
        before = set(self._speakers())
        self._shown = shown
        self._statement = self._sentence = None
        if before <= set(self._speakers()):
            self._mark_text()
        else:
            self._keeping_place(self._set_text)

    def show_seen(self, shown: Presentation) -> None:
        """Mark what is shown of the same reading now. The text stays where it is."""
        self._shown = shown
        self._paint_anew()

    def set_marks_visible(self, visible: bool) -> None:
        """Show or hide all marks and the margin. The text stays where it is."""
        self._marks_visible = visible
        self.viewport().update()

    def emphasise(self, statement: str | None, sentence: Sentence | None = None) -> None:
        """Have a statement stand out, or a sentence without a source, or nothing."""
        self._statement, self._sentence = statement, sentence
        if self._layers:
            self._layers.emphasise(statement, sentence)
        self.viewport().update()

    def _reading(self) -> Reading | None:
        return self._shown.reading if self._shown else None

    def label_box(self, statement_id: str) -> QRectF:
        """Return where a statement's name or number stands beside the text, in the viewport."""
        box = self._layers.margin.box(statement_id) if self._layers else QRectF()
        return box.translated(0, -self.verticalScrollBar().value())

    def _text_moved(self) -> None:
        if self._layers:
            self._layers.measure_anew()
        super()._text_moved()

    def _paint_anew(self) -> None:
        self._layers = None
        if self._shown:
            sheet = Sheet(self.document(), self._places, self._page, self._theme, self._appearance.zoom)
            self._layers = Layers(self._shown, sheet)
        self.emphasise(self._statement, self._sentence)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and paint anew what keeps to the edge."""
        super().scrollContentsBy(dx, dy)
        if self._layers and self._layers.follows_the_view:
            self.viewport().update()

    def _paint_behind(self, painter: QPainter, heights: Heights) -> None:
        layers = self._touchable
        if layers:
            layers.paint_behind(painter, layers.between(heights), heights)
        super()._paint_behind(painter, heights)

    def _paint_over(self, painter: QPainter, heights: Heights) -> None:
        layers = self._touchable
        if layers:
            layers.paint_over(painter, layers.between(heights), heights, self._heights)
        super()._paint_over(painter, heights)

    @property
    def _heights(self) -> Heights:
        """Top and bottom of what is visible, in the document."""
        top = float(self.verticalScrollBar().value())
        return top, top + self.viewport().height()

    @property
    def _touchable(self) -> Layers | None:
        """What is painted and answers to the pointer: nothing while marks are hidden."""
        return self._layers if self._marks_visible else None

    def statement_at(self, point: QPointF) -> str | None:
        """Return the id of the statement at a point of the viewport, in its words or in the margin."""
        return self._touchable.statement_at(self._in_document(point)) if self._touchable else None

    def _sign_at(self, point: QPointF) -> str | None:
        return self._touchable.sign_at(self._in_document(point), self._heights) if self._touchable else None

    def _sentence_at(self, point: QPointF) -> Sentence | None:
        return self._touchable.sentence_at(self._in_document(point)) if self._touchable else None

    def _note_at(self, point: QPointF) -> str | None:
        return self._touchable.note_at(self._in_document(point)) if self._touchable else None

    def _in_document(self, point: QPointF) -> QPointF:
        return QPointF(point.x(), point.y() + self.verticalScrollBar().value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked, and tell what it points at."""
        super().mouseMoveEvent(event)
        point = event.position()
        sign = self._sign_at(point)
        statement = None if sign else self.statement_at(point)
        margin = point.x() < self._page.left - 4
        plain = Qt.CursorShape.ArrowCursor if margin else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if sign or statement else plain)
        self._hover(None if event.buttons() else statement)

    def _hover(self, statement: str | None) -> None:
        if statement != self._hovered:
            self._hovered = statement
            self.statement_hovered.emit(statement)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a statement, or with the text that is selected."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        statement = self.statement_at(QPointF(event.pos())) if by_mouse else self._statement
        if statement is None or self._shown is None or self.textCursor().hasSelection():
            self._offer_for_words(event)
            return
        place = event.globalPos() if by_mouse else self.below(self._shown.extent(statement))
        self.menu_wanted.emit(statement, place)

    def below(self, span: Span) -> QPoint:
        """Return the place of the screen under a stretch of the article."""
        return self.viewport().mapToGlobal(self.box_of(span).bottomLeft().toPoint())

    def _offer_for_words(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        span = self.selected_words
        if span:
            self.markings(menu, span)
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what was clicked; a drag selects text and nothing else."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        point = event.position()
        if sign := self._sign_at(point):
            self.sign_clicked.emit(sign)
        elif statement := self.statement_at(point):
            self.statement_clicked.emit(statement)
        elif note := self._note_at(point):
            self.note_clicked.emit(note)
        elif sentence := self._sentence_at(point):
            self.sentence_clicked.emit(sentence)
        else:
            self.elsewhere_clicked.emit()
