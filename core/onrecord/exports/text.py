"""A reading as a summary in plain text, source by source."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from onrecord import headline, outline
from onrecord.exports.notes import notes
from onrecord.exports.readers import ON_THE_ARTICLE, THE_NOTE, THE_NOTES, reader_notes
from onrecord.figures import shipped_figures
from onrecord.glance import glance
from onrecord.phrasing import one_line
from onrecord.provenance import heading, notices, provenance
from onrecord.reading import Reading, Source, Statement
from onrecord.translation import tr

WIDTH = 88
_INDENT = " " * 4


def to_text(reading: Reading, width: int = WIDTH) -> str:
    """Return what each source puts forward, in lines of at most ``width`` columns, with no line end last."""
    return "\n".join(_Summary(reading, width).lines())


class _Summary:
    """The lines of one reading's summary."""

    def __init__(self, reading: Reading, width: int) -> None:
        self._reading = reading
        self._width = max(width, 40)
        self._text = reading.article.text
        self._numbers = outline.numbers(reading)
        self._answered = outline.answered_by(reading)
        self._sources = {source.id: source for source in reading.sources}
        self._statements = {statement.id: statement for statement in reading.statements}
        self._notes = reader_notes(reading)
        self._column = max(len(tr(label)) for label in outline.LABELS.values()) + 2
        self._hang = _INDENT + " " * self._column

    def lines(self) -> Iterator[str]:
        article = self._reading.article
        yield from self._wrapped(heading(article))
        yield from self._wrapped(" · ".join(provenance(article, self._reading)))
        yield from self._wrapped(one_line(article.url or ""))
        for notice in notices(article):
            yield from self._wrapped(notice)
        for words in self._notes.article:
            yield ""
            yield from self._note(tr(ON_THE_ARTICLE), words)
        yield ""
        for sentence in glance(self._reading, shipped_figures()).sentences:
            yield from self._wrapped(sentence)
        facts = headline.sentences(headline.check(self._reading), self._reading)
        yield from [""] if facts else []
        for fact in facts:
            yield from self._wrapped(fact, hang=_INDENT)
        for group in outline.groups(self._reading):
            yield ""
            yield from self._group(group)
        yield from self._passages()
        yield from self._gaps()

    def _group(self, group: outline.Group) -> Iterator[str]:
        names = self._names(source.id for source in group.sources)
        yield from self._wrapped(f"{names}: {outline.tally(group)}", hang=_INDENT)
        who = outline.who(group, self._text)
        if who:
            yield from self._wrapped(who, first=_INDENT, hang=_INDENT)
        for source in group.sources:
            for note in self._notes.sources.get(source.id, ()):
                yield from self._note(tr(THE_NOTE), note, _INDENT)
        for statement in group.statements:
            yield from self._statement(statement)
        if group.passed_on:
            listed = self._listed(statement.id for statement in group.passed_on)
            yield from self._wrapped(f"{tr(outline.PASSES_ON)} {listed}", first=_INDENT, hang=self._hang)

    def _names(self, ids: Iterable[str]) -> str:
        return tr(", ").join(self._name(self._sources[i]) for i in ids) or tr(outline.NO_SOURCE)

    def _name(self, source: Source) -> str:
        return f"[{self._numbers[source.id]}] {outline.name_of(source, self._text)}"

    def _statement(self, statement: Statement) -> Iterator[str]:
        words = "".join(piece.text for piece in outline.wording(statement, self._text))
        first = f"{_INDENT}{outline.label(statement):<{self._column}}"
        yield from self._wrapped(one_line(words), first=first, hang=self._hang)
        added = tr("; ").join(notes(statement, self._answered, self._names, self._listed))
        if added:
            yield from self._wrapped(added, first=self._hang + "— ", hang=self._hang + "  ")
        for note in self._notes.statements.get(statement.id, ()):
            yield from self._note(f"— {tr(THE_NOTE)}", note, self._hang)

    def _note(self, opening: str, words: Sequence[str], indent: str = "") -> Iterator[str]:
        """Yield a note of the reader after its opening words, each line of it on lines of its own."""
        yield from self._wrapped(f"{opening} {words[0]}", first=indent, hang=f"{indent}  ")
        for line in words[1:]:
            yield from self._wrapped(line, first=f"{indent}  ", hang=f"{indent}  ")

    def _passages(self) -> Iterator[str]:
        if self._notes.passages:
            yield from ("", tr(THE_NOTES))
        for note in self._notes.passages:
            yield from self._wrapped(f"{note.mark}  {note.words}", first=_INDENT, hang=_INDENT * 2)
            yield from self._note("—", note.lines, _INDENT * 2)

    def _listed(self, ids: Iterable[str]) -> str:
        return tr(", ").join(self._reference(self._statements[i]) for i in ids)

    def _reference(self, statement: Statement) -> str:
        cue = outline.cue_words(statement, self._text)
        return self._names(statement.sources) + (f" ({cue})" if cue else "")

    def _gaps(self) -> Iterator[str]:
        for gap in self._reading.gaps:
            yield ""
            words = one_line(gap.of(self._text))[:200]
            # Translators: of a part of the article.
            yield from self._wrapped(
                tr("Not read, {reason}: {words}", reason=outline.why_unread(gap), words=words)
            )

    def _wrapped(self, text: str, first: str = "", hang: str = "") -> list[str]:
        return textwrap.wrap(
            text, self._width, initial_indent=first, subsequent_indent=hang, break_on_hyphens=False
        )
