"""The report on a page of its own: what was judged, with intervals."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from onrecord.sampling import report
from onrecord.sampling.precision import Figure, precision, rows
from onrecord.sampling.values import PARTS, Sheet
from onrecord.translation import tr
from onrecord_desktop.checking.interval_bar import IntervalBar
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.scroll_bar import ScrollBar
from onrecord_desktop.themes import Theme

WIDTH = 720
"""Of the column, at zoom 1."""
COLUMNS, PICTURE = 5, 2
"""Of the table; and which holds the pictures."""
WITH_PICTURES = 500
"""From this width on the intervals are drawn too, at zoom 1."""
SIZES = {"title": 26.0, "section": 17.0, "text": 14.0, "quiet": 12.5}


class ReportPage(QScrollArea):
    """Shows the report of a sheet, to be read, saved or copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setAccessibleName(tr("Report"))
        self.setVerticalScrollBar(ScrollBar())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._sheet: Sheet | None = None
        self._bars: list[IntervalBar] = []
        self._zoom = 1.0

    def show_sheet(self, sheet: Sheet, theme: Theme, zoom: float) -> None:
        """Show the report of a sheet as it is judged now."""
        self._sheet, self._zoom, self._bars = sheet, zoom, []
        self.setAccessibleDescription(report.as_text(sheet))
        page, column = QWidget(), QWidget()
        page.setObjectName("reportPage")
        column.setMaximumWidth(round(WIDTH * zoom))
        across = QHBoxLayout(page)
        across.setContentsMargins(24, 0, 12, 0)
        across.addStretch(1)
        across.addWidget(column, 1000)
        across.addStretch(1)
        down = QVBoxLayout(column)
        down.setContentsMargins(0, round(28 * zoom), 0, round(28 * zoom))
        down.setSpacing(round(6 * zoom))
        self._fill(down, sheet, theme)
        self.setWidget(page)
        self._fit()

    def _fill(self, down: QVBoxLayout, sheet: Sheet, theme: Theme) -> None:
        down.addWidget(self._text(report.heading(sheet), "title"))
        down.addWidget(self._text(" ".join(report.judging(sheet)), "text"))
        down.addWidget(self._text(" ".join(report.drawing(sheet)), "quiet"))
        down.addLayout(self._table(sheet, theme))
        down.addSpacing(round(16 * self._zoom))
        for note in report.notes(sheet):
            down.addWidget(self._text(note, "quiet"))
        down.addStretch()

    def _table(self, sheet: Sheet, theme: Theme) -> QGridLayout:
        """Return all figures in one grid, so that intervals stand one above the other."""
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(round(14 * self._zoom))
        grid.setVerticalSpacing(round(4 * self._zoom))
        figures = precision(sheet)
        for part in PARTS:
            heading = self._text(tr(report.PART_NAMES[part]), "section")
            heading.setContentsMargins(0, round(14 * self._zoom), 0, 0)
            shown = rows(part, sheet)
            notes = (report.PART_MEANINGS[part], *(() if shown else (report.NONE_THERE,)))
            for label in (heading, *(self._text(tr(note), "quiet") for note in notes)):
                grid.addWidget(label, grid.rowCount(), 0, 1, COLUMNS)
            for row in shown:
                self._add_row(grid, report.name_of_row(row), figures[part][row], theme)
        return grid

    def _add_row(self, grid: QGridLayout, name: str, figure: Figure, theme: Theme) -> None:
        bar = IntervalBar(figure.estimate, theme, self._zoom)
        self._bars.append(bar)
        cells = (
            self._cell(name, "text"),
            self._cell(report.share_in_words(figure), "text", bold=True),
            bar,
            self._cell(report.interval_in_words(figure), "quiet"),
            self._cell(report.counts_in_words(figure), "quiet"),
        )
        number = grid.rowCount()
        for column, cell in enumerate(cells):
            grid.addWidget(cell, number, column)

    def _text(self, words: str, name: str) -> QLabel:
        label = self._cell(words, name)
        label.setWordWrap(True)
        return label

    def _cell(self, words: str, name: str, *, bold: bool = False) -> QLabel:
        label, size = QLabel(words), SIZES[name] * self._zoom
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFont(
            serif(size, bold=True) if name == "title" else sans(size, bold=bold or name == "section")
        )
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the intervals only where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        drawn = self.viewport().width() >= WITH_PICTURES * self._zoom
        for bar in self._bars:
            bar.setVisible(drawn)
        if self._bars:
            self._grid.setColumnStretch(PICTURE, int(drawn))
            self._grid.setColumnStretch(COLUMNS - 1, int(not drawn))
