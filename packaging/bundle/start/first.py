"""What both executables do first: a bundle is its own interpreter, and its environment is not others'."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping

WORKER_FLAG = "--engine-worker"
"""As in ``onrecord_desktop.start``, which is not to be imported for it."""

LIBRARIES = "LD_LIBRARY_PATH"
OF_QT = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def is_engine() -> bool:
    """Tell whether this is to be the engine's process."""
    return WORKER_FLAG in sys.argv[1:]


def give_back(environment: MutableMapping[str, str]) -> None:
    """Take what the start of a bundle sets on Linux out of the environment.

    A browser that is started from here would otherwise load libraries of the bundle. They are found all the
    same: the linker has read the variable by now, and Qt looks beside itself.
    """
    if sys.platform != "linux":
        return
    original = environment.pop(f"{LIBRARIES}_ORIG", "")
    environment.pop(LIBRARIES, None)
    if original:
        environment[LIBRARIES] = original
    for name in OF_QT:
        if environment.get(name, "").startswith(sys.prefix):
            del environment[name]
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # the engine's process sets its own up again
