"""What the reader can ask the engine to read, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from onrecord.translation import tr


@dataclass(frozen=True)
class OpenTarget:
    """A file's path or a web address."""

    target: str

    @property
    def name(self) -> str:
        """What to call it while it is read."""
        address = urlsplit(self.target)
        return address.netloc if address.scheme in ("http", "https") else PurePath(self.target).name

    def message(self) -> dict[str, Any]:
        """Return the request as the engine's process takes it."""
        return {"open": self.target}


@dataclass(frozen=True)
class OpenText:
    """A text as it is."""

    text: str
    name: str = field(default_factory=lambda: tr("pasted text"))

    def message(self) -> dict[str, Any]:
        """Return the request as the engine's process takes it."""
        return {"text": self.text, "name": self.name}


@dataclass(frozen=True)
class OpenCopied:
    """What was copied from a page or a document: its HTML, and the same as plain text, which may be empty."""

    html: str
    text: str
    name: str = field(default_factory=lambda: tr("pasted text"))

    def message(self) -> dict[str, Any]:
        """Return the request as the engine's process takes it."""
        return {"html": self.html, "text": self.text, "name": self.name}


@dataclass(frozen=True)
class OpenKept:
    """An article of the library."""

    id: int
    statement: str = ""
    """Id of a statement to go to."""

    @property
    def name(self) -> str:
        """What to call it while it is opened."""
        return tr("an article of your library")

    def message(self) -> dict[str, Any]:
        """Return what is kept of it while it is open; the engine's process is not asked for it."""
        return {"kept": str(self.id)}


Request = OpenTarget | OpenText | OpenCopied | OpenKept


def from_message(message: Mapping[str, str]) -> Request | None:
    """Return the request that a message of one holds; None for any other."""
    kinds: tuple[type[OpenText | OpenCopied], ...] = (OpenText, OpenCopied)
    if set(message) == {"open"}:
        return OpenTarget(message["open"])
    if set(message) == {"kept"} and message["kept"].isdecimal():
        return OpenKept(int(message["kept"]))
    return next((kind(**message) for kind in kinds if set(message) == {f.name for f in fields(kind)}), None)
