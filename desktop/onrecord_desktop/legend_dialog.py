"""Shows what the marks mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from onrecord.translation import tr
from onrecord_desktop.specimen import Specimen
from onrecord_desktop.themes import Theme


class LegendDialog(QDialog):
    """Shows what the marks mean."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What the marks mean"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        specimen = Specimen(theme)
        specimen.setFixedSize(specimen.sizeHint())
        layout.addWidget(specimen)
        layout.addWidget(close)
        self.setAccessibleDescription(specimen.accessibleDescription())
