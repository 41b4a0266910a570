"""The log of faults: where in the code, never what was read."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import fault_log

SECRET = "what the mayor said"


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    """The log of all On Record, as it was before once the test is over."""
    log = logging.getLogger("onrecord")
    before = list(log.handlers)
    yield log
    for handler in set(log.handlers) - set(before):
        handler.close()
        log.removeHandler(handler)


def fail() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        raise KeyError(SECRET) from error


def test_a_fault_is_kept_without_its_message(log: logging.Logger, tmp_path: Path) -> None:
    fault_log.keep("engine", tmp_path / "logs")
    try:
        fail()
    except KeyError:
        log.getChild("worker").exception("a request failed")
    kept = (tmp_path / "logs" / "engine.log").read_text()
    assert "a request failed" in kept
    assert "builtins.ValueError" in kept
    assert "builtins.KeyError" in kept
    assert "in fail" in kept
    assert SECRET not in kept


def test_a_folder_that_cannot_be_made_stops_nothing(log: logging.Logger, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    before = list(log.handlers)
    fault_log.keep("engine", tmp_path / "file" / "logs")
    assert log.handlers == before
