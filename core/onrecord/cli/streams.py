"""Standard output and standard error, safe for any text and for a reader that goes away."""

from __future__ import annotations

import contextlib
import sys


def use_utf8() -> None:
    """Make both streams take any text, whatever the terminal's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a stream put in their place need not be reconfigurable
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def write(text: str) -> None:
    """Write a text and a line end to standard output, at once.

    Raises:
        BrokenPipeError: whoever read our output has gone.
    """
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def write_bytes(content: bytes) -> None:
    """Write what a file would hold to standard output, at once and as it is.

    Raises:
        BrokenPipeError: whoever read our output has gone.
    """
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def tell(sentence: str) -> None:
    """Write a sentence to standard error."""
    with contextlib.suppress(OSError):
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()
