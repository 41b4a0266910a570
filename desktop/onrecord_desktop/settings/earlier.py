"""Settings of the time before they had a file of their own, when Qt kept them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from onrecord_desktop.settings.preferences import Preferences, from_data

YES_OR_NO = {"yes": True, "no": False}
OF_TYPE = ("face", "spacing", "measure")


def earlier_settings(store: QSettings) -> Preferences | None:
    """Return what Qt has kept, None for nothing. It is left where it is."""
    kept = {key: store.value(key) for key in store.allKeys()}
    if not kept:
        return None
    window = {key.removeprefix("window/"): value for key, value in kept.items() if key.startswith("window/")}
    permissions = {
        key.removeprefix("online/"): value for key, value in kept.items() if key.startswith("online/")
    }
    data: dict[str, Any] = {
        "theme": window.get("theme"),
        "language": window.get("language"),
        "appearance": _appearance(window),
        "permissions": permissions,
        "remembers_recent": YES_OR_NO.get(str(window.get("recent"))),
        "welcomed": YES_OR_NO.get(str(window.get("welcomed"))),
        "geometry": _in_base_64(window.get("geometry")),
    }
    preferences, _ = from_data({name: value for name, value in data.items() if value is not None})
    return preferences


def _appearance(window: dict[str, Any]) -> dict[str, Any]:
    chosen = {name: window[name] for name in OF_TYPE if name in window}
    try:
        return {**chosen, "zoom": float(window["zoom"])}
    except (KeyError, ValueError, TypeError):
        return chosen


def _in_base_64(geometry: Any) -> str | None:
    return bytes(geometry.toBase64().data()).decode() if isinstance(geometry, QByteArray) else None
