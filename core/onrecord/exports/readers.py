"""What the reader wrote on a reading, as every export shows it: sorted by what it is about. Pure.

A note is hostile input like the article: its words come out on tidied lines, and each export escapes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.article import Span
from onrecord.origins import has_readers_marks
from onrecord.phrasing import one_line
from onrecord.reading import ReaderNote, Reading
from onrecord.translation import noop, tr

# Translators: before what the reader wrote on a statement or a source.
THE_NOTE = noop("the reader’s note:")
# Translators: before what the reader wrote on the article.
ON_THE_ARTICLE = noop("The reader’s note on the article:")
THE_NOTES = noop("The reader’s notes")
MARKS = noop("An asterisk says that the reader marked the statement, or corrected it.")
# Translators: {mark} is such as "n1".
NUMBERS = noop("{mark} and the like stand after words on which the reader wrote a note.")
LONGEST = 160
"""So many characters of a passage are repeated beside a note on it."""


@dataclass(frozen=True)
class Numbered:
    """A note on a passage, with the mark that stands in the text where the passage ends."""

    mark: str
    """``n1`` and so on; no statement's mark looks like it."""
    words: str
    """Of the passage, on one line; the end of a long one is left out."""
    passage: Span
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ReaderNotes:
    """The notes of a reading as lines of words, by what they are about, each group in the order written."""

    article: tuple[tuple[str, ...], ...] = ()
    passages: tuple[Numbered, ...] = ()
    """In the order of the text."""
    statements: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """By the statement's id."""
    sources: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """By the source's id."""


def reader_notes(reading: Reading) -> ReaderNotes:
    """Sort the notes of a reading; one without words is left out."""
    written = [note for note in reading.notes if lines(note)]
    passages = sorted(
        ((note.passage, note) for note in written if note.passage), key=lambda p: (p[0].end, p[0].start)
    )
    return ReaderNotes(
        article=tuple(lines(n) for n in written if not (n.statement or n.source or n.passage)),
        passages=tuple(
            Numbered(f"n{number}", _words(passage, reading), passage, lines(note))
            for number, (passage, note) in enumerate(passages, start=1)
        ),
        statements=_by(written, lambda note: note.statement),
        sources=_by(written, lambda note: note.source),
    )


def lines(note: ReaderNote) -> tuple[str, ...]:
    """Return the lines of a note that are not blank, each tidied."""
    return tuple(words for line in note.text.splitlines() if (words := one_line(line)))


def legend(reading: Reading) -> tuple[str, ...]:
    """Return in sentences what marks of the reader's mean, as far as the reading has any."""
    marks = (tr(MARKS),) if has_readers_marks(reading) else ()
    numbers = (tr(NUMBERS, mark="n1"),) if reader_notes(reading).passages else ()
    return (*marks, *numbers)


def _by(
    notes: Iterable[ReaderNote], about: Callable[[ReaderNote], str | None]
) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for note in notes:
        if (id := about(note)) is not None:
            found[id] = (*found.get(id, ()), lines(note))
    return found


def _words(passage: Span, reading: Reading) -> str:
    words = one_line(passage.of(reading.article.text))
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
