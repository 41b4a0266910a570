"""How sure On Record is of a statement and of its links, in words and per cent. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.origins import is_set
from onrecord.outline import UNSURE_BELOW
from onrecord.reading import Statement
from onrecord.translation import tr


def per_cent(probability: float) -> str:
    """Return a probability in per cent, 1 at least and 99 at most: nothing is wholly sure."""
    return tr("{number}\u00a0%", number=min(max(round(probability * 100), 1), 99))


def certainty(statement: Statement) -> tuple[str, ...]:
    """Return for each part how sure it is: "who says what 93 %", "type 99 %", "who it is 97 %".

    Who it is, is left out where nobody is given. What the reader set is said to be so: in a statement that a
    reader added or corrected, the parts that have no doubt left.
    """
    return tuple(_parts(statement))


def _parts(statement: Statement) -> Iterator[str]:
    confidence = statement.confidence
    # Translators: how sure On Record is of this; {sure} is such as "93 %" or "set by the reader".
    yield tr("who says what {sure}", sure=_sure(statement, confidence.attribution))
    # Translators: how sure On Record is whether it is a claim, a denial or a no comment.
    yield tr("type {sure}", sure=_sure(statement, confidence.type))
    if statement.sources:
        # Translators: how sure On Record is who the source is.
        yield tr("who it is {sure}", sure=_sure(statement, confidence.identity))


def link_certainty(denial: Statement, denied: str, below: float = UNSURE_BELOW) -> str:
    """Say how sure the link from a denial to the statement ``denied`` is: "62 % sure", "unsure, 41 %".

    Args:
        below: a link less likely right than this is unsure.
    """
    probability = denial.confidence.denies.get(denied, 1.0)
    sure = _sure(denial, probability)
    if is_set(denial, probability):
        return sure
    if probability < below:
        # Translators: of a link between two statements; {percent} is such as "41 %".
        return tr("unsure,\u00a0{percent}", percent=sure)
    # Translators: of a link between two statements; {percent} is such as "62 %".
    return tr("{percent}\u00a0sure", percent=sure)


def _sure(statement: Statement, probability: float) -> str:
    # Translators: of a part of a statement, or a link, that a reader corrected.
    return tr("set by the reader") if is_set(statement, probability) else per_cent(probability)
