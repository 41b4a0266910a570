"""What the window costs: each figure from processes of their own, without a display.

``python window.py CHILD`` is one such process; it prints a JSON object.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord import Reading
    from onrecord_desktop.lookups.lookups import LookUps
    from onrecord_desktop.settings.stored import Settings
    from onrecord_desktop.shell import Shell
    from onrecord_desktop.window import Window

HERE = Path(__file__)
WORDS, STATEMENTS, SOURCES = 20_000, 1_500, 300
SIZE = (1280, 880)
SENTENCE = (
    "the harbour board said on friday that it had found no sign of a leak and two older boats would go back "
    "to work soon because their papers were in order while nobody in town seemed to mind"
)


def child(name: str) -> dict[str, float]:
    """Run one child, and return what it tells."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ONRECORD_BENCHMARK": str(time.time())}
    done = subprocess.run(
        [sys.executable, str(HERE), name], env=environment, check=True, capture_output=True, text=True
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def starts() -> dict[str, float]:
    """Start with an article, then again with another: the seconds until its text and its marks are painted.

    The second start hands over to the first, whose engine has read one article by then.
    """
    from onrecord_resources import path

    with TemporaryDirectory() as folder:
        articles = [Path(folder) / f"{name}.html" for name in ("first", "second")]
        for article in articles:
            shutil.copyfile(path("sample.html"), article)
        homes = dict.fromkeys(("HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME"), folder)
        environment = {**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"}
        begun = time.time()
        with subprocess.Popen(
            [sys.executable, str(HERE), "run", str(articles[0])],
            env=environment, stdout=subprocess.PIPE, text=True,
        ) as first:  # fmt: skip
            assert first.stdout
            cold = [float(first.stdout.readline()) - begun for _ in range(2)]
            time.sleep(2)
            begun = time.time()
            start = "from onrecord_desktop.start import main; main()"
            subprocess.run([sys.executable, "-c", start, str(articles[1])], env=environment, check=True)
            second = [float(first.stdout.readline()) - begun for _ in range(2)]
            first.kill()
    return {"cold_text": cold[0], "cold": cold[1], "second_text": second[0], "second": second[1]}


def run(article: str) -> None:
    """The application, which tells the time when an article, and when its marks, are painted."""
    from onrecord_desktop.start import open_window
    from onrecord_desktop.window import Window

    for name in ("show_article", "show_presentation"):
        setattr(Window, name, _then_telling(getattr(Window, name)))
    open_window([article])


def _then_telling(show: Callable[..., None]) -> Callable[..., None]:
    def shown(window: Window, *what: Any) -> None:
        show(window, *what)
        window.pane.view.viewport().repaint()
        print(time.time(), flush=True)

    return shown


def median_of(name: str, rounds: int) -> dict[str, float]:
    """Return the medians of what a child tells, over some rounds."""
    told = [child(name) for _ in range(rounds)]
    return {key: median(each[key] for each in told) for key in told[0]}


def long_reading() -> Reading:
    """Return a made-up article as long as ``WORDS``, with ``STATEMENTS`` by ``SOURCES``."""
    from onrecord import Article, Block, Confidence, Engine, Reading, Source, Span, Statement

    rng = random.Random(1)
    vocabulary = SENTENCE.split()
    text, blocks, statements = "", [], []
    for number in range(STATEMENTS):
        if number % 4 == 0:
            text += "\n\n" if text else ""
            blocks.append(len(text))
        start = len(text)
        source = f"Speaker {number % SOURCES}"
        content = " ".join(rng.choice(vocabulary) for _ in range(WORDS // STATEMENTS - 3))
        cue, said = start + len(source) + 1, start + len(source) + 6
        denial = number % 20 == 7
        statements.append(
            Statement(
                id=f"q{number}",
                type="denial" if denial else "claim",
                stance="answers" if denial else None,
                sources=(f"s{number % SOURCES}",),
                source=(Span(start=start, end=cue - 1),),
                cue=(Span(start=cue, end=cue + 4),),
                content=(Span(start=said, end=said + len(content)),),
                denies=(f"q{number - 3}",) if denial else (),
                confidence=Confidence(attribution=0.4 if number % 9 == 0 else 0.9),
            )
        )
        text += f"{source} said {content}. "
    ends = [*(start - 2 for start in blocks[1:]), len(text)]
    return Reading(
        engine=Engine(version="0", model="by hand"),
        article=Article(
            id="long",
            title="A long article",
            text=text,
            blocks=tuple(Block(start=a, end=b, kind="paragraph") for a, b in zip(blocks, ends, strict=True)),
        ),
        sources=tuple(Source(id=f"s{n}", name=f"Speaker {n}", kind="person") for n in range(SOURCES)),
        statements=tuple(statements),
    )


def shown_window(lookups: LookUps | None = None) -> Window:
    """Return the window on screen, with an engine that is never started."""
    from onrecord_desktop.app import make_window
    from onrecord_desktop.application import make_application
    from onrecord_desktop.engine_client import EngineClient
    from onrecord_desktop.settings.stored import passing_settings

    application = make_application()
    window = make_window(application, passing_settings("light"), EngineClient(), lookups=lookups)
    window.resize(*SIZE)
    window.show()
    application.processEvents()
    return window


def settle(seconds: float) -> None:
    """Let events have their turn for a while."""
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()


def longest_gap(work: Callable[[], None], seconds: float) -> float:
    """Do something from within the event loop, and return the longest time between two turns, in ms."""
    from PySide6.QtCore import QTimer

    turns: list[float] = []
    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start()
    QTimer.singleShot(20, work)
    settle(seconds)
    timer.stop()
    return 1000 * max(later - earlier for earlier, later in pairwise(turns))


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long something takes until all that it brought about is done and painted."""
    from PySide6.QtWidgets import QApplication

    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - start)


def go_to(window: Window, statement: str) -> None:
    """Select a statement, scroll to it, and show its card."""
    window.pane.navigation.jump(statement)


def slowest(works: Sequence[Callable[[], object]]) -> float:
    """Return how long the slowest of some things takes, in ms, done one after the other at leisure."""
    times = []
    for work in works:
        times.append(milliseconds(work))
        settle(0.5)
    return max(times)


def started() -> float:
    """Return the milliseconds since this process was asked for."""
    return 1000 * (time.time() - float(os.environ["ONRECORD_BENCHMARK"]))


def own_memory() -> float:
    """Return the memory that this process and its children take up, in MiB."""
    total = 0
    for pid in (os.getpid(), *children_of(os.getpid())):
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        total += int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])
    return total / 1024


def children_of(pid: int) -> list[int]:
    """Return the processes that a process has started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # After the name, which may hold anything, come the state and the parent.
            parent = int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except OSError:  # it has ended
            continue
        if parent == pid:
            found.append(int(stat.parent.name))
    return found


def start() -> dict[str, float]:
    """The application, until its window is painted, and until what it holds is."""
    from PySide6.QtCore import QTimer

    from onrecord_desktop.application import make_application
    from onrecord_desktop.run import shown_shell
    from onrecord_desktop.settings.stored import passing_settings

    application = make_application()
    settings = passing_settings("light")
    shell = shown_shell(application, settings)
    shell.on_screen.connect(application.quit)
    application.exec()
    visible = started()
    fill(shell, settings)
    QTimer.singleShot(0, application.quit)
    application.exec()
    return {"ms": visible, "filled": started()}


def fill(shell: Shell, settings: Settings) -> None:
    """Put the window together as the application does, but for its engine."""
    from onrecord_desktop.app import make_window
    from onrecord_desktop.application import make_application
    from onrecord_desktop.engine_client import EngineClient

    shell.fill(make_window(make_application(), settings, EngineClient()))


def bare() -> dict[str, float]:
    """A main window with a text browser, until it is painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

    application = QApplication(["bare"])
    window = QMainWindow()
    window.setCentralWidget(QTextBrowser())
    window.resize(*SIZE)
    window.show()
    application.processEvents()
    QTimer.singleShot(0, application.quit)
    application.exec()
    return {"ms": started(), "memory": own_memory()}


def long() -> dict[str, float]:
    """A long article read, marked, listed and used."""
    from onrecord_desktop.presentation import prepare

    window, reading = shown_window(), long_reading()
    shown = prepare(reading)
    view, pane = window.pane.view, window.pane
    settle(0.5)
    stall = max(
        longest_gap(lambda: window.show_article(reading.article), 2.0),
        longest_gap(lambda: window.show_presentation(shown), 3.0),
    )
    bar = view.verticalScrollBar()
    repaints = []
    for _ in range(300):
        bar.setValue(bar.value() + 40)
        repaints.append(milliseconds(view.viewport().repaint))
    settle(0.5)
    jumps = [partial(go_to, window, statement) for statement in ("q700", "q1400", "q3")]
    cards = [partial(pane.pointing.pin, statement) for statement in ("q1", "q4", "q7")]
    kinds = (frozenset({"denial"}), frozenset[str](), frozenset({"claim"}), frozenset[str]())
    toggles = [partial(pane.viewing.choose, types=types) for types in kinds]
    return {
        "stall": stall,
        "repaint": sorted(repaints)[int(0.95 * len(repaints))],
        "jump": slowest(jumps),
        "card": slowest(cards),
        "toggle": slowest(toggles),
    }


def application_memory() -> dict[str, float]:
    """The application with the sample read."""
    from PySide6.QtCore import QEventLoop

    from onrecord_desktop.app import make_window
    from onrecord_desktop.application import make_application
    from onrecord_desktop.engine_client import EngineClient
    from onrecord_desktop.settings.stored import passing_settings

    application = make_application()
    client = EngineClient()
    window = make_window(application, passing_settings("light"), client)
    window.show()
    window.lookups.begin()
    # Not the application's own loop: to quit that closes the window, and with it the engine.
    loop = QEventLoop()
    client.reading_ready.connect(lambda _: loop.quit())
    window.actions_.sample.trigger()
    loop.exec()
    settle(1.0)
    found = own_memory()
    window.close()
    return {"memory": found}


def reader_memory() -> dict[str, float]:
    """A process that reads the sample, and nothing else."""
    import onrecord
    from onrecord import loading
    from onrecord_resources import path

    onrecord.read(loading.load(str(path("sample.html"))))
    return {"memory": own_memory()}


def correct() -> dict[str, float]:
    """A long article corrected, in a window whose work is done beside its thread, as in the app."""
    from onrecord_desktop.app import make_window
    from onrecord_desktop.application import make_application
    from onrecord_desktop.background import Background
    from onrecord_desktop.engine_client import EngineClient
    from onrecord_desktop.library.work import LibraryWork, passing_library
    from onrecord_desktop.settings.stored import passing_settings

    background = Background()
    window = make_window(
        make_application(),
        passing_settings("light"),
        EngineClient(),
        worker=background,
        library=LibraryWork(passing_library, Background),
    )
    window.resize(*SIZE)
    window.show()
    window.show_reading(long_reading())
    settle(6)
    correcting = window.correcting
    steps: list[Callable[[], None]] = [
        partial(correcting.set_type, "q700", "denial", "answers"),
        partial(correcting.set_source, "q701", ["s3"]),
        partial(correcting.remove, "q703"),
        partial(correcting.join, "s4", "s5"),
        window.revising.stack.undo,
    ]
    stalls = [longest_gap(step, 5.0) for step in steps]
    corrected = window.pane.shown.reading.corrections if window.pane.shown else 0
    if corrected != len(steps) - 2:
        raise RuntimeError(f"{corrected} corrections were made")
    window.close()
    background.shut_down(unbegun=True)
    return {"stall": max(stalls), **{f"stall_{n}": stall for n, stall in enumerate(stalls)}}


def look_ups() -> dict[str, float]:
    """Both providers asked, each of which answers after three seconds."""
    import tempfile

    from onrecord.context.factcheck import FactCheck
    from onrecord.context.shelf import ContextShelf
    from onrecord.context.wikipedia import Wikipedia
    from onrecord.keys import Keys
    from onrecord.online import StoredLog
    from onrecord.online.web import Web
    from onrecord_desktop.lookups.lookups import LookUps, Means

    sys.path.insert(0, str(HERE.parents[1] / "online"))
    from server import Reply, serving

    with tempfile.TemporaryDirectory() as folder, serving() as server:
        server.always(Reply(b'{"search": [], "claims": []}', delay=3))
        log, place = StoredLog(Path(folder) / "log"), Path(folder)
        providers = {"factcheck": FactCheck(server.url), "wikipedia": Wikipedia(server.url, server.url)}
        keys = Keys(lambda: None, {"ONRECORD_FACTCHECK_KEY": "none"})
        means = Means(providers, lambda: Web(log, place / "cache"), log, keys, ContextShelf(place))
        window = shown_window(LookUps(lambda: means))
        window.lookups.begin()
        window.show_reading(long_reading())
        settle(2)

        def ask() -> None:
            for about in ("s3", "q4"):
                for name, question in window.lookups.questions(about):
                    window.lookups.ask(name, question)

        stall = longest_gap(ask, 5.0)
        answered = [look.state.value for about in ("s3", "q4") for look in window.lookups.about(about)]
        if answered != ["found", "found"]:
            raise RuntimeError(f"the look-ups ended otherwise: {answered}")
        window.close()
    return {"stall": stall}


CHILDREN: dict[str, Callable[[], dict[str, float]]] = {
    f.__name__: f for f in (start, bare, long, correct, look_ups, application_memory, reader_memory)
}

if __name__ == "__main__" and sys.argv[1] == "run":
    run(sys.argv[2])
elif __name__ == "__main__":
    print(json.dumps(CHILDREN[sys.argv[1]]()), flush=True)
