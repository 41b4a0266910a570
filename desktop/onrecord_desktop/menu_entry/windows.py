"""The entry on Windows: a shortcut in the user's Start menu, and an offer under "Open with"."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from onrecord.translation import tr
from onrecord_desktop.menu_entry.entry import ENDINGS, NAME, EntryError
from onrecord_resources import path

MAKE = (
    "$s = (New-Object -ComObject WScript.Shell).CreateShortcut($env:ONRECORD_LINK);"
    "$s.TargetPath = $env:ONRECORD_PROGRAM; $s.IconLocation = $env:ONRECORD_ICON;"
    "$s.Description = $env:ONRECORD_NAME; $s.Save()"
)
"""What PowerShell does. Values travel in the environment: nothing in them can be taken for a command."""
SECONDS = 60
Run = Callable[[Mapping[str, str]], None]


def usual_menu(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the user's Start menu."""
    roaming = environ.get("APPDATA") or str(Path.home() / "AppData/Roaming")
    return Path(roaming) / "Microsoft/Windows/Start Menu/Programs"


def _make_shortcut(values: Mapping[str, str]) -> None:
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", MAKE]
    subprocess.run(command, env={**os.environ, **values}, check=True, capture_output=True, timeout=SECONDS)


class WindowsEntry:
    """A shortcut, and what the registry says of the program."""

    def __init__(self, program: Path, menu: Path, make_shortcut: Run = _make_shortcut) -> None:
        self._program = program
        self._menu = menu
        self._make = make_shortcut

    @property
    def place(self) -> Path:
        """The shortcut."""
        return self._menu / f"{NAME}.lnk"

    @property
    def is_of_system(self) -> bool:
        """Whether this is a bundle, which comes with an entry."""
        return bool(getattr(sys, "frozen", False))

    def install(self) -> None:
        """Make the shortcut, and offer the program under "Open with"."""
        self._menu.mkdir(parents=True, exist_ok=True)
        values = {
            "ONRECORD_LINK": str(self.place),
            "ONRECORD_PROGRAM": str(self._program),
            "ONRECORD_ICON": str(path("icons/onrecord.ico")),
            "ONRECORD_NAME": NAME,
        }
        try:
            self._make(values)
        except subprocess.SubprocessError as error:
            self.place.unlink(missing_ok=True)
            raise EntryError(
                tr("Windows did not make the shortcut; see that PowerShell is allowed to run, and try again.")
            ) from error
        offer_to_open(self._program)

    def remove(self) -> None:
        """Remove the shortcut and what the registry says."""
        self.place.unlink(missing_ok=True)
        take_offer_back(self._program)


def keys(program: Path) -> dict[str, dict[str, str]]:
    """Return what stands in the registry, below ``HKEY_CURRENT_USER``: by key, the values by name.

    It makes the program appear under "Open with" and no more: no file type is given to it.
    """
    top = _top(program)
    return {
        top: {"FriendlyAppName": NAME},
        f"{top}\\DefaultIcon": {"": str(path("icons/onrecord.ico"))},
        f"{top}\\shell\\open\\command": {"": f'"{program}" "%1"'},
        f"{top}\\SupportedTypes": dict.fromkeys(ENDINGS, ""),
    }


def _top(program: Path) -> str:
    return f"Software\\Classes\\Applications\\{program.name}"


def offer_to_open(program: Path) -> None:
    """Write it into the registry, on Windows."""
    if sys.platform == "win32":
        import winreg

        for key, values in keys(program).items():
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                for name, value in values.items():
                    winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)


def take_offer_back(program: Path) -> None:
    """Take it out of the registry, on Windows: the keys below first."""
    if sys.platform == "win32":
        import winreg
        from contextlib import suppress

        top = _top(program)
        for key in (*reversed(keys(program)), f"{top}\\shell\\open", f"{top}\\shell", top):
            with suppress(FileNotFoundError):
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
