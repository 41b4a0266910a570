"""What the marks on paper mean. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.translation import noop, tr
from onrecord_desktop.paper.looks import HEADING, REMARK, WORDS
from onrecord_desktop.paper.sheet import NAMES
from onrecord_desktop.paper.values import Paragraph, Rule, Run, Side, plain

TRUST = noop(
    "A denial is not a falsehood and a claim is not a truth. Links between statements are On Record’s. "
    "The marks are made by software and nobody has checked them; some may be wrong, some may be missing."
)
_INNER, _OUTER = Rule("inner"), Rule("outer", level=1)


def legend(*, own_bold: bool = False) -> Iterator[Paragraph]:
    """Yield the legend; ``own_bold`` says whether the article itself sets words in bold."""
    yield plain(tr("How to read the marks"), HEADING, keeps=True)
    for runs, meaning in _samples(own_bold):
        sample = Side(runs, WORDS, NAMES)
        style = replace(REMARK, leading=WORDS.leading, before=15)
        yield Paragraph((Run(meaning),), style, keeps=True, sides=(sample,))
    yield plain(tr(TRUST), REMARK, before=70)


def _samples(own_bold: bool) -> Iterator[tuple[tuple[Run, ...], str]]:
    """Yield words marked as in the article, and what their mark means."""
    yield (Run(tr("claim"), rules=(Rule("claim"),)),), tr("A solid line: what a source puts forward.")
    yield (
        (Run(tr("denial"), rules=(Rule("denial", "denial"),)),),
        tr("A dashed line: what a source rejects, or says to reject something."),
    )
    yield (
        (Run(tr("no comment"), rules=(Rule("silence", "no_comment"),)),),
        tr("A dotted line: what a source would not speak about."),
    )
    yield (
        # Translators: words under which a thin line stands.
        (Run(tr("unsure"), rules=(Rule("unsure", unsure=True),)),),
        tr("A thinner line: On Record is unsure."),
    )
    # Translators: a statement within another; the inner one begins at the bar, which is not printed.
    outer, _, inner = tr("one |in another").partition("|")
    yield (
        (Run(outer, rules=(_OUTER,)), Run(inner, rules=(_INNER, _OUTER))),
        tr("Two lines: a statement within a statement; the lower line is that of the outer one."),
    )
    # Translators: it is printed in bold.
    yield (Run(tr("Bold"), bold=True),), _bold(own_bold)
    yield (
        # Translators: some words of a statement, with the number of its source.
        (Run(tr("words³")),),
        tr("Where a statement ends, its source’s number in the list below; none where no source is given."),
    )


def _bold(own_bold: bool) -> str:
    if own_bold:
        return tr(
            "Who speaks, and what the article itself sets in bold. In the margin stand the source’s name and "
            "the article’s own words for its speaking."
        )
    return tr(
        "Who speaks. In the margin stand the source’s name and the article’s own words for its speaking."
    )
