"""Files written whole or not at all."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PART_BYTES = 8
"""What is random in the name of a file that is being written."""
OLD = 3600.0
"""Age, in seconds, from which on such a file was left behind by a process that died."""
_PART = re.compile(rf"\.[0-9a-f]{{{2 * PART_BYTES}}}\.part")


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """Give an empty file to write in place of ``file``, which it becomes if the block ends well.

    It has the permissions that any new file gets. What is no regular file, as a pipe, is written directly.

    Raises:
        OSError: the folder cannot be written to.
    """
    if file.exists() and not file.is_file():
        yield file
        return
    target = file.resolve()
    part = target.with_name(f".{secrets.token_hex(PART_BYTES)}.part")
    part.touch(exist_ok=False)
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def clear_parts(folder: Path) -> None:
    """Remove what processes that died left half-written in a folder. What cannot be removed stays."""
    with suppress(OSError):
        for file in folder.iterdir():
            if _PART.fullmatch(file.name) and time.time() - file.stat().st_mtime > OLD:
                file.unlink(missing_ok=True)
