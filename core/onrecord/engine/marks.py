"""Quotation marks: their forms, and which single ones are marks and not apostrophes.

British papers set quotations in single marks and those inside them in double ones. Nothing but the words and
the space beside a single mark tells it from an apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OPENING = frozenset(("“", "``", "„", "«", "â€œ", "‟"))
CLOSING = frozenset(("”", "»", "â€", "â€\x9d", "â€ť"))
STRAIGHT = frozenset(('"', "''", "＂"))
SINGLE_OPENING = frozenset(("‘", "â€˜", "`"))
SINGLE_CLOSING = frozenset(("’", "â€™"))
SINGLE_STRAIGHT = frozenset(("'",))
DOUBLE = OPENING | CLOSING | STRAIGHT
_MAY_OPEN, _MAY_CLOSE = SINGLE_OPENING | SINGLE_STRAIGHT, SINGLE_CLOSING | SINGLE_STRAIGHT
SINGLE = SINGLE_OPENING | SINGLE_CLOSING | SINGLE_STRAIGHT

_OPENS, _CLOSES, _INNER = "“", "”", "'"
_LEADS_IN = frozenset((":", ","))
_CLIPPED = frozenset(("bout", "cause", "em", "n", "round", "til", "tis", "twas"))
"""Words that an apostrophe begins."""
_APOSTROPHE_ENDS = ("s", "x", "z", "in")
"""Ends of words after which a mark may be the apostrophe of *workers'* or *goin'*."""


def with_double_marks(texts: Sequence[str], spaced: Sequence[bool]) -> list[str]:
    """Return the tokens of an article with quotations in single marks as they would stand in double ones.

    Single marks that open and close a quotation become double, and double ones inside it single. Nothing
    changes inside a quotation in double marks, nor does an apostrophe. A single mark that is never closed
    opens a quotation only where it begins a paragraph or follows a colon or comma, as long quotations do.

    Args:
        texts: the tokens.
        spaced: whether white space follows each of them.
    """
    found = list(texts)
    for start, end in _paragraphs(texts):
        if not SINGLE.isdisjoint(texts[start:end]):
            _Paragraph(texts, spaced, start, end).mark(found)
    return found


def _paragraphs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for i, text in enumerate(texts):
        if "\n" in text or "\r" in text:
            yield start, i
            start = i + 1
    yield start, len(texts)


@dataclass(frozen=True)
class _Paragraph:
    """The tokens from ``start`` to ``end``, none of them a line break."""

    texts: Sequence[str]
    spaced: Sequence[bool]
    start: int
    end: int

    def mark(self, found: list[str]) -> None:
        """Set the double marks of this paragraph in ``found``."""
        double, i = False, self.start
        while i < self.end:
            text = self.texts[i]
            if text in DOUBLE:
                double = text in OPENING or (text in STRAIGHT and not double)
            elif not double and self._opens(i):
                i = self._mark_quotation(i, found)
            i += 1

    def _mark_quotation(self, i: int, found: list[str]) -> int:
        """Mark the quotation that a single mark may open; return the last token that is done with."""
        close = self._closing(i)
        if close is None:
            if i == self.start or self.texts[i - 1] in _LEADS_IN:
                found[i] = _OPENS
            return i
        found[i], found[close] = _OPENS, _CLOSES
        for inner in range(i + 1, close):
            if self.texts[inner] in DOUBLE:
                found[inner] = _INNER
        return close

    def _closing(self, opening: int) -> int | None:
        """The mark that closes a quotation, before another opens: the first that is surely no apostrophe."""
        unsure = None
        for i in range(opening + 2, self.end):
            if self._opens(i):
                break
            if self._may_close(i):
                if not self._may_be_apostrophe(i):
                    return i
                unsure = unsure or i
        return unsure

    def _opens(self, i: int) -> bool:
        if self.texts[i] not in _MAY_OPEN or self._space_after(i):
            return False
        following = self.texts[i + 1]
        # A straight mark before a number is that of *the '90s*.
        begins = following[0].isalpha() or following in DOUBLE or following[0] in "$£€[(…"
        begins = begins or (following[0].isdigit() and self.texts[i] in SINGLE_OPENING)
        return begins and following.lower() not in _CLIPPED and self._open_before(i)

    def _open_before(self, i: int) -> bool:
        return i == self.start or self._space_before(i) or self.texts[i - 1][-1] in "([{—–-/"

    def _may_close(self, i: int) -> bool:
        if self.texts[i] not in _MAY_CLOSE or self._space_before(i):
            return False
        return self._space_after(i) or not self.texts[i + 1][0].isalnum()

    def _may_be_apostrophe(self, i: int) -> bool:
        before_word = i + 1 < self.end and self.texts[i + 1][0].isalnum()
        return before_word and self.texts[i - 1].lower().endswith(_APOSTROPHE_ENDS)

    def _space_before(self, i: int) -> bool:
        return i == self.start or self.spaced[i - 1] or self.texts[i - 1].isspace()

    def _space_after(self, i: int) -> bool:
        return i + 1 == self.end or self.spaced[i] or self.texts[i + 1].isspace()
