"""What we look up in an HTML page ourselves: encoding, captions, signs of a paywall or a home page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.article import BlockKind
from onrecord.errors import LoadingError
from onrecord.loading import limits, paywall
from onrecord.loading.draft import quoted
from onrecord.loading.text import known_encoding, marked_encoding

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
_NOT_FREE = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
_ARTICLE_TYPE = re.compile(r"\"@type\"\s*:\s*\[?\s*\"(?:\w*Article|Report|BlogPosting)\"")
_FURNITURE: Final = frozenset(
    ("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select")
)
_KINDS: Final[dict[str, BlockKind]] = {
    "p": "paragraph",
    "pre": "paragraph",
    "blockquote": "quote",
    "li": "list",
    "figcaption": "caption",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
}
_TEASERS: Final = 12
PARAGRAPH_MARK: Final = "\ufdd0"
"""Stands between paragraphs within one element: a code point that no text may hold."""


@dataclass(frozen=True)
class Facts:
    """What a page tells about itself."""

    title: str | None
    outlet: str | None
    declared_article: bool
    free: bool
    """Not declared as closed to those who do not pay."""
    prompt: bool
    """It asks the reader to subscribe or log in to read on."""
    login: bool
    link_words: int
    teasers: int
    """Headings that are links, where there are as many as on a front page; otherwise 0."""


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
            f"{quoted(name)} is not a page that can be read: open the article itself."
        ) from error
    if sum(1 for _ in tree.iter()) > limits.MAX_ELEMENTS:
        raise LoadingError(
            f"{quoted(name)} has more than {limits.MAX_ELEMENTS:,} elements, the most that On Record reads: "
            f"copy the article's text and paste it."
        )
    return tree


def facts_of(tree: HtmlElement) -> Facts:
    """Return what a page tells about itself, in its head and by its build."""
    scripts = " ".join(tree.xpath("//script[@type='application/ld+json']/text()"))
    return Facts(
        title=_first(tree, "//h1") or _first(tree, "//head/title"),
        outlet=_first(tree, "//meta[@property='og:site_name']/@content"),
        declared_article=bool(
            _first(tree, "//meta[@property='og:type']/@content") == "article" or _ARTICLE_TYPE.search(scripts)
        ),
        free=_NOT_FREE.search(scripts) is None,
        prompt=any(paywall.has_prompt(text) for text in _texts(tree)),
        login=bool(tree.xpath("//input[@type='password']")),
        link_words=sum(len(link.text_content().split()) for link in tree.iter("a")),
        teasers=_teasers(tree),
    )


def _first(tree: HtmlElement, path: str) -> str | None:
    for found in tree.xpath(path):
        words = " ".join((found if isinstance(found, str) else found.text_content()).split())
        if words:
            return words
    return None


def _texts(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("p", "div", "span", "h2", "h3", "h4", "a", "button"):
        if len(element) < 5 and element.text:
            yield " ".join((element.text_content() if element.tag != "div" else element.text)[:400].split())


def _teasers(tree: HtmlElement) -> int:
    """Count headings that are links, where they are as many as on a front page; fewer do not tell."""
    headings = tree.xpath("//*[self::h2 or self::h3 or self::h4][.//a or ancestor::a]")
    return len(headings) if len(headings) >= _TEASERS else 0


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


def fallback_blocks(tree: HtmlElement) -> Iterator[tuple[BlockKind, str]]:
    """Yield kind and words of the page's own blocks, for pages too small for trafilatura."""
    for element in tree.iter(*_KINDS):
        ancestors = {ancestor.tag for ancestor in element.iterancestors()}
        words = " ".join(element.text_content().split())
        if words and not ancestors & _FURNITURE and not ancestors & _KINDS.keys():
            yield _KINDS[element.tag], words
