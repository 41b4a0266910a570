"""What a report of a fault needs, to look at and to copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from onrecord.translation import noop, tr
from onrecord_desktop.faults.details import DetailsDialog
from onrecord_desktop.faults.faults import Fault

INTRODUCTION = noop(
    "These details tell where in On Record it happened; they hold nothing of the article and no key. Nothing "
    "is sent: copy them into a report if you want to make one."
)
TICK = noop("Also the &messages of the errors, which may quote the article")


class FaultDialog(DetailsDialog):
    """Shows a fault. Messages of errors are shown, and copied, only if the reader ticks that."""

    def __init__(self, fault: Fault, logs: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("What went wrong"), tr(INTRODUCTION), fault.details, logs, parent)
        self.tick = QCheckBox(tr(TICK))
        self.tick.toggled.connect(lambda on: self.show_words(fault.messages if on else fault.details))
        self.put_above_words(self.tick)
        self.tick.setVisible(bool(fault.messages))
        self.resize(680, 460)
