"""Pages that are no article: front pages, shops, logins, errors, requests for consent. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from onrecord.article import Notice
from onrecord.loading import limits, prompts
from onrecord.loading.draft import Piece, quoted
from onrecord.loading.running import running_words, words_in_sentences
from onrecord.translation import noop, tr

if TYPE_CHECKING:
    from onrecord.loading.page_facts import Facts
    from onrecord.loading.page_lines import Line

Other = Literal["front", "shop", "login", "error", "consent", "nothing"]

_TOLD: Final[Mapping[Other, str]] = {
    "front": noop(
        "{name} does not look like an article but like a front page or a list of links: open the article "
        "itself, or copy its text and paste it."
    ),
    "shop": noop(
        "{name} does not look like an article but like a page of a shop: open the article itself, or copy "
        "its text and paste it."
    ),
    "login": noop(
        "{name} does not look like an article but like a page to log in on: log in in your browser, then "
        "copy the article’s text and paste it."
    ),
    "error": noop(
        "{name} does not look like an article but like an error page or a check against robots: open it in "
        "your browser, then copy the article’s text and paste it."
    ),
    "consent": noop(
        "{name} does not look like an article but like a page that asks for consent to cookies: answer it in "
        "your browser, then copy the article’s text and paste it."
    ),
    "nothing": noop(
        "{name} does not look like an article but like a page almost without text, perhaps one built by "
        "scripts: open it in your browser, then copy the article’s text and paste it."
    ),
}
_OPENING_WORDS: Final = 10
_YOU_ARE = r"you(?:['’]re|\s+are)\s+(?:a\s+)?(?:human|not\s+a\s+robot)"
_ERROR = re.compile(
    r"(?:error\s*)?(?:40[0134]|410|429|50[0234])(?:\W+(?:error|(?:page\s+)?not\s+found|forbidden|gone|unauthori[sz]ed"
    r"|too\s+many|bad\s+gateway|service\s+(?:\w+\s+)?unavailable|gateway\s+time|internal\s+server).{0,20})?"
    r"|.{0,30}\b(?:page|article|story)\s+(?:you\s+\w+\s+(?:for\s+)?)?(?:was\s+)?(?:not|cannot\s+be|can['’]t\s+be)\s+found.{0,20}"
    r"|(?:access|permission)\s+(?:to\s+this\s+page\s+)?(?:has\s+been\s+)?denied|forbidden|bad\s+gateway"
    r"|just\s+a\s+moment.{0,5}|attention\s+required.{0,20}|pardon\s+our\s+interruption.{0,5}"
    rf"|are\s+you\s+(?:a\s+)?(?:robot|human)\??|(?:please\s+)?verify(?:ing)?\s+(?:that\s+)?{_YOU_ARE}.{{0,20}}"
    r"|(?:service|site|page)\s+(?:is\s+)?(?:temporarily\s+)?unavailable|(?:security|robot)\s+check"
    r"|(?:oops|sorry,?\s+(?:we|you|this|the\s+page)|uh[ -]oh)\b.{0,40}|something\s+went\s+wrong.{0,5}",
    re.IGNORECASE,
)
_TEASERS: Final = 12
_TEASER_WORDS: Final = 4
_SCRAPS: Final = 3
_FRONT_STRETCH: Final = 60
"""Words of running text between links to other articles that no front page reaches."""


def refusal(name: str, other: Other) -> str:
    """Return the sentence that says what a page is instead of an article, and what to do."""
    return tr(_TOLD[other], name=quoted(name))


def other_than_article(
    facts: Facts, pieces: Sequence[Piece], lines: Sequence[Line], notices: Sequence[Notice], *, from_web: bool
) -> Other | None:
    """Return what a page is that holds no article; None where it holds one, or the opening of one.

    Args:
        facts: what the page says of itself.
        pieces: the article as extracted, without the page's requests.
        lines: all that the page shows.
        notices: what :func:`notices_of_page` told.
        from_web: a page from the web must hold more text to pass than a file that the reader chose.
    """
    words = running_words(pieces)
    few = words < limits.ARTICLE_WORDS
    opening = "paywall" in notices and words >= _OPENING_WORDS
    told: tuple[tuple[Other, bool], ...] = (
        ("error", words < limits.STUB_WORDS and not facts.article and _is_error(facts)),
        ("consent", few and not opening and any(prompts.is_consent(line.text) for line in lines)),
        ("shop", facts.product and not facts.article),
        ("front", not facts.article and not facts.closed and _is_front(lines)),
        ("login", few and not opening and facts.login),
        ("front", few and not opening and facts.link_words > words),
        ("nothing", few and not opening and (from_web or "paywall" in notices)),
        ("nothing", not any(kind in ("paragraph", "quote") for kind, _ in pieces)),
    )
    return next((other for other, holds in told if holds), None)


def _is_error(facts: Facts) -> bool:
    title = re.split(r"\s+[|–—-]\s+", facts.title or "")
    return any(_ERROR.fullmatch(part.strip()) for part in title)


def _is_front(lines: Sequence[Line]) -> bool:
    """Tell a front page: many headlines that are links, and scraps of text between them."""
    teasers, stretches = 0, [0]
    for line in lines:
        if line.furniture:
            continue
        if line.is_link and (line.kind == "heading" or len(line.text.split()) >= _TEASER_WORDS):
            teasers += 1
            stretches.append(0)
        elif line.kind in ("paragraph", "quote", "list"):
            stretches[-1] += words_in_sentences(line.text)
    scraps = [words for words in stretches if words]
    scrappy = len(scraps) >= _SCRAPS or sum(scraps) < limits.ARTICLE_WORDS
    return teasers >= _TEASERS and max(stretches) < _FRONT_STRETCH and scrappy
