"""Asks one provider one question, and words what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from onrecord.context.providers import (
    Asking,
    ClaimProvider,
    Provider,
    SourceProvider,
    faulty,
    needing_key,
    told,
)
from onrecord.context.values import ClaimQuestion, Context, SourceQuestion
from onrecord.fault_log import details
from onrecord.keys import Keys
from onrecord.online import OnlineError

log = logging.getLogger("onrecord.context")


def ask(
    provider: SourceProvider | ClaimProvider, question: SourceQuestion | ClaimQuestion, asking: Asking
) -> Context | None:
    """Return what a provider knows; None where the question is not one of its kind. Waits for it.

    Raises:
        ContextError: there is no answer.
    """
    with _worded(provider):
        if isinstance(question, SourceQuestion):
            return provider.who(question, asking) if isinstance(provider, SourceProvider) else None
        return provider.checks(question, asking) if isinstance(provider, ClaimProvider) else None


def try_out(provider: Provider, asking: Asking) -> None:
    """Make a small request.

    Raises:
        ContextError: it failed.
    """
    with _worded(provider):
        provider.test(asking)


def with_key(name: str, provider: Provider, keys: Keys, asking: Asking) -> Asking:
    """Return what to ask a provider with: its key too where it needs one. May wait for the keyring.

    Raises:
        ContextError: there is no key.
    """
    if not provider.needs_key:
        return asking
    key = keys.find(name)
    if not key:
        raise needing_key(provider)
    return replace(asking, key=key.value)


@contextmanager
def _worded(provider: Provider) -> Iterator[None]:
    """Tell what goes wrong with a provider in a sentence for the reader."""
    try:
        yield
    except OnlineError as error:
        raise told(error, provider.title) from error
    except Exception as error:
        log.error("a provider failed\n%s", details(error))
        raise faulty(provider.title, error) from error


def sent(provider: SourceProvider | ClaimProvider, question: SourceQuestion | ClaimQuestion) -> str:
    """Return exactly the words that a provider would be sent; none for a question of another kind."""
    if isinstance(question, SourceQuestion):
        return provider.sent(question) if isinstance(provider, SourceProvider) else ""
    return provider.sent(question) if isinstance(provider, ClaimProvider) else ""
