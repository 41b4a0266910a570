"""Which of the things that are shown the keys for next and previous stop at. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from onrecord.glance import none_found
from onrecord.translation import tr
from onrecord_desktop.presentation import Presentation

Steps = Literal["all", "denials", "source"]


def stops(shown: Presentation, steps: Steps, current: str | None) -> Callable[[str], bool]:
    """Return whether a step stops at the statement with an id, or at any sentence of the rest.

    Args:
        shown: the reading.
        steps: at every statement, at denials, or at those of the source of ``current`` if there is one.
        current: id of the statement that is selected.
    """
    statements = shown.statements
    if shown.sight.rest:
        return lambda _: steps == "all"
    if steps == "denials":
        return lambda i: statements[i].type == "denial"
    if steps == "source" and current:
        return lambda i: statements[i].sources == statements[current].sources
    return lambda _: True


def missing(shown: Presentation, steps: Steps) -> str:
    """Say that there is nothing to step to."""
    is_whole = shown.sight.is_whole
    if steps == "denials":
        return none_found(shown.reading) if is_whole else tr("No denial is shown")
    if shown.sight.rest:
        return tr("No sentence is shown")
    return tr("No statement found") if is_whole else tr("No statement is shown")
