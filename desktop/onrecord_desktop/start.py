"""Starts On Record: first a window on screen, then all that it needs.

What is imported at the top is little, and quick; everything else follows when the window is to be seen.
"""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from onrecord_desktop.application import make_application
from onrecord_desktop.looks import Looks
from onrecord_desktop.settings import Settings, StoredSettings
from onrecord_desktop.shell import Shell

SIZE = (1280, 880)
WORKER_FLAG = "--engine-worker"
"""A frozen application is its own interpreter; with this flag it becomes the engine's process."""


def run(target: str | None) -> int:
    """Show the window until it is closed, with ``target`` (a path or an address) opened if there is one.

    Returns:
        The exit status.
    """
    application = make_application()
    settings = StoredSettings(QSettings())
    shell = shown_shell(application, settings)
    # Queued, so that the window is on screen before its content is loaded.
    fill = partial(_fill, application, shell, settings, target)
    shell.on_screen.connect(fill, Qt.ConnectionType.QueuedConnection)
    application.aboutToQuit.connect(lambda: settings.set_geometry(shell.saveGeometry()))
    return application.exec()


def shown_shell(application: QApplication, settings: Settings) -> Shell:
    """Return a window on screen, in the colour of the paper, as large and where it was left."""
    looks = Looks(settings, application.styleHints())
    shell = Shell(QColor(looks.theme.ground))
    shell.resize(*SIZE)
    shell.restoreGeometry(settings.geometry())
    shell.show()
    return shell


def _fill(application: QApplication, shell: Shell, settings: Settings, target: str | None) -> None:
    from onrecord_desktop.app import assemble
    from onrecord_desktop.languages import speak

    speak(settings.language(), application)
    shell.fill(assemble(application, settings, target))


def main() -> int:
    """Start from the desktop: ``onrecord-window [PATH|URL]``."""
    if WORKER_FLAG in sys.argv[1:]:
        from onrecord import worker

        worker.main()
        return 0
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    return run(arguments[0] if arguments else None)
