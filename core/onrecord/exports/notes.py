"""What On Record adds to a statement, in the words that every export has in common. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from onrecord import origins, outline
from onrecord.reading import Reading, Statement
from onrecord.translation import noop, tr

CAUTION = noop(
    "A denial is not a falsehood and a claim is not a truth; links between statements are On Record’s, and "
    "what it did not find may still be there."
)
CAUTION_WITH_READERS_LINKS = noop(
    "A denial is not a falsehood and a claim is not a truth; links between statements are On Record’s or the "
    "reader’s, and what was not found may still be there."
)

Phrase = Callable[[Iterable[str]], str]
"""Words for the sources, or for the statements, that have these ids."""


def caution(reading: Reading) -> str:
    """Say how a reading is to be taken."""
    return tr(CAUTION_WITH_READERS_LINKS if origins.has_readers_links(reading) else CAUTION)


def notes(
    statement: Statement, answered: Mapping[str, Iterable[str]], names: Phrase, references: Phrase
) -> Iterator[str]:
    """Yield the notes on a statement: whether it is the reader's, part quotation, via whom, links, doubt.

    Args:
        statement: of the reading.
        answered: from :func:`onrecord.outline.answered_by`.
        names: how sources are named.
        references: how other statements are referred to.
    """
    if whose := origins.whose(statement):
        yield whose
    if statement.quotation == "mixed":
        yield tr(outline.MIXED)
    if statement.via:
        yield f"{tr(outline.VIA)} {names(statement.via)}"
    for linked, answered_ids in origins.links(statement):
        yield f"{linked} {references(answered_ids)}"
    if statement.type == "denial" and not statement.denies:
        yield tr(outline.NOTHING_ANSWERED)
    if statement.id in answered:
        yield f"{tr(outline.LINKED_DENIALS)} {references(answered[statement.id])}"
    if outline.doubt(statement):
        yield outline.doubt(statement)
