"""A log of faults, for those who start On Record without a console. No word of an article enters it.

Beside the log of each process stands ``NAME-crash.log`` while it runs: where in the code the process was,
should it end so hard that Python cannot tell any more.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import platform
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

import onrecord

MOST_BYTES = 200_000
OLDER_FILES = 2


def keep(name: str, into: Path) -> None:
    """Have all that On Record logs kept in the file ``name.log``, and told on standard error if there is one.

    Where the file cannot be written, there is none.
    """
    logging.basicConfig()
    with contextlib.suppress(OSError):
        into.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(into / f"{name}.log", "a", MOST_BYTES, OLDER_FILES, encoding="utf-8")
        file.setFormatter(_Discreet("%(asctime)s %(message)s"))
        logging.getLogger(onrecord.__name__).addHandler(file)


class CrashLog:
    """Has the interpreter write down where it was, should the process end hard.

    The file tells of modules, functions and lines alone.
    """

    def __init__(self, name: str, into: Path) -> None:
        self._path = into / f"{name}-crash.log"
        self._file: IO[str] | None = None

    def begin(self) -> str:
        """Watch over this process, and return what was written down of the one before; empty for nothing.

        That is kept as ``NAME-crash-before.log``. Where the folder cannot be written, nothing is watched.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            told = self._told_before()
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)
        except OSError:
            return ""
        return told

    def end(self) -> None:
        """Watch no more: the process ends as it should."""
        if self._file:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _told_before(self) -> str:
        if not self._path.exists():
            return ""
        told = self._path.read_text(encoding="utf-8", errors="replace")[:MOST_BYTES]
        if told:
            self._path.replace(self._path.with_name(f"{self._path.stem}-before.log"))
        return told


def details(error: BaseException, *, messages: bool = False) -> str:
    """Return what a report of a fault needs: versions, the kinds of errors, and where in the code they arose.

    Args:
        error: the fault.
        messages: also those of errors, which may quote an article. Never to be written to a log.
    """
    versions = f"On Record {onrecord.__version__}, Python {platform.python_version()}, {platform.platform()}"
    return "\n".join((versions, *_told(error, messages)))


def _told(error: BaseException, messages: bool) -> Iterator[str]:
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier:
        yield from _told(earlier, messages)
    yield from (line.rstrip() for line in traceback.format_tb(error.__traceback__))
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    yield f"{kind}: {error}" if messages else kind


class _Discreet(logging.Formatter):
    """Tells of an error without its message."""

    def format(self, record: logging.LogRecord) -> str:
        # a copy, because a record keeps the words that another handler found for its error
        bare = logging.makeLogRecord({**vars(record), "exc_info": None, "exc_text": None})
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join((super().format(bare), details(error))) if error else super().format(bare)
