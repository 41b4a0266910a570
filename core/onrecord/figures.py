"""What was measured of a model, as its ``meta.json`` states it. Does not load the model, nor spaCy.

spaCy keeps a model's figures under the key ``performance``; ours are intervals of shares:

    "performance": {"denials_found": {"value": 0.29, "low": 0.15, "high": 0.45}}
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, model_validator

import onrecord_resources
from onrecord.article import Value


class Share(Value):
    """A share measured on test articles, 0 to 1, with its 95 % interval."""

    value: float = Field(ge=0, le=1)
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.value <= self.high:
            raise ValueError("a share lies outside its own interval")
        return self


class ModelFigures(Value):
    """The figures of one model; None where it states none."""

    model: str = ""
    """Which model they are of, spelt as in a reading's ``engine.model``; empty where that is not known."""
    denials_found: Share | None = None
    """Of the denials in test articles, how many the model finds (its recall)."""


def read_figures(folder: Path) -> ModelFigures:
    """Read a model directory's figures. Those that are missing or cannot be understood are left out."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        name = f"{meta['lang']}_{meta['name']} {meta['version']}"
        return ModelFigures.model_validate({**(meta.get("performance") or {}), "model": name})
    except (OSError, ValueError, KeyError, TypeError, ValidationError):
        return ModelFigures()


@cache
def shipped_figures() -> ModelFigures:
    """Return the figures of the model that On Record ships with, read once."""
    return read_figures(onrecord_resources.path("en_onrecord"))
