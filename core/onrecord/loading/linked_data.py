"""What a page tells of itself in schema.org's terms (JSON-LD). It may tell anything."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Record = Mapping[str, Any]
_MAX_RECORDS: Final = 500
_PARTS: Final = ("@graph", "mainEntity", "hasPart")


def records_of(tree: HtmlElement) -> list[Record]:
    """Return the things that a page describes, each by itself: a page, its article, the parts of either."""
    found: list[Record] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found += _flattened(json.loads(str(script), strict=False))
        except (ValueError, RecursionError):
            continue
    return found


def _flattened(value: object) -> Iterator[Record]:
    """Yield a thing and what stands in it, or the things of a list; of very many only the first."""
    waiting = [value]
    for _ in range(_MAX_RECORDS):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value[:_MAX_RECORDS]
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in _PARTS if key in value]


def types_of(record: Record) -> Iterator[str]:
    """Yield what a thing is called: ``NewsArticle``, ``Product``."""
    named = record.get("@type")
    for name in named if isinstance(named, list) else [named]:
        if isinstance(name, str):
            yield name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def says_no(value: object) -> bool:
    """Tell whether a value means no, as pages write it: ``false``, ``"False"``."""
    return value is False or (isinstance(value, str) and value.strip().lower().endswith("false"))
