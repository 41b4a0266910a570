"""Asks one provider one question, and words what goes wrong."""

from __future__ import annotations

import logging

from onrecord.context.providers import Asking, ClaimProvider, SourceProvider, faulty, told
from onrecord.context.values import ClaimQuestion, Context, SourceQuestion
from onrecord.fault_log import details
from onrecord.online import OnlineError

log = logging.getLogger("onrecord.context")


def ask(
    provider: SourceProvider | ClaimProvider, question: SourceQuestion | ClaimQuestion, asking: Asking
) -> Context | None:
    """Return what a provider knows; None where the question is not one of its kind. Waits for it.

    Raises:
        ContextError: there is no answer.
    """
    try:
        if isinstance(question, SourceQuestion):
            return provider.who(question, asking) if isinstance(provider, SourceProvider) else None
        return provider.checks(question, asking) if isinstance(provider, ClaimProvider) else None
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
