"""HTML pages: trafilatura finds the article in the page, we keep its blocks apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from onrecord.article import Notice
from onrecord.errors import LoadingError
from onrecord.front_matter import clean_byline, iso_date
from onrecord.loading import limits, prompts
from onrecord.loading.draft import Draft, Piece, assemble, web_host, with_labelled
from onrecord.loading.front import front_byline, front_date, headline, with_headline
from onrecord.loading.html_page import decode_html, lift_captions, mark_paragraph_breaks, parse
from onrecord.loading.html_pieces import pieces_of, squeezed
from onrecord.loading.leftovers import own_pieces, removed, spans_of, with_notes
from onrecord.loading.other_pages import other_than_article, refusal
from onrecord.loading.page_facts import Facts, facts_of
from onrecord.loading.page_lines import Line, lines_of
from onrecord.loading.running import running_words
from onrecord.loading.wholeness import notices_in, notices_of_page

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")
_FRONT_PIECES: Final = 4
_OWN_SHARE: Final = 0.8
_RUNNING_SHARE: Final = 0.5
_FURNITURE_LINES: Final = 5
_PAGE_WORDS: Final = 150


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
    tree = parse(decode_html(data, charset), name)
    facts = facts_of(tree, url)
    lines = lines_of(tree, facts.base)
    document, pieces = _extracted(tree, url)
    if running_words(pieces) < limits.ARTICLE_WORDS:
        pieces = _fuller(pieces, _body(lines))
    notices = notices_of_page(facts, pieces, lines)
    kept = [piece for piece in pieces if not prompts.is_request(piece.text)]
    other = other_than_article(facts, kept, lines, notices, from_web=url is not None)
    if other:
        raise LoadingError(refusal(name, other))
    return _draft(kept, notices, facts, lines, document)


def read_fragment(fragment: str, name: str) -> Draft:
    """Return what a reader copied from a page, all of it where it is mostly running text.

    Of a whole page with its menus, only the article is taken.

    Raises:
        LoadingError: it is too large, or holds nothing that can be read.
    """
    tree = parse(decode_html(fragment.encode(errors="replace"), "utf-8"), name)
    facts = facts_of(tree, None)
    lines = lines_of(tree, facts.base)
    pieces = own_pieces(lines, furniture=True)
    document = None
    if _is_whole_page(lines, pieces):
        document, extracted = _extracted(tree, None)
        if running_words(extracted) > _OWN_SHARE * running_words(own_pieces(lines)):
            pieces = extracted
    kept = [piece for piece in pieces if not prompts.is_request(piece.text)]
    return _draft(kept, notices_in(pieces), facts, lines, document)


def _is_whole_page(lines: Sequence[Line], pieces: Sequence[Piece]) -> bool:
    words = _words(pieces)
    furniture = sum(line.furniture for line in lines) >= _FURNITURE_LINES
    return words >= _PAGE_WORDS and (furniture or running_words(pieces) < _RUNNING_SHARE * words)


def _extracted(tree: HtmlElement, url: str | None) -> tuple[Document | None, list[Piece]]:
    """Let trafilatura find the article; nothing where it finds none or stumbles over a broken page.

    The tree is changed.
    """
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    mark_paragraph_breaks(tree)
    captions = frozenset(map(squeezed, lift_captions(tree)))
    try:
        document = bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (LxmlError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None, []
    if document is None or isinstance(document, dict):
        return None, []
    return document, list(pieces_of(document.body, captions))


def _draft(
    pieces: Sequence[Piece],
    notices: tuple[Notice, ...],
    facts: Facts,
    lines: Sequence[Line],
    document: Document | None,
) -> Draft:
    outlet = facts.outlet or _site_name(document)
    title = _headline((document and document.title) or facts.title, outlet)
    whole = _titled(with_labelled(with_notes(pieces, lines)), title)
    text, blocks = assemble(whole)
    emphasis, links = spans_of(text, blocks, lines)
    return Draft(
        text=text,
        blocks=blocks,
        title=headline(whole),
        byline=_author(document) or front_byline(list(pieces)),
        outlet=outlet,
        published=iso_date(document.date if document else None) or front_date(list(pieces)),
        url=document.url if document and web_host(document.url) else None,
        notices=notices,
        emphasis=emphasis,
        links=links,
        removed=removed(lines, (piece.text for piece in whole)),
    )


def _body(lines: Sequence[Line]) -> list[Piece]:
    """Return the page's own blocks without links to elsewhere: those of its article, where it marks one."""
    own = [line for line in lines if not line.is_link]
    inside = own_pieces(line for line in own if line.inside)
    return inside if running_words(inside) else own_pieces(own)


def _fuller(pieces: list[Piece], own: list[Piece]) -> list[Piece]:
    """Prefer the page's own blocks, which are kept apart better, unless they hold much less."""
    return own if _words(own) > _OWN_SHARE * _words(pieces) else pieces


def _words(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


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
