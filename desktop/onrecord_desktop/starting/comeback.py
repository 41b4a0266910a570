"""The article that is open, kept for the case that On Record ends before the reader closes it.

It is kept while it is open, and only if recent articles are remembered: where it is, or a pasted text itself.
The file is the reader's alone and goes when the window is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import ValidationError

from onrecord import folders
from onrecord.article import Value
from onrecord.files import replacing
from onrecord_desktop.background import Worker
from onrecord_desktop.recent import absolute, is_secret
from onrecord_desktop.requests import OpenTarget, Request, from_message
from onrecord_desktop.settings.stored import Settings


class Kept(Value):
    """An article that was open."""

    format: Literal["onrecord-open/1"] = "onrecord-open/1"
    request: dict[str, str]
    """What opens it, as the engine's process takes it."""
    tries: int = 0
    """How often it was opened again without its marks getting on screen: it may be what On Record ends of."""


class Box(Protocol):
    """Holds one article. May wait for the disk, and is only called where that does no harm."""

    def put(self, kept: Kept | None) -> None:
        """Hold an article in place of the one before, or none.

        Raises:
            OSError: it cannot be kept.
        """
        ...

    def look(self) -> Kept | None:
        """Return what it holds."""
        ...


class FileBox:
    """Holds it in a file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def put(self, kept: Kept | None) -> None:
        """Hold an article; none leaves no file."""
        if kept is None:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self._file) as part:
            part.chmod(0o600)
            part.write_text(kept.model_dump_json(), encoding="utf-8")

    def look(self) -> Kept | None:
        """Return what it holds; what makes no sense is as if it were not."""
        try:
            return Kept.model_validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            return None


class EmptyBox:
    """Holds nothing, for pictures and tests."""

    def put(self, kept: Kept | None) -> None:
        """Hold nothing."""

    def look(self) -> Kept | None:
        """Return nothing."""
        return None


class Comeback:
    """Keeps what is open, and tells at the next start what was."""

    def __init__(self, box: Box, worker: Worker, settings: Settings) -> None:
        self._box = box
        self._worker = worker
        self._settings = settings
        self._kept: Kept | None = None

    def look(self, found: Callable[[Request, bool], object]) -> None:
        """Find out what was open when On Record ended.

        Args:
            found: is given what opens it, and whether that was tried before without success; not called where
                nothing was open.
        """
        self._worker.do(partial(_taken, self._box), partial(self._tell, found), _pass_over)

    def _tell(self, found: Callable[[Request, bool], object], kept: Kept | None) -> None:
        request = from_message(kept.request) if kept else None
        if kept and request:
            self._kept = kept
            found(request, kept.tries > 1)

    def opened(self, request: Request | None) -> None:
        """Keep an article whose text is on screen."""
        if request and self._may_be_kept(request):
            message = {key: str(value) for key, value in _anywhere(request).message().items()}
            tries = self._kept.tries if self._kept and self._kept.request == message else 0
            self._keep(Kept(request=message, tries=tries))
        else:
            self.forget()

    def marked(self) -> None:
        """Its marks are on screen too: it is no danger to the next start."""
        if self._kept and self._kept.tries:
            self._keep(self._kept.model_copy(update={"tries": 0}))

    def forget(self) -> None:
        """Nothing is open any longer."""
        self._keep(None)

    def _keep(self, kept: Kept | None) -> None:
        self._kept = kept
        self._worker.do(partial(self._box.put, kept), _pass_over, _pass_over)

    def _may_be_kept(self, request: Request) -> bool:
        secret = isinstance(request, OpenTarget) and is_secret(request.target)
        return self._settings.now.remembers_recent and not secret


def usual_file() -> Path:
    """Return where it is kept."""
    return folders.state() / "open.json"


def _taken(box: Box) -> Kept | None:
    """Return what a box holds, and have it hold that this was tried."""
    kept = box.look()
    if kept is None:
        return None
    tried = kept.model_copy(update={"tries": kept.tries + 1})
    with suppress(OSError):
        box.put(tried)
    return tried


def _anywhere(request: Request) -> Request:
    return OpenTarget(absolute(request.target)) if isinstance(request, OpenTarget) else request


def _pass_over(_: Any) -> None:
    """An article that cannot be kept is no reason to interrupt its reader."""
