"""Benchmarks, each the median of five rounds, as ratios within one run wherever that is possible.

    python tests/benchmarks/run.py [NAME …] [--json]

Run it with nothing else running. Times of the engine are CPU seconds of one thread; times of starting are
seconds on the clock. The texts are articles of ``../shared`` where that is there, and otherwise the sample.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

ROUNDS = 5
SHARED = Path(__file__).parents[3] / "shared" / "data" / "polnear" / "dev.jsonl"
ARTICLES = 20
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
    rounds = [(timed(read_all), timed(forward)) for _ in range(ROUNDS)]
    whole, encoder = (median(seconds) for seconds in zip(*rounds, strict=True))
    return Figure("whole_vs_encoder", whole / encoder, "times", "the encoder's own forward pass, one thread")


def version_vs_python() -> Figure:
    """``onrecord --version`` against starting Python."""
    return against_python("version_vs_python", ["-m", "onrecord", "--version"])


def import_vs_python() -> Figure:
    """``import onrecord`` against starting Python."""
    return against_python("import_vs_python", ["-c", "import onrecord"])


BENCHMARKS: dict[str, Callable[[], Figure]] = {
    f.__name__: f for f in (words_per_second, whole_vs_encoder, version_vs_python, import_vs_python)
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


@cache
def texts() -> tuple[str, ...]:
    from onrecord import loading
    from onrecord_resources import path

    if SHARED.is_file():
        with SHARED.open(encoding="utf-8") as lines:
            return tuple(json.loads(line)["text"] for line, _ in zip(lines, range(ARTICLES), strict=False))
    return (loading.load(str(path("sample.html"))).text,) * ARTICLES


@cache
def engine() -> Language:
    """Return the engine on one thread, warm."""
    from onrecord.engine.pipeline import load

    nlp = load(threads=1)
    nlp(texts()[0])
    return nlp


def read_all() -> None:
    import onrecord

    for text in texts():
        onrecord.read(text, engine())


def forward_pass() -> Callable[[], None]:
    """Return the encoder's work on all windows of all texts, with the inputs made beforehand."""
    from onrecord.engine.windows import input_words, pieces_of, windows_of

    encoder = engine().get_pipe("encoder")
    runs = []
    for text in texts():
        pieces = pieces_of(input_words(engine().make_doc(text)), encoder.tokenizer)
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
