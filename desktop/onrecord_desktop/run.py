"""Runs the window: first something on screen, then all that it needs.

What is imported at the top is little, and quick; everything else follows when the window is to be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from onrecord_desktop.application import make_application
from onrecord_desktop.looks import Looks
from onrecord_desktop.settings.preferences import Preferences
from onrecord_desktop.settings.stored import Problem, Settings, SettingsFile, usual_file
from onrecord_desktop.shell import Shell
from onrecord_desktop.starting.arrivals import Arrivals, message_of
from onrecord_desktop.starting.instance import Instance, token, usual_folder

SIZE = (1280, 880)


def run(targets: Sequence[str]) -> None:
    """Show the window until it is closed; or have the one that is there already open what this one was to.

    Args:
        targets: paths and addresses; the first is opened.
    """
    message = message_of(targets, token())
    instance = Instance(usual_folder())
    if instance.hands_over(message):
        return
    application = make_application()
    arrivals = Arrivals(message, application)
    application.installEventFilter(arrivals)
    instance.received.connect(arrivals.take)
    settings, problem = SettingsFile(usual_file()).load(_earlier)
    shell = shown_shell(application, settings)
    # Queued, so that the window is on screen before its content is loaded.
    fill = partial(_fill, application, shell, settings, problem, arrivals)
    shell.on_screen.connect(fill, Qt.ConnectionType.QueuedConnection)
    shell.on_screen.connect(instance.listen, Qt.ConnectionType.QueuedConnection)
    instance.received.connect(lambda message: shell.come_forward(message.token))
    application.aboutToQuit.connect(lambda: _keep_geometry(settings, shell))
    shell.on_screen.connect(lambda: _heed_signals(application, shell), Qt.ConnectionType.QueuedConnection)
    application.exec()
    instance.close()


def shown_shell(application: QApplication, settings: Settings) -> Shell:
    """Return a window on screen, in the colour of the paper, as large and where it was left."""
    looks = Looks(settings, application.styleHints())
    shell = Shell(QColor(looks.theme.ground))
    shell.resize(*SIZE)
    shell.restoreGeometry(QByteArray.fromBase64(settings.now.geometry.encode()))
    shell.show()
    return shell


def _earlier() -> Preferences | None:
    from onrecord_desktop.settings.earlier import earlier_settings

    return earlier_settings(QSettings())


def _heed_signals(application: QApplication, shell: Shell) -> None:
    from onrecord_desktop.starting.signals import Signals

    signals = Signals(shell.close, shell)
    signals.begin()
    application.aboutToQuit.connect(signals.end)


def _keep_geometry(settings: Settings, shell: Shell) -> None:
    geometry = bytes(shell.saveGeometry().toBase64().data()).decode()
    settings.change(replace(settings.now, geometry=geometry))


def _fill(
    application: QApplication, shell: Shell, settings: Settings, problem: Problem | None, arrivals: Arrivals
) -> None:
    from onrecord_desktop.app import assemble
    from onrecord_desktop.languages import speak

    speak(settings.now.language, application)
    shell.fill(assemble(application, settings, arrivals, problem))
