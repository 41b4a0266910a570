"""Benchmarks, as ratios within one run wherever that is possible.

    python tests/benchmarks/run.py [NAME …] [--json]

Run it with nothing else running, on Linux. Times of the engine are CPU seconds of one thread; times of
starting and of several jobs are seconds on the clock. What is compared is timed in turn, five times, and the
medians are compared. The texts are articles of ``../shared`` (or of the folder that ``ONRECORD_SHARED``
names) where that is there, and otherwise the sample.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import window

if TYPE_CHECKING:
    from kept import Measured
    from spacy.language import Language

    from onrecord.cli.workers import Team

ROUNDS = 5
SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared"))
ARTICLES = 20
LONG, SHORT = 100_000, 1_000
"""Words of a long text, and of each of the short ones that it is cut to."""
KEPT = 10_000
"""Articles of a library."""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Figure:
    """One result. ``of`` says what was measured, against what."""

    name: str
    value: float
    unit: str
    of: str


def words_per_second() -> Figure:
    """From text to reading."""
    words = sum(len(text.split()) for text in texts())
    seconds = median(timed(read_all) for _ in range(ROUNDS))
    return Figure(
        "words_per_second", words / seconds, "words/s", f"{words} words, text to reading, one thread"
    )


def whole_vs_encoder() -> Figure:
    """From text to reading, against the encoder's forward pass alone over the same windows."""
    forward = forward_pass()
    whole, encoder = in_turn(read_all, forward)
    return Figure("whole_vs_encoder", whole / encoder, "times", "the encoder's own forward pass, one thread")


def speed_vs_spacy() -> Figure:
    """Words per second from text to reading, against those of a small spaCy pipeline on the same texts."""
    from small_spacy import small_spacy

    other = small_spacy()

    def annotate_all() -> None:
        for _ in other.pipe(texts()):  # in batches, which is where spaCy is fastest
            pass

    ours, theirs = in_turn(read_all, annotate_all)
    return Figure(
        "speed_vs_spacy",
        theirs / ours,
        "times",
        "a spaCy tagger, parser and name recogniser as large as en_core_web_sm, one thread",
    )


def long_vs_short() -> Figure:
    """Time per word of one long text against the same words in short texts, each read once."""
    words = re.findall(r"\s*\S+", "\n\n".join(articles("train.jsonl", None)))
    words = (words * (LONG // len(words) + 1))[:LONG]
    short = ["".join(words[i : i + SHORT]) for i in range(0, LONG, SHORT)]
    in_one, in_many = timed(partial(read_each, ["".join(words)])), timed(partial(read_each, short))
    return Figure(
        "long_vs_short",
        in_one / in_many,
        "times",
        f"{LONG:,} words in one, time per word of {SHORT:,} in one",
    )


def memory() -> Figure:
    """The most memory that a process takes up which reads articles one after another."""
    command = [sys.executable, "-c", "import run; run.print_memory()"]
    told = subprocess.run(command, cwd=Path(__file__).parent, check=True, capture_output=True, text=True)
    articles_read, most = map(int, told.stdout.split())
    return Figure(
        "memory", most / 2**20, "MiB", f"the most that a process takes to read {articles_read} articles"
    )


def batch_jobs() -> Figure:
    """Words per second of ``onrecord batch`` with two jobs, against one. On the clock, engines loaded."""
    from onrecord.cli.reader import one_core_reader
    from onrecord.cli.workers import Team

    several = articles("dev.jsonl", None)
    with Team(1, one_core_reader) as one, Team(2, one_core_reader) as two:
        for team in (one, two):
            seconds_of(team, several[:8])
        rounds = [(seconds_of(one, several), seconds_of(two, several)) for _ in range(ROUNDS)]
    alone, both = (median(seconds) for seconds in zip(*rounds, strict=True))
    words = sum(len(text.split()) for text in several)
    of = f"{words} words, {words / both:,.0f} words/s with 2 jobs, {words / alone:,.0f} with 1"
    return Figure("batch_jobs", alone / both, "times", of)


def seconds_of(team: Team, several: Sequence[str]) -> float:
    """Return the seconds on the clock in which processes of a batch read texts."""
    from onrecord.cli.lines import Line

    pending = [Line(i, json.dumps({"text": text}).encode(), 0) for i, text in enumerate(several)]
    start = time.perf_counter()
    assert all(isinstance(outcome, str) for _, outcome in team.read(pending))
    return time.perf_counter() - start


def model_size() -> Figure:
    """The shipped model directory."""
    from onrecord_resources import path

    size = sum(file.stat().st_size for file in path("en_onrecord").rglob("*") if file.is_file())
    return Figure("model_size", size / 2**20, "MiB", "the model directory")


def version_vs_python() -> Figure:
    """``onrecord --version`` against starting Python."""
    return against_python("version_vs_python", ["-m", "onrecord", "--version"])


def import_vs_python() -> Figure:
    """``import onrecord`` against starting Python."""
    return against_python("import_vs_python", ["-c", "import onrecord"])


def window_vs_bare() -> Figure:
    """From the start of the process to a painted window, against a bare window with a text browser."""
    rounds = [(window.child("start"), window.child("bare")) for _ in range(ROUNDS)]
    visible, filled = (median(ours[key] for ours, _ in rounds) for key in ("ms", "filled"))
    bare = median(theirs["ms"] for _, theirs in rounds)
    of = f"a bare window with a text browser, {bare:.0f} ms; filled after {filled:.0f} ms"
    return Figure("window_vs_bare", visible / bare, "times", of)


def second_start() -> Figure:
    """From a second start with a file until the first window shows its marks, against the first start."""
    rounds = [window.starts() for _ in range(ROUNDS)]
    cold, second, text = (median(each[key] for each in rounds) for key in ("cold", "second", "second_text"))
    of = (
        f"the first start, {cold:.2f} s; the text is there after {text:.2f} s, the marks after {second:.2f} s"
    )
    return Figure("second_start", second / cold, "times", of)


@cache
def _long_article() -> dict[str, float]:
    return window.median_of("long", ROUNDS)


def longest_stall() -> Figure:
    """The longest time that a long article keeps the event loop while it is shown, marked and listed."""
    return Figure("longest_stall", _long_article()["stall"], "ms", LONG_ARTICLE)


def repaint() -> Figure:
    """Repaints of a long article while it is scrolled, 95th percentile."""
    return Figure("repaint", _long_article()["repaint"], "ms", LONG_ARTICLE)


def filter_toggle() -> Figure:
    """From a change of what is shown of a long article to its being painted, the slowest of four."""
    return Figure("filter_toggle", _long_article()["toggle"], "ms", LONG_ARTICLE)


def jump() -> Figure:
    """From the choice of a statement of a long article to its being painted, the slowest of three."""
    return Figure("jump", _long_article()["jump"], "ms", LONG_ARTICLE)


def card() -> Figure:
    """From the end of the deliberate delay to the card of a statement of a long article."""
    return Figure("card", _long_article()["card"], "ms", LONG_ARTICLE)


def look_up_stall() -> Figure:
    """The longest time that look-ups keep the event loop, with providers that take three seconds."""
    told = window.median_of("look_ups", ROUNDS)
    return Figure("look_up_stall", told["stall"], "ms", f"both providers answer after 3 s, {LONG_ARTICLE}")


def window_memory() -> Figure:
    """The application with the sample read, against a bare window and a process that only read it."""
    rounds = [
        [window.child(name)["memory"] for name in ("application_memory", "bare", "reader_memory")]
        for _ in range(ROUNDS)
    ]
    ours, bare, reader = (median(sizes) for sizes in zip(*rounds, strict=True))
    of = f"a bare window ({bare:.0f} MiB) and a process that read the sample ({reader:.0f} MiB)"
    return Figure("window_memory", ours / (bare + reader), "times", of)


@cache
def _library() -> Measured:
    from kept import measure

    return measure(KEPT)


def library_search() -> Figure:
    """Searching a library as one types, from each letter to the list that is shown, 95th percentile."""
    told = _library()
    of = (
        f"{told.searches} searches in {KEPT:,} articles, each letter typed; "
        f"median {told.median:.0f} ms, longest {told.longest:.0f} ms"
    )
    return Figure("library_search", told.typed, "ms", of)


def library_open() -> Figure:
    """Opening an article of a library with its corrections, 95th percentile."""
    return Figure("library_open", _library().opened, "ms", f"one of {KEPT:,} articles, corrections made")


def library_size() -> Figure:
    """The file of a library against the texts in it."""
    told = _library()
    return Figure("library_size", told.size, "times", f"texts of {told.text:,.0f} bytes in {KEPT:,} articles")


LONG_ARTICLE = f"an article of {window.WORDS:,} words with {window.STATEMENTS:,} statements"

BENCHMARKS: dict[str, Callable[[], Figure]] = {
    f.__name__: f
    for f in (
        words_per_second,
        whole_vs_encoder,
        speed_vs_spacy,
        long_vs_short,
        memory,
        batch_jobs,
        model_size,
        version_vs_python,
        import_vs_python,
        window_vs_bare,
        second_start,
        longest_stall,
        repaint,
        card,
        filter_toggle,
        jump,
        look_up_stall,
        window_memory,
        library_search,
        library_open,
        library_size,
    )
}


def against_python(name: str, arguments: Sequence[str]) -> Figure:
    rounds = [(started(arguments), started(["-c", "pass"])) for _ in range(ROUNDS)]
    ours, python = (median(seconds) for seconds in zip(*rounds, strict=True))
    return Figure(name, ours / python, "times", f"python -c pass, which takes {python * 1000:.0f} ms")


def started(arguments: Sequence[str]) -> float:
    """Return the seconds on the clock that a Python process takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def timed(work: Callable[[], None]) -> float:
    """Return the CPU seconds that ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def in_turn(*works: Callable[[], None]) -> Sequence[float]:
    """Return the median CPU seconds of each, timed one after the other in each round."""
    rounds = [[timed(work) for work in works] for _ in range(ROUNDS)]
    return [median(seconds) for seconds in zip(*rounds, strict=True)]


@cache
def texts() -> tuple[str, ...]:
    return articles("dev.jsonl", ARTICLES)


def articles(name: str, most: int | None) -> tuple[str, ...]:
    """Return the texts of articles, at most so many."""
    from onrecord import loading
    from onrecord_resources import path

    file = SHARED / "data" / "polnear" / name
    if file.is_file():
        with file.open(encoding="utf-8") as lines:
            return tuple(json.loads(line)["text"] for line in islice(lines, most))
    return (loading.load(str(path("sample.html"))).text,) * ARTICLES


@cache
def engine() -> Language:
    """Return the engine on one thread, warm."""
    from onrecord.engine.pipeline import load

    nlp = load(threads=1)
    nlp(texts()[0])
    return nlp


def read_all() -> None:
    read_each(texts())


def read_each(several: Sequence[str]) -> None:
    import onrecord

    for text in several:
        onrecord.read(text, engine())


def print_memory() -> None:
    """Read all articles, and print how many they were and the most bytes that this process took."""
    several = articles("dev.jsonl", None)
    read_each(several)
    # What ``resource`` tells is no less than what the process had that started this one.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    print(len(several), int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024)


def forward_pass() -> Callable[[], None]:
    """Return the encoder's work on all windows of all texts, with the inputs made beforehand."""
    from onrecord.engine.windows import input_words, windows_of

    encoder = engine().get_pipe("encoder")
    runs = []
    for text in texts():
        pieces = encoder.cut(encoder.pseudonyms(input_words(engine().make_doc(text))))
        runs += [
            encoder.inputs(pieces, window) for window in windows_of(pieces, encoder.size, encoder.overlap)
        ]

    def forward() -> None:
        for inputs in runs:
            encoder.session.run(None, inputs)

    return forward


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure On Record.")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which of {', '.join(BENCHMARKS)}; all by default"
    )
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    options = parser.parse_args()
    if unknown := set(options.names) - BENCHMARKS.keys():
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")
    os.environ.update(ONE_THREAD)  # before numpy is imported
    for name in options.names or BENCHMARKS:
        figure = BENCHMARKS[name]()
        print(json.dumps(asdict(figure)) if options.json else shown(figure), flush=True)


def shown(figure: Figure) -> str:
    return f"{figure.name:<18} {figure.value:>9,.2f} {figure.unit:<8} ({figure.of})"


if __name__ == "__main__":
    main()
