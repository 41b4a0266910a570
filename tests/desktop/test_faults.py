"""Errors that nobody caught."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from onrecord_desktop.faults import MESSAGE, Faults
from onrecord_desktop.window import Window

SECRET = "what the mayor said"


def fault() -> ZeroDivisionError:
    try:
        raise ZeroDivisionError(SECRET)
    except ZeroDivisionError as error:
        return error


def test_the_reader_is_told_and_can_copy_the_details(window: Window) -> None:
    error = fault()
    Faults(window.tell_fault).take(type(error), error, error.__traceback__)
    assert window.banner.message == MESSAGE
    copy = next(b for b in window.banner.findChildren(QPushButton) if b.text() == "Copy details")
    assert copy.isVisible()
    copy.click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    assert SECRET not in QGuiApplication.clipboard().text()


def test_an_error_for_people_has_no_details_to_copy(window: Window) -> None:
    window.tell_fault("details")
    window.banner.say("There is no such file.")
    assert not any(button.isVisible() for button in window.banner.findChildren(QPushButton))


def test_a_fault_that_comes_again_at_once_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    faults = Faults(told.append)
    error = fault()
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            faults.take(type(error), error, error.__traceback__)
    assert len(told) == len(caplog.records) == 1
