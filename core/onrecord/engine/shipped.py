"""Which engine and model read here, told without loading them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onrecord_resources
from onrecord import __version__
from onrecord.errors import EngineError
from onrecord.reading import Engine
from onrecord.translation import tr

MODEL = "en_onrecord"


def shipped() -> Engine:
    """Return what :func:`onrecord.load` loads.

    Raises:
        EngineError: the model is missing or damaged.
    """
    folder = onrecord_resources.path(MODEL)
    try:
        return named(json.loads((folder / "meta.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise unloadable(folder, error) from error


def named(meta: Mapping[str, Any]) -> Engine:
    """Return the engine whose model has this ``meta.json``.

    Raises:
        KeyError: it lacks a name.
    """
    return Engine(version=__version__, model=f"{meta['lang']}_{meta['name']} {meta['version']}")


def unloadable(folder: Path, fault: Exception) -> EngineError:
    """Return the error for a model that cannot be loaded."""
    return EngineError(
        tr(
            "The model in {folder} cannot be loaded ({fault}); install On Record again.",
            folder=folder,
            fault=type(fault).__name__,
        )
    )
