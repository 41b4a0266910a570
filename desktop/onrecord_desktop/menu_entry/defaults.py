"""Which application opens a type of file by default on Linux.

By the specification of freedesktop.org, "MIME Applications Associations".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.files import replacing

LIST = "mimeapps.list"
SET = "[Default Applications]"
ALL = "[MIME Cache]"


@dataclass(frozen=True)
class Defaults:
    """The lists of a user and of the system, those that go first first."""

    config: tuple[Path, ...]
    """Folders of settings; the first is the user's."""
    data: tuple[Path, ...]
    """Folders of data; the first is the user's."""
    desktops: tuple[str, ...] = ()
    """Names of the current desktop, in small letters."""

    def keep(self, types: Iterable[str], newcomer: str) -> dict[str, str]:
        """Set the default of each type to what it is, where nobody has set it and ``newcomer`` might be it.

        Returns:
            What was set, application by type.
        """
        unset = [kind for kind in types if not any(kind in _section(f, SET) for f in self._lists())]
        found = {kind: app for kind in unset if (app := self._associated(kind, newcomer))}
        if found:
            self._change(lambda lines: _with(lines, found))
        return found

    def unset(self, defaults: Mapping[str, str]) -> None:
        """Take back defaults that :meth:`keep` has set, as far as they still stand."""
        if defaults and self._own.exists():
            gone = {f"{kind}={app}" for kind, app in defaults.items()}
            self._change(lambda lines: _without(lines, gone))

    @property
    def _own(self) -> Path:
        return self.config[0] / LIST

    def _lists(self) -> Iterator[Path]:
        for folder in (*self.config, *(data / "applications" for data in self.data)):
            yield from (folder / f"{desktop}-{LIST}" for desktop in self.desktops)
            yield folder / LIST
            yield folder / "defaults.list"

    def _associated(self, kind: str, newcomer: str) -> str:
        """Return the application that opens a type by what applications say of themselves; empty for none."""
        for data in self.data:
            for application in _section(data / "applications/mimeinfo.cache", ALL).get(kind, "").split(";"):
                if application and application != newcomer:
                    return application
        return ""

    def _change(self, change: Callable[[list[str]], list[str]]) -> None:
        before = _lines(self._own)
        after = change(before)
        if not after:
            self._own.unlink(missing_ok=True)
            return
        self._own.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self._own) as part:
            part.write_text(
                "".join(f"{line}\n" for line in after), encoding="utf-8", errors="surrogateescape"
            )


def _with(lines: list[str], defaults: Mapping[str, str]) -> list[str]:
    added = [f"{kind}={app}" for kind, app in defaults.items()]
    if SET not in lines:
        return [*lines, *([""] if lines else []), SET, *added]
    place = lines.index(SET) + 1
    return [*lines[:place], *added, *lines[place:]]


def _without(lines: list[str], gone: set[str]) -> list[str]:
    left = [line for line in lines if line not in gone]
    return [] if left == [SET] else left


def _section(file: Path, name: str) -> dict[str, str]:
    inside, found = False, {}
    for line in _lines(file):
        if line.startswith("["):
            inside = line.strip() == name
        elif inside and "=" in line:
            key, _, value = line.partition("=")
            found[key.strip()] = value.strip()
    return found


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
