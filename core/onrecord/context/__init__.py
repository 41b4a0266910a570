"""What others know of a source, or checked of a claim: looked up only when the reader asks for it.

The values are here; ``onrecord.context.providers`` has who can be asked, and loads what goes online.
"""

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
    "Candidate",
    "Check",
    "ClaimContext",
    "ClaimQuestion",
    "Context",
    "SourceContext",
    "SourceQuestion",
]
