"""Whether what was given is one whole article: by its words, and by the build and the word of its page.

Pure. In doubt an article is taken for whole: a notice needs plain signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from onrecord.article import Notice
from onrecord.loading import limits, prompts
from onrecord.loading.draft import Piece
from onrecord.loading.live import is_live, is_live_page
from onrecord.loading.running import has_sentence, running_words

if TYPE_CHECKING:
    from onrecord.loading.page_facts import Facts
    from onrecord.loading.page_lines import Line

_ORDER: Final[tuple[Notice, ...]] = ("paywall", "cut", "pages", "consent", "live", "listing")
_DOTS = r"(?:…|\.{3})"
_EXCERPT_END = re.compile(
    rf"(?:\[\s*{_DOTS}\s*\]|{_DOTS}\s*\(?(?:read|see)\s+more\)?|\((?:more|continued)\s*{_DOTS}?\)"
    rf"|{_DOTS}\s*continue\s+reading)[\s»→>.…\"”]*$",
    re.IGNORECASE,
)
_TO_THE_REST = re.compile(
    r"(?:continue\s+reading|read\s+(?:the\s+)?(?:full|rest\s+of\s+(?:the|this))\s+(?:article|story|post))\b"
    r"(?!\s+the\s+main)[^.]{0,80}",
    re.IGNORECASE,
)
_END_CHARACTERS: Final = 100
_LAST_PIECES: Final = 3
_FOLLOWING: Final = 8
_LIST_PIECES: Final = 12
_LIST_SHARE: Final = 0.3


def notices_in(pieces: Sequence[Piece]) -> tuple[Notice, ...]:
    """Return what the words of a text tell, wherever it is from: a paste, a PDF, a page."""
    told: dict[Notice, bool] = {
        "paywall": _stops_at_wall(pieces) or _hints_at_wall(pieces),
        "cut": _breaks_off(pieces),
        "consent": _asks_for_consent(pieces),
        "live": is_live(pieces),
        "listing": _is_listing(pieces),
    }
    return _ordered({notice for notice, holds in told.items() if holds})


def notices_of_page(facts: Facts, pieces: Sequence[Piece], lines: Sequence[Line]) -> tuple[Notice, ...]:
    """Return what an HTML page and its words tell.

    Args:
        facts: what the page says of itself.
        pieces: the article as extracted, with the page's requests where they were taken for a part of it.
        lines: all that the page shows.
    """
    words = running_words(pieces)
    following = _following(pieces, lines)
    ends = any(_is_end_of_excerpt(piece.text) for piece in following[:_LAST_PIECES])
    told: dict[Notice, bool] = {
        "paywall": _stops_at_wall([*pieces, *following]) or _is_closed(facts, words),
        "cut": ends or (facts.body_words >= limits.STUB_WORDS and words < facts.body_words / 2),
        "pages": facts.goes_on,
        "live": facts.live or is_live_page(facts.title, lines),
    }
    return _ordered({*notices_in(pieces), *(notice for notice, holds in told.items() if holds)})


def _following(pieces: Sequence[Piece], lines: Sequence[Line]) -> list[Piece]:
    """Return what the page shows right after the article's last paragraph."""
    last = next((" ".join(piece.text.split()) for piece in reversed(pieces) if running_words([piece])), None)
    place = max((i for i, line in enumerate(lines) if line.text == last), default=len(lines))
    return [Piece(line.kind, line.text) for line in lines[place + 1 : place + 1 + _FOLLOWING]]


def _ordered(found: set[Notice]) -> tuple[Notice, ...]:
    """Return notices in the order in which they are told; a paywall says already that the text is cut."""
    told = found - {"cut", "listing"} if "paywall" in found else found
    return tuple(notice for notice in _ORDER if notice in told)


def _stops_at_wall(pieces: Sequence[Piece]) -> bool:
    """Tell whether there is a request to subscribe after which hardly any text comes."""
    walls = [i for i, piece in enumerate(pieces) if prompts.ends_in_wall(piece.text)]
    return bool(walls) and running_words(pieces[walls[-1] + 1 :]) < limits.ARTICLE_WORDS


def _hints_at_wall(pieces: Sequence[Piece]) -> bool:
    hinted = any(prompts.is_hint(piece.text) for piece in pieces)
    return hinted and running_words(pieces) < limits.STUB_WORDS


def _is_closed(facts: Facts, words: int) -> bool:
    """Tell whether a page that is not open to all shows only an opening."""
    if facts.prompt and words < limits.STUB_WORDS:
        return True
    if facts.stated_words > 2 * words and (facts.closed or facts.prompt):
        return True
    if not facts.closed:
        return False
    if facts.closed_words is None:
        return words < limits.STUB_WORDS
    return facts.closed_words < limits.ARTICLE_WORDS


def _breaks_off(pieces: Sequence[Piece]) -> bool:
    """Tell whether a text ends with the marks of an excerpt."""
    first = max(len(pieces) - _LAST_PIECES, 0)
    return any(
        _is_end_of_excerpt(pieces[i].text.strip()) and running_words(pieces[i + 1 :]) < limits.ARTICLE_WORDS
        for i in range(first, len(pieces))
    )


def _is_end_of_excerpt(text: str) -> bool:
    return bool(_EXCERPT_END.search(text[-_END_CHARACTERS:]) or _TO_THE_REST.fullmatch(text))


def _asks_for_consent(pieces: Sequence[Piece]) -> bool:
    others = [piece for piece in pieces if not prompts.is_consent(piece.text)]
    return len(others) < len(pieces) and running_words(others) < limits.ARTICLE_WORDS


def _is_listing(pieces: Sequence[Piece]) -> bool:
    """Tell a list of headlines or links: many short blocks, hardly any sentence."""
    words = sum(len(piece.text.split()) for piece in pieces)
    titles = ("title", "heading")
    told = (piece.text for piece in pieces if piece.kind not in titles and has_sentence(piece.text))
    sentences = sum(len(text.split()) for text in told)
    return len(pieces) >= _LIST_PIECES and sentences < _LIST_SHARE * words
