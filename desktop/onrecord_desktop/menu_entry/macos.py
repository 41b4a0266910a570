"""The entry on macOS: a small application in ~/Applications that starts this installation."""

from __future__ import annotations

import plistlib
import secrets
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

from onrecord import __version__
from onrecord_desktop.menu_entry.entry import ENDINGS, ID, NAME
from onrecord_resources import path


class MacEntry:
    """An application bundle with nothing in it but a start."""

    def __init__(self, program: Path, applications: Path) -> None:
        self._program = program
        self._applications = applications

    @property
    def place(self) -> Path:
        """The bundle."""
        return self._applications / f"{NAME}.app"

    @property
    def is_of_system(self) -> bool:
        """Whether this is a bundle, which comes with an entry."""
        return bool(getattr(sys, "frozen", False))

    def install(self) -> None:
        """Make the bundle beside its place, then put it there."""
        self._applications.mkdir(parents=True, exist_ok=True)
        part = self._applications / f".{secrets.token_hex(8)}.part"
        try:
            self._fill(part / "Contents")
            self.remove()
            part.replace(self.place)
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def remove(self) -> None:
        """Remove the bundle."""
        if self.place.exists():
            shutil.rmtree(self.place)

    def _fill(self, contents: Path) -> None:
        for folder in ("MacOS", "Resources"):
            (contents / folder).mkdir(parents=True)
        (contents / "Info.plist").write_bytes(plistlib.dumps(information()))
        shutil.copyfile(path("icons/onrecord.icns"), contents / "Resources/onrecord.icns")
        start = contents / "MacOS/onrecord"
        start.write_text(f'#!/bin/sh\nexec {shlex.quote(str(self._program))} "$@"\n', encoding="utf-8")
        start.chmod(0o755)


def information() -> dict[str, Any]:
    """Return what macOS is told of the application: it offers to open articles, as an alternative."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleIdentifier": ID,
        "CFBundleVersion": __version__,
        "CFBundleShortVersionString": __version__,
        "CFBundlePackageType": "APPL",
        "CFBundleExecutable": "onrecord",
        "CFBundleIconFile": "onrecord.icns",
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Article",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "CFBundleTypeExtensions": [ending.lstrip(".") for ending in ENDINGS],
            }
        ],
    }
