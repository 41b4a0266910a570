"""From the data of a reading to the reading, a little at a time, for whoever works beside a window."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from onrecord.reading import Reading, Source, Statement

CHUNK = 50
"""Statements or sources that are validated at once: all at once would hold Python's lock for long."""


def reading_from(found: Mapping[str, Any]) -> Reading:
    """Return the reading whose JSON form, taken apart, this is.

    Raises:
        pydantic.ValidationError: it is not a reading of this version.
    """
    sources = _in_chunks(TypeAdapter(tuple[Source, ...]), found.get("sources", ()))
    statements = _in_chunks(TypeAdapter(tuple[Statement, ...]), found.get("statements", ()))
    # What is a value already is taken as it is, so only the rest is validated here.
    return Reading.model_validate({**found, "sources": sources, "statements": statements})


def _in_chunks(kind: TypeAdapter[Any], values: Any) -> tuple[Any, ...]:
    out: list[Any] = []
    for start in range(0, len(values), CHUNK):
        out += kind.validate_python(values[start : start + CHUNK])
        time.sleep(0)
    return tuple(out)
