"""One version in one place, and all that follows it agrees."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import onrecord

ROOT = Path(__file__).parents[2]
STATED = "core/onrecord/__init__.py"
HISTORY = {"CHANGELOG.md", "resources/onrecord_resources/menu/org.onrecord.OnRecord.metainfo.xml"}
SEARCHED = (
    "*.md",
    "core/**/*",
    "desktop/**/*",
    "docs/**/*",
    "packaging/**/*",
    "resources/onrecord_resources/menu/*",
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "packaging/release")
    import versions

    return versions


def test_the_package_takes_its_version_from_the_code() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == STATED


def test_changelog_and_metainfo_tell_of_the_same_releases(versions: ModuleType) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    metainfo = (ROOT / versions.METAINFO).read_text(encoding="utf-8")
    released = versions.released(changelog)
    assert "## [Unreleased]" in changelog
    assert versions.released_in_metainfo(metainfo) == released
    assert released == sorted(released, key=lambda each: versions.parts(each[0]), reverse=True)
    newest = released[0][0] if released else re.findall('version="([^"]+)".*type="development"', metainfo)[0]
    assert newest == onrecord.__version__


def test_nothing_else_repeats_the_version() -> None:
    repeated = re.compile(rf"(?<![\d.]){re.escape(onrecord.__version__)}(?![\d.]*\d)")
    files = {
        file.relative_to(ROOT).as_posix()
        for pattern in SEARCHED
        for file in ROOT.glob(pattern)
        if file.is_file()
    }
    assert {STATED} < files
    assert [name for name in sorted(files - HISTORY - {STATED}) if repeated.search(text(name))] == []


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8", errors="ignore")


def test_what_builds_it_is_the_same_in_a_checkout() -> None:
    assert set(PROJECT["build-system"]["requires"]) < set(PROJECT["project"]["optional-dependencies"]["dev"])
