"""What a provider is, which there are, and how its failures are told.

A provider is a class without arguments, named by an entry point of the group ``onrecord.context``; other
packages can bring some.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pydantic import SecretStr

from onrecord.context.values import ClaimContext, ClaimQuestion, SourceContext, SourceQuestion
from onrecord.errors import OnRecordError
from onrecord.online import OnlineError, Reason
from onrecord.translation import noop, tr, trn

if TYPE_CHECKING:
    from onrecord.online.web import Web

GROUP = "onrecord.context"


class ContextError(OnRecordError):
    """A provider gave no answer that can be used; the rest is not affected."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Asking:
    """What a provider asks with."""

    web: Web
    key: SecretStr | None = None
    cancelled: Callable[[], bool] = field(default=_never)
    """Whether the reader does not want the answer any more."""
    fresh: bool = False
    """Whether to ask again even where an answer is kept."""


class Provider(Protocol):
    """What all providers have."""

    title: str
    """Its name, for people."""
    sends: str
    """One sentence that says what is sent to whom; it goes through ``tr``."""
    needs_key: bool
    key_address: str
    """Where to get a key; empty where none is needed."""

    def test(self, asking: Asking) -> None:
        """Make a small request.

        Raises:
            OnlineError: it failed.
        """
        ...


@runtime_checkable
class SourceProvider(Provider, Protocol):
    """Knows people, organizations and places."""

    def sent(self, question: SourceQuestion) -> str:
        """Return exactly the words that are sent."""
        ...

    def who(self, question: SourceQuestion, asking: Asking) -> SourceContext:
        """Say who a source may be.

        Raises:
            OnlineError: there is no answer.
        """
        ...


@runtime_checkable
class ClaimProvider(Provider, Protocol):
    """Knows checks of claims."""

    def sent(self, question: ClaimQuestion) -> str:
        """Return exactly the words that are sent."""
        ...

    def checks(self, question: ClaimQuestion, asking: Asking) -> ClaimContext:
        """Find checks of claims like one.

        Raises:
            OnlineError: there is no answer.
        """
        ...


def provider_names() -> tuple[str, ...]:
    """Return the names of all providers, in order."""
    return tuple(sorted(point.name for point in entry_points(group=GROUP)))


def providers() -> Mapping[str, SourceProvider | ClaimProvider]:
    """Load all providers, by name; one that cannot be loaded is left out."""
    found = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            found[point.name] = point.load()()
        except Exception:  # noqa: BLE001 - another package's fault must not cost the rest
            continue
    return found


REASONS: Mapping[Reason, str] = {
    Reason.UNKNOWN_HOST: noop("{provider} cannot be reached; are you online?"),
    Reason.NO_CONNECTION: noop("{provider} cannot be reached; are you online?"),
    Reason.CLOSED: noop("{provider} cannot be reached; are you online?"),
    Reason.TLS: noop("The certificate of {provider} is not valid, so nothing was asked."),
    Reason.SLOW: noop("{provider} did not answer in time; try again later."),
    Reason.REFUSED: noop("{provider} refuses to answer (error {status}); is the key right?"),
    Reason.MISSING: noop("{provider} has moved (error {status}); a newer On Record may know where to."),
    Reason.PAUSE: noop("{provider} asks for a pause; try again later."),
    Reason.SERVER: noop("{provider} has a fault (error {status}); try again later."),
    Reason.CANCELLED: noop("The look-up was cancelled."),
}
USELESS = noop("What {provider} sent cannot be used; nothing of it is shown.")


def needing_key(provider: Provider) -> ContextError:
    """Return that a provider cannot be asked without a key."""
    return ContextError(
        tr("{provider} needs a key; set one under Help, Look-ups and keys.", provider=provider.title)
    )


def faulty(title: str, error: BaseException) -> ContextError:
    """Return that a provider could not be asked because of a fault; the words of that stay out."""
    return ContextError(
        tr(
            "{provider} could not be asked because of a fault ({fault}); please report it.",
            provider=title,
            fault=type(error).__name__,
        )
    )


def told(error: OnlineError, provider: str) -> ContextError:
    """Return a failure in one sentence.

    Args:
        error: what happened.
        provider: its title.
    """
    if error.reason is Reason.PAUSE and error.wait:
        minutes = max(1, round(error.wait / 60))
        return ContextError(
            trn(
                "{provider} asks for a pause; try again in {n} minute.",
                "{provider} asks for a pause; try again in {n} minutes.",
                minutes,
                provider=provider,
            )
        )
    words = REASONS.get(error.reason, USELESS)
    return ContextError(tr(words, provider=provider, status=error.status))
