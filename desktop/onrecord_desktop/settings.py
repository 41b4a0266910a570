"""What the window remembers of itself: its size, theme and type. Nothing of what was read."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal, Protocol, cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from onrecord_desktop.appearance import ZOOMS, Appearance, Face, Measure, Spacing

ThemeChoice = Literal["light", "dark", "system"]
LanguageChoice = Literal["system", "en", "de"]
Permission = Literal["off", "click", "always"]
"""Whether a provider may be asked: never, when the reader says so, or for every article."""
Answer = Literal["yes", "no"]


class Settings(Protocol):
    """Where the window's looks are kept."""

    def theme(self) -> ThemeChoice:
        """Return the theme that the reader chose."""
        ...

    def set_theme(self, choice: ThemeChoice) -> None:
        """Remember a theme."""
        ...

    def language(self) -> LanguageChoice:
        """Return the language that the reader chose."""
        ...

    def set_language(self, choice: LanguageChoice) -> None:
        """Remember a language, for the next start."""
        ...

    def appearance(self) -> Appearance:
        """Return how the article is set."""
        ...

    def set_appearance(self, appearance: Appearance) -> None:
        """Remember how the article is set."""
        ...

    def welcomed(self) -> bool:
        """Return whether an article was ever opened here."""
        ...

    def set_welcomed(self) -> None:
        """Remember that an article was opened."""
        ...

    def remembers_recent(self) -> bool:
        """Return whether recent articles are remembered."""
        ...

    def set_remembers_recent(self, wanted: bool) -> None:
        """Remember whether recent articles are to be remembered."""
        ...

    def permission(self, provider: str) -> Permission:
        """Return whether a provider may be asked."""
        ...

    def set_permission(self, provider: str, permission: Permission) -> None:
        """Remember whether a provider may be asked."""
        ...

    def geometry(self) -> QByteArray:
        """Return the window's place and size; empty if there is none yet."""
        ...

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember the window's place and size."""
        ...


class StoredSettings:
    """Settings that Qt keeps where the system wants them. What makes no sense there is as if it were not."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def theme(self) -> ThemeChoice:
        """Return the theme that the reader chose."""
        return cast(ThemeChoice, self._one_of("theme", get_args(ThemeChoice), "system"))

    def set_theme(self, choice: ThemeChoice) -> None:
        """Remember a theme."""
        self._store.setValue("window/theme", choice)

    def language(self) -> LanguageChoice:
        """Return the language that the reader chose."""
        return cast(LanguageChoice, self._one_of("language", get_args(LanguageChoice), "system"))

    def set_language(self, choice: LanguageChoice) -> None:
        """Remember a language, for the next start."""
        self._store.setValue("window/language", choice)

    def appearance(self) -> Appearance:
        """Return how the article is set."""
        usual = Appearance()
        zoom = self._one_of("zoom", [str(z) for z in ZOOMS], str(usual.zoom))
        return Appearance(
            face=cast(Face, self._one_of("face", get_args(Face), usual.face)),
            zoom=float(zoom),
            spacing=cast(Spacing, self._one_of("spacing", get_args(Spacing), usual.spacing)),
            measure=cast(Measure, self._one_of("measure", get_args(Measure), usual.measure)),
        )

    def set_appearance(self, appearance: Appearance) -> None:
        """Remember how the article is set."""
        for name, value in asdict(appearance).items():
            self._store.setValue(f"window/{name}", str(value))

    def welcomed(self) -> bool:
        """Return whether an article was ever opened here."""
        return self._one_of("welcomed", get_args(Answer), "no") == "yes"

    def set_welcomed(self) -> None:
        """Remember that an article was opened."""
        self._store.setValue("window/welcomed", "yes")

    def remembers_recent(self) -> bool:
        """Return whether recent articles are remembered."""
        return self._one_of("recent", get_args(Answer), "yes") == "yes"

    def set_remembers_recent(self, wanted: bool) -> None:
        """Remember whether recent articles are to be remembered."""
        self._store.setValue("window/recent", "yes" if wanted else "no")

    def permission(self, provider: str) -> Permission:
        """Return whether a provider may be asked."""
        value = str(self._store.value(f"online/{provider}", "off"))
        return cast(Permission, value if value in get_args(Permission) else "off")

    def set_permission(self, provider: str, permission: Permission) -> None:
        """Remember whether a provider may be asked."""
        self._store.setValue(f"online/{provider}", permission)

    def geometry(self) -> QByteArray:
        """Return the window's place and size."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember the window's place and size."""
        self._store.setValue("window/geometry", geometry)

    def _one_of(self, name: str, known: Any, usual: str) -> str:
        value = str(self._store.value(f"window/{name}", usual))
        return value if value in known else usual


class PassingSettings:
    """Settings that end with the window, for pictures and tests."""

    def __init__(
        self, theme: ThemeChoice = "light", appearance: Appearance | None = None, *, welcomed: bool = True
    ) -> None:
        self._theme = theme
        self._language: LanguageChoice = "en"
        self._appearance = appearance or Appearance()
        self._welcomed = welcomed
        self._remembers_recent = True
        self._permissions: dict[str, Permission] = {}
        self._geometry = QByteArray()

    def theme(self) -> ThemeChoice:
        """Return the theme."""
        return self._theme

    def set_theme(self, choice: ThemeChoice) -> None:
        """Take another theme."""
        self._theme = choice

    def language(self) -> LanguageChoice:
        """Return the language."""
        return self._language

    def set_language(self, choice: LanguageChoice) -> None:
        """Take another language."""
        self._language = choice

    def appearance(self) -> Appearance:
        """Return how the article is set."""
        return self._appearance

    def set_appearance(self, appearance: Appearance) -> None:
        """Set the article otherwise."""
        self._appearance = appearance

    def welcomed(self) -> bool:
        """Return whether an article was opened."""
        return self._welcomed

    def set_welcomed(self) -> None:
        """Take it that an article was opened."""
        self._welcomed = True

    def remembers_recent(self) -> bool:
        """Return whether recent articles are remembered."""
        return self._remembers_recent

    def set_remembers_recent(self, wanted: bool) -> None:
        """Remember recent articles, or not."""
        self._remembers_recent = wanted

    def permission(self, provider: str) -> Permission:
        """Return whether a provider may be asked."""
        return self._permissions.get(provider, "off")

    def set_permission(self, provider: str, permission: Permission) -> None:
        """Allow a provider to be asked, or not."""
        self._permissions[provider] = permission

    def geometry(self) -> QByteArray:
        """Return the window's place and size."""
        return self._geometry

    def set_geometry(self, geometry: QByteArray) -> None:
        """Take the window's place and size."""
        self._geometry = geometry
