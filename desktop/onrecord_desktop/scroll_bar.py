"""The scroll bar beside the article and in the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QScrollBar


class ScrollBar(QScrollBar):
    """Keeps its room at all times, so that nothing moves; without anything to scroll it has no handle."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Take note of whether there is something to scroll."""
        if change is QAbstractSlider.SliderChange.SliderRangeChange:
            self.setEnabled(self.maximum() > self.minimum())
        super().sliderChange(change)
