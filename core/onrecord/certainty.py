"""How sure On Record is of a statement and of its links, in words and per cent. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.outline import UNSURE_BELOW
from onrecord.reading import Statement

SET = "set by the reader"


def per_cent(probability: float) -> str:
    """Return a probability in per cent, 1 at least and 99 at most: nothing is wholly sure."""
    return f"{min(max(round(probability * 100), 1), 99)}\u00a0%"


def certainty(statement: Statement) -> tuple[str, ...]:
    """Return for each part how sure it is: "who says what 93 %", "type 99 %", "who it is 97 %".

    Who it is, is left out where nobody is given. What the reader set is said to be so: in a statement that a
    reader added or corrected, the parts that have no doubt left.
    """
    return tuple(_parts(statement))


def _parts(statement: Statement) -> Iterator[str]:
    confidence = statement.confidence
    yield f"who says what {_sure(statement, confidence.attribution)}"
    yield f"type {_sure(statement, confidence.type)}"
    if statement.sources:
        yield f"who it is {_sure(statement, confidence.identity)}"


def link_certainty(denial: Statement, denied: str, below: float = UNSURE_BELOW) -> str:
    """Say how sure the link from a denial to the statement ``denied`` is: "62 % sure", "unsure, 41 %".

    Args:
        below: a link less likely right than this is unsure.
    """
    probability = denial.confidence.denies.get(denied, 1.0)
    sure = _sure(denial, probability)
    if sure == SET:
        return sure
    return f"unsure,\u00a0{sure}" if probability < below else f"{sure}\u00a0sure"


def _sure(statement: Statement, probability: float) -> str:
    return SET if statement.origin == "reader" and probability == 1.0 else per_cent(probability)
