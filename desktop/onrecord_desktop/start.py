"""``onrecord-window``: sees that a window can be opened, and opens it, or says in one sentence why not.

A frozen application is its own interpreter: with a flag it becomes the engine's process.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from onrecord import OnRecordError, __version__

WORKER_FLAG = "--engine-worker"
INSTALL, REMOVE = "--install-desktop", "--remove-desktop"


def main() -> int:
    """Start from the desktop: ``onrecord-window [PATH|URL]…``, and return the exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] == [WORKER_FLAG]:
        from onrecord import worker

        worker.main()
        return 0
    try:
        return _begin(arguments)
    except OnRecordError as error:
        _tell(str(error))
        return 2


def _begin(arguments: Sequence[str]) -> int:
    if any(argument.startswith("-") for argument in arguments):
        return _with_options(arguments)
    open_window(arguments)
    return 0


def _with_options(arguments: Sequence[str]) -> int:
    """Do what the options say; those that desktops add on their own are passed over."""
    from argparse import ArgumentParser

    parser = ArgumentParser("onrecord-window", description="Opens the window of On Record.")
    parser.add_argument(
        "targets", nargs="*", metavar="PATH|URL", help="an article to open; of several the first"
    )
    parser.add_argument(
        INSTALL, action="store_true", dest="install", help="add it to the menu of applications"
    )
    parser.add_argument(REMOVE, action="store_true", dest="remove", help="take it out of that menu")
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    options, _ = parser.parse_known_args(arguments)
    if options.install or options.remove:
        from onrecord_desktop.menu_entry.command import change_entry

        _tell(change_entry(wanted=options.install))
        return 0
    open_window(options.targets)
    return 0


def open_window(targets: Sequence[str]) -> None:
    """Open the window, or the one that is there, and wait until it is closed.

    Args:
        targets: paths and addresses; the first is opened.

    Raises:
        OnRecordError: a window cannot be opened here.
    """
    from onrecord_desktop.starting import checks

    checks.require_display()
    checks.require_qt()
    checks.require_plugin()
    from onrecord_desktop.run import run

    run(targets)


def _tell(sentence: str) -> None:
    if sys.stderr:  # on Windows there is none without a console
        print(f"onrecord: {sentence}", file=sys.stderr)
