"""Where a version stands: in the code, in CHANGELOG.md, and in the metainfo that software centres read."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date

CODE = "core/onrecord/__init__.py"
CHANGELOG = "CHANGELOG.md"
METAINFO = "resources/onrecord_resources/menu/org.onrecord.OnRecord.metainfo.xml"

_NUMBER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_STATED = re.compile(r'^__version__ = "([^"]*)"$', re.MULTILINE)
_UNRELEASED = re.compile(r"^## \[Unreleased\]\n(.*?)(?=^## \[|\Z)", re.MULTILINE | re.DOTALL)
_RELEASED = re.compile(r"^## \[([^\]]+)\] - (\d{4}-\d\d-\d\d)$", re.MULTILINE)
_DEVELOPMENT = re.compile(r'\n\s*<release [^>]*type="development"[^>]*/>')


class ReleaseError(Exception):
    """No release can be made; the text says why, and what to do."""


def parts(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, which Semantic Versioning and Python's own rules read alike."""
    match = _NUMBER.fullmatch(version)
    if not match:
        raise ReleaseError(f"{version!r} is not a version; write three numbers, such as 1.2.0")
    return tuple(map(int, match.groups()))


def stated(code: str) -> str:
    """Return the version that the code states."""
    found = _STATED.findall(code)
    if len(found) != 1:
        raise ReleaseError(f"{CODE} does not state __version__ exactly once; mend it first")
    return str(found[0])


def released(changelog: str) -> list[tuple[str, str]]:
    """Return the versions and dates of the changelog, as they stand there: the newest first."""
    return _RELEASED.findall(changelog)


def released_in_metainfo(metainfo: str) -> list[tuple[str, str]]:
    """Return the versions and dates of the metainfo, without what is marked as being in development."""
    found = ET.fromstring(metainfo).findall("releases/release")
    return [(r.get("version", ""), r.get("date", "")) for r in found if r.get("type") != "development"]


def state(code: str, version: str) -> str:
    """Return the code with another version."""
    stated(code)
    return _STATED.sub(f'__version__ = "{version}"', code)


def close_unreleased(changelog: str, version: str, day: date) -> str:
    """Return the changelog with all that is unreleased moved to a version."""
    match = _UNRELEASED.search(changelog)
    if not match or not re.search(r"^- ", match[1], re.MULTILINE):
        raise ReleaseError(
            f"{CHANGELOG} has nothing under [Unreleased]; write there what a user would notice"
        )
    heading = f"## [Unreleased]\n\n## [{version}] - {day.isoformat()}\n"
    return changelog[: match.start()] + heading + changelog[match.start(1) :]


def add_release(metainfo: str, version: str, day: date) -> str:
    """Return the metainfo with one more release, in place of what was in development."""
    finished = _DEVELOPMENT.sub("", metainfo)
    before, start, after = finished.partition("<releases>")
    if not start:
        raise ReleaseError(f"{METAINFO} has no <releases> to add the release to; write it first")
    return f'{before}{start}\n    <release version="{version}" date="{day.isoformat()}"/>{after}'
