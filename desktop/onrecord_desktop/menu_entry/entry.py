"""What an entry is, on whichever system."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

from onrecord import OnRecordError
from onrecord.translation import tr

ID = "org.onrecord.OnRecord"
NAME = "On Record"
ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".md", ".pdf", ".docx")
"""Of the files that On Record offers to open. It never becomes what opens them by default."""


class EntryError(OnRecordError):
    """The entry cannot be made or taken away."""


class Entry(Protocol):
    """An entry of this user's menu."""

    @property
    def place(self) -> Path:
        """Where it stands, or would."""
        ...

    @property
    def is_of_system(self) -> bool:
        """Whether an installer has made one already, which is not this user's to change."""
        ...

    def install(self) -> None:
        """Make it, in place of one that is there.

        Raises:
            EntryError: it cannot be made; nothing is left of it then.
            OSError: the same, by the system's words.
        """
        ...

    def remove(self) -> None:
        """Take it away, with all that was made for it. It need not be there.

        Raises:
            OSError: it cannot be taken away.
        """
        ...


def usual_entry(platform: str = sys.platform) -> Entry:
    """Return the entry of the system that this runs on."""
    program = window_program()
    if platform == "win32":
        from onrecord_desktop.menu_entry.windows import WindowsEntry, usual_menu

        return WindowsEntry(program, usual_menu())
    if platform == "darwin":
        from onrecord_desktop.menu_entry.macos import MacEntry

        return MacEntry(program, Path.home() / "Applications")
    from onrecord_desktop.menu_entry.linux import LinuxEntry, usual_places

    return LinuxEntry(program, usual_places())


def window_program(executable: str = sys.executable, platform: str = sys.platform) -> Path:
    """Return what starts the window in this installation.

    Raises:
        EntryError: there is no such program.
    """
    name = "onrecord-window.exe" if platform == "win32" else "onrecord-window"
    program = Path(executable).parent / name
    if not program.is_file():
        raise EntryError(
            tr(
                "There is no program {program} to start from a menu; install On Record again.",
                program=program,
            )
        )
    return program
