"""From the bytes of an HTML page to a tree that is ready for trafilatura."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.errors import LoadingError
from onrecord.loading import limits
from onrecord.loading.draft import quoted
from onrecord.loading.text import known_encoding, marked_encoding
from onrecord.translation import grouped, tr

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD_BYTES: Final = 4096
_NOT_XML = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
    r"|&#0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?:;|(?!\d))|&#x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?:;|(?![0-9a-f]))",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
PARAGRAPH_MARK: Final = "\ufdd0"
"""Stands between paragraphs within one element: a code point that no text may hold."""


def decode_html(data: bytes, charset: str | None) -> str:
    """Decode a page as browsers do: byte order mark, server, declaration, then UTF-8 or else Windows-1252.

    Wrong bytes become U+FFFD; characters that no page may hold are left out.
    """
    encoding, data = marked_encoding(data)
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    encoding = (
        encoding
        or known_encoding(charset)
        or known_encoding(declared and declared[1].decode("ascii", "ignore"))
    )
    return _NOT_XML.sub("", _decoded(data, encoding))


def _decoded(data: bytes, encoding: str | None) -> str:
    try:
        return data.decode("utf-8" if encoding is None or encoding.startswith("cp") else encoding)
    except UnicodeDecodeError:
        return data.decode(encoding or "cp1252", errors="replace")


def parse(page: str, name: str) -> HtmlElement:
    """Parse a page into a tree.

    Raises:
        LoadingError: it holds nothing, or far more elements than an article.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = document_fromstring(_XML_DECLARATION.sub("", page).encode(), parser=parser)
    except (LxmlError, ValueError) as error:
        raise LoadingError(
            tr("{name} is not a page that can be read: open the article itself.", name=quoted(name))
        ) from error
    if sum(1 for _ in tree.iter()) > limits.MAX_ELEMENTS:
        raise LoadingError(
            tr(
                "{name} has more than {number} elements, the most that On Record reads: copy the article's "
                "text and paste it.",
                name=quoted(name),
                number=grouped(limits.MAX_ELEMENTS),
            )
        )
    return tree


def mark_paragraph_breaks(tree: HtmlElement) -> None:
    """Put :data:`PARAGRAPH_MARK` where two line breaks part paragraphs; trafilatura would make them one."""
    for line_break in list(tree.iter("br")):
        following = line_break.getnext()
        if following is not None and following.tag == "br" and not (line_break.tail or "").strip():
            line_break.tail = PARAGRAPH_MARK


def lift_captions(tree: HtmlElement) -> list[str]:
    """Turn each captioned figure into a plain paragraph, which trafilatura keeps; return the captions."""
    captions: list[str] = []
    for figure in list(tree.iter("figure")):
        words = " ".join(_caption(figure).split())
        if words and figure.getparent() is not None:
            tail = figure.tail
            figure.clear()
            figure.tag, figure.text, figure.tail = "p", words, tail
            captions.append(words)
    return captions


def _caption(figure: HtmlElement) -> str:
    """Return the caption of a picture. A figure without one, as some put round quotations, has none."""
    caption = figure.find(".//figcaption")
    pictured = next(figure.iter("img", "picture", "video", "svg", "iframe"), None) is not None
    return caption.text_content() if caption is not None and pictured else ""
