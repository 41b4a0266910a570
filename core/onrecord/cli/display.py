"""Is there a display that a window can be opened on?"""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_INVISIBLE = {"offscreen", "minimal", "minimalegl"}
_SECONDS = 1.0


def has_display(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether a window opened now would be seen. Asks the display server, for two seconds at most."""
    if platform in ("win32", "darwin"):
        return True
    plugin = environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if plugin in _INVISIBLE:
        return False
    if plugin and not plugin.startswith(("xcb", "wayland")):
        return True
    return _wayland(environ) or _x11(environ.get("DISPLAY", ""))


def _wayland(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    folder = environ.get("XDG_RUNTIME_DIR", "/")
    return bool(name) and _answers(socket.AF_UNIX, str(Path(folder) / name))


def _x11(display: str) -> bool:
    parts = re.fullmatch(r"(?P<host>.*):(?P<number>\d+)(\.\d+)?", display)
    if not parts:
        return False
    if parts["host"] in ("", "unix"):
        return any(_answers(socket.AF_UNIX, f"{at}/tmp/.X11-unix/X{parts['number']}") for at in ("", "\0"))
    return _answers(socket.AF_INET, (parts["host"], 6000 + int(parts["number"])))


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as connection:
        connection.settimeout(_SECONDS)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True
