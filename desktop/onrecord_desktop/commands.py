"""The window's commands for the command line, found through the entry point group ``onrecord.commands``.

Qt is imported only when a command runs: the command line works where Qt does not.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import onrecord
from onrecord import translation
from onrecord.cli.options import Install, Remove
from onrecord_desktop.paper.sheet import Paper
from onrecord_desktop.starting.checks import WindowError, require_plugin, require_qt


class ThemeOption(StrEnum):
    """Themes to choose from."""

    light = "light"
    dark = "dark"


class LanguageOption(StrEnum):
    """Languages to choose from: those of :data:`onrecord.translation.LANGUAGES`."""

    en = "en"
    de = "de"


def window(
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH|URL]...", help="An article to open; of several the first."),
    ] = None,
    install: Install = False,
    remove: Remove = False,
) -> None:
    """Open the window, with an article if one is given; if it is open already, there."""
    if install or remove:
        from onrecord_desktop.menu_entry.command import change_entry

        typer.echo(change_entry(wanted=install))
        return
    from onrecord_desktop.start import open_window

    open_window(targets or [])


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
    language: Annotated[
        LanguageOption, typer.Option(help="Language of the window’s own words.")
    ] = LanguageOption.en,
) -> None:
    """Draw the window with an article read, also where there is no display."""
    width, height = parse_size(size)
    require_qt()
    from onrecord_desktop.picture import PictureOptions, write_picture

    options = PictureOptions(theme.value, width, height, scale, select)
    _require_writable(output, "picture.png")
    reading = onrecord.read(_article(target))
    translation.speak(language.value)
    write_picture(reading, output, options)


def pdf(
    target: Annotated[str, typer.Argument(metavar="PATH|URL|-", help="The article; - reads standard input.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.pdf", help="Where to write the pages.")
    ],
    worksheet: Annotated[
        bool,
        typer.Option("--worksheet", help="A worksheet with its answers instead of the marked article."),
    ] = False,
    paper: Annotated[Paper, typer.Option(help="The size of the pages.")] = Paper.a4,
    language: Annotated[
        LanguageOption, typer.Option(help="Language of the pages’ own words.")
    ] = LanguageOption.en,
) -> None:
    """Write an article as a PDF, marked or as a worksheet, also where there is no display."""
    require_qt()
    from onrecord_desktop.application import make_application
    from onrecord_desktop.picture import needs_no_display
    from onrecord_desktop.printing import marked_article, write_pdf
    from onrecord_desktop.worksheet import worksheet as worksheet_of

    _require_writable(output, "article.pdf")
    reading = onrecord.read(_article(target))
    translation.speak(language.value)
    needs_no_display()
    _application = make_application()  # whose fonts are needed to the end
    write_pdf(reading, output, paper, worksheet_of if worksheet else marked_article)


def draw(reading: onrecord.Reading, file: Path) -> None:
    """Draw the window with a reading in it, as it usually looks.

    Raises:
        OnRecordError: Qt cannot be used, or the file cannot be written.
    """
    require_qt()
    from onrecord_desktop.picture import PictureOptions, write_picture

    write_picture(reading, file, PictureOptions())


def check(sheet: Path) -> None:
    """Have the statements of a sheet judged in a window, until it is closed.

    Raises:
        OnRecordError: Qt cannot be used, or the sheet cannot be read.
    """
    require_qt()
    require_plugin()
    from onrecord_desktop.checking.run import run

    run(sheet)


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


def _require_writable(file: Path, example: str) -> None:
    if not file.parent.is_dir():
        raise WindowError(f"The folder {file.parent} does not exist; make it first or write somewhere else.")
    if file.is_dir():
        raise WindowError(f"{file} is a folder; name a file such as {file / example}.")
