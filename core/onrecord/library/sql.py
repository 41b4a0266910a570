"""Small pieces of queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

BATCH = 500
"""How many values one query names."""

T = TypeVar("T")


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield values in groups that one query can take."""
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]


def marks(values: Sequence[object]) -> str:
    """Return a question mark for each value."""
    return ", ".join("?" * len(values))
