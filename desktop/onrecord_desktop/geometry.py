"""Where words stand on the page: document positions to lines, in pixels from the document's top left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from onrecord_desktop.margin import Line


@dataclass(frozen=True)
class Stretch:
    """A part of one line."""

    left: float
    right: float
    top: float
    baseline: float
    bottom: float


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
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first < end and start < last:
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
