"""A corpus of articles that nobody wrote, and how ``onrecord batch`` fares with it.

    python tests/robustness/corpus.py write 50000 > articles.jsonl
    python tests/robustness/corpus.py try 50000 [--jobs 2] [--folder DIR]

The second reads so many articles into a Parquet table, and kills the command and its processes in the midst
of it and starts it again. It prints how fast that goes and how much memory all the processes together take
up, and then looks whether every article is there, once and in order. On Linux; 50,000 articles take a quarter
of an hour or more on two cores. Names and places are made up anew for each article, for in a real corpus new
words keep coming.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

TICKS = 20
"""How often a run is measured."""

ONSETS = (*"bcdfghjklmnprstvw", "br", "ch", "dr", "gr", "pl", "sh", "st", "th", "tr")
VOWELS = (*"aeiou", "ea", "ai", "oo")
CODAS = (*"nrlstm", "nd", "rk", "ll", "ck", "th")

OPENINGS = (
    "{place} council voted on {day} to {plan} after a long debate about its cost.",
    "Officials in {place} met on {day} to decide whether to {plan}.",
    "A plan to {plan} divided {place} this week, and nobody expects a quick end to the quarrel.",
    "It rained in {place} on {day} while two hundred people waited to hear about the plan to {plan}.",
)
CLAIMS = (
    "{title} {first} {last} said the town would {plan} before the {season}.",
    "“We will {plan}, whatever it costs,” {first} {last}, the {job}, told reporters.",
    "According to {title_} {first} {last}, the budget fell by {number} percent in {month}.",
    "{first} {last}, a {job}, claimed that {body} had hidden {number} letters from the public.",
    "The {paper} reported that {title} {last} had “lost all interest” in the matter.",
    "A spokesman for {body} said the figures were {mood}.",
    "“It is {mood},” said {first} {last}. “Nobody asked us.”",
    "Critics accused {title} {first} {last} of taking ${number},000 from {body}.",
)
ANSWERS = (
    "{last} denied that.",
    "{body} rejected the report, saying, “None of this is true.”",
    "“I never saw {number} letters,” {last} said in an interview with the {paper}.",
    "{title} {last} dismissed the accusation as {mood}.",
    "A lawyer for {last} declined to comment.",
    "{body} did not respond to a request for comment.",
    "Asked about it on {day}, {last} said only that the matter was closed.",
)
CLOSINGS = (
    "The next meeting is on {day}.",
    "About {number} people live in that part of {place}.",
    "Work is to begin in {month}, two years later than planned.",
    "The bridge was closed in {month} after a flood.",
)
WORDS: Mapping[str, tuple[str, ...]] = {
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
    "month": ("January", "March", "April", "June", "September", "November"),
    "season": ("summer", "winter", "harvest", "election"),
    "plan": ("close the old mill", "build a second bridge", "sell the harbour", "raise the water tax",
             "move the market", "shut two schools", "plant four thousand trees"),
    "title": ("Mayor", "Judge", "Senator", "Captain", "Dr.", "Professor", "Governor"),
    "title_": ("Mayor", "Treasurer", "Senator", "Auditor"),
    "job": ("farmer", "teacher", "nurse", "union leader", "harbour master", "retired engineer"),
    "mood": ("absurd", "alarming", "a disgrace", "no surprise", "politically motivated", "good news"),
}  # fmt: skip


def articles(number: int, seed: int = 7) -> Iterator[dict[str, object]]:
    """Yield lines of a batch, the same for the same numbers."""
    for i in range(number):
        random = Random(f"{seed} {i}")
        yield {
            "id": f"a{i:06}",
            "text": text(random),
            "outlet": f"The {name(random)} Post",
            "section": random.choice(("local", "politics", None)),
            "length": {"columns": random.randint(1, 5)},
        }


def text(random: Random) -> str:
    """Return a short article: 60 to 100 words, mostly."""
    names = {part: name(random) for part in ("place", "first", "last")}
    claims = random.sample(CLAIMS, 2)
    parts = [random.choice(OPENINGS), claims[0], random.choice(ANSWERS), claims[1], random.choice(ANSWERS)]
    parts += [random.choice(CLAIMS)] * random.randint(0, 1) + [random.choice(CLOSINGS)]
    sentences = [part.format(**names, **choices(random)) for part in parts]
    sentences = [f"{sentence[0].upper()}{sentence[1:]}" for sentence in sentences]
    return f"{' '.join(sentences[:2])}\n\n{' '.join(sentences[2:])}"


def choices(random: Random) -> dict[str, str]:
    """Return a choice for all that changes from sentence to sentence."""
    chosen = {part: random.choice(words) for part, words in WORDS.items()}
    paper, body = f"{name(random)} Herald", f"the {name(random)} Company"
    return {**chosen, "paper": paper, "body": body, "number": str(random.randint(2, 900))}


def name(random: Random) -> str:
    """Return a name that sounds like one."""
    syllables = (f"{random.choice(ONSETS)}{random.choice(VOWELS)}" for _ in range(random.randint(1, 2)))
    return f"{''.join(syllables)}{random.choice(CODAS)}".capitalize()


@dataclass(frozen=True)
class Tick:
    """How far a run is, and what it takes."""

    articles: int
    seconds: float
    """Since the run began."""
    memory: Mapping[int, int]
    """Of each process the bytes that it takes up, with its share of what others use as well; when the sum of
    them was largest since the tick before."""

    def __str__(self) -> str:
        each = " + ".join(f"{size / 2**20:.0f}" for size in self.memory.values())
        whole = sum(self.memory.values()) / 2**20
        return f"{self.articles:>7,} articles  {self.seconds:>6,.0f} s  {whole:>6,.0f} MiB ({each})"


class Growing:
    """A file that grows a line at a time, and the lines that it has."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lines = self._read = 0

    def lines(self) -> int:
        """Return how many whole lines there are, 0 where there is no file any more or yet."""
        with suppress(FileNotFoundError), self.file.open("rb") as content:
            content.seek(self._read)
            for part in iter(partial(content.read, 2**20), b""):
                self._lines += part.count(b"\n")
                self._read += len(part)
        return self._lines


def attempt(number: int, jobs: int, folder: Path) -> list[Tick]:
    """Read so many articles, with a sudden end in the midst of it, and return what was measured.

    Raises:
        AssertionError: an article is missing, twice there or out of place, or a process is left.
    """
    source, target = folder / "articles.jsonl", folder / "statements.parquet"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(article)}\n" for article in articles(number))
    command = [sys.executable, "-m", "onrecord", "batch", str(source), "-o", str(target), "--jobs", str(jobs)]
    working = Growing(target.with_name(f"{target.name}.part.jsonl"))
    start, step, ticks = time.monotonic(), max(1, number // TICKS), list[Tick]()
    with subprocess.Popen(command) as process:
        for tick in watched(process, working, start, step):
            ticks.append(tick)
            print(tick, flush=True)
            if tick.articles >= number // 2:
                break
        tree = family(process.pid)
        process.kill()
    until(lambda: not any(map(alive, tree)))
    print(f"killed after {ticks[-1].articles:,} articles; it goes on", flush=True)
    with subprocess.Popen(command) as process:
        for tick in watched(process, working, start, step):
            ticks.append(tick)
            print(tick, flush=True)
        assert process.wait() == 0
    check(target, number)
    assert not working.file.exists()
    return ticks


def watched(process: subprocess.Popen[bytes], working: Growing, start: float, step: int) -> Iterator[Tick]:
    """Yield a measurement each time a process has read so many articles more, and when it ends."""
    mark, most = working.lines() + step, dict[int, int]()
    while process.poll() is None:
        time.sleep(0.05)
        memory = {number: size for number in family(process.pid) if (size := taken_up(number))}
        most = max(memory, most, key=lambda each: sum(each.values()))
        if working.lines() >= mark:
            yield Tick(working.lines(), time.monotonic() - start, most)
            mark, most = working.lines() + step, {}
    yield Tick(working.lines(), time.monotonic() - start, most)


def check(table: Path, number: int) -> None:
    """See that a table tells of every article, in order, and of nothing else."""
    import pyarrow.parquet as pq

    seen = dict.fromkeys(pq.read_table(table, columns=["article_id"]).column(0).to_pylist())
    assert list(seen) == [str(article["id"]) for article in articles(number)]


def until(reached: Callable[[], bool]) -> None:
    while not reached():
        time.sleep(0.05)


def family(process: int) -> list[int]:
    """Return a process with all that it started, and they."""
    parents = {number: parent for number in running() if (parent := told(number, "status", "PPid"))}
    found = [process]
    for known in found:  # grows as it goes
        found += [number for number, parent in parents.items() if parent == known]
    return found


def running() -> list[int]:
    return [int(file.name) for file in Path("/proc").iterdir() if file.name.isdigit()]


def alive(process: int) -> bool:
    return told(process, "status", "VmRSS") > 0


def taken_up(process: int) -> int:
    """Return the bytes of memory that a process takes up, with its share of what others use as well."""
    return told(process, "smaps_rollup", "Pss") * 1024


def told(process: int, file: str, what: str) -> int:
    """Return a number that the system tells of a process, 0 where it tells nothing."""
    try:
        found = re.search(rf"^{what}:\s+(\d+)", Path(f"/proc/{process}/{file}").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


def main() -> None:
    parser = argparse.ArgumentParser(description="Make up a corpus, or try a batch with one.")
    parser.add_argument("what", choices=("write", "try"))
    parser.add_argument("number", type=int, help="of articles")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where the files stay; by default they do not")
    options = parser.parse_args()
    if options.what == "write":
        for article in articles(options.number):
            print(json.dumps(article))
    elif options.folder:
        attempt(options.number, options.jobs, options.folder)
    else:
        with TemporaryDirectory() as folder:
            attempt(options.number, options.jobs, Path(folder))


if __name__ == "__main__":
    main()
