"""Files that a library is written out to: lines of JSON, compressed where the name says so."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, cast

GZIP = b"\x1f\x8b"
"""How a compressed file begins."""
ENDINGS = (".jsonl", ".jsonl.gz")
"""How the names of such files end."""


def is_named_so(file: Path) -> bool:
    """Tell by its name whether a file holds a library that was written out."""
    return file.name.lower().endswith(ENDINGS)


@contextmanager
def opened(file: Path, mode: Literal["r", "w"], named: Path) -> Iterator[BinaryIO]:
    """Open a file for bytes, compressed where it is, or where it is written and its name says so.

    Args:
        file: to be read or written.
        mode: which of both.
        named: whose name counts, where ``file`` is but a part that is to become it.

    Raises:
        OSError: it cannot be opened.
    """
    with file.open(f"{mode}b") as stream:
        is_compressed = stream.read(2) == GZIP if mode == "r" else named.suffix.lower() == ".gz"
        if mode == "r":
            stream.seek(0)
        if not is_compressed:
            yield cast(BinaryIO, stream)
            return
        with gzip.GzipFile("", f"{mode}b", fileobj=stream, mtime=0) as packed:
            yield cast(BinaryIO, packed)
