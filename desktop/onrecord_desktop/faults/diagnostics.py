"""Versions, folders, model and display, to look at and to copy."""

from __future__ import annotations

import locale

from PySide6.QtCore import QLibraryInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from onrecord import folders
from onrecord.diagnostics import report
from onrecord.translation import current, noop, tr
from onrecord_desktop.faults.details import DetailsDialog
from onrecord_desktop.themes import Theme

INTRODUCTION = noop(
    "This belongs in a report of a fault. It holds nothing of what you read and no key, and nothing is sent: "
    "copy it into the report."
)


class DiagnosticsDialog(DetailsDialog):
    """Shows the report of :mod:`onrecord.diagnostics`, with what the window knows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        words = report(of_the_window(theme))
        super().__init__(tr("Diagnostics"), tr(INTRODUCTION), words, folders.logs(), parent)


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
