"""One window for each user: who is first, what is handed over, and that nobody is ever blocked."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onrecord_desktop.application import make_application
from onrecord_desktop.starting import instance as instances
from onrecord_desktop.starting.arrivals import Arrivals, message_of, target_of
from onrecord_desktop.starting.instance import (
    Instance,
    Message,
    address,
    decoded,
    encoded,
    token,
    usual_folder,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks into the socket's folder")
MESSAGE = Message(("/a/tunnel.html", "https://example.org/a"), "token-1")
SECOND = """
import sys
from pathlib import Path
from onrecord_desktop.starting.instance import Instance, Message
print(Instance(Path(sys.argv[1])).hands_over(Message(tuple(sys.argv[2:]))))
"""
FIRST = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from onrecord_desktop.starting.instance import Instance, Message
application = QCoreApplication([])
first = Instance(Path(sys.argv[1]))
assert not first.hands_over(Message())
if sys.argv[2] == "listening":
    first.listen()
print("first", flush=True)
application.exec() if sys.argv[2] == "listening" else time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where lock and socket stand."""
    return tmp_path / "run"


@pytest.fixture
def first(qtbot: QtBot, folder: Path) -> Iterator[Instance]:
    """The first, which listens."""
    assert qtbot
    made = Instance(folder)
    assert not made.hands_over(Message())
    made.listen()
    yield made
    made.close()


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    with process.stdout as out:
        words = out.readline().strip()
    process.wait(20)
    return words


def test_a_second_start_hands_over_what_it_was_to_open(qtbot: QtBot, first: Instance, folder: Path) -> None:
    with qtbot.waitSignal(first.received, timeout=10_000) as received:
        second = start(SECOND, str(folder), *MESSAGE.targets)
    assert received.args == [Message(MESSAGE.targets)]
    assert said(second) == "True"


def test_only_the_user_can_get_at_the_socket(first: Instance, folder: Path) -> None:
    assert first
    assert folder.stat().st_mode & 0o077 == 0
    assert Path(address(folder)).stat().st_mode & 0o077 == 0


def test_a_folder_that_others_can_enter_is_closed_to_them(folder: Path) -> None:
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    assert not Instance(folder).hands_over(Message())
    assert folder.stat().st_mode & 0o077 == 0


def test_a_crashed_first_never_blocks_a_second(folder: Path) -> None:
    for _ in range(3):
        crashed = start(FIRST, str(folder), "listening")
        assert crashed.stdout
        with crashed.stdout:
            assert crashed.stdout.readline().strip() == "first"
            crashed.send_signal(signal.SIGKILL)
        crashed.wait(10)
        assert Path(address(folder)).exists()  # it has left its socket behind
    begun = time.monotonic()
    following = Instance(folder)
    assert not following.hands_over(MESSAGE)
    assert time.monotonic() - begun < instances.PATIENCE
    following.listen()
    following.close()


def test_a_first_that_hangs_does_not_block_a_second(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instances, "PATIENCE", 0.3)
    hanging = start(FIRST, str(folder), "hanging")
    assert hanging.stdout
    with hanging.stdout:
        assert hanging.stdout.readline().strip() == "first"
        assert not Instance(folder).hands_over(MESSAGE)
        hanging.kill()
    hanging.wait(10)


def test_a_second_waits_for_a_first_that_is_still_starting(qtbot: QtBot, folder: Path) -> None:
    first = Instance(folder)
    assert not first.hands_over(Message())
    second = start(SECOND, str(folder), "/a.html")
    qtbot.wait(400)
    with qtbot.waitSignal(first.received, timeout=10_000):
        first.listen()
    assert said(second) == "True"
    first.close()


def test_where_there_can_be_no_folder_every_start_is_the_first(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for _ in range(2):
        alone = Instance(tmp_path / "file" / "run")
        assert not alone.hands_over(MESSAGE)
        alone.listen()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"nonsense\n",
        b"[]\n",
        b'{"open": 3, "token": ""}\n',
        b'{"onrecord": 2, "open": [], "token": ""}\n',
        b'{"onrecord": 1, "open": [7], "token": ""}\n',
        b"[" * 90_000 + b"\n",
    ],
)
def test_nonsense_is_not_taken(line: bytes) -> None:
    assert decoded(line) is None


def test_a_message_arrives_as_it_was_sent() -> None:
    assert decoded(encoded(MESSAGE)) == MESSAGE


@pytest.mark.parametrize("nonsense", [b"nonsense\n", b"x" * 200_000, b""])
def test_who_talks_nonsense_is_sent_away_and_the_next_is_heard(
    qtbot: QtBot, first: Instance, folder: Path, nonsense: bytes
) -> None:
    with socket.socket(socket.AF_UNIX) as other:
        other.connect(address(folder))
        other.setblocking(False)
        with suppress(BlockingIOError):  # more than the socket takes at once
            other.send(nonsense)
        qtbot.wait(100)
        if nonsense.endswith(b"\n"):
            assert json.loads(other.recv(1000)) == {"onrecord": 1, "taken": False}
    with qtbot.waitSignal(first.received, timeout=10_000):
        second = start(SECOND, str(folder))
    assert said(second) == "True"


def test_the_folder_is_that_of_the_session_where_there_is_one(tmp_path: Path) -> None:
    assert usual_folder({"XDG_RUNTIME_DIR": str(tmp_path)}) == tmp_path / "onrecord"
    assert usual_folder({"XDG_RUNTIME_DIR": "here"}).name == "onrecord"
    assert usual_folder({}).is_absolute()


def test_on_windows_the_socket_has_a_name() -> None:
    assert "/" not in address(Path("/a/b"), "win32")
    assert address(Path("/a/b"), "win32") != address(Path("/a/c"), "win32")


def test_what_lets_a_window_come_forward_is_passed_on() -> None:
    assert token({"XDG_ACTIVATION_TOKEN": "a", "DESKTOP_STARTUP_ID": "b"}) == "a"
    assert token({"DESKTOP_STARTUP_ID": "b"}) == "b"
    assert token({}) == ""


def test_arguments_are_made_good_for_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert target_of("notes.txt") == str(tmp_path / "notes.txt")
    assert target_of("file:///tmp/an%20article.html") == "/tmp/an article.html"
    assert target_of("HTTPS://example.org/a") == "HTTPS://example.org/a"
    assert message_of(["", " "], "") == Message()


def test_what_comes_early_is_opened_once_it_can_be(qtbot: QtBot) -> None:
    arrivals, came = Arrivals(Message(("/a",))), list[Message]()
    arrivals.came.connect(came.append)
    arrivals.take(Message(("/b",)))
    assert arrivals.some_wait
    assert came == []
    arrivals.begin()
    arrivals.take(Message(("/c",)))
    assert [message.targets for message in came] == [("/a",), ("/b",), ("/c",)]
    assert qtbot


def test_a_file_that_the_system_sends_is_opened(qtbot: QtBot) -> None:
    application, arrivals = make_application(), Arrivals(Message())
    application.installEventFilter(arrivals)
    arrivals.begin()
    for event, target in (
        (QFileOpenEvent("/a/tunnel.html"), "/a/tunnel.html"),
        (QFileOpenEvent(QUrl("https://example.org/a")), "https://example.org/a"),
    ):
        with qtbot.waitSignal(arrivals.came, timeout=2000) as came:
            QApplication.sendEvent(application, event)
        assert came.args == [Message((target,))]
    application.removeEventFilter(arrivals)


def test_the_process_itself_is_spared_a_stale_lock_of_its_own_number(folder: Path) -> None:
    """A lock of a process that has died is stale though a living one has its number by now."""
    folder.mkdir(mode=0o700)
    (folder / "window.lock").write_text(f"{os.getpid()}\nanother-program\n\n\n")
    assert not Instance(folder).hands_over(MESSAGE)
