"""The entry on Linux and its like, by the specifications of freedesktop.org.

A desktop entry, icons and AppStream metainfo in the user's data folder. An association that stands there goes
before those of the system where nobody has set a default: such a default is set for what it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord.files import replacing
from onrecord_desktop.menu_entry.defaults import Defaults
from onrecord_desktop.menu_entry.entry import ID
from onrecord_resources import path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
KEPT = "X-OnRecord-KeptDefaults"
"""Key of the entry that names the defaults that were set when it was made, to be unset with it."""
SECONDS = 20
"""Longest wait for a program that refreshes a cache of the desktop."""


@dataclass(frozen=True)
class Places:
    """Folders that matter here."""

    data: Path
    """Of this user's applications, icons and metainfo."""
    defaults: Defaults


def usual_places(environ: Mapping[str, str] = os.environ) -> Places:
    """Return where they are by the environment."""
    home = Path.home()
    data = _absolute(environ.get("XDG_DATA_HOME", "")) or home / ".local/share"
    config = _absolute(environ.get("XDG_CONFIG_HOME", "")) or home / ".config"
    data_dirs = _folders(environ.get("XDG_DATA_DIRS", "")) or [Path("/usr/local/share"), Path("/usr/share")]
    config_dirs = _folders(environ.get("XDG_CONFIG_DIRS", "")) or [Path("/etc/xdg")]
    desktops = [name.lower() for name in environ.get("XDG_CURRENT_DESKTOP", "").split(":") if name]
    return Places(data, Defaults((config, *config_dirs), (data, *data_dirs), tuple(desktops)))


class LinuxEntry:
    """A desktop entry with its icons and metainfo."""

    def __init__(self, program: Path, places: Places) -> None:
        self._program = program
        self._data = places.data
        self._defaults = places.defaults

    @property
    def place(self) -> Path:
        """The desktop entry."""
        return self._data / "applications" / f"{ID}.desktop"

    @property
    def is_of_system(self) -> bool:
        """Whether there is an entry for all users."""
        return any((data / "applications" / self.place.name).exists() for data in self._defaults.data[1:])

    def install(self) -> None:
        """Write all files and have the desktop take notice; if one cannot be written, take all away."""
        self.remove()
        words = path(f"menu/{ID}.desktop").read_text(encoding="utf-8")
        try:
            for source, target in self._copied():
                target.parent.mkdir(parents=True, exist_ok=True)
                with replacing(target) as part:
                    shutil.copyfile(source, part)
            kept = self._defaults.keep(mime_types(words), f"{ID}.desktop")
            self.place.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self.place) as part:
                part.write_text(self._entry(words, kept), encoding="utf-8")
        except OSError:
            with suppress(OSError):
                self.remove()
            raise
        self._refresh()

    def remove(self) -> None:
        """Remove all files, the folders that are empty then, and the defaults that were set for others."""
        with suppress(FileNotFoundError):
            self._defaults.unset(kept_defaults(self.place.read_text(encoding="utf-8", errors="replace")))
        there = [target for target in (self.place, *(to for _, to in self._copied())) if target.exists()]
        for target in there:
            target.unlink(missing_ok=True)
        if there:
            self._refresh()
        for target in there:
            self._remove_empty(target.parent)

    def _copied(self) -> Iterator[tuple[Path, Path]]:
        hicolor = self._data / "icons/hicolor"
        for size in SIZES:
            yield path(f"icons/{size}.png"), hicolor / f"{size}x{size}/apps/{ID}.png"
        yield path("icons/onrecord.svg"), hicolor / f"scalable/apps/{ID}.svg"
        yield path("icons/onrecord-symbolic.svg"), hicolor / f"symbolic/apps/{ID}-symbolic.svg"
        yield path(f"menu/{ID}.metainfo.xml"), self._data / f"metainfo/{ID}.metainfo.xml"

    def _entry(self, words: str, kept: Mapping[str, str]) -> str:
        program = quoted(str(self._program))
        lines = words.replace("Exec=onrecord-window", f"Exec={program}").rstrip("\n")
        lines += f"\nTryExec={escaped(str(self._program))}\n"
        return lines + (f"{KEPT}={''.join(f'{t}:{app};' for t, app in kept.items())}\n" if kept else "")

    def _refresh(self) -> None:
        """Have the caches of the desktop made anew; where there is no program for that, it does so itself."""
        applications, hicolor = self.place.parent, self._data / "icons/hicolor"
        if applications.is_dir():
            _run("update-desktop-database", "-q", str(applications))
            cache = applications / "mimeinfo.cache"
            if cache.exists() and "=" not in cache.read_text(encoding="utf-8", errors="replace"):
                cache.unlink()
        if (hicolor / "icon-theme.cache").exists():
            _run("gtk-update-icon-cache", "-q", "-t", "-f", str(hicolor))
        elif hicolor.is_dir():
            os.utime(hicolor)  # by which desktops see that something has changed

    def _remove_empty(self, folder: Path) -> None:
        while folder != self._data and folder.is_relative_to(self._data):
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


def mime_types(entry: str) -> list[str]:
    """Return the types of files that a desktop entry names."""
    return _listed(entry, "MimeType")


def kept_defaults(entry: str) -> dict[str, str]:
    """Return the defaults, application by type, that were set when a desktop entry was made."""
    pairs = (each.partition(":") for each in _listed(entry, KEPT))
    return {kind: application for kind, _, application in pairs}


def quoted(argument: str) -> str:
    """Quote one argument of the key ``Exec``, whatever is in it.

    The rules are those of the Desktop Entry Specification, "The Exec key".
    """
    inside = "".join(f"\\{c}" if c in '"`$\\' else c for c in argument).replace("%", "%%")
    return f'"{escaped(inside)}"'


def escaped(value: str) -> str:
    """Escape a string value of a desktop entry."""
    return value.replace("\\", "\\\\").replace("\n", "\\n")


def _listed(entry: str, key: str) -> list[str]:
    line = next((line for line in entry.splitlines() if line.startswith(f"{key}=")), "")
    return [each for each in line.partition("=")[2].split(";") if each]


def _run(*command: str) -> None:
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(command, check=False, capture_output=True, timeout=SECONDS)


def _absolute(folder: str) -> Path | None:
    return Path(folder) if folder and Path(folder).is_absolute() else None


def _folders(listed: str) -> list[Path]:
    return [folder for each in listed.split(":") if (folder := _absolute(each))]
