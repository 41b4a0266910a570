"""Lets two windows and a command write into one library at once, and looks whether anything is lost.

    python tests/robustness/writing_at_once.py [OPERATIONS]

A window is a process that corrects, notes, checks and keeps articles, most of them the same ones as the other
window does; the command imports an export line by line. Each tells what it has done. In the end all of that
must be there, and nobody may have been told that the library is locked.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from generated import Writer

from onrecord.library.checking import check
from onrecord.library.library import Library
from onrecord.library.transfer import export
from onrecord.library.values import Query
from onrecord.reading import Checked
from onrecord.revision.anchoring import statement_anchor
from onrecord.revision.values import Note, Remove

SHARED = 10
"""Articles that both windows write to."""
ROUND = 5
"""Articles that the command imports at a time; each import is a process of its own."""


def main(operations: int) -> int:
    """Let them write so often in all, print what went wrong, and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        done, faults = attempt(Path(folder), operations)
        seconds = time.monotonic() - start
    for fault in faults:
        print(fault)
    print(f"{done} operations at once in {seconds:.0f} s, {len(faults)} lost, refused or damaged")
    return int(bool(faults))


def attempt(home: Path, operations: int) -> tuple[int, list[str]]:
    """Let them write, and return how often they did and what is wrong then."""
    file = home / "library.sqlite"
    third = operations // 3
    with Library(file) as library, library.together():
        for reading in Writer().readings(SHARED):
            library.keep(reading)
    rounds = list(_exports(home, operations - 2 * third))
    here = [sys.executable, __file__]
    windows = [_started([*here, "use", str(file), str(n), str(third)]) for n in (1, 2)]
    results = [_imported(file, part) for part in rounds]
    results += [(*window.communicate(), window.returncode) for window in windows]
    faults = [err.strip() for _, err, code in results if err or code]
    told = [line.split() for out, _, _ in results for line in out.splitlines()]
    done = len(told) + sum(_lines(part) for part in rounds)
    return done, faults + list(_lost(file, told, sum(_lines(part) for part in rounds)))


def _started(command: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _imported(file: Path, part: Path) -> tuple[str, str, int]:
    command = ["-m", "onrecord", "library", "import", "--quiet", "--library", str(file), str(part)]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    return done.stdout, done.stderr, done.returncode


def _exports(home: Path, articles: int) -> Iterator[Path]:
    """Write exports with so many articles in all, a few in each."""
    writer = Writer(1)
    for first in range(0, articles, ROUND):
        with Library(home / "other.sqlite") as other, other.together():
            for number in range(first, min(first + ROUND, articles)):
                other.keep(writer.reading(10_000 + number))
        part = home / f"{first}.jsonl"
        with Library(home / "other.sqlite") as other, part.open("wb") as out:
            export(other, out)
        (home / "other.sqlite").unlink()
        yield part


def _lines(part: Path) -> int:
    return len(part.read_bytes().splitlines())


def _lost(file: Path, told: Sequence[Sequence[str]], imported: int) -> Iterator[str]:
    with Library(file) as library:
        yield from check(library)
        revisions = {i: library.load(i).revision for i in range(1, SHARED + 1)}
        kept = {row.id for row in library.articles(Query(limit=None)).rows}
        own = [int(article) for what, article, _ in told if what == "keep"]
        yield from (f"article {article} is lost" for article in own if article not in kept)
        if len(kept) != SHARED + imported + len(own):
            yield f"{len(kept)} articles are there"
        checks = {article for what, article, _ in told if what == "check"}
        yield from (f"the check of {i} is lost" for i in checks if revisions[int(i)].checked is None)
    entries = {i: {e.id for e in (*r.corrections, *r.notes)} for i, r in revisions.items()}
    removed = {entry for what, _, entry in told if what == "remove"}
    for what, article, entry in told:
        if what in ("correct", "note") and (entry in entries[int(article)]) == (entry in removed):
            yield f"{what} {entry} is not as it was told"


def use(file: Path, seed: int, operations: int) -> None:
    """Write into a library so often, as a window does, and tell what is done."""
    rng, writer, own = random.Random(seed), Writer(seed + 100), []
    with Library(file) as library:
        for number in range(operations):
            article = rng.randint(1, SHARED)
            match rng.choice(("correct", "correct", "note", "remove", "check", "keep")):
                case "correct":
                    reading = library.load(article).reading
                    anchor = statement_anchor(rng.choice(reading.statements), reading)
                    correction = Remove(statement=anchor)
                    library.add_correction(article, correction)
                    own.append((article, correction.id))
                    print("correct", article, correction.id)
                case "remove" if own:
                    article, entry = own.pop(rng.randrange(len(own)))
                    library.remove_correction(article, entry)
                    print("remove", article, entry)
                case "check":
                    library.set_checked(article, Checked(by="Ann", on="2026-11-25"))
                    print("check", article, "-")
                case "keep":
                    made = library.keep(writer.reading(1_000 * (seed + 100) + number))
                    print("keep", made, "-")
                case _:
                    note = Note(text="a note")
                    library.put_note(article, note)
                    print("note", article, note.id)
            library.articles(Query(words="th"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["use"]:
        use(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))
