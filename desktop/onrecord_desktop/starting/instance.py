"""One window for each user: a second start hands what it was to open over to the first, and ends.

The first holds a lock file for as long as it lives. The system lets go of a lock whose process has died, so a
crashed first blocks nobody; nor does one that hangs, for whoever gets no answer opens a window of its own.
Both speak over a local socket, in a folder that only its user can enter, in one line of JSON each way.

What a start that only hands over does not need is not imported here: neither widgets nor the values of
``onrecord``.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from onrecord import folders

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

VERSION = 1
"""Of the messages. Who gets one of another version does not take it."""
MOST_BYTES = 100_000
"""Of a message."""
PATIENCE = 5.0
"""How long a second start waits until the first can be spoken to, in seconds: it may be starting itself."""
ANSWER = 2000
"""How long it waits for an answer then, in milliseconds."""
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""By which a desktop lets a window come to the front that was asked for by another process."""


@dataclass(frozen=True)
class Message:
    """What a start is to do."""

    targets: tuple[str, ...] = ()
    """Absolute paths and addresses to open."""
    token: str = ""
    """Lets the window come to the front where the desktop asks for that; else empty."""


class Instance(QObject):
    """This start, which may be the first or not."""

    received = Signal(Message)
    """Another start wants something opened, or just the window."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def hands_over(self, message: Message) -> bool:
        """Return whether an earlier start took over what this one was to do. Waits for its answer.

        If not, this is the first, or goes on as if it were.
        """
        if self._claim():
            return False
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = _told(address(self._folder), message)
            if answer is not None:
                return answer
            if self._claim():  # the first has ended meanwhile
                return False
            time.sleep(0.05)
        return False

    def _claim(self) -> bool:
        """Take the lock; True too where there can be none."""
        if not _made_safe(self._folder):
            return True
        lock = QLockFile(str(self._folder / "window.lock"))
        lock.setStaleLockTime(0)  # a process may live for long, so only its end makes its lock stale
        if lock.tryLock(0):
            self._lock = lock
            return True
        return lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Take what later starts want from now on, if this is the first."""
        if self._lock is None:
            return
        from PySide6.QtNetwork import QLocalServer

        name = address(self._folder)
        QLocalServer.removeServer(name)  # which a crashed first has left behind
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._take_connections)
        if server.listen(name):
            self._server = server
        else:
            self.close()  # so that no second start waits for an answer

    def close(self) -> None:
        """Let another start be the first."""
        if self._server:
            self._server.close()
            self._server = None
        if self._lock:
            self._lock.unlock()
            self._lock = None

    def _take_connections(self) -> None:
        while self._server and (connection := self._server.nextPendingConnection()):
            connection.disconnected.connect(connection.deleteLater)
            connection.readyRead.connect(self._take_line)
            QTimer.singleShot(ANSWER, connection, connection.abort)
            self._answer(connection)

    def _take_line(self) -> None:
        connection: Any = self.sender()
        self._answer(connection)

    def _answer(self, connection: QLocalSocket) -> None:
        if connection.canReadLine():
            message = decoded(bytes(connection.readLine(MOST_BYTES).data()))
            connection.write(_line({"taken": message is not None}))
            connection.flush()  # the other waits, and what follows may take a while
            connection.disconnectFromServer()
            if message:
                self.received.emit(message)
        elif connection.bytesAvailable() > MOST_BYTES:
            connection.abort()


def usual_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where lock and socket stand: the user's folder for what a session needs, where there is one."""
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if runtime and Path(runtime).is_absolute():
        return Path(runtime) / "onrecord"
    return folders.state()


def address(folder: Path, platform: str = sys.platform) -> str:
    """Return the socket's name: a path, or on Windows, where sockets are no files, one made of it."""
    if platform == "win32":
        from hashlib import sha256

        return f"onrecord-{sha256(str(folder).encode()).hexdigest()[:16]}"
    return str(folder / "window.socket")


def encoded(message: Message) -> bytes:
    """Return a message as a line."""
    return _line({"open": list(message.targets), "token": message.token})


def decoded(line: bytes) -> Message | None:
    """Return the message of a line; None if it is none, or of another version."""
    try:
        data = json.loads(line)
        targets, token = data["open"], data["token"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    strings = isinstance(targets, list) and all(isinstance(each, str) for each in (*targets, token))
    return Message(tuple(targets), token) if data.get("onrecord") == VERSION and strings else None


def token(environ: Mapping[str, str] = os.environ) -> str:
    """Return what the desktop gave this start to come to the front with."""
    return next((given for name in TOKENS if (given := environ.get(name))), "")


def _line(data: Mapping[str, Any]) -> bytes:
    return json.dumps({"onrecord": VERSION, **data}).encode() + b"\n"


def _made_safe(folder: Path) -> bool:
    """Make a folder that no other user can enter, and return whether it is one."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sys.platform == "win32":  # a profile's folders are its user's own
            return True
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
        return folder.stat().st_uid == os.getuid() and not folder.is_symlink()
    except OSError:
        return False


def _told(name: str, message: Message) -> bool | None:
    """Return whether the first took a message; None if it cannot be spoken to (yet)."""
    from PySide6.QtNetwork import QLocalSocket

    connection = QLocalSocket()
    connection.connectToServer(name)
    if not connection.waitForConnected(ANSWER):
        return None
    _let_come_forward()
    connection.write(encoded(message))
    answer = b""
    while not answer.endswith(b"\n") and connection.waitForReadyRead(ANSWER):
        answer += bytes(connection.readAll().data())
    try:
        return json.loads(answer).get("taken") is True
    except (ValueError, AttributeError):
        return False


def _let_come_forward() -> None:
    """On Windows only a process that its user started may bring a window to the front, or let another."""
    if sys.platform == "win32":
        from ctypes import windll

        windll.user32.AllowSetForegroundWindow(-1)
