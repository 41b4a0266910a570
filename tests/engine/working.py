"""What the processes of a team do in its tests, in place of reading. Lines are words, parted by blanks."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from onrecord.cli.lines import Line
from onrecord.cli.reader import Outcome, Reader, Refused
from onrecord.errors import EngineError


def obedient() -> Reader:
    """Do what a line says, and answer with the line and the process's number."""

    def read(line: Line) -> Outcome:
        order, *rest = line.raw.decode().split()
        if order == "refuse":
            return Refused("as told")
        if order == "sleep":
            time.sleep(float(rest[0]))
        if order == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "once":
            _die_once(Path(rest[0]))
        if order == "await":
            _await(Path(rest[0]))
        if order == "count":
            _die_once(Path(rest[0]))
            return str(_processes())
        return f"{line.number} {os.getpid()}"

    return read


def _die_once(file: Path) -> None:
    if not file.exists():
        file.touch()
        os._exit(1)


def _processes() -> int:
    """Return how many processes the team has."""
    return sum(_is_of_the_team(folder) for folder in Path("/proc").iterdir() if folder.name.isdigit())


def _is_of_the_team(folder: Path) -> bool:
    try:
        parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        return int(parent) == os.getppid() and b"spawn_main" in (folder / "cmdline").read_bytes()
    except OSError:
        return False  # it has ended meanwhile


def _await(file: Path) -> None:
    while not file.exists():
        time.sleep(0.01)


def without_engine() -> Reader:
    raise EngineError("There is no model.")


def stillborn() -> Reader:
    os._exit(1)


def often_stillborn() -> Reader:
    """Die while starting, all but every third time. The folder that counts is the current one."""
    tries = len(list(Path().glob("try-*")))
    Path(f"try-{tries}").touch()
    if tries % 3 < 2:
        os._exit(1)
    return obedient()


def loaded() -> Reader:
    """Load the engine, and answer with what of the window is loaded then, and how many threads read."""
    import sys

    from onrecord.cli.reader import one_core_reader

    one_core_reader()

    def read(_line: Line) -> Outcome:
        window = {name.partition(".")[0] for name in sys.modules} & {"PySide6", "onrecord_desktop"}
        return f"{sorted(window)} {len(list(Path('/proc/self/task').iterdir()))}"

    return read
