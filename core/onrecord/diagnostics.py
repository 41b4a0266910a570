"""What a report of a fault needs to know of an installation: versions, folders, the model.

Nothing of what was read is in it.

Nothing is imported for it: versions are those that the packages say of themselves.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import onrecord
from onrecord import folders
from onrecord_resources import path

FOLDERS = {
    "settings": folders.config,
    "kept with articles": folders.data,
    "recent articles, requests": folders.state,
    "cache": folders.cache,
    "logs": folders.logs,
}


def report(more: Mapping[str, str] | None = None) -> str:
    """Return the report, a line for each fact. Paths inside the reader's home begin with ``~``.

    Args:
        more: further facts, by name.
    """
    facts = [*_program(), *(more or {}).items(), *_model(), *_folders(), *_packages()]
    return "\n".join(f"{name}: {value}" for name, value in facts)


def _program() -> Iterator[tuple[str, str]]:
    yield "On Record", onrecord.__version__
    yield "Python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "system", platform.platform()
    yield (
        "started as",
        _at_home(Path(sys.executable)) + (" (bundle)" if getattr(sys, "frozen", False) else ""),
    )
    yield "installed in", _at_home(Path(onrecord.__file__).parent)


def _model() -> Iterator[tuple[str, str]]:
    folder = path("en_onrecord")
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    except (OSError, ValueError) as error:
        yield "model", f"cannot be read ({type(error).__name__})"
        return
    yield "model", f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}, {size / 2**20:.1f} MiB"


def _folders() -> Iterator[tuple[str, str]]:
    for name, folder in FOLDERS.items():
        yield name, f"{_at_home(folder())}{_state(folder())}"


def _state(folder: Path) -> str:
    if not folder.exists():
        return " (not made yet)"
    return "" if os.access(folder, os.W_OK) else " (cannot be written)"


def _packages() -> Iterator[tuple[str, str]]:
    for name in _required():
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "missing"


def _required() -> list[str]:
    """Return the names of the packages that On Record asks for, extras aside."""
    try:
        wanted = requires("onrecord") or []
    except PackageNotFoundError:
        return []
    bare = (each.partition(";")[0] for each in wanted if "extra ==" not in each)
    return sorted({_name(each) for each in bare}, key=str.lower)


def _name(requirement: str) -> str:
    end = next((i for i, c in enumerate(requirement) if not (c.isalnum() or c in "-_.")), len(requirement))
    return requirement[:end]


def _at_home(place: Path) -> str:
    try:
        return str(Path("~") / place.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(place)
