"""What the reader can open. Each is a small function that returns a request not yet run, or None for none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData

from onrecord.loading import limits
from onrecord.translation import tr
from onrecord_desktop.requests import OpenCopied, OpenTarget, OpenText, Request
from onrecord_resources import path

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_TAG = re.compile(r"<[^<>]*>")


class Asking(Protocol):
    """How the reader is asked. Every answer is empty if the reader gives none."""

    def file(self) -> str:
        """Ask for a file and return its path."""
        ...

    def folder_of_pages(self) -> str:
        """Ask for a folder of saved pages and return its path."""
        ...

    def files(self, kinds: str) -> list[str]:
        """Ask for files and return their paths.

        Args:
            kinds: of files, such as "Saved pages (*.html)".
        """
        ...

    def address(self, suggested: str) -> str:
        """Ask for a web address."""
        ...

    def text(self) -> str:
        """Ask for a text to be typed or pasted."""
        ...

    def save(self, name: str, kind: str) -> str:
        """Ask where to write a file and return its path.

        Args:
            name: is suggested; its ending is added to a name without one.
            kind: of file, such as "Table (*.csv)".
        """
        ...

    def printer(self) -> QPrinter | None:
        """Ask for a printer; None if the reader gives none."""
        ...


def open_file(ask: Asking) -> Request | None:
    """Open a file that the reader picks."""
    return _target(ask.file())


def open_address(ask: Asking, clipboard: str) -> Request | None:
    """Open an address that the reader gives; one on the clipboard is suggested, never fetched unasked."""
    words = clipboard.strip()
    given = ask.address(words if is_address(words) else "").strip()
    return _target(given if "://" in given or not given else f"https://{given}")


def open_paste(ask: Asking, clipboard: QMimeData) -> Request | None:
    """Open what is on the clipboard, or a text that the reader types where the clipboard holds none."""
    copied = _copied(clipboard, tr("pasted text"))
    if copied:
        return copied
    text = ask.text()
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
    if data.hasUrls():
        return None
    text = data.text().strip()
    return OpenTarget(text) if is_address(text) else _copied(data, tr("dropped text"))


def can_open(data: QMimeData) -> bool:
    """Tell whether something dragged over the window can be opened."""
    return data.hasUrls() or data.hasText() or data.hasHtml()


def _copied(data: QMimeData, name: str) -> Request | None:
    """Take the HTML of what was copied, where there is some of a size that can be read, else its text.

    The HTML is passed on as it is: nothing is made of it here.
    """
    text, html = data.text(), data.html() if data.hasHtml() else ""
    if len(html) <= limits.MAX_BYTES and _has_words(html):
        return OpenCopied(html, text, name)
    return OpenText(text, name) if text.strip() else None


def _has_words(html: str) -> bool:
    """Tell whether any words may stand between the tags; a picture alone has none."""
    return bool(_TAG.sub("", html).strip())


def is_address(words: str) -> bool:
    """Tell whether a text is one web address and nothing else."""
    return words.startswith(("http://", "https://")) and len(words.split()) == 1


def _target(given: str) -> Request | None:
    return OpenTarget(given.strip()) if given.strip() else None
