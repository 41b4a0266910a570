"""From the engine's answer to a reading, a little at a time: this runs beside the GUI thread."""

from __future__ import annotations

import json
import time
from typing import Any

from pydantic import TypeAdapter

from onrecord import Article, Reading, Source, Statement
from onrecord_desktop.presentation import prepare

CHUNK = 50
"""Statements or sources that are validated at once: all at once would hold Python's lock for long."""


def decoded(line: bytes) -> dict[str, Any]:
    """Return an answer with its article as a value, or with its reading prepared for showing.

    Raises:
        ValueError: it is no JSON object, or what it holds is not as it should be.
    """
    answer = json.loads(line)
    if not isinstance(answer, dict):
        raise ValueError("an answer is a JSON object")
    if "article" in answer:
        answer["article"] = Article.model_validate(answer["article"])
    if "reading" in answer:
        answer["reading"] = prepare(_reading(answer["reading"]))
    return answer


def _reading(found: dict[str, Any]) -> Reading:
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
