"""Commands that other packages bring, such as the window: the entry point group ``onrecord.commands``.

Each entry point names a function that typer can make a command of, and is called as the entry point is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import wraps
from importlib.metadata import EntryPoint, entry_points

import typer

from onrecord.cli.display import has_display
from onrecord.cli.errors import CommandError

GROUP = "onrecord.commands"
WINDOW = "window"
PICTURE = "picture"

Command = Callable[..., None]


def available() -> dict[str, EntryPoint]:
    """Return the commands of other packages by name, not yet loaded."""
    return {point.name: point for point in entry_points(group=GROUP)}


def load(name: str) -> Command:
    """Load a command.

    Raises:
        CommandError: it is not installed, or a library that it needs is missing.
    """
    points = available()
    if name not in points:
        raise CommandError(f"The command “{name}” is not installed here; install onrecord again, whole.")
    try:
        command: Command = points[name].load()
    except ImportError as error:
        raise CommandError(f"The command “{name}” cannot start here: {error}.") from error
    return _needing_display(command) if name == WINDOW else command


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


def _needing_display(command: Command) -> Command:
    @wraps(command)
    def checked(*arguments: object, **options: object) -> None:
        # a platform named on purpose, such as offscreen, is taken at its word
        if not (os.environ.get("QT_QPA_PLATFORM") or has_display()):
            raise CommandError(
                "There is no display to open a window on; use “onrecord read FILE” to print the reading."
            )
        command(*arguments, **options)

    return checked
