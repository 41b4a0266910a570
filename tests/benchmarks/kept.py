"""A library of made-up articles, and how long it takes to search in it and to open what it keeps."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from generated import SEED, Writer

from onrecord.library.library import Library
from onrecord.library.values import Query
from onrecord.revision.anchoring import statement_anchor
from onrecord.revision.values import Note, Remove, Revision, SetType

TOGETHER = 100
"""Articles that are kept in one go."""
QUERIES = 100
"""Of one to three words or a name, each typed letter by letter."""
OPENED = 300
CORRECTED = 5
"""One article in so many was corrected."""


@dataclass(frozen=True)
class Measured:
    """What was measured. Times in milliseconds."""

    searches: int
    typed: float
    """95th percentile of a search, from each letter to the first page of rows and their total."""
    median: float
    longest: float
    opened: float
    """95th percentile of opening an article: its reading, corrected."""
    size: float
    """Bytes of the file against those of the texts in it."""
    text: float
    """Bytes of the text of one article."""


def measure(articles: int) -> Measured:
    """Make a library of so many articles, and measure it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "library.sqlite"
        with Library(file) as library:
            text = _fill(library, articles)
        size = sum(part.stat().st_size for part in file.parent.iterdir())
        with Library(file) as library:
            library.articles()
            searched = [_timed(lambda typed=typed: library.articles(Query(typed))) for typed in _typed()]
            some = random.Random(SEED).choices(range(1, articles + 1), k=OPENED)
            opened = [_timed(lambda i=i: library.load(i).revised) for i in some]
    return Measured(
        searches=len(searched),
        typed=_most(searched),
        median=median(searched),
        longest=max(searched),
        opened=_most(opened),
        size=size / text,
        text=text / articles,
    )


def _fill(library: Library, articles: int) -> int:
    """Keep so many articles, some of them corrected, and return the bytes of their texts."""
    readings, text = Writer().readings(articles), 0
    for start in range(0, articles, TOGETHER):
        with library.together():
            for number in range(start, min(start + TOGETHER, articles)):
                reading = next(readings)
                text += len(reading.article.text.encode())
                first, *_, last = (statement_anchor(s, reading) for s in reading.statements)
                corrections = (Remove(statement=first), SetType(statement=last, type="no_comment"))
                revision = Revision(corrections=corrections, notes=(Note(text="A note", about=first),))
                library.keep(reading, revision if number % CORRECTED == 0 else Revision())
    return text


def _typed() -> Iterator[str]:
    """Yield what stands in a search field as queries are typed."""
    writer, rng = Writer(), random.Random(SEED)
    for number in range(QUERIES):
        words = writer.people(1) if number % 4 == 0 else writer.words(rng.randint(1, 3))
        query = " ".join(words)
        yield from (query[:end] for end in range(1, len(query) + 1))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


def _most(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
