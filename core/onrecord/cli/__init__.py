"""The command line: ``onrecord``. Each command is a module; the window brings its own by entry points."""

import sys


def main() -> None:
    """Run the command line with the process's own arguments, and end the process with its exit code.

    0: done. 1: done but for lines of a batch that were refused, or the reader of our output went away.
    2: an error, told in one sentence on standard error. 130: stopped with Ctrl-C.
    """
    from onrecord.cli.app import run

    sys.exit(run(sys.argv[1:]))
