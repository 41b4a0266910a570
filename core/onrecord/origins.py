"""What of a reading is the reader's own, and how that is worded. Pure.

What a reader set has no doubt left: in a statement that a reader added or corrected, that are the parts, and
the links, whose probability is 1.
"""

from __future__ import annotations

from onrecord.outline import LINKS_TO
from onrecord.reading import Reading, Statement
from onrecord.translation import noop, tr

# Translators: of a statement that On Record did not find.
MARKED = noop("marked by the reader")
# Translators: of a statement of which the reader corrected a part.
CORRECTED = noop("corrected by the reader")
# Translators: after it stands whose statements a denial answers.
READER_LINKS_TO = noop("the reader links this to")


def is_set(statement: Statement, probability: float) -> bool:
    """Tell whether the reader set the part of a statement, or the link, that has this probability."""
    return statement.origin == "reader" and probability == 1.0


def is_linked_by_reader(denial: Statement, answered: str) -> bool:
    """Tell whether it was the reader who linked a denial to the statement with the id ``answered``."""
    return is_set(denial, denial.confidence.denies.get(answered, 1.0))


def whose(statement: Statement) -> str:
    """Say that the reader marked a statement, or corrected a part of it; empty of On Record's own."""
    if statement.origin != "reader":
        return ""
    confidence = statement.confidence
    parts = (confidence.attribution, confidence.type, confidence.identity)
    return tr(MARKED if all(is_set(statement, part) for part in parts) else CORRECTED)


def links(denial: Statement) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the ids of what a denial is linked to, after words for who links it: On Record, the reader."""
    readers = tuple(i for i in denial.denies if is_linked_by_reader(denial, i))
    ours = tuple(i for i in denial.denies if i not in readers)
    told = ((tr(LINKS_TO), ours), (tr(READER_LINKS_TO), readers))
    return tuple((words, ids) for words, ids in told if ids)


def has_readers_marks(reading: Reading) -> bool:
    """Tell whether the reader marked or corrected any statement."""
    return any(statement.origin == "reader" for statement in reading.statements)


def has_readers_links(reading: Reading) -> bool:
    """Tell whether the reader linked any denial to what it answers."""
    return any(is_linked_by_reader(s, i) for s in reading.statements for i in s.denies)
