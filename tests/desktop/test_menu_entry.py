"""The entry in the menu of applications: made whole, taking over nothing, and taken away without a trace."""

from __future__ import annotations

import plistlib
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QPushButton

from onrecord_desktop.background import AtOnce
from onrecord_desktop.menu_entry import choice, command
from onrecord_desktop.menu_entry.choice import MenuEntryChoice, State
from onrecord_desktop.menu_entry.defaults import Defaults
from onrecord_desktop.menu_entry.entry import EntryError, window_program
from onrecord_desktop.menu_entry.linux import LinuxEntry, Places, quoted, usual_places
from onrecord_desktop.menu_entry.macos import MacEntry
from onrecord_desktop.menu_entry.windows import WindowsEntry, keys
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window
from onrecord_resources import path

ICONS = path("icons")
DESKTOP = "org.onrecord.OnRecord.desktop"


class Home:
    """A home of a user and a system beside it."""

    def __init__(self, top: Path) -> None:
        self.data, self.config, self.system = top / "data", top / "config", top / "system"
        self.program = top / "a folder" / "bin" / "onrecord-window"
        self.program.parent.mkdir(parents=True)
        self.program.write_text("#!/bin/sh\n")
        self.program.chmod(0o755)
        self.defaults = Defaults((self.config,), (self.data, self.system), ("gnome",))

    @property
    def entry(self) -> LinuxEntry:
        return LinuxEntry(self.program, Places(self.data, self.defaults))

    @property
    def list(self) -> Path:
        return self.config / "mimeapps.list"

    def files(self) -> dict[str, bytes]:
        """Return all that stands in the user's folders, folders too."""
        there = (f for folder in (self.data, self.config) for f in folder.rglob("*"))
        return {str(f): f.read_bytes() if f.is_file() else b"" for f in there}

    def write(self, file: Path, words: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Empty."""
    return Home(tmp_path)


@pytest.mark.skipif(
    not shutil.which("desktop-file-validate"), reason="desktop-file-validate is not installed"
)
def test_the_entry_is_valid(home: Home) -> None:
    home.entry.install()
    told = subprocess.run(
        ["desktop-file-validate", home.entry.place], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
def test_the_metainfo_is_valid(home: Home) -> None:
    home.entry.install()
    (metainfo,) = (home.data / "metainfo").iterdir()
    told = subprocess.run(
        ["appstreamcli", "validate", "--no-net", metainfo], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout


def test_every_icon_is_there_in_its_size(home: Home) -> None:
    home.entry.install()
    hicolor = home.data / "icons/hicolor"
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        icon = QImage(str(hicolor / f"{size}x{size}/apps/org.onrecord.OnRecord.png"))
        assert (icon.width(), icon.height()) == (size, size)
    assert (hicolor / "scalable/apps/org.onrecord.OnRecord.svg").is_file()
    assert (hicolor / "symbolic/apps/org.onrecord.OnRecord-symbolic.svg").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="runs the entry's command")
def test_the_entry_starts_the_program_wherever_it_stands(home: Home, tmp_path: Path) -> None:
    home.program.write_text(f'#!/bin/sh\necho "$@" >{shlex.quote(str(tmp_path / "started"))}\n')
    home.entry.install()
    line = next(w for w in home.entry.place.read_text().splitlines() if w.startswith("Exec="))
    arguments = [argument for argument in shlex.split(line.removeprefix("Exec=")) if argument != "%U"]
    subprocess.run([*arguments, "file:///a.html"], check=True)
    assert (tmp_path / "started").read_text() == "file:///a.html\n"


@pytest.mark.parametrize(
    ("argument", "value"),
    [("/a b", '"/a b"'), ("/100%", '"/100%%"'), ('/a"b', '"/a\\\\"b"'), ("/a$b", '"/a\\\\$b"')],
)
def test_whatever_is_in_a_path_is_quoted(argument: str, value: str) -> None:
    assert quoted(argument) == value


def test_it_is_taken_away_without_a_trace(home: Home) -> None:
    home.write(home.data / "applications/other.desktop", "[Desktop Entry]\nName=Other\n")
    before = home.files()
    for _ in range(2):  # to make it again is to make it anew
        home.entry.install()
    assert home.entry.place.is_file()
    home.entry.remove()
    assert home.files() == before
    home.entry.remove()
    assert home.files() == before


def test_nothing_is_left_where_nothing_was(home: Home) -> None:
    home.entry.install()
    home.entry.remove()
    assert home.files() == {}


def test_what_cannot_be_made_whole_is_not_made(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space left"):
        home.entry.install()
    assert [file for file in home.data.rglob("*") if file.is_file()] == []


def test_a_default_that_nobody_has_set_stays_what_it_is(home: Home) -> None:
    cache = "[MIME Cache]\ntext/html=firefox.desktop;other.desktop;\ntext/plain=editor.desktop;\n"
    home.write(home.system / "applications/mimeinfo.cache", cache)
    home.write(home.list, "[Default Applications]\ntext/plain=vim.desktop\n\n[Other]\na=b\n")
    before = home.files()
    home.entry.install()
    assert home.list.read_text() == (
        "[Default Applications]\ntext/html=firefox.desktop\ntext/plain=vim.desktop\n\n[Other]\na=b\n"
    )
    home.entry.remove()
    assert home.files() == before


def test_a_default_of_the_system_needs_no_other(home: Home) -> None:
    cache = "[MIME Cache]\ntext/html=firefox.desktop;\n"
    home.write(home.system / "applications/mimeinfo.cache", cache)
    home.write(
        home.system / "applications/gnome-mimeapps.list",
        "[Default Applications]\ntext/html=epiphany.desktop\n",
    )
    home.entry.install()
    assert not home.list.exists()


def test_a_default_that_the_reader_has_changed_since_is_left(home: Home) -> None:
    home.write(home.system / "applications/mimeinfo.cache", "[MIME Cache]\ntext/html=firefox.desktop;\n")
    home.entry.install()
    home.list.write_text("[Default Applications]\ntext/html=chromium.desktop\n")
    home.entry.remove()
    assert home.list.read_text() == "[Default Applications]\ntext/html=chromium.desktop\n"


@pytest.mark.skipif(not shutil.which("xdg-mime"), reason="xdg-mime is not installed")
def test_the_desktop_s_own_tool_finds_the_same_default(home: Home) -> None:
    home.write(home.system / "applications/firefox.desktop", "[Desktop Entry]\nName=F\nExec=true\n")
    home.write(home.system / "applications/mimeinfo.cache", "[MIME Cache]\ntext/html=firefox.desktop;\n")
    home.entry.install()
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home.data),
        "XDG_DATA_HOME": str(home.data),
        "XDG_CONFIG_HOME": str(home.config),
        "XDG_DATA_DIRS": str(home.system),
    }
    command_ = ["xdg-mime", "query", "default", "text/html"]
    told = subprocess.run(command_, env=environment, capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "firefox.desktop"


def test_the_places_are_those_of_the_environment(tmp_path: Path) -> None:
    places = usual_places({"XDG_DATA_HOME": str(tmp_path), "XDG_CURRENT_DESKTOP": "ubuntu:GNOME"})
    assert places.data == tmp_path
    assert places.defaults.desktops == ("ubuntu", "gnome")
    assert usual_places({"XDG_DATA_HOME": "relative"}).data.is_absolute()


def test_an_entry_for_all_users_is_seen(home: Home) -> None:
    assert not home.entry.is_of_system
    home.write(home.system / "applications" / DESKTOP, "[Desktop Entry]\n")
    assert home.entry.is_of_system


def test_without_a_program_there_is_nothing_to_put_in_a_menu(tmp_path: Path) -> None:
    with pytest.raises(EntryError, match="install On Record again"):
        window_program(str(tmp_path / "python"))


def test_on_windows_a_shortcut_is_asked_for_and_nothing_in_a_path_is_a_command(tmp_path: Path) -> None:
    asked: list[dict[str, str]] = []
    program = tmp_path / "$(calc) '\"" / "onrecord-window.exe"
    entry = WindowsEntry(program, tmp_path / "menu", lambda values: asked.append(dict(values)))
    entry.install()
    assert asked[0]["ONRECORD_PROGRAM"] == str(program)
    assert Path(asked[0]["ONRECORD_ICON"]).is_file()
    entry.place.touch()
    entry.remove()
    assert not entry.place.exists()


def test_a_shortcut_that_windows_refuses_is_told(tmp_path: Path) -> None:
    def refuse(_: object) -> None:
        raise subprocess.CalledProcessError(1, "powershell")

    with pytest.raises(EntryError, match="PowerShell"):
        WindowsEntry(tmp_path / "p.exe", tmp_path, refuse).install()


def test_in_the_registry_on_record_takes_no_type_over() -> None:
    written = keys(Path("C:/on record/onrecord-window.exe"))
    assert all(key.startswith("Software\\Classes\\Applications\\onrecord-window.exe") for key in written)
    assert '"C:/on record/onrecord-window.exe" "%1"' in str(written)


def test_on_macos_a_bundle_starts_the_program_and_goes_whole(home: Home, tmp_path: Path) -> None:
    entry = MacEntry(home.program, tmp_path / "Applications")
    for _ in range(2):
        entry.install()
    information = plistlib.loads((entry.place / "Contents/Info.plist").read_bytes())
    assert information["CFBundleIdentifier"] == "org.onrecord.OnRecord"
    assert all(t["LSHandlerRank"] == "Alternate" for t in information["CFBundleDocumentTypes"])
    assert (entry.place / "Contents/Resources" / information["CFBundleIconFile"]).is_file()
    start = entry.place / "Contents/MacOS" / information["CFBundleExecutable"]
    assert subprocess.run([start], check=False).returncode == 0
    entry.remove()
    assert list((tmp_path / "Applications").iterdir()) == []


class Told:
    """What the reader is told, and how the choice stands."""

    def __init__(self, window: Window, monkeypatch: pytest.MonkeyPatch, now: State) -> None:
        self.window, self.changes = window, list[bool]()
        self.settings = passing_settings()
        self.settings.change(replace(self.settings.now, menu_entry_offered=False))
        monkeypatch.setattr(choice, "state", lambda: now)
        monkeypatch.setattr(choice, "change_entry", self.change)
        self.action: QAction = window.actions_.menu_entry
        banner, done = window.banner.say, window.done.say
        self.choice = MenuEntryChoice(self.action, self.settings, AtOnce(), banner, done)

    def change(self, *, wanted: bool) -> str:
        self.changes.append(wanted)
        return "changed"

    def offer(self) -> QPushButton | None:
        buttons = self.window.banner.findChildren(QPushButton)
        return next((b for b in buttons if b.isVisible() and b.text() == "Add it"), None)


def test_it_is_offered_once(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(window, monkeypatch, State(is_possible=True, is_made=False))
    told.choice.begin(may_offer=True)
    offer = told.offer()
    assert offer
    offer.click()
    assert told.changes == [True]
    assert told.window.done.message == "changed"
    assert told.action.isChecked()
    told.choice.begin(may_offer=True)
    assert told.offer() is None


@pytest.mark.parametrize(
    ("now", "welcomed", "may_offer"),
    [
        (State(is_possible=False, is_made=False), True, True),
        (State(is_possible=True, is_made=True), True, True),
        (State(is_possible=True, is_made=False), False, True),
        (State(is_possible=True, is_made=False), True, False),
    ],
)
def test_it_is_not_offered_where_that_makes_no_sense(
    window: Window, monkeypatch: pytest.MonkeyPatch, now: State, welcomed: bool, may_offer: bool
) -> None:
    told = Told(window, monkeypatch, now)
    told.settings.change(replace(told.settings.now, welcomed=welcomed))
    told.choice.begin(may_offer=may_offer)
    assert told.offer() is None
    assert told.action.isVisible() == now.is_possible


def test_the_help_menu_makes_it_and_takes_it_away(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(window, monkeypatch, State(is_possible=True, is_made=True))
    told.choice.begin(may_offer=False)
    for _ in range(2):
        told.action.trigger()
    assert told.changes == [False, True]


def test_a_failure_is_told_and_nothing_has_changed(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(window, monkeypatch, State(is_possible=True, is_made=False))

    def fail(*, wanted: bool) -> str:
        raise EntryError(f"no {wanted}")

    monkeypatch.setattr(choice, "change_entry", fail)
    told.choice.begin(may_offer=False)
    told.action.trigger()
    assert window.banner.message == "no True"
    assert not told.action.isChecked()


def test_the_command_says_what_it_did(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "usual_entry", lambda: home.entry)
    assert command.change_entry(wanted=True).startswith("On Record is in the menu of applications now (")
    assert home.entry.place.exists()
    assert command.change_entry(wanted=False) == "On Record is not in the menu of applications any longer."


def test_the_command_says_why_not(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.data.touch()
    monkeypatch.setattr(command, "usual_entry", lambda: home.entry)
    with pytest.raises(EntryError, match=r"could not be changed \(.*see that you may write in"):
        command.change_entry(wanted=True)
