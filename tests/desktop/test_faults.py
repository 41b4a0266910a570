"""Errors that nobody caught."""

from __future__ import annotations

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from onrecord_desktop.faults.dialog import FaultDialog
from onrecord_desktop.faults.faults import MESSAGE, Fault, Faults, show_box
from onrecord_desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # nothing manages windows offscreen
SECRET = "what the mayor said"


def fault() -> ZeroDivisionError:
    try:
        raise ZeroDivisionError(SECRET)
    except ZeroDivisionError as error:
        return error


def told(qtbot: QtBot, window: Window) -> FaultDialog:
    """Have a fault told, and open its details."""
    error = fault()
    faults = Faults(window.tell_fault)
    faults.take(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: window.banner.message == MESSAGE)
    button(window.banner, "Details…").click()
    dialog = window.findChild(FaultDialog)
    assert dialog
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def button(within: QWidget, words: str) -> QPushButton:
    """Return a button by its words."""
    return next(b for b in within.findChildren(QPushButton) if b.text() == words)


def test_the_reader_is_told_and_can_copy_the_details(qtbot: QtBot, window: Window) -> None:
    dialog = told(qtbot, window)
    button(dialog, "&Copy").click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    assert SECRET not in QGuiApplication.clipboard().text()


def test_messages_are_copied_only_if_the_reader_ticks_that(qtbot: QtBot, window: Window) -> None:
    dialog = told(qtbot, window)
    dialog.tick.click()
    button(dialog, "&Copy").click()
    assert f"ZeroDivisionError: {SECRET}" in QGuiApplication.clipboard().text()
    dialog.tick.click()
    button(dialog, "&Copy").click()
    assert SECRET not in QGuiApplication.clipboard().text()


def test_an_error_for_people_has_no_details_to_copy(window: Window) -> None:
    window.tell_fault(Fault("details"))
    window.banner.say("There is no such file.")
    assert not any(button.isVisible() for button in window.banner.findChildren(QPushButton))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_in_any_thread_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Fault] = []
    faults = Faults(told.append)
    for name, of in (("excepthook", sys), ("unraisablehook", sys), ("excepthook", threading)):
        monkeypatch.setattr(of, name, getattr(of, name))  # to be put back
    faults.watch()
    thread = threading.Thread(target=lambda: [][1])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].details.endswith("builtins.IndexError")


@pytest.mark.usefixtures("qtbot")
def test_a_fault_before_there_is_a_window_stands_in_a_box() -> None:
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.detailedText())
        box.close()

    QTimer.singleShot(0, look)
    show_box(Fault("where it was"))
    assert seen == ["where it was"]


def test_a_fault_that_comes_again_at_once_is_told_once(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Fault] = []
    faults = Faults(told.append)
    error = fault()
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            faults.take(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == len(caplog.records) == 1
