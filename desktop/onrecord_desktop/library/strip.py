"""The strip at the foot of the window that tells how far an import is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from onrecord.translation import tr
from onrecord_desktop.announcing import announce
from onrecord_desktop.bar import ElidedLabel
from onrecord_desktop.library.importing import Progress


class ProgressStrip(QFrame):
    """Says what is being done and how far it is, with a way to stop it."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName(tr("Import and export"))
        self.words = ElidedLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(160, 4)
        self.bar.setAccessibleName(tr("How far it is"))
        stop = QPushButton(tr("Stop"))
        stop.setAutoDefault(True)  # so that Enter presses it
        stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(14)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        row.addWidget(stop)
        self.hide()

    def move_on(self, progress: Progress) -> None:
        """Show how far it is; the beginning is announced."""
        self.words.say(progress.words)
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if self.isHidden():
            self.show()
            announce(self, progress.words)
