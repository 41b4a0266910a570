"""``--context``: what others know of an article's sources and claims, asked for by name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.cli.errors import CommandError
from onrecord.context.shelf import claim_words
from onrecord.context.values import Check, SourceContext
from onrecord.exports.formats import Format, encoded
from onrecord.phrasing import one_line
from onrecord.reading import Reading

if TYPE_CHECKING:
    from onrecord.context import Context
    from onrecord.context.looking_up import LookedUp
    from onrecord.context.providers import ClaimProvider, SourceProvider
    from onrecord.keys import Keys

    Providers = Mapping[str, SourceProvider | ClaimProvider]

FORMATS = (Format.text, Format.json)


def chosen(names: str, keys: Keys) -> Providers:
    """Return the providers that a list of names means, such as ``wikipedia,factcheck``.

    Raises:
        CommandError: there is no such provider, or it needs a key and there is none.
    """
    from onrecord.context.providers import providers

    known = providers()
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise CommandError(f"There is no provider “{one_line(name)}”; there are {', '.join(known)}.")
        if known[name].needs_key and not keys.find(name):
            raise CommandError(
                f"{known[name].title} needs a key: get one at {known[name].key_address}, "
                f"then run “onrecord keys set {name}”."
            )
    return {name: known[name] for name in wanted}


def with_context(reading: Reading, format: Format, found: LookedUp) -> bytes:
    """Return a reading as a file holds it, with what was found.

    Args:
        reading: what was read.
        format: one of :data:`FORMATS`.
        found: what providers know.
    """
    if format is Format.json:
        contexts = [context.model_dump(mode="json") for context in found.contexts]
        return (json.dumps({**json.loads(reading.to_json()), "context": contexts}) + "\n").encode()
    lines = "".join(f"{line}\n" for line in _lines(reading, found.contexts))
    return encoded(reading, format) + lines.encode()


def _lines(reading: Reading, contexts: tuple[Context, ...]) -> Iterator[str]:
    names = {source.id: source.name for source in reading.sources}
    statements = {statement.id: statement for statement in reading.statements}
    for context in contexts:
        if isinstance(context, SourceContext):
            yield from _who(context, one_line(names[context.about]))
        elif context.checks:
            said = claim_words(statements[context.about], reading.article)
            yield from ("", f"Checks of claims like “{said}”:")
            yield from (_check(check) for check in context.checks)


def _who(context: SourceContext, name: str) -> Iterator[str]:
    if not context.candidates:
        return
    yield from ("", f"{name}, by {context.provider}:" if context.certain else f"{name} may be:")
    for candidate in context.candidates[: 1 if context.certain else None]:
        facts = (candidate.name, candidate.office, candidate.description, candidate.country)
        yield f"    {', '.join(fact for fact in facts if fact)}. {candidate.url}"


def _check(check: Check) -> str:
    made = f" ({check.claimant})" if check.claimant else ""
    by = ", ".join(fact for fact in (check.publisher, check.date) if fact)
    return f"    “{check.claim}”{made} — {by}: {check.rating}. {check.url}"
