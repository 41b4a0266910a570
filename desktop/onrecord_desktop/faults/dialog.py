"""What a report of a fault needs, to look at and to copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QVBoxLayout, QWidget

from onrecord.translation import noop, tr
from onrecord_desktop.faults.details import Details
from onrecord_desktop.faults.faults import Fault

INTRODUCTION = noop(
    "These details tell where in On Record it happened; they hold nothing of the article and no key. Nothing "
    "is sent: copy them into a report if you want to make one."
)
TICK = noop("Also the &messages of the errors, which may quote the article")


class FaultDialog(QDialog):
    """Shows a fault. Messages of errors are shown, and copied, only if the reader ticks that."""

    def __init__(self, fault: Fault, logs: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 460)
        self.details = Details(fault.details, logs)
        self.details.closed.connect(self.close)
        self.tick = QCheckBox(tr(TICK))
        self.tick.setVisible(bool(fault.messages))
        self.tick.toggled.connect(lambda on: self.details.show_words(fault.messages if on else fault.details))
        introduction = QLabel(tr(INTRODUCTION))
        introduction.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for part in (introduction, self.tick, self.details):
            layout.addWidget(part)
