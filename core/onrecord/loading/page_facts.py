"""What an HTML page tells about itself, in its head, in its structured data and by its build."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin, urlsplit

from onrecord.loading import prompts
from onrecord.loading.draft import web_host
from onrecord.loading.linked_data import Record, records_of, says_no, types_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPE = re.compile(r"\w*Article|Report|BlogPosting|LiveBlogPosting|Review|\w*Review|Recipe")
_NEXT_PAGE = re.compile(r"(?:/(?:page/?)?|[?&](?:page|pg|p)=|[-_](?:page-?)?)(?:[2-9]|[1-9]\d)(?:\.html?)?/?")
_BUY = re.compile(r"(?:add\s+to\s+(?:cart|basket|bag|trolley)|buy\s+(?:it\s+)?now)", re.IGNORECASE)
_SELECTOR = re.compile(r"([.#])([\w-]+)")
_CONTROL_WORDS: Final = 12
_COUNT_DIGITS: Final = 7
_SELECTOR_CHARACTERS: Final = 200


@dataclass(frozen=True)
class Facts:
    """What a page tells about itself. All of it may be wrong."""

    title: str | None = None
    outlet: str | None = None
    address: str | None = None
    """Where it came from, else its own word for where it belongs."""
    base: str | None = None
    """What its relative links start from."""
    article: bool = False
    """It calls itself an article."""
    live: bool = False
    """It calls itself a live blog."""
    product: bool = False
    """It calls itself something to buy, and has a button to buy it."""
    closed: bool = False
    """It says that not everybody may read it."""
    closed_words: int | None = None
    """Words in the part that is said to be closed; None where no part is named."""
    stated_words: int = 0
    """How many words it says the article has; 0 where it does not."""
    body_words: int = 0
    """How many words the article has in the page's structured data; 0 where it is not there."""
    prompt: bool = False
    """It asks, anywhere, to subscribe or log in to read on."""
    login: bool = False
    """It asks for a password."""
    goes_on: bool = False
    """It says that the same article goes on on a next page."""
    link_words: int = 0


def facts_of(tree: HtmlElement, url: str | None) -> Facts:
    """Return what a page tells about itself.

    Args:
        tree: the page as parsed; it is not changed.
        url: the address it came from, where it did.
    """
    records = records_of(tree)
    articles = [record for record in records if any(map(_ARTICLE_TYPE.fullmatch, types_of(record)))]
    types = {name for record in records for name in types_of(record)}
    types |= {str(kind).rsplit("/", 1)[-1] for kind in tree.xpath("//@itemtype")}
    told = _first(tree, "//meta[@property='og:type']/@content") or ""
    address = _address(tree, url)
    return Facts(
        title=_first(tree, "//h1") or _first(tree, "//head/title"),
        outlet=_first(tree, "//meta[@property='og:site_name']/@content"),
        address=address,
        base=_joined(address, _first(tree, "//base/@href")) or address,
        article=told == "article" or bool(articles),
        live="LiveBlogPosting" in types,
        product=(told.startswith("product") or "Product" in types) and _sells(tree),
        closed=any(says_no(record.get("isAccessibleForFree")) for record in records) or _is_locked(tree),
        closed_words=_closed_words(tree, records),
        stated_words=max(map(_stated_words, articles), default=0),
        body_words=max((len(str(record.get("articleBody", "")).split()) for record in articles), default=0),
        prompt=any(map(prompts.is_wall, _texts(tree))),
        login=bool(tree.xpath("//input[@type='password']")),
        goes_on=_goes_on(tree, address),
        link_words=sum(len(link.text_content().split()) for link in tree.iter("a")),
    )


def _first(tree: HtmlElement, path: str) -> str | None:
    for found in tree.xpath(path):
        words = " ".join((found if isinstance(found, str) else found.text_content()).split())
        if words:
            return words
    return None


def _address(tree: HtmlElement, url: str | None) -> str | None:
    stated = _first(tree, "//link[@rel='canonical']/@href") or _first(
        tree, "//meta[@property='og:url']/@content"
    )
    return url or (stated if web_host(stated) else None)


def _is_locked(tree: HtmlElement) -> bool:
    locked = tree.xpath(
        "//meta[@property='article:content_tier' or @name='article:content_tier'][@content='locked']"
        " | //*[@itemprop='isAccessibleForFree'][contains('false False FALSE', @content) and @content != '']"
    )
    return bool(locked)


def _closed_words(tree: HtmlElement, records: Sequence[Record]) -> int | None:
    """Count the words of the parts that the page names as closed, by class or id."""
    found: list[int] = []
    for record in records:
        if says_no(record.get("isAccessibleForFree")) and isinstance(record.get("cssSelector"), str):
            for sign, name in _SELECTOR.findall(record["cssSelector"][:_SELECTOR_CHARACTERS]):
                path = "//*[contains(concat(' ', @class, ' '), $name)]" if sign == "." else "//*[@id=$name]"
                parts = tree.xpath(path, name=f" {name} " if sign == "." else name)
                found.append(sum(len(part.text_content().split()) for part in parts))
    return max(found, default=None)


def _stated_words(record: Record) -> int:
    count = str(record.get("wordCount", ""))
    return int(count) if count.isdecimal() and len(count) < _COUNT_DIGITS else 0


def _texts(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("p", "div", "span", "h2", "h3", "h4", "a", "button"):
        if len(element) < 5 and element.text:
            yield " ".join((element.text_content() if element.tag != "div" else element.text)[:400].split())


def _sells(tree: HtmlElement) -> bool:
    controls = tree.xpath("//button | //a | //input[@type='submit']")
    labels = (f"{control.text_content()} {control.get('value', '')}"[:200] for control in controls)
    return any(len(label.split()) <= _CONTROL_WORDS and _BUY.search(label) for label in labels)


def _goes_on(tree: HtmlElement, address: str | None) -> bool:
    """Tell whether a link to a next page leads to this page's address with a number put after it."""
    own = urldefrag(address or "").url.rstrip("/").removesuffix(".html")
    if not (own and urlsplit(own).path):
        return False
    for link in tree.xpath("//*[self::link or self::a][@rel='next']/@href"):
        following = urldefrag(_joined(address, str(link)) or "").url
        if following.startswith(own) and _NEXT_PAGE.fullmatch(following[len(own) :]):
            return True
    return False


def _joined(address: str | None, link: str | None) -> str | None:
    """Return where a link on the page at ``address`` leads, if anywhere."""
    try:
        return urljoin(address or "", link.strip()) if link else None
    except ValueError:
        return None
