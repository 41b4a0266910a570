"""Everything that providers know of one reading, for those who want all of it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.article import Article
from onrecord.context.asking import ask, with_key
from onrecord.context.providers import Asking, ClaimProvider, ContextError, SourceProvider
from onrecord.context.shelf import claim_words
from onrecord.context.values import ClaimQuestion, Context, SourceQuestion
from onrecord.keys import Keys
from onrecord.reading import Reading, Source, SourceKind, Statement

if TYPE_CHECKING:
    from onrecord.online.web import Web

KNOWN_KINDS: frozenset[SourceKind] = frozenset(("person", "organization", "place"))
"""Sources that a provider may know; nobody can say who "officials" are."""
LEAST_WORDS = 4
"""A claim of fewer words is like too many."""


@dataclass(frozen=True)
class LookedUp:
    """What came of it."""

    contexts: tuple[Context, ...]
    problems: Mapping[str, str] = field(default_factory=dict)
    """By provider, why it was not asked further, in a sentence."""


def look_up(
    reading: Reading,
    wanted: Mapping[str, SourceProvider | ClaimProvider],
    web: Web,
    keys: Keys,
    step: Callable[[], object] = lambda: None,
) -> LookedUp:
    """Ask providers about all sources and claims of a reading. Waits for each answer.

    A provider that fails is not asked again; the others are.

    Args:
        reading: whose sources and claims.
        wanted: the providers, by name.
        web: asks them.
        keys: has their keys.
        step: called after each question.
    """
    contexts: list[Context] = []
    problems: dict[str, str] = {}
    for name, provider in wanted.items():
        try:
            asking = with_key(name, provider, keys, Asking(web))
            for question in questions(reading, provider):
                found = ask(provider, question, asking)
                contexts += [found] if found else []
                step()
        except ContextError as error:
            problems[name] = str(error)
    return LookedUp(tuple(contexts), problems)


def questions(
    reading: Reading, provider: SourceProvider | ClaimProvider
) -> Iterator[SourceQuestion | ClaimQuestion]:
    """Yield what a provider can be asked about a reading."""
    things: tuple[Source | Statement, ...] = (*reading.sources, *reading.statements)
    for thing in things:
        question = question_about(thing, reading, provider)
        if question:
            yield question


def question_about(
    thing: Source | Statement, reading: Reading, provider: SourceProvider | ClaimProvider
) -> SourceQuestion | ClaimQuestion | None:
    """Return what a provider can be asked about a source or a statement, None where that is nothing."""
    if isinstance(thing, Source):
        return _who(thing, reading.article) if isinstance(provider, SourceProvider) else None
    return _claim(thing, reading.article) if isinstance(provider, ClaimProvider) else None


def _who(source: Source, article: Article) -> SourceQuestion | None:
    if source.kind not in KNOWN_KINDS:
        return None
    return SourceQuestion(
        id=source.id,
        name=source.name,
        kind=source.kind,
        role=source.role,
        day=(article.published or "")[:10] or None,
        text=article.text,
    )


def _claim(statement: Statement, article: Article) -> ClaimQuestion | None:
    claim = claim_words(statement, article)
    if statement.type != "claim" or len(claim.split()) < LEAST_WORDS:
        return None
    return ClaimQuestion(id=statement.id, claim=claim)
