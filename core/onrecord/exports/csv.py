"""A reading as a table in CSV: a row for each statement, in the article's order.

* RFC 4180: commas, CRLF, quotation marks where they are needed.
* It begins with a byte order mark, since without one Excel takes UTF-8 for the system's own encoding and
  garbles every name with an accent. LibreOffice, pandas and Python's ``utf-8-sig`` pass over it.
* A cell whose text begins with ``=``, ``+``, ``-`` or ``@``, or their full-width forms, gets an apostrophe
  before it: a spreadsheet would run it as a formula, and an article is hostile input. No cell begins with a
  tab or a line end, for all text stands on one line.
* Several values in a cell are parted by "; "; ids, names, kinds and roles are in the same order.
* An article without statements has one row, without an id, which says so: it still tells what was read.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord import outline
from onrecord.article import Span
from onrecord.exports.layout import marks
from onrecord.exports.notes import NOTHING_FOUND
from onrecord.phrasing import one_line
from onrecord.provenance import heading, marking
from onrecord.reading import Reading, Source, Statement
from onrecord.sentences import around, sentences
from onrecord.translation import tr

BYTE_ORDER_MARK = "\ufeff"

COLUMNS = (
    "number", "mark", "id", "type", "stance",
    "source_ids", "sources", "source_kinds", "source_roles",
    "statement", "source_words", "cue_words", "content_words", "quotation",
    "via_ids", "via", "denies_ids", "denies_sources", "linked_denial_ids", "linked_denial_sources",
    "confidence_attribution", "confidence_type", "confidence_identity", "confidence_denies", "doubt",
    "origin", "start", "end", "paragraph", "sentence",
    "title", "byline", "outlet", "published", "retrieved", "address", "whole", "marking",
)  # fmt: skip
"""``number`` counts the statements from 1, ``mark`` is as in the other exports, ``statement`` has source, cue
and content in the article's order; ``start`` and ``end`` count code points of its text, end exclusive;
``paragraph`` counts the blocks after the headline from 1; the confidences are probabilities from 0 to 1."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

Row = Mapping[str, str | int | float]


def to_csv(reading: Reading) -> str:
    """Return the table, byte order mark first, a line end after each row."""
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _Table(reading).rows():
        writer.writerow({column: safe(cell) for column, cell in row.items()})
    return out.getvalue()


def safe(cell: str | int | float) -> str | int | float:
    """Return what a cell holds, on one line, so that no spreadsheet runs it."""
    if not isinstance(cell, str):
        return cell
    words = one_line(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words


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
        self._sentences = sentences(reading.article)
        self._paragraphs = [block.start for block in reading.article.blocks if block.kind != "title"]

    def rows(self) -> Iterator[Row]:
        article = self._article()
        if not self._reading.statements:
            yield {"statement": tr(NOTHING_FOUND), **article}
        for number, statement in enumerate(self._reading.statements, start=1):
            yield {
                "number": number,
                **self._statement(statement),
                **self._speakers(statement),
                **self._links(statement),
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
        }

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


def _confidence(statement: Statement) -> Row:
    confidence = statement.confidence
    return {
        "confidence_attribution": round(confidence.attribution, 4),
        "confidence_type": round(confidence.type, 4),
        "confidence_identity": round(confidence.identity, 4),
        "confidence_denies": "; ".join(f"{confidence.denies.get(i, 1.0):.4g}" for i in statement.denies),
        "doubt": outline.doubt(statement),
    }
