"""Can a window be opened here? Asked before Qt is, which ends the process where it cannot.

Nothing is imported that is not needed for that: a start is no slower for it.
"""

from __future__ import annotations

import os
import sys
from ctypes import CDLL
from pathlib import Path

from onrecord import OnRecordError
from onrecord_resources import path


class WindowError(OnRecordError):
    """The window cannot be opened here."""


def require_qt() -> None:
    """See that Qt can be used.

    Raises:
        WindowError: Qt or a system library that it needs is missing; says how to install it.
    """
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        raise _cannot_start(error) from error


def require_plugin() -> None:
    """See that Qt's part for the X Window System can be loaded; without it Qt would end the process.

    Raises:
        WindowError: a system library that it needs is missing; says how to install it.
    """
    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugin = plugins / "platforms" / "libqxcb.so"
    chosen = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY")
    if chosen or not sys.platform.startswith("linux") or not plugin.exists():
        return
    try:
        CDLL(str(plugin))
    except OSError as error:
        raise _cannot_start(error) from error


def require_display() -> None:
    """See that there is a display; a platform named on purpose, such as offscreen, is taken at its word.

    Raises:
        WindowError: there is none.
    """
    from onrecord.cli.display import has_display

    if not (os.environ.get("QT_QPA_PLATFORM") or has_display()):
        raise WindowError(
            "There is no display to open a window on; use “onrecord read FILE” to print the reading, "
            "or “onrecord picture FILE -o FILE.png” to draw the window."
        )


def _cannot_start(error: Exception) -> WindowError:
    if not sys.platform.startswith("linux"):
        return WindowError(f"Qt cannot start ({error}).")
    packages = " ".join(path("debian-packages.txt").read_text(encoding="utf-8").split())
    return WindowError(
        f"Qt cannot start ({error}). On Debian or Ubuntu: "
        f"sudo apt-get install -y --no-install-recommends {packages}"
    )
