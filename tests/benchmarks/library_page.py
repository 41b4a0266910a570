"""How long the library's page keeps the event loop of the window, with a library of many articles.

``python library_page.py FILE [ARTICLES]`` makes the library in FILE first where there is none (minutes).
It prints the longest time between two turns of the event loop for each thing that is done, in ms: on the
clock, which other programs lengthen, and of the thread's own work.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from generated import Writer
from PySide6.QtCore import QTimer
from window import settle

from onrecord.library.library import Library
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.background import Background
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window

ARTICLES = 10_000
TOGETHER = 200
TYPED = ("the", "th", "be", "said", "stre", "mai", "")
LETTER, SCROLLED = 120, 25
"""Milliseconds between two letters, and between two places of the list."""
PLACES = 60


def fill(file: Path, articles: int) -> None:
    """Make a library of so many articles."""
    readings = Writer().readings(articles)
    with Library(file) as library:
        for start in range(0, articles, TOGETHER):
            with library.together():
                for _ in range(min(TOGETHER, articles - start)):
                    library.keep(next(readings))


def opened_window(file: Path) -> Window:
    """Return the window with a library, on screen, with an engine that is never started."""

    @contextmanager
    def opened() -> Iterator[Library]:
        with Library(file) as library:
            yield library

    application = make_application()
    work = LibraryWork(opened, partial(Background, application))
    window = make_window(application, passing_settings("light"), EngineClient(), library=work)
    window.resize(1280, 880)
    window.show()
    window.library.warm_up()
    settle(2)
    return window


def longest(work: Callable[[], object], seconds: float) -> tuple[float, float]:
    """Do something in the event loop, and return its longest turn: on the clock, and of the thread's work."""
    turns: list[tuple[float, float]] = []
    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(lambda: turns.append((time.perf_counter(), time.thread_time())))
    timer.start()
    QTimer.singleShot(20, work)
    settle(seconds)
    timer.stop()
    clock, thread = (max(1000 * (b[n] - a[n]) for a, b in pairwise(turns)) for n in (0, 1))
    return round(clock, 1), round(thread, 1)


def one_by_one(steps: Sequence[Callable[[], object]], pause: int) -> None:
    """Do things one after the other, with a pause after each."""
    if steps:
        steps[0]()
        QTimer.singleShot(pause, partial(one_by_one, steps[1:], pause))


def measure(window: Window) -> dict[str, tuple[float, float]]:
    """Open, type, scroll, show the source that says most, and make the window narrower."""
    with_nothing = longest(lambda: None, 1)
    opened = longest(window.pages.show_library, 2)
    articles = window.library_page.view.articles
    letters = [words[:n] for words in TYPED for n in range(1, len(words) + 1)] + [""]
    typing = [partial(articles.filters.search.setText, words) for words in letters]
    typed = longest(lambda: one_by_one(typing, LETTER), 1 + len(letters) * LETTER / 1000)
    bar = articles.list.verticalScrollBar()
    places = [partial(bar.setValue, bar.maximum() * n // PLACES) for n in range(PLACES)]
    scrolled = longest(lambda: one_by_one(places, SCROLLED), 3)
    key = window.library._opened().sources(limit=1)[0].key
    source = longest(lambda: window.pages.show_source(key), 8)
    narrower = longest(lambda: window.resize(700, 880), 4)
    return {
        "nothing": with_nothing,
        "open": opened,
        "type": typed,
        "scroll": scrolled,
        f"source, {len(window.library_page.view.source.list.rows)} statements": source,
        "narrower": narrower,
    }


def main(path: str, articles: str = str(ARTICLES)) -> None:
    """Measure with the library in a file."""
    file = Path(path)
    if not file.exists():
        fill(file, int(articles))
    window = opened_window(file)
    print(json.dumps(measure(window), indent=1))
    window.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
