"""Where words stand on the page: document positions to lines, in pixels from the document's top left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from onrecord_desktop.margin import Line

Heights = tuple[float, float]
"""Top and bottom of a part of the document."""


@dataclass(frozen=True)
class Stretch:
    """A part of one line."""

    left: float
    right: float
    top: float
    baseline: float
    bottom: float

    @property
    def ground(self) -> QRectF:
        """The box behind the words, as high as their letters are."""
        height = self.bottom - self.top
        top, bottom = round(self.baseline - 0.72 * height), round(self.baseline + 0.25 * height)
        return QRectF(self.left, top, self.right - self.left, bottom - top)


class Geometry:
    """Measures a document that is laid out."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def line(self, position: int) -> Line:
        """Return the line that holds a document position; the foot of the page for text not set yet."""
        block = self._document.findBlock(position)
        if not block.isValid():
            foot = self._document.size().height()
            return Line(foot, foot + 1, self._document.blockCount())
        line = block.layout().lineForTextPosition(position - block.position())
        top = self._origin(block).y()
        if not line.isValid():
            return Line(top, top + 1, block.blockNumber())
        return Line(top + line.y(), top + line.y() + line.height(), block.blockNumber())

    def lines_below(self, height: float) -> Iterator[tuple[int, Line]]:
        """Yield the lines that end below a height, each with the document position where it starts."""
        hit = self._document.documentLayout().hitTest(QPointF(0, height), Qt.HitTestAccuracy.FuzzyHit)
        block = self._document.findBlock(max(hit, 0))
        number = max(block.layout().lineForTextPosition(hit - block.position()).lineNumber() - 1, 0)
        while block.isValid():
            layout, top = block.layout(), self._origin(block).y()
            for line in map(layout.lineAt, range(number, layout.lineCount())):
                if (bottom := top + line.y() + line.height()) > height:
                    placed = Line(top + line.y(), bottom, block.blockNumber())
                    yield block.position() + line.textStart(), placed
            block, number = block.next(), 0

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the parts of lines that show the document range, half-open."""
        block = self._document.findBlock(start)
        while block.isValid() and block.position() < end:
            yield from self._in_block(block, start - block.position(), end - block.position())
            block = block.next()

    def visible(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the document range that stands between two heights, in whole blocks."""
        layout = self._document.documentLayout()
        first = max(layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit), 0)
        last = layout.hitTest(QPointF(0, bottom), Qt.HitTestAccuracy.FuzzyHit)
        block = self._document.findBlock(last if last >= 0 else self._document.characterCount() - 1)
        return self._document.findBlock(first).position(), block.position() + block.length()

    def _in_block(self, block: QTextBlock, start: int, end: int) -> Iterator[Stretch]:
        layout, origin = block.layout(), self._origin(block)
        number = max(layout.lineForTextPosition(max(start, 0)).lineNumber(), 0)
        for line in map(layout.lineAt, range(number, layout.lineCount())):
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first >= end:
                return
            if start < last:
                yield _stretch(line, max(start, first), min(end, last), origin)

    def _origin(self, block: QTextBlock) -> QPointF:
        rect: QRectF = self._document.documentLayout().blockBoundingRect(block)
        return rect.topLeft()


def _stretch(line: QTextLine, start: int, end: int, origin: QPointF) -> Stretch:
    edge = line.naturalTextRect().right()
    ends = sorted(min(_x(line, place), edge) for place in (start, end))
    top = origin.y() + line.y()
    return Stretch(
        left=origin.x() + ends[0],
        right=origin.x() + ends[1],
        top=top,
        baseline=top + line.ascent(),
        bottom=top + line.height(),
    )


def _x(line: QTextLine, position: int) -> float:
    x = line.cursorToX(position)
    return cast(tuple[float, int], x)[0] if isinstance(x, tuple) else cast(float, x)
