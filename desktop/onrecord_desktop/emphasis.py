"""What stands out while something is pointed at or selected. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Emphasis:
    """One statement and those that links lead to from it; or nothing, and then nothing is dimmed."""

    statement: str | None = None
    linked: frozenset[str] = frozenset()

    def dims(self, statement: str) -> bool:
        """Whether a statement steps back."""
        return self.statement is not None and statement != self.statement and statement not in self.linked
