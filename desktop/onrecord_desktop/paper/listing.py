"""Who says what, in words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord import Reading, Span, Statement, origins, outline
from onrecord.exports.readers import ON_THE_ARTICLE, THE_NOTE, THE_NOTES, reader_notes
from onrecord.phrasing import capitalized, one_line
from onrecord.provenance import marking
from onrecord.translation import tr
from onrecord_desktop.paper.looks import HEADING, LABEL, REMARK, SUBHEADING, UNDER_HEAD, WORDS, WRITTEN
from onrecord_desktop.paper.marked import NARROW_SPACE
from onrecord_desktop.paper.sheet import MEASURE, NAMES, WIDTH
from onrecord_desktop.paper.values import Paragraph, Rule, Run, Side, Style, plain
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.voices import Voice

Where = Callable[[Iterable[Span]], str]
"""Says where some words of the article stand: "p. 2"."""

LONGEST_GAP = 200
TALLY = 1500.0
"""Room for "1 denial, 12 claims" beside a name."""


def marked_by(reading: Reading) -> str:
    """Say by which version a reading was made."""
    return one_line(marking(reading))


def signed(voice: Voice) -> str:
    """Return a name and the number that stays on its line."""
    return f"{voice.name}{NARROW_SPACE}{voice.superscript}" if voice.number else voice.name


class Listing:
    """Words the statements of one reading."""

    def __init__(self, shown: Presentation, where: Where) -> None:
        self._shown = shown
        self._text = shown.reading.article.text
        self._where = where
        self._notes_written = reader_notes(shown.reading)
        self._answered = outline.answered_by(shown.reading)

    def by_source(self) -> Iterator[Paragraph]:
        """Yield who says what, source by source, and what could not be read."""
        notes = list(self.notes(numbered=True))
        if notes:
            yield plain(tr(THE_NOTES), HEADING, keeps=True)
            yield from notes
        yield plain(tr("Who says what"), HEADING, keeps=True)
        for sentence in self._shown.glance.sentences:
            yield plain(sentence, REMARK)
        for voice in self._shown.voices:
            yield from self._voice(voice)
        for gap in self._shown.reading.gaps:
            words = one_line(gap.of(self._text))[:LONGEST_GAP]
            # Translators: heads a part of the article that could not be read.
            yield plain(tr("Not read"), SUBHEADING, keeps=True)
            yield plain(f"{outline.why_unread(gap)}: {words}", REMARK)

    def notes(self, numbered: bool) -> Iterator[Paragraph]:
        """Yield what the reader wrote on the article and on passages of it; nothing where that is nothing.

        Args:
            numbered: whether the marks of the notes stand in the article; else it is told where its words do.
        """
        written = self._notes_written
        for lines in written.article:
            yield from _written(tr(ON_THE_ARTICLE), lines)
        for note in written.passages:
            place = self._where([note.passage])
            label = tr(", ").join(part for part in (note.mark, place) if part) if numbered else place
            yield replace(plain(note.words, WORDS, keeps=True), sides=(at_left(label),))
            yield from _written("", note.lines)

    def statement(self, statement: Statement, label: str, head: Paragraph | None = None) -> list[Paragraph]:
        """Return a statement's wording and the remarks on it, under a head if there is one, kept together."""
        wording = Paragraph(tuple(self._worded(statement)), UNDER_HEAD if head else WORDS)
        entry = [wording, *(plain(note, REMARK) for note in self._notes(statement))]
        for lines in self._notes_written.statements.get(statement.id, ()):
            entry += _written(capitalized(tr(THE_NOTE)), lines)
        if head:
            entry.insert(0, head)
        entry[0] = replace(entry[0], sides=(at_left(label),))
        return [*(replace(part, keeps=True) for part in entry[:-1]), entry[-1]]

    def reference(self, statement: Statement) -> str:
        """Name a statement: its source, cue and place."""
        details = tr(", ").join(
            part for part in (self._shown.cue(statement), self._where(statement.parts)) if part
        )
        return signed(self._shown.voices.of(statement)) + (f" ({details})" if details else "")

    def answers(self, statement: Statement) -> str:
        """Say what a denial is linked to, and by whom."""
        links = (f"{words} {self._listed(ids)}" for words, ids in origins.links(statement))
        return tr("; ").join(links) or tr(outline.NOTHING_ANSWERED)

    def _voice(self, voice: Voice) -> Iterator[Paragraph]:
        who = outline.who(voice.group, self._text)
        number = at_left(voice.number, SUBHEADING)
        tally = Side((Run(outline.tally(voice.group)),), LABEL, WIDTH)
        yield replace(
            plain(voice.name, SUBHEADING, keeps=True), measure=MEASURE - TALLY, sides=(number, tally)
        )
        if who:
            yield plain(who, REMARK, keeps=True)
        for source in voice.group.sources:
            for lines in self._notes_written.sources.get(source.id, ()):
                yield from (replace(line, keeps=True) for line in _written(capitalized(tr(THE_NOTE)), lines))
        for statement in voice.group.statements:
            place = self._where(statement.parts)
            yield from self.statement(
                statement, tr(", ").join(p for p in (outline.label(statement), place) if p)
            )
        if voice.group.passed_on:
            listed = self._listed(statement.id for statement in voice.group.passed_on)
            yield plain(f"{tr(outline.PASSES_ON)} {listed}", REMARK, before=55)

    def _worded(self, statement: Statement) -> Iterator[Run]:
        rule = Rule(statement.id, statement.type, bool(outline.doubt(statement)))
        for piece in outline.wording(statement, self._text):
            yield Run(piece.text, piece.role == "source", (rule,) if piece.role == "content" else ())

    def _notes(self, statement: Statement) -> Iterator[str]:
        mixed = tr(outline.MIXED) if statement.quotation == "mixed" else ""
        relays = tr(", ").join(map(signed, self._shown.voices.via(statement)))
        via = f"{tr(outline.VIA)} {relays}" if relays else ""
        facts = [part for part in (origins.whose(statement), mixed, via) if part]
        if facts:
            yield " · ".join(facts)
        if statement.type == "denial":
            yield self.answers(statement)
        if statement.id in self._answered:
            yield f"{tr(outline.LINKED_DENIALS)} {self._listed(self._answered[statement.id])}"
        if outline.doubt(statement):
            yield outline.doubt(statement)

    def _listed(self, ids: Iterable[str]) -> str:
        return tr(", ").join(self.reference(self._shown.statements[i]) for i in ids)


def _written(opening: str, lines: Sequence[str]) -> list[Paragraph]:
    """Return a note of the reader after its opening words, a paragraph for each line of it, kept together."""
    first, *more = lines
    opened = (Run(f"{opening} ", bold=True),) if opening else ()
    entry = [Paragraph((*opened, Run(first)), WRITTEN), *(plain(line, WRITTEN, before=0) for line in more)]
    return [*(replace(part, keeps=True) for part in entry[:-1]), entry[-1]]


def at_left(text: str, style: Style = LABEL) -> Side:
    """Return words in the column of names."""
    return Side((Run(text),), style, NAMES)
