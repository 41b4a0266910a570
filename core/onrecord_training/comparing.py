"""How much of what readers corrected two models read rightly, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language

from onrecord.article import Span
from onrecord.reading import Reading, Statement
from onrecord.revision.anchoring import Parts, find_statement
from onrecord.revision.data import FIELDS, Line
from onrecord_training.confidences import same_names
from onrecord_training.measuring import read_all

FOUND, RIGHT, REMOVED = "found", "right", "removed"
ROWS: Mapping[str, str] = {
    FOUND: "statements found, of those in articles checked as a whole",
    RIGHT: "statements that are there, of those found in such articles",
    "source": "sources set by a reader",
    "cue": "cues set by a reader",
    "content": "contents set by a reader",
    "type": "types set by a reader",
    "who": "identities set by a reader",
    "denies": "links set by a reader",
    REMOVED: "no statement where a reader removed one",
}
"""What is counted, in the order in which it is told."""


@dataclass(frozen=True)
class Share:
    """How many of some things are right."""

    right: int = 0
    of: int = 0

    def __str__(self) -> str:
        return f"{self.right} of {self.of} ({self.right / self.of:.3f})" if self.of else "none"


def figures(nlp: Language, lines: Sequence[Line]) -> dict[str, Share]:
    """Return for each of :data:`ROWS` how much a model reads rightly of articles that readers corrected."""
    right, of = Counter[str](), Counter[str]()
    for reading, line in zip(read_all(nlp, lines), lines, strict=True):
        for row, is_right in judged(reading, line):
            of[row] += 1
            right[row] += is_right
    return {row: Share(right[row], of[row]) for row in ROWS}


def table(before: Mapping[str, Share], after: Mapping[str, Share]) -> Iterator[str]:
    """Yield the lines of a table with the figures of two models side by side; what nobody set is left out."""
    width = max(map(len, ROWS.values()))
    yield f"{'in articles that readers corrected':{width}}  {'before':>22}  {'after':>22}"
    for row, words in ROWS.items():
        if before[row].of or after[row].of:
            yield f"{words:{width}}  {before[row]!s:>22}  {after[row]!s:>22}"


def judged(reading: Reading, line: Line) -> Iterator[tuple[str, bool]]:
    """Yield for each thing that is known of an article its row, and whether a reading has it so."""
    partner = {s["id"]: find_statement(parts(s), reading.statements) for s in line["statements"]}
    if line["complete"]:
        yield from ((FOUND, found is not None) for found in partner.values())
        theirs = {found.id for found in partner.values() if found}
        yield from ((RIGHT, statement.id in theirs) for statement in reading.statements)
    names = {source.id: source.name for source in reading.sources}
    for statement in line["statements"]:
        found = partner[statement["id"]]
        for field in FIELDS:
            if field in statement["corrected"]:
                yield field, found is not None and _is_so(field, statement, found, names, partner)
    for removed in line["removed"]:
        yield REMOVED, find_statement(parts(removed), reading.statements) is None


def parts(statement: Mapping[str, Any]) -> Parts:
    """Return where source, cue and content of a line's statement stand."""
    return spans(statement["source"]), spans(statement["cue"]), spans(statement["content"])


def spans(given: Iterable[Mapping[str, int]]) -> tuple[Span, ...]:
    """Return spans of a line as values."""
    return tuple(Span(start=span["start"], end=span["end"]) for span in given)


def _is_so(
    field: str,
    known: Mapping[str, Any],
    found: Statement,
    names: Mapping[str, str],
    partner: Mapping[str, Statement | None],
) -> bool:
    match field:
        case "type":
            return bool(found.type == known["type"])
        case "who":
            who = known["who"].split(" & ") if known["who"] else []
            return same_names(who, [names[i] for i in found.sources])
        case "denies":
            answered = {other.id if (other := partner[i]) else None for i in known["denies"]}
            return answered == set(found.denies)
        case _:
            return bool(getattr(found, field) == spans(known[field]))
