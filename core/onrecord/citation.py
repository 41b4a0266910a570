"""Statements to pass on, with who makes them, what they answer, the sentence around and the article. Pure.

Quotation marks stand only where the article has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from markupsafe import Markup

from onrecord import outline
from onrecord.exports.notes import notes
from onrecord.phrasing import one_line
from onrecord.provenance import address, heading, how_read, imprint, marking
from onrecord.reading import Reading, Source, Statement
from onrecord.sentences import around, sentences
from onrecord.translation import tr

_SENTENCE_END = ".!?…"


@dataclass(frozen=True)
class Cited:
    """One statement: its type; source, cue and content in the article's order; notes on it."""

    label: str
    words: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """What the same sources say."""

    who: str
    """Their names, with role or kind."""
    statements: tuple[Cited, ...]


@dataclass(frozen=True)
class Citation:
    """Some statements of one article, each on one line, by those who make them."""

    said: tuple[Said, ...]
    origin: tuple[str, ...]
    """The article's title; by whom, where and when it was published and read; its address; who marked it."""
    link: str | None = None
    """The address where it is one that a reader may safely follow."""

    def as_text(self) -> str:
        """Return it as plain text, with no line end last."""
        return "\n\n".join((*self._paragraphs(), "\n".join(self.origin)))

    def _paragraphs(self) -> Iterator[str]:
        for said in self.said:
            yield said.who
            for cited in said.statements:
                yield "\n".join((f"{cited.label}: {cited.words}", *(f"– {note}" for note in cited.notes)))

    def as_html(self) -> str:
        """Return it as a fragment of HTML, for a clipboard; it loads nothing."""
        said = Markup("").join(_said(said) for said in self.said)
        return str(said + Markup("<p>{}</p>").format(Markup("<br>").join(map(self._origin, self.origin))))

    def _origin(self, line: str) -> str:
        return Markup('<a href="{0}">{0}</a>').format(line) if line == self.link else line


def _said(said: Said) -> Markup:
    statements = Markup("").join(_cited(cited) for cited in said.statements)
    return Markup("<p><b>{}</b></p><ul>{}</ul>").format(said.who, statements)


def _cited(cited: Cited) -> Markup:
    added = Markup("").join(Markup("<br><small>– {}</small>").format(note) for note in cited.notes)
    return Markup("<li>{}: {}{}</li>").format(cited.label, cited.words, added)


def cite(reading: Reading, statements: Iterable[str]) -> Citation:
    """Return statements of a reading as they may be passed on, in the order of their sources.

    Args:
        reading: of one article.
        statements: their ids, in any order: of one, of several, of all that a source makes.

    Raises:
        KeyError: the reading has no such statement.
    """
    wanted = set(statements)
    unknown = wanted.difference(statement.id for statement in reading.statements)
    if unknown:
        raise KeyError(min(unknown))
    wording = _Wording(reading, wanted)
    said = (
        Said(wording.who(group.sources), tuple(wording.cited(s) for s in group.statements if s.id in wanted))
        for group in outline.groups(reading)
        if wanted.intersection(s.id for s in group.statements)
    )
    return Citation(tuple(said), tuple(_origin(reading)), address(reading.article))


def _origin(reading: Reading) -> Iterator[str]:
    article = reading.article
    yield heading(article)
    yield " · ".join((*imprint(article), how_read(article)))
    if article.url:
        yield one_line(article.url)
    yield marking(reading)


class _Wording:
    """How statements of one reading are worded to stand alone, those ``wanted`` with the sentence around."""

    def __init__(self, reading: Reading, wanted: Set[str]) -> None:
        self._text = reading.article.text
        self._sources = {source.id: source for source in reading.sources}
        self._statements = {statement.id: statement for statement in reading.statements}
        self._answered = outline.answered_by(reading)
        self._sentences = sentences(reading.article, [self._statements[i] for i in wanted])

    def cited(self, statement: Statement) -> Cited:
        added = notes(statement, self._answered, self._names, self._references)
        return Cited(outline.label(statement), self._words(statement), (*added, *self._context(statement)))

    def who(self, sources: Iterable[Source]) -> str:
        return tr(", ").join(map(self._introduced, sources)) or tr(outline.NO_SOURCE)

    def _introduced(self, source: Source) -> str:
        role = outline.role_of(source)
        name = outline.name_of(source, self._text)
        return f"{name} ({role})" if role else name

    def _words(self, statement: Statement) -> str:
        return one_line("".join(piece.text for piece in outline.wording(statement, self._text)))

    def _context(self, statement: Statement) -> Iterator[str]:
        """Yield the sentence around, unless the statement is all of it."""
        sentence = around(statement, self._sentences, self._text)
        if sentence.rstrip(_SENTENCE_END) != self._words(statement).rstrip(_SENTENCE_END):
            # Translators: the sentence of the article that a copied statement stands in.
            yield tr("in the article: {sentence}", sentence=sentence)

    def _names(self, ids: Iterable[str]) -> str:
        names = tr(", ").join(outline.name_of(self._sources[i], self._text) for i in ids)
        return names or tr(outline.NO_SOURCE)

    def _references(self, ids: Iterable[str]) -> str:
        return tr("; ").join(self._reference(self._statements[i]) for i in ids)

    def _reference(self, statement: Statement) -> str:
        return f"{self._names(statement.sources)} ({self._words(statement)})"
