"""The reader's settings while the window is there, and the file that keeps them.

The file is read before the window is on screen, therefore nothing is imported here before it is needed that
takes any time.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from onrecord import folders
from onrecord_desktop.settings.preferences import Preferences, ThemeChoice, as_data, from_data

FORMAT = "onrecord-settings/1"
KIND = FORMAT.partition("/")[0]
MOST_BYTES = 1_000_000


class Settings:
    """What the reader has set. Whoever keeps it is told of each change."""

    def __init__(self, now: Preferences | None = None) -> None:
        self._now = now or Preferences()
        self._keep: Callable[[Preferences], object] = lambda _: None

    @property
    def now(self) -> Preferences:
        """What is set."""
        return self._now

    def change(self, to: Preferences) -> None:
        """Set it otherwise: ``settings.change(replace(settings.now, theme="dark"))``."""
        if to != self._now:
            self._now = to
            self._keep(to)

    def keep_by(self, keep: Callable[[Preferences], object]) -> None:
        """Have each change from now on kept."""
        self._keep = keep


def passing_settings(theme: ThemeChoice = "light", *, welcomed: bool = True) -> Settings:
    """Return settings that end with the window, in English, for pictures and tests."""
    return Settings(Preferences(theme=theme, language="en", welcomed=welcomed, menu_entry_offered=True))


@dataclass(frozen=True)
class Problem:
    """Why settings are not as they were kept."""

    kind: Literal["unreadable", "broken", "newer", "strange"]
    """The file cannot be opened; makes no sense; is of a later On Record; or some values make no sense."""
    detail: str
    """The reason where it is unreadable; else where the file is now."""
    names: tuple[str, ...] = ()
    """Of the values that make no sense."""


class SettingsFile:
    """Keeps settings in a file, which is written whole or not at all."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def folder(self) -> Path:
        """Where the file stands."""
        return self._file.parent

    def load(
        self, earlier: Callable[[], Preferences | None] = lambda: None
    ) -> tuple[Settings, Problem | None]:
        """Return what is kept, with what is wrong about it. What cannot be understood is set aside, not lost.

        Args:
            earlier: what On Record kept elsewhere before it had this file; asked where there is none.
        """
        try:
            with self._file.open("rb") as file:
                content = file.read(MOST_BYTES)
        except FileNotFoundError:
            return Settings(earlier()), None
        except OSError as error:
            return Settings(), Problem("unreadable", error.strerror or type(error).__name__)
        return self._understood(_object(content))

    def _understood(self, data: dict[str, Any] | None) -> tuple[Settings, Problem | None]:
        if data is None or not str(data.get("format")).startswith(f"{KIND}/"):
            return Settings(), Problem("broken", self._set_aside("broken", None))
        if data["format"] != FORMAT:
            return Settings(), Problem("newer", self._set_aside("newer", None))
        preferences, strange = from_data(data)
        if not strange:
            return Settings(preferences), None
        aside = self._set_aside("strange", preferences)
        return Settings(preferences), Problem("strange", aside, strange)

    def write(self, preferences: Preferences) -> None:
        """Keep settings. May wait for the disk.

        Raises:
            OSError: they cannot be kept.
        """
        from onrecord.files import replacing

        self._file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self._file) as part:
            words = json.dumps({"format": FORMAT, **as_data(preferences)}, indent=1)
            part.write_text(f"{words}\n", encoding="utf-8")

    def _set_aside(self, why: str, rest: Preferences | None) -> str:
        """Move the file aside, with what could be understood in its place, and return where it is.

        Where the folder cannot be written, the file stays.
        """
        import shutil
        from datetime import datetime

        now = datetime.now().astimezone()
        aside = self._file.with_name(f"{self._file.stem}-{why}-{now:%Y%m%d-%H%M%S}{self._file.suffix}")
        try:
            shutil.copy2(self._file, aside)
            self.write(rest) if rest else self._file.unlink()
        except OSError:
            return str(self._file)
        return str(aside)


def usual_file() -> Path:
    """Return where the settings are kept, in the reader's folder for such files."""
    return folders.config() / "settings.json"


def _object(content: bytes) -> dict[str, Any] | None:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None
