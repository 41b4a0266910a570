"""What the reader can open. Each is a small function that returns a request not yet run, or None for none."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QMimeData

from onrecord_desktop.requests import OpenTarget, OpenText, Request
from onrecord_resources import path


class Asking(Protocol):
    """How the reader is asked. Every answer is empty if the reader gives none."""

    def file(self) -> str:
        """Ask for a file and return its path."""
        ...

    def address(self, suggested: str) -> str:
        """Ask for a web address."""
        ...

    def text(self) -> str:
        """Ask for a text to be typed or pasted."""
        ...


def open_file(ask: Asking) -> Request | None:
    """Open a file that the reader picks."""
    return _target(ask.file())


def open_address(ask: Asking, clipboard: str) -> Request | None:
    """Open an address that the reader gives; one on the clipboard is suggested, never fetched unasked."""
    words = clipboard.strip()
    given = ask.address(words if is_address(words) else "").strip()
    return _target(given if "://" in given or not given else f"https://{given}")


def open_paste(ask: Asking, clipboard: str) -> Request | None:
    """Open the text on the clipboard, or one that the reader types where the clipboard holds none."""
    text = clipboard if clipboard.strip() else ask.text()
    return OpenText(text) if text.strip() else None


def open_sample() -> Request:
    """Open the article that On Record brings along."""
    return OpenTarget(str(path("sample.html")))


def open_dropped(data: QMimeData) -> Request | None:
    """Open what was dropped on the window: a file, a link, or a text."""
    for url in data.urls():
        if url.isLocalFile():
            return OpenTarget(url.toLocalFile())
        if is_address(url.toString()):
            return OpenTarget(url.toString())
    text = "" if data.hasUrls() else data.text()
    if is_address(text.strip()):
        return OpenTarget(text.strip())
    return OpenText(text, "dropped text") if text.strip() else None


def can_open(data: QMimeData) -> bool:
    """Tell whether something dragged over the window can be opened."""
    return data.hasUrls() or data.hasText()


def is_address(words: str) -> bool:
    """Tell whether a text is one web address and nothing else."""
    return words.startswith(("http://", "https://")) and len(words.split()) == 1


def _target(given: str) -> Request | None:
    return OpenTarget(given.strip()) if given.strip() else None
