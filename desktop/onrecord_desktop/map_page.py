"""The page that shows the dispute map in place of the article, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from onrecord.translation import tr
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.themes import Theme

if TYPE_CHECKING:
    from onrecord_desktop.dispute_map.page import DisputeMap


class MapPage(QFrame):
    """Makes the map when it is first opened: most articles are read without."""

    left = Signal()
    statement_chosen = Signal(str)
    voice_chosen = Signal(tuple)

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapPage")
        self.setAccessibleName(tr("Dispute map"))
        self._theme, self._zoom = theme, appearance.zoom
        self._shown: Presentation | None = None
        self.map: DisputeMap | None = None
        self.back = QToolButton()
        self.back.setText(tr("← Back to the article"))
        self.back.setToolTip(tr("Back to the article (Esc)"))
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setContentsMargins(10, 10, 10, 0)
        head.addWidget(self.back)
        head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)

    def open(self, shown: Presentation) -> None:
        """Show the map of a reading, as it was left if it is the same, and go there with the keyboard."""
        made = self.map or self._make()
        if self._shown is None or self._shown.reading is not shown.reading:
            made.show_presentation(shown)
        self._shown = shown
        made.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> DisputeMap:
        from onrecord_desktop.dispute_map.page import DisputeMap

        self.map = DisputeMap(self._theme)
        self.map.set_zoom(self._zoom)
        self.map.statement_chosen.connect(self.statement_chosen)
        self.map.voice_chosen.connect(self.voice_chosen)
        self._column.addWidget(self.map, 1)
        self.map.show()
        return self.map

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        if self.map:
            self.map.set_theme(theme)

    def set_appearance(self, appearance: Appearance) -> None:
        """Show its words larger or smaller."""
        self._zoom = appearance.zoom
        if self.map:
            self.map.set_zoom(appearance.zoom)
