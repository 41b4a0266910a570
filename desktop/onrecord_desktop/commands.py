"""The window's commands for the command line, found through the entry point group ``onrecord.commands``.

Qt is imported only when a command runs: the command line works where Qt does not.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import onrecord
from onrecord import OnRecordError

QT_LIBRARIES = (
    "libegl1 libgl1 libopengl0 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
    "libxcb-shape0 libxcb-xinerama0"
)
"""Debian packages that Qt needs and a bare machine lacks."""


class WindowError(OnRecordError):
    """The window cannot be opened here."""


class ThemeOption(StrEnum):
    """Themes to choose from."""

    light = "light"
    dark = "dark"


def window(
    target: Annotated[str | None, typer.Argument(metavar="[PATH|URL]", help="An article to open.")] = None,
) -> None:
    """Open the window, with an article if one is given."""
    if not has_display():
        raise WindowError(
            "There is no display to open a window on; use `onrecord read` to print a reading, "
            "or `onrecord picture` to draw the window into a file."
        )
    require_qt()
    from onrecord_desktop.app import run

    raise SystemExit(run(target))


def picture(
    target: Annotated[str, typer.Argument(metavar="PATH|URL|-", help="The article; - reads standard input.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.png", help="Where to write the picture.")
    ],
    theme: Annotated[ThemeOption, typer.Option(help="Light or dark paper.")] = ThemeOption.light,
    size: Annotated[
        str, typer.Option(metavar="WxH", help="Size of the window, 400x300 to 4000x4000.")
    ] = "1280x880",
    scale: Annotated[float, typer.Option(min=0.5, max=4, help="Pixels for each pixel of the window.")] = 2.0,
    select: Annotated[str | None, typer.Option(metavar="ID", help="A statement to show as selected.")] = None,
) -> None:
    """Draw the window with an article read, also where there is no display."""
    width, height = parse_size(size)
    require_qt()
    from onrecord_desktop.picture import PictureOptions, write_picture

    options = PictureOptions(theme.value, width, height, scale, select)
    _require_writable(output)
    write_picture(onrecord.read(_article(target)), output, options)


def _article(target: str) -> onrecord.Article:
    from onrecord import loading

    return loading.load(target)


def parse_size(size: str) -> tuple[int, int]:
    """Read a size such as ``1280x880``.

    Raises:
        WindowError: it is not one, or out of bounds.
    """
    width, _, height = size.lower().partition("x")
    if width.isdecimal() and height.isdecimal() and 400 <= int(width) <= 4000 and 300 <= int(height) <= 4000:
        return int(width), int(height)
    raise WindowError(f"“{size}” is not a size; give one such as 1280x880, from 400x300 to 4000x4000.")


def _require_writable(file: Path) -> None:
    if not file.parent.is_dir():
        raise WindowError(f"The folder {file.parent} does not exist; make it first or write somewhere else.")
    if file.is_dir():
        raise WindowError(f"{file} is a folder; name a file such as {file / 'picture.png'}.")


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def require_qt() -> None:
    """See that Qt can be used.

    Raises:
        WindowError: Qt or a system library that it needs is missing; says how to install it.
    """
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        advice = (
            f" On Debian or Ubuntu: sudo apt-get install {QT_LIBRARIES}"
            if sys.platform.startswith("linux")
            else ""
        )
        raise WindowError(f"Qt cannot start ({error}).{advice}") from error
