"""What the marks on paper mean. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from onrecord import Reading
from onrecord.exports.readers import reader_notes
from onrecord.origins import has_readers_links, has_readers_marks
from onrecord.provenance import checking
from onrecord.translation import noop, tr
from onrecord_desktop.paper.looks import HEADING, REMARK, WORDS
from onrecord_desktop.paper.sheet import NAMES
from onrecord_desktop.paper.values import Paragraph, Rule, Run, Side, plain

TRUST = noop("A denial is not a falsehood and a claim is not a truth.")
OUR_LINKS = noop("Links between statements are On Record’s.")
READERS_LINKS = noop("Links between statements are On Record’s or the reader’s.")
UNCHECKED = noop(
    "The marks are made by software and nobody has checked them; some may be wrong, some may be missing."
)
CORRECTED = noop(
    "The marks are made by software, and a reader corrected some but has not checked them all; some may be "
    "wrong, some may be missing."
)
# Translators: {checked} is such as "checked by Ann Lee, 6 May 2031".
CHECKED = noop("The marks are made by software, and all of them are {checked}.")
# Translators: {checked} is such as "checked by Ann Lee, 6 May 2031".
CORRECTED_AND_CHECKED = noop(
    "The marks are made by software and corrected by a reader, and all of them are {checked}."
)
_INNER, _OUTER = Rule("inner"), Rule("outer", level=1)


def legend(reading: Reading) -> Iterator[Paragraph]:
    """Yield what the marks of a reading mean."""
    yield plain(tr("How to read the marks"), HEADING, keeps=True)
    own_bold = any(emphasis.kind == "bold" for emphasis in reading.article.emphasis)
    for runs, meaning in chain(_samples(own_bold), _readers_samples(reading)):
        sample = Side(runs, WORDS, NAMES)
        style = replace(REMARK, leading=WORDS.leading, before=15)
        yield Paragraph((Run(meaning),), style, keeps=True, sides=(sample,))
    links = READERS_LINKS if has_readers_links(reading) else OUR_LINKS
    yield plain(" ".join((tr(TRUST), tr(links), _trust(reading))), REMARK, before=70)


def _trust(reading: Reading) -> str:
    """Say who made the marks, and whether somebody checked them."""
    if reading.checked is None:
        return tr(CORRECTED if reading.corrections else UNCHECKED)
    return tr(CORRECTED_AND_CHECKED if reading.corrections else CHECKED, checked=checking(reading))


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


def _readers_samples(reading: Reading) -> Iterator[tuple[tuple[Run, ...], str]]:
    """Yield words with the reader's own marks, as far as there are any, and what those mean."""
    if has_readers_marks(reading):
        # Translators: some words of a statement, with the number of its source and the reader's mark.
        yield (Run(tr("words³*")),), tr("The reader marked the statement, or corrected it.")
    if reader_notes(reading).passages:
        # Translators: some words with the number of a note of the reader.
        yield (Run(tr("wordsⁿ¹")),), tr("Where words end on which the reader wrote a note, its number.")


def _bold(own_bold: bool) -> str:
    if own_bold:
        return tr(
            "Who speaks, and what the article itself sets in bold. In the margin stand the source’s name and "
            "the article’s own words for its speaking."
        )
    return tr(
        "Who speaks. In the margin stand the source’s name and the article’s own words for its speaking."
    )
