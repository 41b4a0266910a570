"""What On Record adds to a statement, in the words that every export has in common. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from onrecord import outline
from onrecord.reading import Statement
from onrecord.translation import noop, tr

NOTHING_FOUND = noop("No statement found; some may be missed.")

CAUTION = noop(
    "A denial is not a falsehood and a claim is not a truth; links between statements are On Record’s, and "
    "what it did not find may still be there."
)

Phrase = Callable[[Iterable[str]], str]
"""Words for the sources, or for the statements, that have these ids."""


def notes(
    statement: Statement, answered: Mapping[str, Iterable[str]], names: Phrase, references: Phrase
) -> Iterator[str]:
    """Yield the notes on a statement: part quotation, via whom, links, doubt.

    Args:
        statement: of the reading.
        answered: from :func:`onrecord.outline.answered_by`.
        names: how sources are named.
        references: how other statements are referred to.
    """
    if statement.quotation == "mixed":
        yield tr(outline.MIXED)
    if statement.via:
        yield f"{tr(outline.VIA)} {names(statement.via)}"
    if statement.denies:
        yield f"{tr(outline.LINKS_TO)} {references(statement.denies)}"
    elif statement.type == "denial":
        yield tr(outline.NOTHING_ANSWERED)
    if statement.id in answered:
        yield f"{tr(outline.LINKED_DENIALS)} {references(answered[statement.id])}"
    if outline.doubt(statement):
        yield outline.doubt(statement)
