"""The answer key of a worksheet. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord import Span, Statement, outline
from onrecord.exports.readers import THE_NOTES
from onrecord.glance import nothing_found
from onrecord.phrasing import one_line
from onrecord.provenance import circumstances, heading, imprint
from onrecord.translation import noop, tr
from onrecord_desktop.paper.listing import Listing, Where, at_left, marked_by, signed
from onrecord_desktop.paper.looks import ENTRY, HEAD, META, REMARK, SUBHEADING, TITLE
from onrecord_desktop.paper.values import Paragraph, Run, plain
from onrecord_desktop.presentation import Presentation

# Translators: {marked} is such as "marked by On Record 0.4, unchecked".
CAUTION = noop(
    "{marked}: it may miss statements and it may be wrong, and other answers can be right. "
    "A denial is not a falsehood and a claim is not a truth."
)
# Translators: of what a task asks for.
NONE_FOUND = noop("None found; some may be missed.")
UNNAMED = ("unnamed", "group")


def answer_key(shown: Presentation, where: Where) -> Iterator[Paragraph]:
    """Yield the answers to the tasks of a worksheet, in their order.

    Args:
        shown: the reading.
        where: says in which lines of the worksheet some words stand.
    """
    key = _Key(shown, where)
    article = shown.reading.article
    yield plain(tr("Answer key"), TITLE, keeps=True)
    yield plain(
        " · ".join((heading(article), *imprint(article), *circumstances(article, shown.reading))), META
    )
    yield plain(tr(CAUTION, marked=marked_by(shown.reading)), META)
    nothing, none = nothing_found(shown.reading), nothing_found(shown.reading, NONE_FOUND)
    yield from _part("1", tr("Who says what"), key.statements(), nothing)
    yield from _part("2", tr("Words that tell that somebody speaks"), key.cues(), none)
    yield from _part("3", tr("Denials, and what they answer"), key.denials(), none)
    yield from _part("4", tr("Sources that the text does not name"), key.unnamed(), none)
    if notes := list(Listing(shown, where).notes(numbered=False)):
        yield plain(tr(THE_NOTES), SUBHEADING, keeps=True)
        yield from notes


def _part(number: str, title: str, answers: Iterable[Paragraph], otherwise: str) -> Iterator[Paragraph]:
    yield replace(plain(title, SUBHEADING, keeps=True), sides=(at_left(number, SUBHEADING),))
    yield from list(answers) or [plain(otherwise, ENTRY)]


class _Key:
    """The answers of one reading."""

    def __init__(self, shown: Presentation, where: Where) -> None:
        self._shown = shown
        self._text = shown.reading.article.text
        self._where = where
        self._listing = Listing(shown, where)

    def statements(self) -> Iterator[Paragraph]:
        for statement in self._shown.reading.statements:
            lines = self._where(statement.parts)
            yield from self._listing.statement(statement, lines, self._head(statement))

    def cues(self) -> Iterator[Paragraph]:
        places: dict[str, list[Span]] = {}
        spelt: dict[str, str] = {}
        for statement in self._shown.reading.statements:
            words = " … ".join(one_line(span.of(self._text)) for span in statement.cue)
            if words:
                spelt.setdefault(words.casefold(), words)
                places.setdefault(words.casefold(), []).extend(statement.cue)
        listed = (f"{spelt[words]} ({self._where(spans)})" for words, spans in places.items())
        if places:
            yield plain(" · ".join(listed), ENTRY)

    def denials(self) -> Iterator[Paragraph]:
        for statement in self._shown.reading.statements:
            if statement.type == "denial":
                yield self._entry(statement.parts, self._said_by(statement), keeps=True)
                yield plain(self._listing.answers(statement), REMARK)

    def unnamed(self) -> Iterator[Paragraph]:
        for source in self._shown.reading.sources:
            if source.kind in UNNAMED:
                remark = f": {tr(outline.KINDS[source.kind])}" if source.kind == "group" else ""
                yield self._entry(source.mentions, [Run(outline.name_of(source, self._text) + remark)])
        for statement in self._shown.reading.statements:
            if not statement.sources:
                yield self._entry(statement.parts, self._said_by(statement))

    def _head(self, statement: Statement) -> Paragraph:
        name, cue = self._said_by(statement)
        return Paragraph((name, Run(f"{cue.text} · {outline.label(statement)}")), HEAD)

    def _said_by(self, statement: Statement) -> tuple[Run, Run]:
        cue = self._shown.cue(statement)
        return Run(signed(self._shown.voices.of(statement)), bold=True), Run(f" · {cue}" if cue else "")

    def _entry(self, spans: Iterable[Span], runs: Iterable[Run], *, keeps: bool = False) -> Paragraph:
        return Paragraph(tuple(runs), ENTRY, keeps=keeps, sides=(at_left(self._where(spans)),))
