"""Commands that other packages bring, such as the window: the entry point group ``onrecord.commands``.

Each entry point names a function that typer can make a command of, and is called as the entry point is. Who
draws a reading as a picture is found alike, through the group ``onrecord.pictures``, and who opens a sheet of
statements to be judged through ``onrecord.sheets``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import typer

from onrecord.cli.errors import CommandError
from onrecord.reading import Reading

GROUP = "onrecord.commands"
WINDOW = "window"
PICTURES = "onrecord.pictures"
SHEETS = "onrecord.sheets"

Command = Callable[..., None]
Drawing = Callable[[Reading, Path], None]
"""Draws a reading into a file."""
Checking = Callable[[Path], None]
"""Opens a sheet of statements, and returns when it is closed."""


def available() -> tuple[str, ...]:
    """Return the names of the commands of other packages."""
    return tuple(point.name for point in entry_points(group=GROUP))


def load(name: str) -> Command:
    """Load a command.

    Raises:
        CommandError: it is not installed, or a library that it needs is missing.
    """
    command: Command = _loaded(GROUP, name)
    return command


def drawing() -> Drawing:
    """Load what draws the window with a reading in it.

    Raises:
        CommandError: it is not installed, or a library that it needs is missing.
    """
    draw: Drawing = _loaded(PICTURES, WINDOW)
    return draw


def checking() -> Checking:
    """Load what has a sheet's statements judged in a window.

    Raises:
        CommandError: it is not installed, or a library that it needs is missing.
    """
    check: Checking = _loaded(SHEETS, WINDOW)
    return check


def _loaded(group: str, name: str) -> Any:
    points = {point.name: point for point in entry_points(group=group)}
    if name not in points:
        raise CommandError(f"The command “{name}” is not installed here; install onrecord again, whole.")
    try:
        return points[name].load()
    except ImportError as error:
        raise CommandError(f"The command “{name}” cannot start here: {error}.") from error


def run(name: str, arguments: Sequence[str]) -> None:
    """Run a command as if it had been typed with these arguments.

    Raises:
        CommandError: it cannot run here.
    """
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(name)(load(name))
    code = app(args=list(arguments), prog_name=f"onrecord {name}", standalone_mode=False)
    if code:
        raise typer.Exit(code)
