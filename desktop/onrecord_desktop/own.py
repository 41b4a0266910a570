"""What is the reader's own, in the words that text, card, panel and screen reader have in common. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.phrasing import one_line, tidy
from onrecord.reading import ReaderNote
from onrecord.translation import noop, tr
from onrecord_desktop.excerpt import shortened
from onrecord_desktop.rows import Ink, Link, LinkKind, Run, Words

# Translators: of a statement.
YOURS = noop("Corrected by you")
YOUR_NOTE = noop("Your note")
# Translators: of a place in the article.
ON = noop("on “{words}”")


def note_lines(note: ReaderNote) -> Iterator[Words]:
    """Yield the paragraphs of a note, the first with a link to change it."""
    first, *rest = [line for line in note.text.splitlines() if line.strip()] or [""]
    yield (_link(note, tr(YOUR_NOTE)), Run(": ", Ink.MUTED), Run(tidy(first)))
    yield from ((Run(tidy(line)),) for line in rest)


def note_line(note: ReaderNote, text: str) -> Words:
    """Return a note on one line, short, with what words of the article's ``text`` it is on."""
    opening = tr(YOUR_NOTE)
    if note.passage:
        opening = f"{opening} {tr(ON, words=shortened(one_line(note.passage.of(text)), 60))}"
    return (_link(note, opening), Run(": ", Ink.MUTED), Run(shortened(one_line(note.text))))


def _link(note: ReaderNote, words: str) -> Run:
    return Run(words, Ink.LINK, Link(LinkKind.NOTE, note=note.id))
