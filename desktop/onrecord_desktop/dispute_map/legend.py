"""The legend of the dispute map: only what is on the map, told apart by shape and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from onrecord.outline import NOTHING_ANSWERED
from onrecord.translation import noop, tr
from onrecord_desktop.dispute_map.content import MapContent, MapKind
from onrecord_desktop.dispute_map.drawing import HEAD, Curve
from onrecord_desktop.dispute_map.pens import OUTLINE, RELAY, RELAY_LINE, denial_pen, head_path, set_words
from onrecord_desktop.dispute_map.shapes import shape_of
from onrecord_desktop.fonts import sans
from onrecord_desktop.themes import Theme, blend

KIND_WORDS: dict[MapKind, str] = {
    "person": noop("person"),
    "body": noop("organization or group"),
    "place": noop("country or place"),
    "document": noop("document"),
    "unnamed": noop("not named in the article"),
    # Translators: a source through which the article has what others say.
    "relay": noop("only passes on"),
    "unknown": NOTHING_ANSWERED,
}

LINE = 22.0
SAMPLE = 30.0
GAP = 7.0
BETWEEN = 22.0
TEXT_SIZE = 11.5


@dataclass(frozen=True)
class Entry:
    """A sign and what it means."""

    sign: MapKind | str
    words: str


def entries(content: MapContent) -> tuple[Entry, ...]:
    """Return the entries that a map needs: lines first, then shapes."""
    return tuple(_entries(content))


def _entries(content: MapContent) -> Iterator[Entry]:
    denials = [arrow for arrow in content.arrows if not arrow.is_relay]
    if denials:
        yield Entry("denial", tr("denial, in the article’s words"))
    if any(arrow.unsure for arrow in denials):
        # Translators: of a denial.
        yield Entry("unsure", tr("On Record is unsure of it"))
    if len(denials) < len(content.arrows):
        # Translators: somebody, what another source says.
        yield Entry("via", tr("has passed it on (via)"))
    kinds = {node.kind for node in content.nodes}
    yield from (Entry(kind, tr(words)) for kind, words in KIND_WORDS.items() if kind in kinds)
    if any(node.joint for node in content.nodes):
        # Translators: of several sources.
        yield Entry("joint", tr("speaking jointly"))


@dataclass(frozen=True)
class Set:
    """A legend set for a width: where each entry begins."""

    places: tuple[tuple[Entry, float, float], ...]
    height: float


def set_out(listed: Sequence[Entry], width: float) -> Set:
    """Set entries in lines of at most a width."""
    metrics = QFontMetricsF(sans(TEXT_SIZE))
    places: list[tuple[Entry, float, float]] = []
    x = y = 0.0
    for entry in listed:
        needed = SAMPLE + GAP + metrics.horizontalAdvance(entry.words)
        if x and x + needed > width:
            x, y = 0.0, y + LINE
        places.append((entry, x, y))
        x += needed + BETWEEN
    return Set(tuple(places), y + LINE if places else 0.0)


def paint(painter: QPainter, legend: Set, at: QPointF, theme: Theme) -> None:
    """Paint a legend with its top left at a point."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = sans(TEXT_SIZE)
    metrics = QFontMetricsF(font)
    for entry, x, y in legend.places:
        sample = QRectF(at.x() + x, at.y() + y, SAMPLE, LINE)
        _paint_sign(painter, entry.sign, sample, theme)
        baseline = sample.center().y() + (metrics.ascent() - metrics.descent()) / 2
        set_words(painter, QPointF(sample.right() + GAP, baseline), entry.words, font, QColor(theme.muted))


def _paint_sign(painter: QPainter, sign: str, box: QRectF, theme: Theme) -> None:
    if sign in ("denial", "unsure"):
        y = box.center().y()
        curve: Curve = ((box.left(), y), (box.left(), y), (box.left(), y), (box.right() - HEAD, y))
        path = QPainterPath(QPointF(*curve[0]))
        path.lineTo(*curve[3])
        painter.strokePath(path, denial_pen(QColor(theme.muted), sign == "unsure"))
        painter.fillPath(head_path(curve), QColor(theme.muted))
    elif sign == "via":
        painter.setPen(QPen(QColor(theme.muted), RELAY_LINE))
        for y in (box.center().y() - RELAY / 2, box.center().y() + RELAY / 2):
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    elif sign == "joint":
        inner = box.adjusted(4, 5, -4, -5)
        for sheet in (inner.adjusted(0, 3, -3, 0), inner.adjusted(3, 0, 0, -3)):
            _paint_shape(painter, "body", sheet, theme)
    else:
        _paint_kind(painter, sign, box, theme)


def _paint_kind(painter: QPainter, sign: str, box: QRectF, theme: Theme) -> None:
    kind = next(kind for kind in KIND_WORDS if kind == sign)
    if kind != "unknown":
        _paint_shape(painter, kind, box.adjusted(1, 4, -1, -4), theme)
        return
    side = 16.0
    ring = QRectF(box.right() - side, box.center().y() - side / 2, side, side)
    _paint_shape(painter, kind, ring, theme)
    font = sans(10, bold=True)
    metrics = QFontMetricsF(font)
    at = QPointF(
        ring.center().x() - metrics.horizontalAdvance("?") / 2,
        ring.center().y() + (metrics.ascent() - metrics.descent()) / 2,
    )
    set_words(painter, at, "?", font, QColor(theme.muted))


def _paint_shape(painter: QPainter, kind: MapKind, box: QRectF, theme: Theme) -> None:
    shape = shape_of(kind, box)
    painter.fillPath(shape.area, QColor(blend(theme.muted, theme.ground, theme.tint)))
    pen = QPen(QColor(theme.muted), OUTLINE * 0.8)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.strokePath(shape.lines, pen)


class Legend(QWidget):
    """The legend under the map."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._entries: tuple[Entry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, listed: Sequence[Entry]) -> None:
        """Show other entries."""
        self._entries = tuple(listed)
        signs = tr("; ").join(entry.words for entry in listed)
        self.setAccessibleName(tr("Legend: {signs}", signs=signs))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        self.update()

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        self._zoom = zoom
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Return that it takes more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all entries need."""
        return round(set_out(self._entries, width / self._zoom).height * self._zoom)

    def sizeHint(self) -> QSize:
        """Return a size for the present width."""
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the entries."""
        painter = QPainter(self)
        painter.scale(self._zoom, self._zoom)
        paint(painter, set_out(self._entries, self.width() / self._zoom), QPointF(0, 0), self._theme)
