"""Versions, folders, model and display, to look at and to copy."""

from __future__ import annotations

import locale

from PySide6.QtCore import QLibraryInfo, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from onrecord import folders
from onrecord.diagnostics import report
from onrecord.translation import current, noop, tr
from onrecord_desktop.faults.details import Details
from onrecord_desktop.themes import Theme

INTRODUCTION = noop(
    "This belongs in a report of a fault. It holds nothing of what you read and no key, and nothing is sent: "
    "copy it into the report."
)


class DiagnosticsDialog(QDialog):
    """Shows the report of :mod:`onrecord.diagnostics`, with what the window knows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Diagnostics"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 520)
        introduction = QLabel(tr(INTRODUCTION))
        introduction.setWordWrap(True)
        details = Details(report(of_the_window(theme)), folders.logs())
        details.closed.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(introduction)
        layout.addWidget(details)


def of_the_window(theme: Theme) -> dict[str, str]:
    """Return what the window knows of itself."""
    screens = (
        f"{s.geometry().width()}x{s.geometry().height()} at {s.devicePixelRatio():g}"
        for s in QGuiApplication.screens()
    )
    return {
        "Qt": f"{qVersion()} ({QLibraryInfo.version().toString()}), {QGuiApplication.platformName()}",
        "screens": ", ".join(screens),
        "language": f"{current()} (system: {locale.getlocale()[0]})",
        "theme": theme.name,
    }
