"""What a reader can set, as plain values: the one place that names every setting, its values and its default.

Nothing of what was read stands here. The window's own colour and place are needed before anything else is
loaded, so this module imports nothing but Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

from onrecord_desktop.appearance import ZOOMS, Appearance

ThemeChoice = Literal["light", "dark", "system"]
LanguageChoice = Literal["system", "en", "de"]
Permission = Literal["off", "click", "always"]
"""Whether a provider may be asked: never, when the reader says so, or for every article."""


@dataclass(frozen=True)
class Preferences:
    """Every setting."""

    theme: ThemeChoice = "system"
    language: LanguageChoice = "system"
    """From the next start on."""
    appearance: Appearance = field(default_factory=Appearance)
    """How the article is set."""
    permissions: Mapping[str, Permission] = field(default_factory=dict)
    """By provider; one that is missing is off."""
    remembers_recent: bool = True
    """Whether recent articles are remembered, and the one that is open is for the case of a crash."""
    welcomed: bool = False
    """Whether an article was ever opened here."""
    menu_entry_offered: bool = False
    """Whether the reader was asked for an entry in the menu of applications."""
    checker: str = ""
    """The name that the reader last marked a reading as checked with."""
    keeps_all: bool = False
    """Whether every article that is opened is kept in the library."""
    geometry: str = ""
    """The window's place and size as Qt tells them, in base 64; empty if there is none yet."""

    def permission(self, provider: str) -> Permission:
        """Return whether a provider may be asked."""
        return self.permissions.get(provider, "off")

    def allowing(self, provider: str, permission: Permission) -> Preferences:
        """Return them with the permission of a provider changed."""
        return replace(self, permissions={**self.permissions, provider: permission})


def as_data(preferences: Preferences) -> dict[str, Any]:
    """Return what JSON can hold of them."""
    return asdict(preferences)


def from_data(data: Mapping[str, Any]) -> tuple[Preferences, tuple[str, ...]]:
    """Return the preferences that were kept as ``data``, and the names of values that make no sense.

    For these and for what is missing the default stands in; what is not known is passed over.
    """
    known = dict(_sensible(Preferences, data))
    strange = tuple(name for name, value in known.items() if value is None)
    return Preferences(**{name: value for name, value in known.items() if value is not None}), strange


def _sensible(made: type, data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give the value of each field that ``data`` has, None for one that makes no sense."""
    kinds = get_type_hints(made)
    for each in fields(made):
        if each.name in data:
            yield each.name, _value(kinds[each.name], data[each.name])


def _value(kind: Any, value: Any) -> Any:
    if kind is Appearance:
        return _appearance(value)
    return value if _is_a(kind, value) else None


def _appearance(value: Any) -> Appearance | None:
    if not isinstance(value, dict):
        return None
    known = dict(_sensible(Appearance, value))
    if None in known.values() or known.get("zoom", 1.0) not in ZOOMS:
        return None
    return Appearance(**known)


def _is_a(kind: Any, value: Any) -> bool:
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is not None:  # a mapping of names
        _, of = get_args(kind)
        return isinstance(value, dict) and all(_is_a(of, each) for each in value.values())
    return type(value) is kind
