"""HTML pages: trafilatura finds the article in the page, we keep its blocks apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from onrecord.errors import LoadingError
from onrecord.front_matter import clean_byline, iso_date
from onrecord.loading import limits, paywall
from onrecord.loading.draft import Draft, Piece, assemble, quoted, web_host
from onrecord.loading.front import front_byline, front_date, headline, with_headline
from onrecord.loading.html_page import (
    Facts,
    decode_html,
    facts_of,
    fallback_blocks,
    lift_captions,
    mark_paragraph_breaks,
    parse,
)
from onrecord.loading.html_pieces import pieces_of, squeezed

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_SENTENCE_END = re.compile(r"[.!?…]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")
_FRONT_PIECES: Final = 4
_RUNNING_WORDS: Final = 8
_STUB_WORDS: Final = 10
_STUB_MAX_WORDS: Final = 250
_TEASER_WORDS: Final = 40
_OWN_SHARE: Final = 0.8


def read_html(data: bytes, name: str, url: str | None, charset: str | None) -> Draft:
    """Return the article of a page, its text beginning with the headline.

    Args:
        data: the page as sent or saved.
        name: path or address, for messages.
        url: the address it came from; a page from the web must hold more text to pass as an article.
        charset: what the web server says of the encoding.

    Raises:
        LoadingError: the page is too large, or is no article.
    """
    page = decode_html(data, charset)
    tree = parse(page, name)
    facts = facts_of(tree)
    mark_paragraph_breaks(tree)
    captions = frozenset(map(squeezed, lift_captions(tree)))
    document = _extracted(tree, url)
    pieces = list(pieces_of(document.body, captions)) if document is not None else []
    if _running_words(pieces) < limits.ARTICLE_WORDS:
        pieces = _fuller(pieces, [Piece(kind, text) for kind, text in fallback_blocks(parse(page, name))])
    return _draft(pieces, document, facts, name, url)


def _extracted(tree: HtmlElement, url: str | None) -> Document | None:
    """Let trafilatura find the article; None where it finds nothing or stumbles over a broken page."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (LxmlError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
    return None if document is None or isinstance(document, dict) else document


def _draft(pieces: list[Piece], document: Document | None, facts: Facts, name: str, url: str | None) -> Draft:
    outlet = facts.outlet or _site_name(document)
    title = _headline((document and document.title) or facts.title, outlet)
    kept = [piece for piece in pieces if not paywall.is_prompt(piece.text)]
    words = _running_words(kept)
    truncated = _is_truncated(facts, words, prompted=len(kept) < len(pieces))
    if not _is_article(facts, kept, words, truncated, from_web=url is not None):
        raise LoadingError(
            f"{quoted(name)} does not look like an article (but a home page, a login or a page built by "
            f"scripts): open the article itself, or copy its text and paste it."
        )
    pieces = _titled(kept, title)
    text, blocks = assemble(pieces)
    return Draft(
        text=text,
        blocks=blocks,
        title=headline(pieces),
        byline=_author(document) or front_byline(kept),
        outlet=outlet,
        published=iso_date(document.date if document else None) or front_date(kept),
        url=document.url if document and web_host(document.url) else None,
        truncated=truncated,
    )


def _fuller(pieces: list[Piece], own: list[Piece]) -> list[Piece]:
    """Prefer the page's own blocks, which are kept apart better, unless they hold much less."""
    return own if _words(own) > _OWN_SHARE * _words(pieces) else pieces


def _words(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _running_words(pieces: Iterable[Piece]) -> int:
    """Return the number of words in sentences, leaving out headings, lists and labels."""
    prose = (text for kind, text in pieces if kind in ("paragraph", "quote") and _SENTENCE_END.search(text))
    lengths = (len(text.split()) for text in prose)
    return sum(length for length in lengths if length >= _RUNNING_WORDS)


def _is_truncated(facts: Facts, words: int, *, prompted: bool) -> bool:
    """Tell a stub from a whole article whose page still carries the paywall's words somewhere."""
    return prompted or (words < _STUB_MAX_WORDS and (facts.prompt or not facts.free))


def _is_article(facts: Facts, pieces: list[Piece], words: int, truncated: bool, *, from_web: bool) -> bool:
    if facts.teasers and words < _TEASER_WORDS * facts.teasers and not facts.declared_article:
        return False
    if truncated:
        return words >= _STUB_WORDS
    if words < limits.ARTICLE_WORDS and (from_web or facts.login or facts.link_words > words):
        return False
    return any(kind in ("paragraph", "quote") for kind, _ in pieces)


def _headline(title: str | None, outlet: str | None) -> str | None:
    """Return the title without the outlet's name that many pages add to it."""
    title = squeezed(title or "")
    if outlet:
        title = re.sub(rf"\s+[|–—-]\s+{re.escape(outlet)}$", "", title, flags=re.IGNORECASE)
    return title or None


def _titled(pieces: list[Piece], title: str | None) -> list[Piece]:
    """Put the headline first, and once only."""
    if title is None:
        return with_headline(pieces, None)
    front = [piece for piece in pieces[:_FRONT_PIECES] if squeezed(piece.text).casefold() != title.casefold()]
    return with_headline([Piece("title", title), *front, *pieces[_FRONT_PIECES:]], title)


def _author(document: Document | None) -> str | None:
    return clean_byline((document.author or "").replace("; ", ", ")) if document else None


def _site_name(document: Document | None) -> str | None:
    """Return the name that the site gives itself; trafilatura puts its host where there is none."""
    name = document.sitename if document else None
    return name if name and not _HOST.fullmatch(name) else None
