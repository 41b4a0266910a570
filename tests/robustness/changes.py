"""Changes of an article's text that leave untouched who says what, each with where every character goes.

Every change is a pure function from a text to a :class:`Changed`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from onrecord_training.edits import Changed, Edit, changed


def replaced(text: str, pattern: str, by: str) -> Changed:
    """Return the text with one thing in all places of another."""
    return changed(text, (Edit(*m.span(), by) for m in re.finditer(pattern, text)))


@dataclass(frozen=True)
class Mark:
    """A quotation mark; ``kind`` tells what it is in the American way of writing."""

    start: int
    end: int
    kind: str
    """``double``, ``single`` (inside double ones), ``lone`` (a single one outside) or ``apostrophe``."""
    opens: bool


_DOUBLE = re.compile("[“”„«»\"]|''|``")
_MARK = re.compile("[“”„«»\"]|''|``|[‘’'`]")
_OPENING, _CLOSING = ("“", "„", "«", "``"), ("”", "»")


def marks(text: str) -> Iterator[Mark]:
    """Yield all quotation marks and apostrophes of a text, told apart by the space beside them."""
    for paragraph in re.finditer(r"[^\n]+", text):
        yield from _marks(text, *paragraph.span())


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    quoted, found, single = False, list[Mark](), None
    for match in _MARK.finditer(text, start, end):
        a, b = match.span()
        before, after = text[a - 1 : a] if a > start else " ", text[b : b + 1] if b < end else " "
        if _DOUBLE.fullmatch(match[0]):
            quoted, single = _opens(match[0], before, after, quoted), None
            found.append(Mark(a, b, "double", quoted))
        elif _single_opens(match[0], before, after):
            single = len(found)
            found.append(Mark(a, b, "apostrophe", True))
        elif single is not None and not after.isalnum():
            kind = "single" if quoted else "lone"
            found[single] = Mark(found[single].start, found[single].end, kind, True)
            found.append(Mark(a, b, kind, False))
            single = None
        else:
            found.append(Mark(a, b, "apostrophe", False))
    yield from found


def _opens(mark: str, before: str, after: str, quoted: bool) -> bool:
    """Tell whether a double mark opens, by its form or else by what stands beside it."""
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    begins, ends = before.isspace() or before in "([—–-‘'", after.isspace() or after in ",.;:!?)]—–"
    return begins if begins != ends else not quoted


def _single_opens(mark: str, before: str, after: str) -> bool:
    begins = before.isspace() or before in '([—–-“"'
    return (
        mark != "’" and begins and (after.isalpha() or after in '“"$£' or (mark == "‘" and after.isdigit()))
    )


@dataclass(frozen=True)
class Style:
    """How quotation marks are written, opening and closing."""

    double: tuple[str, str]
    single: tuple[str, str]
    british: bool
    """Single ones outside and double ones inside."""


CURLY, STRAIGHT = (("“", "”"), ("‘", "’")), (('"', '"'), ("'", "'"))


def requoted(text: str, style: Style) -> Changed:
    """Return the text with its quotation marks in one style."""
    return changed(text, (Edit(m.start, m.end, _form(m, style)) for m in marks(text)))


def _form(mark: Mark, style: Style) -> str:
    if mark.kind == "apostrophe":
        return style.single[not mark.opens]
    double = mark.kind == ("single" if style.british else "double")
    return (style.double if double else style.single)[not mark.opens]


_PARTING = re.compile(r"\s*\n\s*")
_SENTENCE_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")


def paragraphs_joined(text: str) -> Changed:
    """Return the text with all paragraphs after the headline in one, lines that are no sentence apart."""
    breaks = list(_PARTING.finditer(text.rstrip()))[1:]
    return changed(
        text, (Edit(*m.span(), " ") for m in breaks if _SENTENCE_CLOSED.search(text[: m.start()][-5:]))
    )


_SENTENCE_BREAK = re.compile(
    r"(?P<last>\S*[^\W_][.!?])(?P<closed>[\"”'’)\]]*)(?P<gap> +)(?=[\"“‘'(\[]?[A-Z])"
)
_ABBREVIATION = re.compile(
    r"(?i:(?:mr|mrs|ms|dr|sens?|reps?|gov|gen|lt|col|sgt|st|jr|sr|no|vs|inc|corp|co|prof|rev|hon|pres|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.)|(?:\w\.)+"
)


def paragraphs_split(text: str) -> Changed:
    """Return the text with a paragraph for each sentence, quotations left whole."""
    quoted = sorted((m.start, m.opens) for m in marks(text) if m.kind == "double")
    places = [start for start, _ in quoted]

    def outside(at: int) -> bool:
        n = bisect_left(places, at)
        return n == 0 or not quoted[n - 1][1] or "\n" in text[places[n - 1] : at]

    return changed(
        text,
        (
            Edit(*m.span("gap"), "\n\n")
            for m in _SENTENCE_BREAK.finditer(text)
            if outside(m.start("gap")) and not _ABBREVIATION.fullmatch(m["last"].lstrip("(\"“'‘"))
        ),
    )


def headline_in_capitals(text: str) -> Changed:
    """Return the text with its first paragraph in capitals."""
    end = text.find("\n")
    return changed(text, (Edit(i, i + 1, c.upper()) for i, c in enumerate(text[: max(end, 0)])))


BOILERPLATE = (
    "By Jordan Whitlock and Casey Marsh\n\n"
    "Advertisement\n\n"
    "Read more: The road to the capital, town by town\n\n"
    "Share this article\n\n"
)


def boilerplate_between(text: str) -> Changed:
    """Return the text with what web pages put between paragraphs in its middle."""
    breaks = [m.end() for m in _PARTING.finditer(text.rstrip()) if text[m.end()] not in "“\"‘'"]
    place = min(breaks, key=lambda at: abs(at - len(text) // 2), default=None)
    return changed(text, () if place is None else (Edit(place, place, BOILERPLATE),))


CHANGES = {
    "straight quotes": partial(requoted, style=Style(*STRAIGHT, british=False)),
    "curly quotes": partial(requoted, style=Style(*CURLY, british=False)),
    "British curly quotes": partial(requoted, style=Style(*CURLY, british=True)),
    "British straight quotes": partial(requoted, style=Style(*STRAIGHT, british=True)),
    "double hyphens": partial(replaced, pattern=r"[—―]|(?<=\s)–(?=\s)|(?<=[^\W\d])–(?=[^\W\d])", by="--"),
    "em dashes": partial(replaced, pattern=r"(?<!-)--(?!-)", by="—"),
    "spaced en dashes": partial(
        replaced, pattern=r"(?<=\S)[ \xa0]*(?:—|(?<!-)--(?!-))[ \xa0]*(?=\S)", by=" – "
    ),
    "paragraphs joined": paragraphs_joined,
    "paragraphs split": paragraphs_split,
    "headline in capitals": headline_in_capitals,
    "boilerplate between": boilerplate_between,
    "no-break spaces": partial(replaced, pattern=" ", by="\xa0"),
    "thin spaces": partial(replaced, pattern=" ", by="\u2009"),
}
"""Changes that need nothing but the text."""
