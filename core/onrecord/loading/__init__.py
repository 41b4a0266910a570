"""Turns any input into an :class:`~onrecord.article.Article`: a file, a web address, a paste.

>>> from onrecord import loading
>>> loading.from_text("Ann Lee denied the report.", id="paste").blocks[0].kind
'paragraph'

Opens plain text, HTML, PDF and DOCX. Nothing is fetched unless an address is given. Every limit stands in
:mod:`onrecord.loading.limits`. Plain text comes through to the character, whatever its line ends and
quotation marks; only a byte order mark is dropped.
"""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from onrecord.article import Article, Notice
from onrecord.errors import LoadingError
from onrecord.front_matter import clean_byline, iso_date
from onrecord.loading import limits
from onrecord.loading.draft import Draft, check_length, quoted, web_host
from onrecord.loading.files import read_file, read_stream
from onrecord.loading.kinds import kind_of_bytes
from onrecord.loading.language import check_english, is_partly_foreign
from onrecord.loading.running import running_words
from onrecord.loading.text import decode, draft_of
from onrecord.translation import tr

__all__ = ["from_bytes", "from_clipboard", "from_text", "limits", "load"]

STDIN = "-"
_PARTS: frozenset[Notice] = frozenset(("paywall", "cut", "pages", "consent"))
"""The notices that tell of a text that was not to be had whole."""

_MUCH_MORE = 1.2

_SCHEME = re.compile(
    r"(?P<scheme>https?|about|blob|data|javascript|mailto|[a-z][a-z0-9+.-]+(?=://)):", re.IGNORECASE
)


def load(target: str, *, stdin: BinaryIO | None = None) -> Article:
    """Open one article.

    Args:
        target: a path, a web address (http or https), or ``-`` for standard input; the article's id.
        stdin: what ``-`` reads; the process's standard input by default.

    Raises:
        LoadingError: it cannot be opened or is no English article; the message says so in one sentence.
    """
    if target == STDIN:
        return from_bytes(read_stream(stdin or sys.stdin.buffer, tr("standard input")), name=STDIN)
    if not target.strip():
        raise LoadingError(tr("No file or address was given: name one, or - for standard input."))
    if _is_address(target):
        return _from_address(target)
    return from_bytes(read_file(Path(target)), name=target)


def from_text(
    text: str,
    *,
    id: str,
    title: str | None = None,
    byline: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    retrieved: str | None = None,
) -> Article:
    """Make an article of a text that is there already: a paste, a line of a batch. The text is not altered.

    What is not given is taken from the first lines where they tell it. ``published`` may be any written or
    ISO 8601 date; ``retrieved`` is kept as given.

    Raises:
        LoadingError: the text is empty, too long, not English, or holds half a character.
    """
    _check_text(text, id)
    draft = draft_of(text, title)
    return _article(
        draft,
        id=id,
        byline=clean_byline(byline) or draft.byline,
        outlet=outlet,
        published=iso_date(published) or draft.published,
        url=url,
        retrieved=retrieved,
    )


def from_bytes(data: bytes, *, name: str, url: str | None = None) -> Article:
    """Make an article of what a file or a page holds. Its format is told by content first, then by suffix.

    Args:
        data: the whole content.
        name: path or address as the reader gave it; it becomes the article's id.
        url: the address it came from, where it did.

    Raises:
        LoadingError: it is empty, of no format that On Record opens, too long, or no English article.
    """
    return _from_bytes(data, name=name, url=url)


def from_clipboard(html: str, text: str, *, id: str) -> Article:
    """Make an article of what was copied from a page or a document: with its structure where it has one.

    The plain text is taken, to the character, where the HTML is broken, too large, or gives less than it.

    Args:
        html: a page or a part of one, hostile as any; nothing that it names is fetched.
        text: the same as plain text; may be empty.
        id: a name for it.

    Raises:
        LoadingError: neither can be read; the message says why.
    """
    from onrecord.loading.html import read_fragment

    try:
        if len(html) > limits.MAX_BYTES:
            raise LoadingError(tr("{name} is too large: copy the part you want to read.", name=quoted(id)))
        draft = read_fragment(html, id)
        _check_text(draft.text, id)
    except LoadingError:
        if not text.strip():
            raise
        return from_text(text, id=id)
    if _gives_less(draft, text):
        return from_text(text, id=id)
    return _article(draft, id=id)


def _gives_less(draft: Draft, text: str) -> bool:
    """Tell whether words of the plain text were lost, or running text was left out with the menus."""
    shown = sum(len(part.split()) for part in (draft.text, *draft.removed))
    running = running_words(draft_of(text).pieces) if text.strip() else 0
    return len(text.split()) > _MUCH_MORE * shown or running > _MUCH_MORE * running_words(draft.pieces)


def _is_address(target: str) -> bool:
    """Tell whether a target is an address, and refuse those that are neither http nor https."""
    match = _SCHEME.match(target.strip())
    if match is None:
        return False
    if match["scheme"].lower() not in ("http", "https"):
        raise LoadingError(
            tr("{name} is not a web address: give one with http or https, or a path.", name=quoted(target))
        )
    return True


def _from_address(target: str) -> Article:
    from onrecord.loading.web import fetch

    page = fetch(target.strip())
    return _from_bytes(
        page.data, name=target, url=page.url, content_type=page.content_type, charset=page.charset
    )


def _from_bytes(
    data: bytes, *, name: str, url: str | None, content_type: str = "", charset: str | None = None
) -> Article:
    shown = tr("standard input") if name == STDIN else name
    if not data.strip():
        raise LoadingError(tr("{name} is empty: choose one that holds an article.", name=quoted(shown)))
    match kind_of_bytes(data, shown, content_type):
        case "pdf":
            from onrecord.loading.pdf import read_pdf

            draft = read_pdf(data, shown)
        case "docx":
            from onrecord.loading.docx import read_docx

            draft = read_docx(data, shown)
        case "html":
            from onrecord.loading.html import read_html

            draft = read_html(data, shown, url, charset)
        case "text":
            text = decode(data, shown, charset)
            _check_text(text, shown)
            draft = draft_of(text)
    _check_text(draft.text, shown)
    return _article(draft, id=name, name=shown, url=url, retrieved=_now())


def _check_text(text: str, name: str) -> None:
    if not text.strip():
        raise LoadingError(tr("{name} holds no text: choose one that holds an article.", name=quoted(name)))
    check_length(len(text), name)
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise LoadingError(
            tr("{name} holds half a character (a lone surrogate): save it again as UTF-8.", name=quoted(name))
        )


def _article(draft: Draft, *, id: str, name: str | None = None, **known: str | None) -> Article:
    """Make the article of a draft; ``known`` overrides what the draft tells, where it is not None."""
    language = check_english(draft.text, name or id)
    foreign: tuple[Notice, ...] = ("language",) if is_partly_foreign(draft.text, draft.blocks) else ()
    told = {"byline": draft.byline, "outlet": draft.outlet, "published": draft.published, "url": draft.url}
    told |= {key: value for key, value in known.items() if value is not None}
    return Article(
        id=id,
        title=draft.title,
        truncated=not _PARTS.isdisjoint(draft.notices),
        notices=(*draft.notices, *foreign),
        language=language,
        text=draft.text,
        blocks=draft.blocks,
        emphasis=draft.emphasis,
        links=draft.links,
        removed=draft.removed,
        **told | {"outlet": told["outlet"] or web_host(told["url"])},
    )


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
