"""An article as a page of text: set, laid out, turned and scrolled. It knows of no marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from onrecord import Article, Reading, Span
from onrecord.provenance import circumstances, heading, rest_of_imprint
from onrecord.translation import tr
from onrecord_desktop.announcing import announce
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.background import Slices
from onrecord_desktop.document import (
    Paragraph,
    Typesetter,
    embolden,
    map_of,
    measure_of,
    paragraphs,
    set_margins,
)
from onrecord_desktop.focus_ring import FocusRing
from onrecord_desktop.geometry import Geometry, Heights
from onrecord_desktop.margin_painter import RAIL_GAP
from onrecord_desktop.marks import merged
from onrecord_desktop.offsets import DocumentMap
from onrecord_desktop.page import Page
from onrecord_desktop.page_words import PageWords
from onrecord_desktop.place_keeper import Place, PlaceKeeper
from onrecord_desktop.scroll_bar import ScrollBar
from onrecord_desktop.themes import Theme
from onrecord_desktop.turning import is_plain, leaves_deleting, takes_copying, turn_of

SPEAKERS = 20
"""Names that are set in bold at once."""
PARAGRAPHS = 50
"""How many paragraphs are set between two looks at where they stand."""
EDGE = 24
"""Nearer than this to the edge of the view, in pixels, is not in comfortable view."""


class ArticlePage(QTextEdit):
    """Shows one article. Text can be selected and copied, never edited."""

    entered = Signal()
    """Enter was pressed."""
    moved = Signal()
    """What is visible of the page has changed."""

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBar(ScrollBar())
        self._theme = theme
        self._appearance = appearance
        self._measure = measure_of(appearance)
        self._article: Article | None = None
        self._shown_paragraphs: list[Paragraph] = []
        self._places = DocumentMap("", ())
        self.words = PageWords()
        """The article's words as they stand on the page."""
        self._page = Page.fitting(0, self._measure, appearance.zoom)
        self._setting = Slices(self)
        self._ring = FocusRing(self)
        self._keeper = PlaceKeeper(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(tr("Article"))
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self._theme = theme
        self._keeping_place(self._set_text)

    def set_appearance(self, appearance: Appearance) -> None:
        """Set the article otherwise."""
        self._appearance, self._measure = appearance, measure_of(appearance)
        self._page = self._fitting_page()
        self._keeping_place(self._set_text)

    @property
    def article(self) -> Article | None:
        """What is on the page."""
        return self._article

    def finish(self) -> None:
        """Have all of the text on the page now, and measured."""
        self._setting.finish()
        self.document().documentLayout().documentSize()

    @property
    def selected_words(self) -> Span | None:
        """What of the article is selected as text; None where nothing is."""
        cursor = self.textCursor()
        ends = cursor.selectionStart(), cursor.selectionEnd()
        offsets = [offset for place in range(*ends) if (offset := self._places.offset(place)) is not None]
        return Span(start=offsets[0], end=offsets[-1] + 1) if offsets else None

    def reveal(self, span: Span) -> None:
        """Scroll to a stretch of the article, unless it is in comfortable view already."""
        self._reveal(self._places, span.start, span.end)

    def _reveal(self, places: DocumentMap, start: int, end: int) -> None:
        self.finish()
        geometry = Geometry(self.document())
        top = geometry.line(places.position(start)).top
        bottom = geometry.line(places.position(max(end - 1, start))).bottom
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() + EDGE or bottom > bar.value() + height - EDGE:
            bar.setValue(round(top - height / 3))

    def box_of(self, span: Span) -> QRectF:
        """Return the box round a stretch of the article, in the viewport's coordinates."""
        geometry = Geometry(self.document())
        start, end = self._places.position(span.start), self._places.position(max(span.end - 1, span.start))
        first, last = geometry.line(start), geometry.line(end)
        left, right = self._page.left, self.viewport().width() - self._page.right
        if first == last:
            parts = list(geometry.stretches(start, end + 1))
            left = min((part.left for part in parts), default=left)
            right = max((part.right for part in parts), default=right)
        box = QRectF(QPointF(left, first.top), QPointF(right, last.bottom))
        return box.translated(0, -self.verticalScrollBar().value())

    @property
    def column(self) -> tuple[float, float]:
        """Left and right of the text and the rails beside it, in the viewport's coordinates."""
        rails = RAIL_GAP * self._appearance.zoom
        return self._page.left - rails, self.viewport().width() - self._page.right

    @property
    def at_top(self) -> bool:
        """Whether the page is at its top."""
        return self.verticalScrollBar().value() == 0

    @property
    def place(self) -> Place:
        """Which words stand first in view."""
        return self._keeper.here(self.words)

    def go_to(self, place: Place) -> None:
        """Show a place."""
        self._keeper.go(place, self.words)

    def _go_to_top(self) -> None:
        self._keeper.forget()
        self.verticalScrollBar().setValue(0)

    def announce(self, text: str) -> None:
        """Have a screen reader say something."""
        announce(self, text)

    def _reading(self) -> Reading | None:
        """Return what was read in the article."""
        return None

    def _set_text(self) -> None:
        """Write the whole page anew. Where the reader is at its top, the rest may come a little later."""
        if self._article is None:
            return
        at_top = self.at_top
        self._compose()
        typesetter = Typesetter(self.document(), self._theme, self._appearance)
        typesetter.clear()
        self._lay_out()
        self._setting.begin(self._measured(typesetter.set(self._shown_paragraphs, self._speakers())))
        if not at_top:
            self.finish()

    def _measured(self, setting: Iterator[None]) -> Iterator[None]:
        """Go on setting text, and tell at times, and at last, that it stands elsewhere."""
        for number, _ in enumerate(setting, 1):
            if number % PARAGRAPHS == 0:
                self._text_moved()
            yield
        self._text_moved()

    def _mark_text(self) -> None:
        """Turn the page of an article that was not read yet into that of one that is."""
        if self._article is None:
            return
        self.finish()
        self._keeping_place(self._tell_of_marks)
        self._paint_anew()
        self._setting.begin(self._embolden(), at_once=False)

    def _tell_of_marks(self) -> None:
        self._compose()
        shown = self._shown_paragraphs
        number = next(i for i, paragraph in enumerate(shown) if paragraph.kind == "meta")
        Typesetter(self.document(), self._theme, self._appearance).replace(number, shown[number])

    def _embolden(self) -> Iterator[None]:
        """Set the speakers in bold, some at a time, beginning with those in view."""
        first, last = (
            self.cursorForPosition(corner).position()
            for corner in (self.viewport().rect().topLeft(), self.viewport().rect().bottomRight())
        )
        ranges = sorted(self._speakers(), key=lambda place: not first <= place[0] <= last)
        for start in range(0, len(ranges), SPEAKERS):
            self._keeping_place(partial(embolden, self.document(), ranges[start : start + SPEAKERS]))
            if start == 0:
                self._text_moved()
            yield
        self._text_moved()

    def _compose(self) -> None:
        """Work out what stands on the page, and where."""
        article = self._article
        if article is None:
            return
        imprint = rest_of_imprint(article)
        facts = circumstances(article, self._reading(), datetime.now().astimezone())
        shown = paragraphs(article, heading(article), " · ".join(imprint), " · ".join(facts))
        self._shown_paragraphs = shown
        self._places = map_of(article, shown)
        self.words = PageWords(shown)

    def _speakers(self) -> list[tuple[int, int]]:
        """Return the ranges of the document that name speakers, in order, without overlap."""
        reading = self._reading()
        statements = reading.statements if reading else ()
        spans = ((span.start, span.end) for statement in statements for span in statement.source)
        return list(
            dict.fromkeys(place for start, end in merged(spans) for place in self._places.ranges(start, end))
        )

    def _lay_out(self) -> None:
        page = self._page
        set_margins(self.document(), page.left, page.right, page.top, page.bottom)
        self._paint_anew()
        self.moved.emit()

    def _paint_anew(self) -> None:
        """Make what is painted beside the text, and behind it, anew."""

    def _text_moved(self) -> None:
        """Take note that words may stand elsewhere now."""
        self.viewport().update()
        self.moved.emit()

    def _fitting_page(self) -> Page:
        return Page.fitting(self.viewport().width(), self._measure, self._appearance.zoom)

    def _keeping_place(self, change: Callable[[], None]) -> None:
        place = self.place
        change()
        self.document().documentLayout().documentSize()  # lays the page out
        self.go_to(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new size."""
        place = self.place
        super().resizeEvent(event)
        self._ring.fit()
        page = self._fitting_page()
        if page != self._page:
            self._page = page
            self._lay_out()
        self.document().documentLayout().documentSize()
        self.go_to(place)
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies behind the words, the words, and what lies over them."""
        scrolled = self.verticalScrollBar().value()
        heights = float(scrolled + event.rect().top()), float(scrolled + event.rect().bottom() + 1)
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -scrolled)
            self._paint_behind(painter, heights)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -scrolled)
            self._paint_over(painter, heights)

    def _paint_behind(self, painter: QPainter, heights: Heights) -> None:
        """Paint behind the words between two heights of the document."""

    def _paint_over(self, painter: QPainter, _heights: Heights) -> None:
        """Paint over the words between two heights of the document."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._ring.follow(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._ring.follow(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and tell of it."""
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def event(self, event: QEvent) -> bool:
        """Leave the key to copy to the window where no text is selected, and the key to delete always."""
        return takes_copying(self, event) or leaves_deleting(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and their like turn the page, as in any reader; Enter goes to what is selected."""
        turn = turn_of(event)
        if turn is not None:
            self.finish()
            self.verticalScrollBar().triggerAction(turn)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
