"""The article that was open comes back after a crash."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from onrecord import fault_log
from onrecord_desktop import fonts
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.background import AtOnce
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.faults.dialog import FaultDialog
from onrecord_desktop.requests import OpenCopied, OpenTarget, OpenText, Request, from_message
from onrecord_desktop.settings.stored import Problem, Settings, passing_settings
from onrecord_desktop.starting.arrivals import Arrivals
from onrecord_desktop.starting.comeback import Comeback, FileBox, Kept
from onrecord_desktop.starting.instance import Message
from onrecord_desktop.starting.welcome_back import WelcomeBack
from onrecord_desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TEXT = OpenText("Some text.", "pasted text")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where what is open is kept."""
    return tmp_path / "state" / "open.json"


def comeback(file: Path, settings: Settings | None = None) -> Comeback:
    return Comeback(FileBox(file), AtOnce(), settings or passing_settings())


def found(file: Path) -> list[tuple[Request, bool]]:
    told: list[tuple[Request, bool]] = []
    comeback(file).look(lambda request, failed: told.append((request, failed)))
    return told


@pytest.mark.parametrize(
    "request_",
    [OpenTarget("/a/tunnel.html"), OpenTarget("https://example.org/a"), TEXT, OpenCopied("<p>a", "a", "p")],
)
def test_whatever_was_open_is_found_again(file: Path, request_: Request) -> None:
    comeback(file).opened(request_)
    assert found(file) == [(request_, False)]


def test_a_path_is_kept_as_it_is_from_anywhere(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    comeback(file).opened(OpenTarget("a.html"))
    assert found(file) == [(OpenTarget(str(tmp_path / "a.html")), False)]


@pytest.mark.skipif(sys.platform == "win32", reason="a profile's folders are its user's own there")
def test_the_file_is_the_reader_s_alone(file: Path) -> None:
    comeback(file).opened(TEXT)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_kept_of_what_is_closed_secret_or_not_to_be_remembered(file: Path) -> None:
    kept = comeback(file)
    kept.opened(TEXT)
    kept.forget()
    assert not file.exists()
    kept.opened(TEXT)
    kept.opened(OpenTarget("https://ann:secret@example.org/a"))
    assert not file.exists()
    settings = passing_settings()
    settings.change(replace(settings.now, remembers_recent=False))
    comeback(file, settings).opened(TEXT)
    assert not file.exists()


@pytest.mark.parametrize(
    "content", ["", "{", '{"request": {}}', '{"request": {"open": 3}}', '{"tries": "a"}']
)
def test_a_file_that_makes_no_sense_brings_nothing_back(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content)
    assert found(file) == []


def test_a_message_that_is_none_opens_nothing() -> None:
    assert from_message({"open": "a", "more": "b"}) is None
    assert from_message({}) is None


def test_what_brings_on_record_down_is_not_opened_for_ever(file: Path) -> None:
    comeback(file).opened(TEXT)
    assert found(file) == [(TEXT, False)]
    # the first try has not got so far as to show its marks
    assert found(file) == [(TEXT, True)]


def test_once_its_marks_are_on_screen_it_is_no_danger(file: Path) -> None:
    comeback(file).opened(TEXT)
    again = comeback(file)
    again.look(lambda request, _: again.opened(request))
    again.marked()
    assert found(file) == [(TEXT, False)]


class Start:
    """A start of the window with what an earlier one has left behind."""

    def __init__(self, qtbot: QtBot, client: EngineClient, file: Path, *targets: str) -> None:
        settings = passing_settings()
        self.kept = Comeback(FileBox(file), AtOnce(), settings)
        self.window = make_window(make_application(), settings, client, kept=self.kept)
        qtbot.addWidget(self.window, before_close_func=lambda _: self.back.end())
        with qtbot.waitActive(self.window):
            self.window.show()
        self.logs = file.parent / "logs"
        crashes = fault_log.CrashLog("window", self.logs)
        self.back = WelcomeBack(self.window, self.kept, Arrivals(Message(targets)), crashes)


@pytest.fixture
def crash_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the watch over this process as it is."""
    monkeypatch.setattr(fault_log.faulthandler, "enable", lambda _: None)
    monkeypatch.setattr(fault_log.faulthandler, "disable", lambda: None)


@pytest.mark.usefixtures("crash_log")
def test_the_window_shows_again_what_was_open(qtbot: QtBot, client: EngineClient, file: Path) -> None:
    comeback(file).opened(TEXT)
    start = Start(qtbot, client, file)
    with qtbot.waitSignal(client.reading_ready, timeout=10_000):
        start.back.begin(None)
        assert start.window.done.message == "On Record ended before it was closed; what was open is back."
    assert start.window.pane.article
    assert file.exists()
    start.window.close()
    assert not file.exists()


@pytest.mark.usefixtures("crash_log")
def test_what_is_asked_for_goes_first_and_the_other_is_offered(
    qtbot: QtBot, client: EngineClient, file: Path
) -> None:
    comeback(file).opened(TEXT)
    start = Start(qtbot, client, file, "/a/tunnel.txt", "/a/other.txt")
    with qtbot.waitSignal(client.article_ready, timeout=10_000) as opened:
        start.back.begin(None)
    assert opened.args
    assert "“pasted text” was open" in start.window.banner.message
    assert "“tunnel.txt” was opened and the others were not" in start.window.done.message


@pytest.mark.usefixtures("crash_log")
def test_a_crash_is_told_with_where_it_was(qtbot: QtBot, client: EngineClient, file: Path) -> None:
    start = Start(qtbot, client, file)
    start.logs.mkdir(parents=True)
    (start.logs / "window-crash.log").write_text("Fatal Python error: Segmentation fault")
    start.back.begin(Problem("broken", "/there"))
    assert start.window.banner.message.startswith("On Record ended because of a fault")
    start.window.banner._offered.click()
    dialog = start.window.findChild(FaultDialog)
    assert dialog
    assert not dialog.tick.isVisible()
    assert (start.logs / "window-crash-before.log").exists()
    start.back.end()
    assert not (start.logs / "window-crash.log").exists()


@pytest.mark.usefixtures("crash_log")
def test_what_was_wrong_with_the_settings_is_said(qtbot: QtBot, client: EngineClient, file: Path) -> None:
    start = Start(qtbot, client, file)
    start.back.begin(Problem("broken", "/there/settings-broken.json"))
    assert "/there/settings-broken.json" in start.window.banner.message


@pytest.mark.usefixtures("crash_log")
def test_a_system_without_fonts_is_told_what_to_install(
    qtbot: QtBot, client: EngineClient, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts.QFontDatabase, "families", lambda: [fonts.SERIF, fonts.SANS])
    start = Start(qtbot, client, file)
    start.back.begin(None)
    assert "install fonts-dejavu-core" in start.window.banner.message


@pytest.mark.usefixtures("crash_log")
def test_a_start_with_nothing_wrong_says_nothing(qtbot: QtBot, client: EngineClient, file: Path) -> None:
    start = Start(qtbot, client, file)
    start.back.begin(None)
    assert not start.window.banner.isVisible()


def test_nothing_is_kept_once_articles_are_not_remembered(
    qtbot: QtBot, client: EngineClient, file: Path
) -> None:
    start = Start(qtbot, client, file)
    with qtbot.waitSignal(client.reading_ready, timeout=10_000):
        start.window.open(TEXT)
    assert file.exists()
    start.window.actions_.remember_recent.trigger()
    assert not file.exists()


def test_the_kept_value_has_a_format() -> None:
    assert Kept(request={"open": "a"}).format == "onrecord-open/1"


def test_a_window_by_itself_keeps_nothing(window: Window, tmp_path: Path) -> None:
    window.open(TEXT)
    assert list(tmp_path.iterdir()) == []
