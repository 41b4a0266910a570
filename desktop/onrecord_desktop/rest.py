"""The rest of an article: the sentences that lie outside every statement. Pure, offsets in code points.

On Record found no source for these: they are the writer's own words, or it missed something.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord import Article, Span
from onrecord.phrasing import says_something
from onrecord_desktop.marks import Marks


@dataclass(frozen=True)
class Sentence:
    """A sentence in which no source was found, half-open."""

    start: int
    end: int

    @property
    def id(self) -> str:
        """What to select it by."""
        return f"sentence {self.start}"


class Rest:
    """The sentences of an article in which no source was found. They are looked for when first asked for."""

    def __init__(self, article: Article, taken: Marks, split: Callable[[Article], Sequence[Span]]) -> None:
        """Make the rest of an article.

        Args:
            article: the article.
            taken: the source, cue and content of every statement.
            split: finds the article's sentences, in order.
        """
        self._article = article
        self._taken = taken
        self._split = split

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, in order."""
        return tuple(
            Sentence(span.start, span.end) for span in self._split(self._article) if self._is_free(span)
        )

    @cached_property
    def by_id(self) -> dict[str, Sentence]:
        """All of them, by id."""
        return {sentence.id: sentence for sentence in self.sentences}

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def _is_free(self, span: Span) -> bool:
        untouched = next(self._taken.within(span.start, span.end), None) is None
        return untouched and says_something(span.of(self._article.text))

    def at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at ``offset``."""
        return next(self.within(offset, offset + 1), None)

    def within(self, start: int, end: int) -> Iterator[Sentence]:
        """Yield the sentences that touch ``text[start:end]``."""
        for sentence in self.sentences[max(bisect_right(self._starts, start) - 1, 0) :]:
            if sentence.start >= end:
                return
            if sentence.end > start:
                yield sentence
