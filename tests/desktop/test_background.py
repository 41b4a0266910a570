"""Work beside the GUI thread, and long work in it that gives way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from onrecord_desktop.background import SLICE, Background, Slices


def test_work_is_done_in_another_thread_and_handed_over_in_this_one(qtbot: QtBot) -> None:
    background, heard = Background(), []
    background.do(
        threading.get_ident, lambda worker: heard.append((worker, threading.get_ident())), heard.append
    )
    qtbot.waitUntil(lambda: bool(heard))
    worker, here = heard[0]
    assert here == threading.get_ident() != worker


def test_what_goes_wrong_is_handed_over_too(qtbot: QtBot) -> None:
    background, failures = Background(), []
    background.do(lambda: 1 // 0, failures.append, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_pieces_of_work_come_back_in_order(qtbot: QtBot) -> None:
    background, heard = Background(), []
    for n in range(5):
        background.do(lambda n=n: n, heard.append, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert heard == [0, 1, 2, 3, 4]


def slow(done: list[int], steps: int) -> Iterator[None]:
    for n in range(steps):
        time.sleep(SLICE / 4)
        done.append(n)
        yield


def test_long_work_gives_way_and_ends(qtbot: QtBot) -> None:
    slices, done = Slices(), list[int]()
    slices.begin(slow(done, 40))
    assert 0 < len(done) < 40
    qtbot.waitUntil(lambda: len(done) == 40)


def test_short_work_is_done_at_once() -> None:
    slices, done = Slices(), list[int]()
    slices.begin(iter(done.append(n) for n in range(3)))
    assert done == [0, 1, 2]


def test_whoever_needs_it_has_the_rest_done_now() -> None:
    slices, done = Slices(), list[int]()
    slices.begin(slow(done, 20))
    slices.finish()
    assert len(done) == 20


def test_new_work_takes_the_place_of_the_old(qtbot: QtBot) -> None:
    slices, old, new = Slices(), list[int](), list[int]()
    slices.begin(slow(old, 1000))
    slices.begin(slow(new, 20))
    qtbot.waitUntil(lambda: len(new) == 20)
    assert len(old) < 1000
