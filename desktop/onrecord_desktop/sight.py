"""What of a reading the reader wants to see: text, margin, panel and find all go by it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from onrecord import Reading, Source, Statement
from onrecord.outline import UNSURE_BELOW, Key, wording
from onrecord.reading import Quotation, StatementType
from onrecord_desktop.voices import UNNAMED_KINDS

Naming = Literal["named", "unnamed"]
Hand = Literal["first", "via"]
Order = Literal["order", "amount", "name"]


@dataclass(frozen=True)
class Sight:
    """What is shown, and in what order. An empty choice of anything stands for all of it."""

    disputes_only: bool = False
    """Only denials, and what On Record links them to."""
    rest: bool = False
    """No statement, but the sentences outside all of them. Goes with no other choice."""
    types: frozenset[StatementType] = frozenset()
    quotations: frozenset[Quotation] = frozenset()
    naming: Naming | None = None
    hand: Hand | None = None
    """``first``: not through others; ``via``: through others."""
    solo: Key | None = None
    """The only ones who are heard; the empty key for statements without a source."""
    muted: frozenset[Key] = frozenset()
    words: str = ""
    """What a statement's words, or its source's name, must hold, in any letter case."""
    order: Order = "order"
    unsure_below: float = UNSURE_BELOW
    """Statements less likely right than this are shown as unsure."""

    @property
    def is_whole(self) -> bool:
        """Whether every statement is shown."""
        return replace(self, order="order", unsure_below=UNSURE_BELOW) == Sight()

    @property
    def is_of_disputes(self) -> bool:
        """Whether all denials and what they answer are shown, and nothing else."""
        return self.disputes_only and replace(self, disputes_only=False).is_whole

    def whole(self) -> Sight:
        """Return the same with every statement shown."""
        return Sight(order=self.order, unsure_below=self.unsure_below)

    def choosing(self, **parts: Any) -> Sight:
        """Return the same with some parts chosen anew, by their names.

        The rest and the statements shut each other out: whoever chooses among statements wants to see them.
        """
        if parts.get("rest"):
            return replace(self.whole(), rest=True)
        chosen = replace(self, **parts)
        same = replace(chosen, order=self.order, unsure_below=self.unsure_below) == self
        return chosen if same else replace(chosen, rest=False)


def seen(reading: Reading, sight: Sight) -> frozenset[str]:
    """Return the ids of the statements that are shown."""
    if sight.is_whole:
        return frozenset(s.id for s in reading.statements)
    if sight.rest:
        return frozenset()
    wanted = _conditions(reading, sight)
    return frozenset(s.id for s in reading.statements if all(fits(s) for fits in wanted))


def _conditions(reading: Reading, sight: Sight) -> list[Callable[[Statement], bool]]:
    sources = {source.id: source for source in reading.sources}
    wanted: list[Callable[[Statement], bool]] = [lambda s: s.sources not in sight.muted]
    if sight.disputes_only:
        disputed = frozenset(_disputed(reading.statements))
        wanted.append(lambda s: s.id in disputed)
    if sight.types:
        wanted.append(lambda s: s.type in sight.types)
    if sight.quotations:
        wanted.append(lambda s: s.quotation in sight.quotations)
    if sight.naming:
        wanted.append(lambda s: _naming(sources[i] for i in s.sources) == sight.naming)
    if sight.hand:
        wanted.append(lambda s: ("via" if s.via else "first") == sight.hand)
    if sight.solo is not None:
        wanted.append(lambda s: s.sources == sight.solo)
    if sought := sight.words.casefold().split():
        wanted.append(lambda s: _holds(s, [sources[i] for i in s.sources], reading.article.text, sought))
    return wanted


def _disputed(statements: Iterable[Statement]) -> Iterable[str]:
    for statement in statements:
        if statement.type == "denial":
            yield statement.id
            yield from statement.denies


def _naming(sources: Iterable[Source]) -> Naming | None:
    """Whether those who speak are named; None where nobody is given."""
    kinds = {source.kind for source in sources}
    if not kinds:
        return None
    return "unnamed" if kinds <= UNNAMED_KINDS else "named"


def _holds(statement: Statement, sources: Iterable[Source], text: str, sought: Iterable[str]) -> bool:
    said = "".join(piece.text for piece in wording(statement, text))
    words = " ".join((said, *(source.name for source in sources))).casefold()
    return all(word in words for word in sought)
