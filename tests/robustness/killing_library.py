"""Kills programs that use a library at random moments, and looks at what is left of it.

    python tests/robustness/killing_library.py [TRIES]

Each try is a process that keeps articles, corrects them, imports an export, brings a file of an earlier
version up to date, or forgets articles, and tells what is done. It is ended by SIGKILL at some moment of
that. All that was told must then be in the library, and neither its own check nor that of SQLite may find it
damaged.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from generated import Writer

from onrecord import Reading
from onrecord.library.checking import check
from onrecord.library.library import Library
from onrecord.library.migrating import backups
from onrecord.library.schema import MIGRATIONS
from onrecord.library.transfer import export, import_
from onrecord.library.values import Query
from onrecord.revision.anchoring import statement_anchor
from onrecord.revision.values import Note, Remove

ARTICLES = 60
"""That are there at the beginning."""
LONGEST: Mapping[str, float] = {
    "keep": 0.6, "correct": 0.6, "take": 2.5, "migrate": 0.15, "forget": 0.4,
}  # fmt: skip
"""Of a try, in seconds from the moment at which it begins."""
SEED = 20_261_125
NEXT = (*MIGRATIONS, "ALTER TABLE articles ADD COLUMN stars INTEGER;\nUPDATE articles SET stars = 1;")
"""Migrations to a made-up next version."""
EXPORT = "export.jsonl"

FIRST_NEW = 10_000
"""Number of the first article that is written in a try, so that none is there already."""


def main(tries: int) -> int:
    """Try so often, print what was lost or damaged, and return the exit status."""
    rng = random.Random(SEED)
    told: Counter[str] = Counter()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        template = make_template(Path(folder) / "template")
        for number in range(tries):
            deed = list(LONGEST)[number % len(LONGEST)]
            home = shutil.copytree(template, Path(folder) / "try")
            done, faults = attempt(home, deed, rng.uniform(0, LONGEST[deed]))
            told[deed] += len(done)
            bad += bool(faults)
            for fault in faults:
                print(f"try {number}, {deed}: {fault}", flush=True)
            shutil.rmtree(home)
    print(f"{tries} tries, told to be done: {dict(told)}; {bad} tries with something lost or damaged")
    return int(bool(bad))


def make_template(folder: Path) -> Path:
    """Make a library and an export of another one in a new folder."""
    folder.mkdir()
    writer = Writer()
    with Library(folder / "library.sqlite") as library, library.together():
        for reading in writer.readings(ARTICLES):
            library.keep(reading)
    with Library(folder / "other.sqlite") as other, (folder / EXPORT).open("wb") as out:
        with other.together():
            for number in range(ARTICLES, 6 * ARTICLES):
                other.keep(writer.reading(number))
        export(other, out)
    (folder / "other.sqlite").unlink()
    return folder


def attempt(home: Path, deed: str, seconds: float) -> tuple[list[str], list[str]]:
    """Do something for so long, and return what was told to be done and what is wrong then."""
    command = [sys.executable, __file__, deed, str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        begun = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        *done, _ = process.stdout.read().split("\n")  # the last line may be half there
    if begun != "begun\n":
        return [], ["it did not begin"]
    return done, [*_damage(home, deed), *LOOKS[deed](home, done)]


def _damage(home: Path, deed: str) -> Iterator[str]:
    migrations = NEXT if deed == "migrate" else MIGRATIONS
    with Library(home / "library.sqlite", migrations=migrations) as library:
        yield from check(library)
    for backup in backups(home / "library.sqlite"):
        with Library(backup) as earlier:
            yield from (f"backup: {problem}" for problem in check(earlier))


# What is done in the process that is killed


def tell(*what: object) -> None:
    """Tell that something is done and kept."""
    print(*what, flush=True)


def keep(home: Path) -> None:
    """Keep one new article after another."""
    writer = Writer(os.getpid())
    with Library(home / "library.sqlite") as library:
        library.articles()
        tell("begun")
        for number in count(FIRST_NEW):
            tell(library.keep(writer.reading(number)))


def correct(home: Path) -> None:
    """Add corrections and notes, and take some back."""
    rng = random.Random(os.getpid())
    with Library(home / "library.sqlite") as library:
        library.articles()
        tell("begun")
        while True:
            article = rng.randint(1, ARTICLES)
            reading = library.load(article).reading
            correction = Remove(statement=statement_anchor(rng.choice(reading.statements), reading))
            library.add_correction(article, correction)
            tell("correction", article, correction.id)
            note = Note(text="a note")
            library.put_note(article, note)
            tell("note", article, note.id)
            if rng.random() < 0.3:
                tell("taking", article, correction.id)
                library.remove_correction(article, correction.id)
                tell("taken", article, correction.id)


def take(home: Path) -> None:
    """Import an export."""
    with Library(home / "library.sqlite") as library, (home / EXPORT).open("rb") as lines:
        library.articles()
        tell("begun")
        import_(library, lines, lambda done: tell(done.articles))
    time.sleep(60)


def migrate(home: Path) -> None:
    """Bring the library up to date."""
    with Library(home / "library.sqlite", migrations=NEXT) as library:
        tell("begun")
        library.articles()
        tell("up to date")
        time.sleep(60)


def forget(home: Path) -> None:
    """Forget one article after another."""
    with Library(home / "library.sqlite") as library:
        library.articles()
        tell("begun")
        for article in range(1, ARTICLES + 1):
            library.forget([article])
            tell(article)
        time.sleep(60)


# What must be there then


def look_kept(home: Path, done: list[str]) -> Iterator[str]:
    """Tell what was lost of the articles that were told to be kept."""
    with Library(home / "library.sqlite") as library:
        there = {row.id for row in library.articles(Query(limit=None)).rows}
    yield from (f"article {i} is lost" for i in [*range(1, ARTICLES + 1), *map(int, done)] if i not in there)


def look_corrected(home: Path, done: list[str]) -> Iterator[str]:
    """Tell what was lost of the corrections and notes, and which are there again."""
    told = [line.split() for line in done]
    state = {(article, entry): what for what, article, entry in told}
    with Library(home / "library.sqlite") as library:
        for (article, entry), what in state.items():
            revision = library.load(int(article)).revision
            is_there = entry in {each.id for each in (*revision.corrections, *revision.notes)}
            if what != "taking" and is_there != (what != "taken"):
                yield f"{what} {entry} of article {article} is not as it was told"
    yield from look_kept(home, [])


def look_taken(home: Path, done: list[str]) -> Iterator[str]:
    """Tell what was lost of the articles that were imported."""
    most = int(done[-1]) if done else 0
    with Library(home / "library.sqlite") as library:
        total = library.articles().total
        if total < ARTICLES + most:
            yield f"{total} articles are there of {ARTICLES} and {most}"
        with (home / EXPORT).open("rb") as lines:
            problems = import_(library, lines).problems
        if problems or library.articles().total != 6 * ARTICLES:
            yield "the import does not go on from there"


def look_migrated(home: Path, done: list[str]) -> Iterator[str]:
    """Tell what was lost in a migration; the look itself has gone on with it."""
    with Library(home / "library.sqlite", migrations=NEXT) as library:
        if library.articles().total != ARTICLES:
            yield "articles were lost"
        with library.store.reading() as connection:
            if connection.execute("SELECT count(*) FROM articles WHERE stars = 1").fetchone() != (ARTICLES,):
                yield "it was not brought up to date"
    found = [file.name for file in backups(home / "library.sqlite")]
    if len(done) > 1:
        yield f"it told too much: {done}"
    if found != ["library.version-1.sqlite"]:
        yield f"the backup is not there, or not alone: {found}"
        return
    with Library(home / found[0]) as backup:
        if backup.articles().total != ARTICLES:
            yield "the backup lacks articles"


def look_forgotten(home: Path, done: list[str]) -> Iterator[str]:
    """Tell which forgotten articles are there again, or have left words."""
    with Library(home / "library.sqlite") as library:
        there = {row.id for row in library.articles(Query(limit=None)).rows}
        library.forget([])
    gone = set(range(1, ARTICLES + 1)) - there
    yield from (f"article {i} is there again" for i in map(int, done) if i not in gone)
    content = b"".join(file.read_bytes() for file in home.glob("library.*"))
    for reading in Writer().readings(ARTICLES):
        if int(reading.article.id.split(".")[0]) + 1 in gone and _words(reading) in content:
            yield f"words of {reading.article.id} are left"


def _words(reading: Reading) -> bytes:
    return reading.statements[0].content[0].of(reading.article.text).encode()


DEEDS: Mapping[str, Callable[[Path], None]] = {
    "keep": keep, "correct": correct, "take": take, "migrate": migrate, "forget": forget,
}  # fmt: skip
LOOKS: Mapping[str, Callable[[Path, list[str]], Iterator[str]]] = {
    "keep": look_kept,
    "correct": look_corrected,
    "take": look_taken,
    "migrate": look_migrated,
    "forget": look_forgotten,
}


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in DEEDS:
        DEEDS[sys.argv[1]](Path(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
