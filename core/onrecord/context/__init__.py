"""What others know of a source, or checked of a claim: looked up only when the reader asks for it."""

from onrecord.context.asking import ask
from onrecord.context.providers import (
    Asking,
    ClaimProvider,
    ContextError,
    Provider,
    SourceProvider,
    provider_names,
    providers,
)
from onrecord.context.values import (
    Candidate,
    Check,
    ClaimContext,
    ClaimQuestion,
    Context,
    SourceContext,
    SourceQuestion,
)

__all__ = [
    "Asking",
    "Candidate",
    "Check",
    "ClaimContext",
    "ClaimProvider",
    "ClaimQuestion",
    "Context",
    "ContextError",
    "Provider",
    "SourceContext",
    "SourceProvider",
    "SourceQuestion",
    "ask",
    "provider_names",
    "providers",
]
