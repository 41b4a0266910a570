"""What a card says of a statement, or of a sentence without a source, as plain values. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import bidirectional

from onrecord import Statement, origins, outline
from onrecord.certainty import certainty, link_certainty
from onrecord.phrasing import capitalized
from onrecord.reading import Quotation
from onrecord.translation import noop, tr
from onrecord.verbs import Verbs, verb_note
from onrecord_desktop.cards import SIGNS
from onrecord_desktop.excerpt import excerpt
from onrecord_desktop.own import YOURS, note_lines
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.rows import Ink, Link, LinkKind, Run, Words, link_to, plain
from onrecord_desktop.voices import Voice

QUOTATIONS: dict[Quotation, str] = {
    "direct": noop("in quotation marks"),
    "mixed": outline.MIXED,
    "indirect": noop("no quotation marks"),
}
# Translators: of a sentence. What stands before the colon is set as a heading.
REST = noop("No source found: the writer’s own words, or something On Record missed.")
DENIED_BY = noop("Denials that On Record links to this")
# Translators: a link at a statement; it offers what can be corrected.
CORRECT = noop("Correct or note…")
IN_LINKS = 90
"""Longest part of a statement in a link, in characters."""


@dataclass(frozen=True)
class Part:
    """Some paragraphs of a card that belong together."""

    paragraphs: tuple[Words, ...]
    large: bool = False
    """Set as text, not as a note on it."""


@dataclass(frozen=True)
class CardWords:
    """All that a card says."""

    title: str
    """What a screen reader calls it."""
    parts: tuple[Part, ...]
    hue: int | None = None
    """Of who speaks: an index into a theme's hues, None for grey."""

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link, in order."""
        runs = (run for part in self.parts for words in part.paragraphs for run in words)
        return tuple(dict.fromkeys(run.link for run in runs if run.link))


def sentence_words() -> CardWords:
    """Return what a card says of a sentence outside every statement."""
    words = tr(REST)
    opening, colon, why = words.partition(":")
    return CardWords(words, (Part(((Run(opening, Ink.NAME), Run(f"{colon}{why}", Ink.MUTED)),)),))


def statement_words(shown: Presentation, statement_id: str, verbs: Verbs) -> CardWords:
    """Return what a card says of a statement."""
    statement = shown.statements[statement_id]
    voice = shown.voices.of(statement)
    said = _said(statement, shown)
    parts = (
        Part(tuple(_who(voice, shown))),
        Part((said,), large=True),
        Part(tuple(_how(statement, shown, verbs))),
        *_links(statement, shown),
        *(Part(tuple(note_lines(note))) for note in shown.notes_on(statement_id)),
        Part(tuple(_certainty(statement, shown))),
        Part(((Run(tr(CORRECT), Ink.LINK, Link(LinkKind.CORRECT, statement=statement_id)),),)),
    )
    title = f"{capitalized(outline.label(statement))}. {voice.name}: {plain([said])}"
    return CardWords(title, tuple(part for part in parts if part.paragraphs), voice.hue)


def _who(voice: Voice, shown: Presentation) -> Iterator[Words]:
    name = Run(voice.name, Ink.NAME)
    number = (Run(f"\u202f{voice.number}", Ink.NAME, raised=True),) if voice.number else ()
    yield (*_isolated((name,)), *number)
    if about := outline.who(voice.group, shown.reading.article.text):
        yield (Run(about, Ink.MUTED),)


def _said(statement: Statement, shown: Presentation) -> Words:
    """Return source, cue and content, whole, in the article's order."""
    pieces = outline.wording(statement, shown.reading.article.text)
    sign = SIGNS[statement.type]
    return (
        *((Run(f"{sign}\u2002", Ink.NAME),) if sign else ()),
        *(Run(piece.text, Ink.PLAIN if piece.role == "content" else Ink.MUTED) for piece in pieces),
    )


def _how(statement: Statement, shown: Presentation, verbs: Verbs) -> Iterator[Words]:
    """Yield type and quotation, through whom the article has it, and what the verb makes of it."""
    facts = f"{capitalized(outline.label(statement))} · {tr(QUOTATIONS[statement.quotation])}"
    runs = [Run(facts, Ink.MUTED)]
    for number, voice in enumerate(shown.voices.via(statement)):
        runs.append(Run(tr(", ") if number else f" · {tr(outline.VIA)} ", Ink.MUTED))
        runs += link_to(voice, Link(LinkKind.VOICE, voice=voice.key))
    yield tuple(runs)
    if note := verb_note(statement, shown.reading.article.text, verbs):
        yield (Run(note, Ink.MUTED),)


def _links(statement: Statement, shown: Presentation) -> Iterator[Part]:
    """Yield what it answers and the denials of it, each with how sure On Record is of the link."""
    below = shown.sight.unsure_below
    for opening, ids in origins.links(statement):
        answered = [(i, link_certainty(statement, i, below)) for i in ids]
        yield _linked(capitalized(opening), answered, shown)
    if statement.type == "denial" and not statement.denies:
        yield Part(((Run(capitalized(tr(outline.NOTHING_ANSWERED)), Ink.MUTED),),))
    if denied_by := shown.denied_by.get(statement.id):
        denials = [(i, link_certainty(shown.statements[i], statement.id, below)) for i in denied_by]
        yield _linked(tr(DENIED_BY), denials, shown)


def _linked(opening: str, links: Iterable[tuple[str, str]], shown: Presentation) -> Part:
    lines = (_link(shown.statements[i], how_sure, shown) for i, how_sure in links)
    return Part(((Run(opening, Ink.MUTED),), *lines))


def _link(statement: Statement, how_sure: str, shown: Presentation) -> Words:
    """Return a link to a statement: who, what in a few words, and how sure the link is."""
    words = excerpt(statement, shown.reading.article.text, IN_LINKS)
    named = link_to(shown.voices.of(statement), Link(LinkKind.STATEMENT, statement=statement.id))
    return (
        *_isolated(named[:1]),
        *named[1:],
        Run(" ", Ink.MUTED),
        *_isolated(words),
        Run(f" ({how_sure})", Ink.MUTED),
    )


def _isolated(words: Words) -> Words:
    """Keep words that run from right to left from changing the order of ours around them."""
    letters = (letter for run in words for letter in run.text)
    if any(bidirectional(letter) in ("R", "AL") for letter in letters):
        return (Run("\u2068"), *words, Run("\u2069"))
    return words


def _certainty(statement: Statement, shown: Presentation) -> Iterator[Words]:
    if statement.origin == "reader":
        yield (Run(tr(YOURS), Ink.PLAIN),)
    if doubt := shown.doubt(statement):
        yield (Run(doubt, Ink.PLAIN),)
    parts = tr(", ").join(certainty(statement))
    yield (Run(tr("How sure On Record is: {parts}", parts=parts), Ink.MUTED),)
