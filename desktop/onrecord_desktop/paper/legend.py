"""What the marks on paper mean. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord_desktop.paper.looks import HEADING, REMARK, WORDS
from onrecord_desktop.paper.sheet import NAMES
from onrecord_desktop.paper.values import Paragraph, Rule, Run, Side, plain

TRUST = (
    "A denial is not a falsehood and a claim is not a truth. Links between statements are On Record’s. "
    "The marks are made by software and nobody has checked them; some may be wrong, some may be missing."
)
_INNER, _OUTER = Rule("inner"), Rule("outer", level=1)
SAMPLES: tuple[tuple[tuple[Run, ...], str], ...] = (
    ((Run("claim", rules=(Rule("claim"),)),), "A solid line: what a source puts forward."),
    (
        (Run("denial", rules=(Rule("denial", "denial"),)),),
        "A dashed line: what a source rejects, or says to reject something.",
    ),
    (
        (Run("no comment", rules=(Rule("silence", "no_comment"),)),),
        "A dotted line: what a source would not speak about.",
    ),
    ((Run("unsure", rules=(Rule("unsure", unsure=True),)),), "A thinner line: On Record is unsure."),
    (
        (Run("one ", rules=(_OUTER,)), Run("in another", rules=(_INNER, _OUTER))),
        "Two lines: a statement within a statement; the lower line is that of the outer one.",
    ),
    (
        (Run("Bold", bold=True),),
        "Who speaks. In the margin stand the source’s name and the article’s own words for its speaking.",
    ),
    (
        (Run("words³"),),
        "Where a statement ends, its source’s number in the list below; none where no source is given.",
    ),
)
"""Words marked as in the article, and what their mark means."""


def legend() -> Iterator[Paragraph]:
    """Yield the legend."""
    yield plain("How to read the marks", HEADING, keeps=True)
    for runs, meaning in SAMPLES:
        sample = Side(runs, WORDS, NAMES)
        style = replace(REMARK, leading=WORDS.leading, before=15)
        yield Paragraph((Run(meaning),), style, keeps=True, sides=(sample,))
    yield plain(TRUST, REMARK, before=70)
