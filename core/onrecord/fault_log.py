"""A log of faults, for those who start On Record without a console. No word of an article enters it."""

from __future__ import annotations

import contextlib
import logging
import platform
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_path

import onrecord

MOST_BYTES = 200_000
OLDER_FILES = 2


def folder() -> Path:
    """Return where the logs are kept."""
    return user_log_path("onrecord", appauthor=False)


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


def details(error: BaseException) -> str:
    """Return what a report of a fault needs: versions, the kinds of errors, and where in the code they arose.

    Messages of errors are left out, for they may quote an article.
    """
    versions = f"On Record {onrecord.__version__}, Python {platform.python_version()}, {platform.platform()}"
    return "\n".join((versions, *_told(error)))


def _told(error: BaseException) -> Iterator[str]:
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier:
        yield from _told(earlier)
    yield from (line.rstrip() for line in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__module__}.{type(error).__qualname__}"


class _Discreet(logging.Formatter):
    """Tells of an error without its message."""

    def format(self, record: logging.LogRecord) -> str:
        # a copy, because a record keeps the words that another handler found for its error
        bare = logging.makeLogRecord({**vars(record), "exc_info": None, "exc_text": None})
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join((super().format(bare), details(error))) if error else super().format(bare)
