"""The engine's process as the window sees it: answers, errors, crashes, cancelling."""

from __future__ import annotations

import sys

from fictional import article, reading
from pytestqt.qtbot import QtBot

from onrecord_desktop.engine_client import CRASHED, GARBLED, NOT_STARTED, EngineClient
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.requests import OpenTarget, OpenText


def test_the_process_starts_only_when_it_is_needed(client: EngineClient) -> None:
    assert client._process is None


def test_article_comes_before_its_reading(qtbot: QtBot, client: EngineClient) -> None:
    order: list[object] = []
    client.article_ready.connect(order.append)
    client.reading_ready.connect(order.append)
    with qtbot.waitSignal(client.reading_ready, timeout=10_000):
        client.submit(OpenText("some text"))
    first, second = order
    assert first == article()
    assert isinstance(second, Presentation)
    assert second.reading == reading()
    assert not client.is_busy


def test_an_error_is_passed_on_and_the_engine_stays_warm(qtbot: QtBot, client: EngineClient) -> None:
    with qtbot.waitSignal(client.failed, timeout=10_000) as failed:
        client.submit(OpenTarget("missing"))
    assert failed.args == ["There is no file named missing."]
    process = client._process
    with qtbot.waitSignal(client.reading_ready, timeout=10_000):
        client.submit(OpenTarget("good"))
    assert client._process is process


def test_a_request_tells_in_which_language_to_answer(qtbot: QtBot, client: EngineClient) -> None:
    with qtbot.waitSignal(client.failed, timeout=10_000) as failed:
        client.submit(OpenTarget("language"))
    assert failed.args == ["The language is en."]


def test_a_crash_costs_one_reading(qtbot: QtBot, client: EngineClient) -> None:
    with qtbot.waitSignal(client.failed, timeout=10_000) as failed:
        client.submit(OpenTarget("crash"))
    assert failed.args == [CRASHED]
    with qtbot.waitSignal(client.reading_ready, timeout=10_000):
        client.submit(OpenTarget("good"))


def test_a_garbled_answer_is_an_error(qtbot: QtBot, client: EngineClient) -> None:
    with qtbot.waitSignal(client.failed, timeout=10_000) as failed:
        client.submit(OpenTarget("garble"))
    assert failed.args == [GARBLED]
    assert not client.is_busy


def test_cancelling_ends_the_wait_and_leaves_an_engine(qtbot: QtBot, client: EngineClient) -> None:
    with qtbot.waitSignal(client.article_ready, timeout=10_000):
        client.submit(OpenTarget("slow"))
    client.cancel()
    assert not client.is_busy
    with qtbot.waitSignal(client.reading_ready, timeout=10_000):
        client.submit(OpenTarget("good"))


def test_a_new_request_takes_the_place_of_the_old(qtbot: QtBot, client: EngineClient) -> None:
    with qtbot.waitSignal(client.article_ready, timeout=10_000):
        client.submit(OpenTarget("slow"))
    with qtbot.waitSignal(client.reading_ready, timeout=10_000):
        client.submit(OpenTarget("good"))
    assert not client.is_busy


def test_an_engine_that_is_not_there_is_an_error(qtbot: QtBot) -> None:
    client = EngineClient(("/no/such/engine",))
    with qtbot.waitSignal(client.failed, timeout=10_000) as failed:
        client.submit(OpenText("some text"))
    assert failed.args == [NOT_STARTED]


def test_an_engine_that_ends_at_once_is_an_error(qtbot: QtBot) -> None:
    client = EngineClient((sys.executable, "-c", "pass"))
    with qtbot.waitSignal(client.failed, timeout=10_000) as failed:
        client.submit(OpenText("some text"))
    assert failed.args == [CRASHED]
