"""What changed between two texts of an article, paragraph by paragraph. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from onrecord.article import Article, Span
from onrecord.library.values import Ranges
from onrecord.phrasing import one_line

ALIKE = 0.5
"""Share of their words that two paragraphs have in common at the least, to be one that was changed."""
MOST_PAIRS = 20_000
"""So many pairs of paragraphs are compared at the most; beyond, they are removed ones and added ones."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_LINE = re.compile(r"\S[^\n]*")

Kind = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """One paragraph of both texts, or of one of them. Offsets are into the whole texts, half-open."""

    kind: Kind
    old: tuple[int, int] | None
    """Where it stands in the earlier text; None for one that was added."""
    new: tuple[int, int] | None
    """Where it stands in the later text; None for one that was removed."""
    removed: Ranges = ()
    """Of one that was changed: words of the earlier text that are gone."""
    added: Ranges = ()
    """Of one that was changed: words of the later text that are new."""


@dataclass(frozen=True)
class _Paragraph:
    start: int
    end: int
    text: str
    """On one line, so that other line breaks are no change."""

    @property
    def range(self) -> tuple[int, int]:
        return (self.start, self.end)


def changes(old: Article, new: Article) -> tuple[Change, ...]:
    """Return the paragraphs of two texts of an article in the order of reading, with what became of each.

    What was removed stands before what was added in its place.
    """
    return tuple(_changes(_paragraphs(old), _paragraphs(new), old.text, new.text))


def has_changed(old: Article, new: Article) -> bool:
    """Tell whether there is another difference between two texts than in how lines are broken."""
    return [p.text for p in _paragraphs(old)] != [p.text for p in _paragraphs(new)]


def _paragraphs(article: Article) -> list[_Paragraph]:
    spans: Sequence[Span] = article.blocks or tuple(
        Span(start=line.start(), end=line.end()) for line in _LINE.finditer(article.text)
    )
    found = (_Paragraph(span.start, span.end, one_line(span.of(article.text))) for span in spans)
    return [paragraph for paragraph in found if paragraph.text]


def _changes(
    old: Sequence[_Paragraph], new: Sequence[_Paragraph], old_text: str, new_text: str
) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [p.text for p in old], [p.text for p in new], autojunk=False)
    for deed, i, i_end, j, j_end in matcher.get_opcodes():
        if deed == "equal":
            pairs = zip(old[i:i_end], new[j:j_end], strict=True)
            yield from (Change("same", before.range, after.range) for before, after in pairs)
        else:
            yield from _replaced(old[i:i_end], new[j:j_end], old_text, new_text)


def _replaced(
    old: Sequence[_Paragraph], new: Sequence[_Paragraph], old_text: str, new_text: str
) -> Iterator[Change]:
    """Yield what became of paragraphs none of which is the same."""
    ends = [(-1, -1), *_paired(old, new), (len(old), len(new))]
    for (i, j), (i_next, j_next) in pairwise(ends):
        yield from (Change("removed", p.range, None) for p in old[i + 1 : i_next])
        yield from (Change("added", None, p.range) for p in new[j + 1 : j_next])
        if i_next < len(old):
            yield _changed(old[i_next], new[j_next], old_text, new_text)


def _paired(old: Sequence[_Paragraph], new: Sequence[_Paragraph]) -> list[tuple[int, int]]:
    """Return which paragraphs are the same one changed: those pairs in order that have most in common."""
    if not old or not new or len(old) * len(new) > MOST_PAIRS:
        return []
    words = [[Counter(p.text.casefold().split()) for p in some] for some in (old, new)]
    alike = [[_in_common(before, after) for after in words[1]] for before in words[0]]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            together = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    return list(_way(best, len(old), len(new)))


def _way(best: Sequence[Sequence[float]], rows: int, columns: int) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _in_common(some: Counter[str], others: Counter[str]) -> float:
    return 2 * (some & others).total() / (some.total() + others.total())


def _changed(old: _Paragraph, new: _Paragraph, old_text: str, new_text: str) -> Change:
    """Return a changed paragraph with the words that are gone and new."""
    before = list(_TOKEN.finditer(old_text, *old.range))
    after = list(_TOKEN.finditer(new_text, *new.range))
    matcher = SequenceMatcher(None, [m[0] for m in before], [m[0] for m in after], autojunk=False)
    removed, added = [], []
    for deed, i, i_end, j, j_end in matcher.get_opcodes():
        if deed != "equal":
            removed += [m.span() for m in before[i:i_end]]
            added += [m.span() for m in after[j:j_end]]
    return Change("changed", old.range, new.range, _joined(removed, old_text), _joined(added, new_text))


def _joined(ranges: Sequence[tuple[int, int]], text: str) -> Ranges:
    """Join ranges with nothing but white space between them, and drop those of white space alone."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    tidy = ((_first(text, start, end), _last(text, start, end)) for start, end in joined)
    return tuple((start, end) for start, end in tidy if start < end)


def _first(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip())


def _last(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
