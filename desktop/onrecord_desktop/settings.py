"""What the window remembers: its size, theme and text size. Nothing of what was read."""

from __future__ import annotations

from typing import Literal, Protocol, cast, get_args

from PySide6.QtCore import QByteArray, QSettings

ThemeChoice = Literal["light", "dark", "system"]
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Settings(Protocol):
    """Where the window's looks are kept."""

    def theme(self) -> ThemeChoice:
        """Return the theme that the reader chose."""
        ...

    def set_theme(self, choice: ThemeChoice) -> None:
        """Remember a theme."""
        ...

    def zoom(self) -> float:
        """Return the size of the text, one of ``ZOOMS``."""
        ...

    def set_zoom(self, zoom: float) -> None:
        """Remember a size of the text."""
        ...

    def geometry(self) -> QByteArray:
        """Return the window's place and size; empty if there is none yet."""
        ...

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember the window's place and size."""
        ...


class StoredSettings:
    """Settings that Qt keeps where the system wants them."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def theme(self) -> ThemeChoice:
        """Return the theme that the reader chose."""
        value = self._store.value("window/theme", "system")
        return cast(ThemeChoice, value) if value in get_args(ThemeChoice) else "system"

    def set_theme(self, choice: ThemeChoice) -> None:
        """Remember a theme."""
        self._store.setValue("window/theme", choice)

    def zoom(self) -> float:
        """Return the size of the text."""
        try:
            zoom = float(str(self._store.value("window/zoom", 1.0)))
        except ValueError:
            return 1.0
        return zoom if zoom in ZOOMS else 1.0

    def set_zoom(self, zoom: float) -> None:
        """Remember a size of the text."""
        self._store.setValue("window/zoom", zoom)

    def geometry(self) -> QByteArray:
        """Return the window's place and size."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember the window's place and size."""
        self._store.setValue("window/geometry", geometry)


class PassingSettings:
    """Settings that end with the window, for pictures and tests."""

    def __init__(self, theme: ThemeChoice = "light", zoom: float = 1.0) -> None:
        self._theme = theme
        self._zoom = zoom
        self._geometry = QByteArray()

    def theme(self) -> ThemeChoice:
        """Return the theme."""
        return self._theme

    def set_theme(self, choice: ThemeChoice) -> None:
        """Take another theme."""
        self._theme = choice

    def zoom(self) -> float:
        """Return the size of the text."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Take another size of the text."""
        self._zoom = zoom

    def geometry(self) -> QByteArray:
        """Return the window's place and size."""
        return self._geometry

    def set_geometry(self, geometry: QByteArray) -> None:
        """Take the window's place and size."""
        self._geometry = geometry
