"""The settings: what is kept of them, and what becomes of a file that makes no sense."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QObject, QSettings

from onrecord_desktop.appearance import Appearance
from onrecord_desktop.background import AtOnce
from onrecord_desktop.settings.earlier import earlier_settings
from onrecord_desktop.settings.keeping import Keeping, in_words
from onrecord_desktop.settings.preferences import Preferences, as_data, from_data
from onrecord_desktop.settings.stored import FORMAT, Settings, SettingsFile

OTHERS = Preferences(
    theme="dark",
    language="de",
    appearance=Appearance(face="sans", zoom=1.5, spacing="loose", measure="wide"),
    permissions={"wikipedia": "always"},
    remembers_recent=False,
    welcomed=True,
    menu_entry_offered=True,
    checker="Ann Lee",
    keeps_all=True,
    geometry="AdnQywAD",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where settings are kept."""
    return tmp_path / "config" / "settings.json"


def written(file: Path, content: str) -> SettingsFile:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return SettingsFile(file)


def aside(file: Path) -> list[Path]:
    return [other for other in file.parent.iterdir() if other != file]


def test_every_setting_outlives_the_window(file: Path) -> None:
    usual = Preferences()
    assert all(getattr(OTHERS, f.name) != getattr(usual, f.name) for f in fields(Preferences))
    SettingsFile(file).write(OTHERS)
    settings, problem = SettingsFile(file).load()
    assert (settings.now, problem) == (OTHERS, None)


def test_without_a_file_all_is_as_usual(file: Path) -> None:
    settings, problem = SettingsFile(file).load()
    assert (settings.now, problem) == (Preferences(), None)
    assert not file.exists()


def test_what_is_missing_is_as_usual_and_what_is_unknown_passed_over() -> None:
    assert from_data({"theme": "dark", "wings": 2}) == (Preferences(theme="dark"), ())


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "7", '"dark"', "\0\0", "[" * 100_000, '{"theme": "dark"}', '{"format": "x/1"}']
)
def test_a_broken_file_is_set_aside_whole_and_said(file: Path, content: str) -> None:
    settings, problem = written(file, content).load()
    assert settings.now == Preferences()
    assert problem
    assert problem.kind == "broken"
    (kept,) = aside(file)
    assert kept.read_text() == content
    assert str(kept) in in_words(problem)
    assert SettingsFile(file).load() == (settings_like(Preferences()), None)


class settings_like:  # noqa: N801 - reads as what it compares with
    """Equal to settings with the same values."""

    def __init__(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Settings) and other.now == self.preferences

    __hash__ = None  # type: ignore[assignment]


def test_a_file_of_a_later_on_record_is_set_aside_whole_and_said(file: Path) -> None:
    content = json.dumps({"format": "onrecord-settings/2", "theme": {"name": "sepia"}})
    settings, problem = written(file, content).load()
    assert settings.now == Preferences()
    assert problem
    assert problem.kind == "newer"
    assert [kept.read_text() for kept in aside(file)] == [content]
    assert "newer On Record" in in_words(problem)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "sepia"),
        ("theme", 3),
        ("welcomed", "yes"),
        ("permissions", {"wikipedia": "sometimes"}),
        ("permissions", []),
        ("appearance", {"zoom": 1.3}),
        ("appearance", {"face": None}),
        ("appearance", "large"),
        ("geometry", None),
    ],
)
def test_a_value_that_makes_no_sense_costs_no_other(file: Path, name: str, value: Any) -> None:
    data = {"format": FORMAT, **as_data(OTHERS), name: value}
    settings, problem = written(file, json.dumps(data)).load()
    usual = getattr(Preferences(), name)
    assert settings.now == replace(OTHERS, **{name: usual})
    assert problem
    assert (problem.kind, problem.names) == ("strange", (name,))
    assert [json.loads(kept.read_text()) for kept in aside(file)] == [data]
    assert SettingsFile(file).load() == (settings_like(settings.now), None)


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "settings.json"
    folder.mkdir()
    settings, problem = SettingsFile(folder).load()
    assert settings.now == Preferences()
    assert problem
    assert problem.kind == "unreadable"
    assert in_words(problem).startswith("Your settings cannot be read (")


def test_a_change_is_kept_and_the_same_again_is_none() -> None:
    kept: list[Preferences] = []
    settings = Settings()
    settings.keep_by(kept.append)
    for _ in range(2):
        settings.change(replace(settings.now, theme="dark"))
    assert kept == [Preferences(theme="dark")]


def failing(error: OSError) -> Callable[[Preferences], None]:
    def write(_: Preferences) -> None:
        raise error

    return write


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError(13, "Denied")])
def test_settings_that_cannot_be_kept_are_told_once(
    file: Path, error: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    store, owner = SettingsFile(file), QObject()
    monkeypatch.setattr(store, "write", failing(error))
    keeping = Keeping(store, AtOnce(), told.append, owner)
    for _ in range(2):
        keeping.keep(OTHERS)
    assert told == [
        f"Your settings could not be kept ({error.strerror}) and last until On Record is closed; make room, "
        f"or see that you may write in {file.parent}."
    ]


def test_what_qt_kept_before_is_taken_over(tmp_path: Path, file: Path) -> None:
    store = QSettings(str(tmp_path / "old.ini"), QSettings.Format.IniFormat)
    assert earlier_settings(store) is None
    store.setValue("window/theme", "dark")
    store.setValue("window/language", "de")
    for name, value in {"face": "sans", "zoom": "1.5", "spacing": "loose", "measure": "wide"}.items():
        store.setValue(f"window/{name}", value)
    store.setValue("window/recent", "no")
    store.setValue("window/welcomed", "yes")
    store.setValue("window/geometry", QByteArray(b"place"))
    store.setValue("online/wikipedia", "always")
    store.sync()
    again = QSettings(str(tmp_path / "old.ini"), QSettings.Format.IniFormat)
    settings, problem = SettingsFile(file).load(lambda: earlier_settings(again))
    assert settings.now == replace(
        OTHERS, menu_entry_offered=False, checker="", keeps_all=False, geometry="cGxhY2U="
    )
    assert problem is None


def test_nonsense_of_that_time_is_as_usual(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "old.ini"), QSettings.Format.IniFormat)
    for name, value in {"theme": "sepia", "zoom": "large", "welcomed": "perhaps", "geometry": "3"}.items():
        store.setValue(f"window/{name}", value)
    assert earlier_settings(store) == Preferences()
