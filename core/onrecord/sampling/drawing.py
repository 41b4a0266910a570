"""Drawing statements at random, in one pass over the readings and in memory that does not grow with them.

Every statement gets a random number, and those with the smallest are kept: a sample without replacement in
which every statement is as likely as any other ("reservoir sampling"; Vitter, "Random sampling with a
reservoir", ACM TOMS 11, 1985; with random keys as in Efraimidis and Spirakis, 2006, all weights being equal).
In the order of their numbers they are a random sample at whatever place one stops, and a larger sample with
the same seed begins with the smaller one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappush, heapreplace
from itertools import zip_longest
from random import Random

from onrecord.reading import Engine, Reading, Statement, StatementType
from onrecord.sampling.excerpts import excerpt
from onrecord.sampling.values import Drawn, Frame, ReadBy, Sheet


class Draw:
    """A sample of the statements of the readings that it is given."""

    def __init__(self, number: int, seed: int, *, by_type: bool = False) -> None:
        """Begin a draw.

        Args:
            number: how many statements to draw, 1 or more; where there are fewer, all are drawn.
            seed: 0 or more; ``random.Random`` promises the same numbers for it in every version of Python.
            by_type: whether ``number`` statements of each type are drawn.
        """
        self._number, self._seed, self._by_type = number, seed, by_type
        self._random = Random(seed)
        self._strata: defaultdict[str, _Smallest] = defaultdict(lambda: _Smallest(number))
        self._engines: Counter[Engine] = Counter()
        self._statements: Counter[StatementType] = Counter()
        self._linked: Counter[StatementType] = Counter()
        self._by_reader = 0

    def add(self, reading: Reading) -> None:
        """Let every statement of a reading take part; but for those that a reader set or corrected."""
        self._engines[reading.engine] += 1
        for statement in reading.statements:
            if statement.origin == "reader":
                self._by_reader += 1
            else:
                self._take(statement, reading)

    def _take(self, statement: Statement, reading: Reading) -> None:
        self._statements[statement.type] += 1
        self._linked[statement.type] += bool(statement.denies)
        self._strata[statement.type if self._by_type else ""].offer(self._random.random(), statement, reading)

    def sheet(self, file: str, refused: int = 0) -> Sheet:
        """Return what was drawn, in random order; by type, one of each type after the other.

        Args:
            file: name of what it was drawn from.
            refused: how many of its lines were left out.
        """
        frame = Frame(
            file=file,
            articles=self._engines.total(),
            refused=refused,
            by_reader=self._by_reader,
            read_by=tuple(ReadBy(engine=e, articles=n) for e, n in self._engines.most_common()),
            statements=dict(self._statements),
            linked=dict(self._linked),
        )
        drawn = tuple(_in_turn(self._strata[name].drawn() for name in sorted(self._strata)))
        return Sheet(frame=frame, seed=self._seed, wanted=self._number, by_type=self._by_type, drawn=drawn)


class _Smallest:
    """The statements with the smallest numbers."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._offered = 0
        self._heap: list[tuple[float, int, Drawn]] = []
        """With their numbers negated, so that the largest comes first, and the place at which they came."""

    def offer(self, number: float, statement: Statement, reading: Reading) -> None:
        """Keep a statement if its number is among the smallest so far."""
        self._offered += 1
        if len(self._heap) == self._most and -number <= self._heap[0][0]:
            return
        drawn = Drawn(reading=excerpt(reading, statement), statement=statement.id)
        push = heappush if len(self._heap) < self._most else heapreplace
        push(self._heap, (-number, -self._offered, drawn))

    def drawn(self) -> list[Drawn]:
        """Return them in the order of their numbers."""
        return [drawn for *_, drawn in sorted(self._heap, key=lambda kept: kept[:2], reverse=True)]


def _in_turn(strata: Iterable[Sequence[Drawn]]) -> Iterator[Drawn]:
    """Yield the first of each, then the second of each, and so on."""
    for row in zip_longest(*strata):
        yield from (drawn for drawn in row if drawn is not None)
