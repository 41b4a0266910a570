"""What comes from outside to be opened: arguments of this start or another, and files that macOS sends."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent

from onrecord_desktop.starting.instance import TOKENS, Message


class Arrivals(QObject):
    """Passes on what comes, once there is somebody who takes it."""

    came = Signal(Message)

    def __init__(self, first: Message, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Message] | None = [first] if first.targets else []

    @property
    def some_wait(self) -> bool:
        """Whether anything is to be opened once it can be."""
        return bool(self._waiting)

    def take(self, message: Message) -> None:
        """Pass a message on, or keep it until that can be done."""
        if self._waiting is None:
            self.came.emit(message)
        else:
            self._waiting.append(message)

    def begin(self) -> None:
        """Pass on what has come, and from now on at once."""
        waiting, self._waiting = self._waiting or [], None
        for message in waiting:
            self.came.emit(message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the files and addresses that the system sends to the application."""
        if isinstance(event, QFileOpenEvent):
            target = event.file() or event.url().toString()
            if target:
                self.take(Message((target_of(target),)))
            return True
        return super().eventFilter(watched, event)


def target_of(argument: str) -> str:
    """Return the path, absolute, or the address that an argument names; desktops make URLs of paths."""
    scheme = argument.partition(":")[0].lower()
    if scheme == "file":
        return QUrl(argument).toLocalFile() or argument
    return argument if scheme in ("http", "https") else str(Path(argument).absolute())


def message_of(arguments: Iterable[str], token: str) -> Message:
    """Return what a start with these arguments is to do; an empty one names nothing."""
    return Message(tuple(target_of(each) for each in arguments if each.strip()), token)


def use_token(token: str) -> None:
    """Have Qt use what lets a window come to the front, when it next asks for that."""
    if token:
        os.environ.update(dict.fromkeys(TOKENS[:1], token))
