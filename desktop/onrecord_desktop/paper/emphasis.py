"""The article's own emphasis, set as the article sets it. Pure; offsets in code points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord import Article, Span
from onrecord_desktop.paper.covering import Covered, edges
from onrecord_desktop.paper.values import Run


class Emphasised:
    """What is bold and what is italic in one article."""

    def __init__(self, article: Article) -> None:
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for emphasis in article.emphasis:
            spans[emphasis.kind].append(emphasis)
        self._kinds = Covered(spans)

    def runs(self, runs: Iterable[Run]) -> Iterator[Run]:
        """Cut runs where emphasis begins and ends, and set what lies between; words of ours stay plain."""
        for run in runs:
            if run.start is None:
                yield run
            else:
                yield from self._cut(run, run.start)

    def _cut(self, run: Run, start: int) -> Iterator[Run]:
        for low, high in pairwise(edges(self._kinds.places, start, start + len(run.text))):
            kinds = self._kinds.at(low)
            yield replace(
                run,
                text=run.text[low - start : high - start],
                bold=run.bold or "bold" in kinds,
                italic="italic" in kinds,
                start=low,
            )
