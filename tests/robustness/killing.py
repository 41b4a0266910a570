"""Kills the window at random moments of its use, and looks at what is left.

    python tests/robustness/killing.py [TRIES]

Each try is a process with the real window, without a display, that changes a setting and opens an
article again and again, and tells when both are said to be kept. It is ended by SIGKILL at some moment
of its start or use. Settings, recent articles and the article that was open must then be readable, and
no older than what was told. The engine is a small script: what is tried is what the window keeps.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ENGINE = Path(__file__).parents[1] / "desktop" / "fake_engine.py"
ARTICLES = 400
LONGEST = 2.0
"""Of a try, in seconds."""
IN_USE = 0.8
"""How many of the tries count from the first change that is told, and not from the start of the process."""
SEED = 20_261_125


@dataclass(frozen=True)
class Outcome:
    """What was left of one try."""

    told: int
    """Number of the last change that was told to be kept; 0 for none."""
    lost: tuple[str, ...]
    """What is unreadable or older than that."""


def main(tries: int) -> int:
    """Try so often, print what was lost, and return the exit status."""
    rng = random.Random(SEED)
    outcomes = []
    for number in range(tries):
        with tempfile.TemporaryDirectory() as folder:
            outcomes.append(attempt(Path(folder), rng.uniform(0.1, LONGEST), in_use=rng.random() < IN_USE))
        for what in outcomes[-1].lost:
            print(f"try {number}: {what}")
    changes, losses = sum(o.told for o in outcomes), sum(bool(o.lost) for o in outcomes)
    print(f"{tries} tries, {changes} changes told to be kept, {losses} tries with a loss")
    return int(bool(losses))


def attempt(home: Path, seconds: float, *, in_use: bool) -> Outcome:
    """Use the window for so long, kill it, and look at what it has kept in ``home``.

    Args:
        home: an empty folder.
        seconds: how long.
        in_use: whether they begin with the first change that is told, or with the process.
    """
    environment = {**os.environ, **folders(home), "QT_QPA_PLATFORM": "offscreen"}
    for number in range(1, ARTICLES + 1):
        (home / f"{number}.txt").touch()
    command = [sys.executable, __file__, "use", str(home)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        first = process.stdout.readline() if in_use else ""
        time.sleep(seconds)
        process.kill()
        told = [int(line) for line in (first + process.stdout.read()).split()]
    last = told[-1] if told else 0
    kept = subprocess.run(
        [sys.executable, __file__, "look"], env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, int] = json.loads(kept.stdout)
    lost = tuple(f"{name}: {place} of {last}" for name, place in found.items() if place < last)
    return Outcome(last, lost)


def folders(home: Path) -> Mapping[str, str]:
    """Return the environment of a home of its own."""
    kinds = ("CACHE", "CONFIG", "DATA", "STATE")
    return {"HOME": str(home), **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in kinds}}


def use(home: Path) -> None:
    """Change a setting and open an article, again and again, telling the number of each once it is kept."""
    from dataclasses import replace

    from onrecord_desktop import recent
    from onrecord_desktop.app import make_window
    from onrecord_desktop.application import make_application
    from onrecord_desktop.background import Background
    from onrecord_desktop.engine_client import EngineClient
    from onrecord_desktop.recent import FileShelf
    from onrecord_desktop.recent_articles import RecentArticles
    from onrecord_desktop.requests import OpenTarget
    from onrecord_desktop.settings.keeping import Keeping
    from onrecord_desktop.settings.stored import SettingsFile, passing_settings, usual_file
    from onrecord_desktop.starting import comeback
    from onrecord_desktop.starting.comeback import Comeback, FileBox

    application, background = make_application(), Background()
    settings, client = passing_settings(), EngineClient((sys.executable, str(ENGINE)))
    keeping = Keeping(SettingsFile(usual_file()), background, print)
    settings.keep_by(keeping.keep)
    recents = RecentArticles(FileShelf(recent.usual_file()), background, settings)
    kept = Comeback(FileBox(comeback.usual_file()), background, settings)
    window = make_window(application, settings, client, recents, background, kept=kept)
    window.show()
    number = 0

    def change() -> None:
        nonlocal number
        number += 1
        settings.change(replace(settings.now, geometry=str(number)))
        window.open(OpenTarget(str(home / f"{number}.txt")))

    def tell() -> None:
        print(number, flush=True)
        change()

    client.reading_ready.connect(lambda _: background.do(lambda: None, lambda _: tell(), print))
    change()
    application.exec()


def look() -> None:
    """Print how new each of what is kept is; -1 for what cannot be read."""
    from onrecord_desktop import recent
    from onrecord_desktop.recent import FileShelf
    from onrecord_desktop.settings import stored as settings
    from onrecord_desktop.starting import comeback
    from onrecord_desktop.starting.comeback import FileBox

    kept, problem = settings.SettingsFile(settings.usual_file()).load()
    articles = FileShelf(recent.usual_file()).change(lambda known: known)
    held = FileBox(comeback.usual_file()).look()
    found = {
        "settings": -1 if problem else int(kept.now.geometry or 0),
        "recent articles": number_of(articles[0].target) if articles else unread(recent.usual_file()),
        "open article": number_of(held.request["open"]) if held else unread(comeback.usual_file()),
    }
    print(json.dumps(found))


def number_of(target: str) -> int:
    """Return the number of an article."""
    return int(Path(target).stem)


def unread(file: Path) -> int:
    """Return 0 for a file that is not there yet, -1 for one that could not be read."""
    return -1 if file.exists() else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["use"]:
        use(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["look"]:
        look()
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
