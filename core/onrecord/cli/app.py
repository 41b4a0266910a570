"""The commands put together, and how their errors are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

import onrecord
from onrecord import blas
from onrecord.cli import extensions, streams
from onrecord.cli.batch import batch
from onrecord.cli.diagnostics import diagnostics
from onrecord.cli.keys import keys_app
from onrecord.cli.library import library_app
from onrecord.cli.options import Install, Remove
from onrecord.cli.read import read
from onrecord.cli.sample import sample
from onrecord.loading import limits

OWN: Mapping[str, extensions.Command] = {
    "read": read,
    "batch": batch,
    "sample": sample,
    "diagnostics": diagnostics,
}

INTRODUCTION = """Shows who says what in a news article: speakers, claims and denials.

Given nothing, onrecord opens its window. Everything happens on this machine; only an address that
you name is fetched, and only a provider that you name is asked."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; errors meant for people go to standard error."""
    streams.use_utf8()
    blas.use_one_thread()
    try:
        build(arguments)(args=list(arguments), prog_name="onrecord")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except onrecord.OnRecordError as error:
        streams.tell(f"onrecord: {error}")
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        streams.tell(f"onrecord: {place}{error.strerror or error}.")
    return 2


def build(arguments: Sequence[str]) -> typer.Typer:
    """Return the app that understands ``arguments``, with other packages' commands if they may be meant."""
    app = typer.Typer(
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True, help=INTRODUCTION, epilog=limits.in_words())(start)
    for name, command in OWN.items():
        app.command(name, epilog=limits.in_words())(command)
    app.add_typer(keys_app(), name="keys")
    app.add_typer(library_app(), name="library")
    if not {*OWN, "keys", "library"} & set(arguments[:1]):
        _add_extensions(app)
    return app


def _add_extensions(app: typer.Typer) -> None:
    for name in extensions.available():
        app.command(name)(_command(name))


def _command(name: str) -> extensions.Command:
    """Return a command of another package, or one in its place that says why it cannot run."""
    try:
        command = extensions.load(name)
    except onrecord.OnRecordError as error:
        return _unavailable(error)
    return command


def _unavailable(error: onrecord.OnRecordError) -> extensions.Command:
    def unavailable() -> None:
        """Not available here."""
        raise error

    return unavailable


def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
    install: Install = False,
    remove: Remove = False,
) -> None:
    """Open the window where no command is named."""
    if version:
        streams.write(f"onrecord {onrecord.__version__}")
        raise typer.Exit
    if install or remove:
        extensions.run(extensions.WINDOW, ["--install-desktop" if install else "--remove-desktop"])
        raise typer.Exit
    if context.invoked_subcommand is None:
        extensions.run(extensions.WINDOW, [])
