"""What is left of a reading when a component fails: all that the others found, and a gap that says so."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from spacy.tokens import Doc

from onrecord.engine.attribution import Identity, Relations, StatementKind
from onrecord.reading import Gap
from onrecord.translation import noop

log = logging.getLogger(__name__)

UNREAD = {
    "names": noop("names could not be found"),
    "attributions": noop("statements could not be found"),
    "sources": noop("sources could not be told apart"),
    "types": noop("denials could not be told from claims"),
    "denials": noop("what denials answer could not be found"),
}
"""What is missing where a component failed. A reading has it in English, and the fault in brackets."""


def go_on(name: str, component: Callable[[Doc], Doc], docs: Sequence[Doc], error: Exception) -> None:  # noqa: ARG001
    """Put the least that can be said in place of what a component failed to say: spaCy's error handler.

    Raises:
        Exception: the error itself, where nothing can be said without the component.
    """
    if name not in UNREAD:
        raise error
    log.error("%s failed", name, exc_info=error)
    for doc in docs:
        for extension, value in least(name, len(doc._.attributions)).items():
            doc._.set(extension, value)
        reason = f"{UNREAD[name]} ({type(error).__name__})"
        doc._.gaps = (*doc._.gaps, Gap(start=0, end=len(doc.text), reason=reason))


def least(name: str, statements: int) -> dict[str, Any]:
    """Return the extensions of a document as a component leaves them that knows nothing."""
    known: dict[str, dict[str, Any]] = {
        "sources": {"sources": (), "identities": (Identity((), 0.0),) * statements},
        "types": {"statement_kinds": (StatementKind("claim", 0.0),) * statements},
        "denials": {"relations": (Relations(),) * statements},
    }
    return known.get(name, {})
