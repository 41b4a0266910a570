"""The legend of the marks, painted as the article is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from onrecord.translation import tr
from onrecord_desktop import legend
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.document import Paragraph, Typesetter, map_of, set_margins
from onrecord_desktop.geometry import Geometry
from onrecord_desktop.margin_painter import MarginPainter
from onrecord_desktop.mark_painter import MarkPainter
from onrecord_desktop.presentation import present
from onrecord_desktop.themes import Theme

MARGIN = 188
NARROW_MARGIN = 62
RIGHT = 26
ABOVE, BELOW = 22, 22
NARROW = 600
"""Below this width the margin holds numbers alone, as it does beside an article."""


class Specimen(QFrame):
    """Shows the three marks and the margin, with the painters of the article, at any width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("specimen")
        self.setAccessibleName(tr("The marks"))
        self.setAccessibleDescription(legend.in_words())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shown = present(legend.reading())
        self._document = QTextDocument(self)
        self._theme = theme
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        reading, shown = self._shown.reading, list(_paragraphs())
        self._places = map_of(reading.article, shown)
        spans = [span for statement in reading.statements for span in statement.source]
        typesetter = Typesetter(self._document, theme, Appearance())
        typesetter.clear()
        for _ in typesetter.set(shown, [r for s in spans for r in self._places.ranges(s.start, s.end)]):
            pass
        self._lay_out(self.width())

    def _lay_out(self, width: int) -> None:
        left = MARGIN if width >= NARROW else NARROW_MARGIN
        self._document.setTextWidth(width)
        set_margins(self._document, left, RIGHT, ABOVE, BELOW)
        geometry = Geometry(self._document)
        self._marks = MarkPainter(self._shown, self._places, geometry, self._theme, 1.0)
        self._margin = MarginPainter(self._shown, self._places, geometry, self._theme, left, 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that suits it best."""
        return QSize(680, self.heightForWidth(680))

    def minimumSizeHint(self) -> QSize:
        """Return the least width."""
        return QSize(380, 0)

    def heightForWidth(self, width: int) -> int:
        """Return how high it is at a width."""
        self._lay_out(width)
        height = round(self._document.size().height())
        self._lay_out(self.width())
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._lay_out(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints, words, lines and margin, in the order of the article's."""
        super().paintEvent(event)
        marks = self._marks.visible(0, self.height())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._marks.paint_tints(painter, marks)
            self._document.drawContents(painter)
            self._marks.paint_lines(painter, marks)
            self._margin.paint(painter, 0, self.height())


def _paragraphs() -> Iterator[Paragraph]:
    article = legend.reading().article
    for block, note in zip(article.blocks, legend.NOTES, strict=True):
        yield Paragraph("example", block.of(article.text), block.start)
        yield Paragraph("caption", tr(note))
    yield Paragraph("caption", tr(legend.MARGIN_NOTE))
