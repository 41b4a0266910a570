"""How the window looks just now: theme and type, as the reader chose them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints

from onrecord_desktop.appearance import Appearance
from onrecord_desktop.settings.preferences import ThemeChoice
from onrecord_desktop.settings.stored import Settings
from onrecord_desktop.themes import DARK, LIGHT, Theme, theme_named


class Looks(QObject):
    """The theme and how the article is set; follows the system's theme where the reader wants that."""

    theme_changed = Signal(Theme)
    appearance_changed = Signal(Appearance)

    def __init__(self, settings: Settings, hints: QStyleHints, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._hints = hints
        self._theme = self._resolved()
        hints.colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """What the reader chose."""
        return self._settings.now.theme

    @property
    def appearance(self) -> Appearance:
        """How the article is set."""
        return self._settings.now.appearance

    def choose(self, choice: ThemeChoice) -> None:
        """Use a theme from now on."""
        self._settings.change(replace(self._settings.now, theme=choice))
        self._follow()

    def set_type(self, appearance: Appearance) -> None:
        """Set the article so from now on."""
        if appearance != self.appearance:
            self._settings.change(replace(self._settings.now, appearance=appearance))
            self.appearance_changed.emit(appearance)

    def zoom_by(self, steps: int) -> None:
        """Make the text larger by steps, or smaller; 0 brings the usual size back."""
        self.set_type(self.appearance.zoomed(steps))

    def _follow(self) -> None:
        theme = self._resolved()
        if theme != self._theme:
            self._theme = theme
            self.theme_changed.emit(theme)

    def _resolved(self) -> Theme:
        choice = self._settings.now.theme
        if choice == "system":
            return DARK if self._hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return theme_named(choice)
