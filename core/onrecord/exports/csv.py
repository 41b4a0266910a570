"""A reading as a table in CSV: a row for each statement, in the article's order.

* RFC 4180: commas, CRLF, quotation marks where they are needed.
* It begins with a byte order mark, since without one Excel takes UTF-8 for the system's own encoding and
  garbles every name with an accent. LibreOffice, pandas and Python's ``utf-8-sig`` pass over it.
* A cell whose text begins with ``=``, ``+``, ``-`` or ``@``, or their full-width forms, gets an apostrophe
  before it: a spreadsheet would run it as a formula, and an article is hostile input. A number may be below
  zero. No cell begins with a tab or a line end, for all text stands on one line.
* Several values in a cell are parted by "; "; ids, names, kinds and roles are in the same order.
* ``notes`` has the reader's notes on the statement, ``source_notes`` those on its sources, ``passage_notes``
  those on passages that it touches. ``article_notes``, the same in every row, has those on the whole article
  and, after the passage's words, those on passages that no statement touches.
* A confidence is On Record's: of what the reader set the cell is empty.
* An article without statements has one row, without an id, which says so: it still tells what was read.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from onrecord import origins, outline
from onrecord.article import Span
from onrecord.exports.layout import marks
from onrecord.exports.readers import reader_notes
from onrecord.glance import nothing_found
from onrecord.phrasing import one_line
from onrecord.provenance import heading, marking
from onrecord.reading import Reading, Source, Statement
from onrecord.sentences import around, sentences
from onrecord.translation import tr

BYTE_ORDER_MARK = "\ufeff"

COLUMNS = (
    "number", "mark", "id", "type", "stance",
    "source_ids", "sources", "source_kinds", "source_roles", "source_origins",
    "statement", "source_words", "cue_words", "content_words", "quotation",
    "via_ids", "via", "denies_ids", "denies_sources", "linked_denial_ids", "linked_denial_sources",
    "confidence_attribution", "confidence_type", "confidence_identity", "confidence_denies", "doubt",
    "origin", "notes", "source_notes", "passage_notes", "start", "end", "paragraph", "sentence",
    "title", "byline", "outlet", "published", "retrieved", "address", "whole", "marking", "article_notes",
)  # fmt: skip
"""``number`` counts the statements from 1, ``mark`` is as in the other exports, ``statement`` has source, cue
and content in the article's order; ``start`` and ``end`` count code points of its text, end exclusive;
``paragraph`` counts the blocks after the headline from 1; the confidences are probabilities from 0 to 1."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"-\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)

Cell = str | int | float
Row = Mapping[str, Cell]


def to_csv(reading: Reading) -> str:
    """Return the table, byte order mark first, a line end after each row."""
    out = io.StringIO(newline="")
    write(out, COLUMNS, rows(reading))
    return out.getvalue()


def write(out: TextIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a table as above; where a row lacks a column, the cell is empty.

    Args:
        out: takes the line ends as they are.
        columns: their names, which are printable and begin with a letter.
        rows: written one by one.
    """
    out.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: safe(cell) for column, cell in row.items()})


def rows(reading: Reading) -> Iterator[Row]:
    """Yield a row for each statement of a reading, with cells of :data:`COLUMNS`, all text on one line."""
    for row in _Table(reading).rows():
        yield {column: one_line(cell) if isinstance(cell, str) else cell for column, cell in row.items()}


def safe(cell: Cell) -> Cell:
    """Return what a cell holds, on one line, so that no spreadsheet runs it."""
    if not isinstance(cell, str):
        return cell
    words = one_line(cell)
    return f"'{words}" if words.startswith(_FORMULA) and not _NUMBER.fullmatch(words) else words


def _listed(values: Iterable[str | None]) -> str:
    words = [one_line(value or "") for value in values]
    return "; ".join(words) if any(words) else ""


class _Table:
    """The rows of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._marks = marks(reading)
        self._answered = outline.answered_by(reading)
        self._sources = {source.id: source for source in reading.sources}
        self._statements = {statement.id: statement for statement in reading.statements}
        self._notes = reader_notes(reading)
        self._sentences = sentences(reading.article)
        self._paragraphs = [block.start for block in reading.article.blocks if block.kind != "title"]

    def rows(self) -> Iterator[Row]:
        article = self._article()
        if not self._reading.statements:
            yield {"statement": nothing_found(self._reading), **article}
        for number, statement in enumerate(self._reading.statements, start=1):
            yield {
                "number": number,
                **self._statement(statement),
                **self._speakers(statement),
                **self._links(statement),
                **self._notes_on(statement),
                **_confidence(statement),
                **article,
            }

    def _article(self) -> Row:
        article = self._reading.article
        return {
            "title": heading(article),
            "byline": article.byline or "",
            "outlet": article.outlet or "",
            "published": article.published or "",
            "retrieved": article.retrieved or "",
            "address": article.url or "",
            "whole": "no" if article.may_be_partial else "yes",
            "marking": marking(self._reading),
            "article_notes": _joined((*self._notes.article, *self._untouched())),
        }

    def _notes_on(self, statement: Statement) -> Row:
        return {
            "notes": _joined(self._notes.statements.get(statement.id, ())),
            "source_notes": _joined(
                note for source in statement.sources for note in self._notes.sources.get(source, ())
            ),
            "passage_notes": _joined(
                note.lines for note in self._notes.passages if _touches(statement, note.passage)
            ),
        }

    def _untouched(self) -> Iterator[Sequence[str]]:
        """Yield the notes on passages that no statement touches, each after the passage's words."""
        for note in self._notes.passages:
            if not any(_touches(statement, note.passage) for statement in self._reading.statements):
                yield f"{note.words}: {note.lines[0]}", *note.lines[1:]

    def _statement(self, statement: Statement) -> Row:
        return {
            "mark": self._marks[statement.id],
            "id": statement.id,
            "type": statement.type,
            "stance": statement.stance or "",
            "statement": "".join(piece.text for piece in outline.wording(statement, self._text)),
            "source_words": self._words(statement.source),
            "cue_words": self._words(statement.cue),
            "content_words": self._words(statement.content),
            "quotation": statement.quotation,
            "origin": statement.origin,
            "start": statement.start,
            "end": statement.end,
            "paragraph": bisect_right(self._paragraphs, statement.start),
            "sentence": around(statement, self._sentences, self._text),
        }

    def _words(self, spans: Sequence[Span]) -> str:
        return " … ".join(one_line(span.of(self._text)) for span in spans)

    def _speakers(self, statement: Statement) -> Row:
        sources = [self._sources[i] for i in statement.sources]
        return {
            "source_ids": _listed(statement.sources),
            "sources": self._names(sources),
            "source_kinds": _listed(source.kind for source in sources),
            "source_roles": _listed(source.role for source in sources)
            if any(s.role for s in sources)
            else "",
            "source_origins": _listed(source.origin for source in sources),
            "via_ids": _listed(statement.via),
            "via": self._names(self._sources[i] for i in statement.via),
        }

    def _names(self, sources: Iterable[Source]) -> str:
        return _listed(outline.name_of(source, self._text) for source in sources)

    def _links(self, statement: Statement) -> Row:
        denials = self._answered.get(statement.id, ())
        return {
            "denies_ids": _listed(statement.denies),
            "denies_sources": self._whose(statement.denies),
            "linked_denial_ids": _listed(denials),
            "linked_denial_sources": self._whose(denials),
        }

    def _whose(self, ids: Iterable[str]) -> str:
        """Return who makes each of these statements."""
        statements = (self._statements[i] for i in ids)
        return _listed(self._speaking(statement) for statement in statements)

    def _speaking(self, statement: Statement) -> str:
        names = [outline.name_of(self._sources[i], self._text) for i in statement.sources]
        return tr(", ").join(names) or tr(outline.NO_SOURCE)


def _joined(notes: Iterable[Sequence[str]]) -> str:
    return "; ".join(" ".join(lines) for lines in notes)


def _touches(statement: Statement, passage: Span) -> bool:
    return any(part.start < passage.end and passage.start < part.end for part in statement.parts)


def _confidence(statement: Statement) -> Row:
    confidence = statement.confidence

    def sure(probability: float) -> float | str:
        return "" if origins.is_set(statement, probability) else round(probability, 4)

    links = [sure(confidence.denies.get(i, 1.0)) for i in statement.denies]
    return {
        "confidence_attribution": sure(confidence.attribution),
        "confidence_type": sure(confidence.type),
        "confidence_identity": sure(confidence.identity),
        "confidence_denies": _listed(link if isinstance(link, str) else f"{link:g}" for link in links),
        "doubt": outline.doubt(statement),
    }
