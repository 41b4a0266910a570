"""Corrections as data: what readers made of readings, as lines of JSON that a model can learn from.

A line has one article in the form of On Record's corpora, as it is after the reader's corrections::

    {"doc", "sha256", "length", "title", "address", "model", "complete", "checked", "nested", "linked",
     "statements": [{"id", "source", "cue", "content", "type", "stance", "who", "denies", "via",
                     "origin", "corrected"}],
     "removed": [{"source", "cue", "content", "type"}]}

* Spans are ``{"start", "end"}`` in code points of the text, end exclusive. The text itself, under ``"text"``,
  is there only if it was asked for; :func:`with_text` puts it back for whoever has it.
* ``doc`` is made of the text's hash, so that no name of a file gets out. ``sha256`` is that of the text in
  UTF-8, ``length`` its number of code points.
* ``who`` and ``via`` are names, joint ones with `` & `` between them, in lower case where the article does
  not name the source, and empty where there is none.
* ``corrected`` lists which of ``source``, ``cue``, ``content``, ``type``, ``who`` and ``denies`` the reader
  set; ``removed`` has what On Record took for a statement and the reader did not.
* ``complete`` is true where somebody checked the whole reading. Else only what was corrected is known to be
  right: what stands elsewhere is On Record's own, and some may be missing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.article import Span
from onrecord.errors import OnRecordError
from onrecord.files import replacing
from onrecord.reading import Reading, Source, Statement
from onrecord.revision.anchoring import Parts, parts_of
from onrecord.revision.revising import correct
from onrecord.revision.values import (
    Add,
    Correction,
    Join,
    Part,
    Remove,
    Revision,
    SetLink,
    SetParts,
    SetSources,
    SetType,
)

Line = dict[str, Any]
"""One article, as JSON has it."""

FIELDS = ("source", "cue", "content", "type", "who", "denies")
"""What a reader can set of a statement."""
_SETS: Mapping[type[Correction], tuple[str, ...]] = {
    Add: FIELDS[:-1],
    SetType: ("type",),
    SetSources: ("who",),
    SetParts: ("source", "cue", "content"),
    SetLink: ("denies",),
    Join: ("who",),
    Part: ("who",),
    Remove: (),
}
_NOT_NAMED = ("unnamed", "group")
_DOC = 16
"""Characters of the hash that make a name."""


class OtherTextError(OnRecordError):
    """A text is not the one that a line is about."""


def line_of(reading: Reading, revision: Revision, *, text: bool = False) -> Line | None:
    """Return an article with what the reader made of it; None if that is neither a correction nor a check.

    Args:
        reading: as the engine gave it, the one that the reader had before them.
        revision: what the reader made of it.
        text: whether to include the article's text.
    """
    if not revision.corrections and revision.checked is None:
        return None
    made, steps = correct(reading, revision.corrections)
    corrected: dict[str, set[str]] = {}
    for step in steps:
        for id in step.statements:
            corrected.setdefault(id, set()).update(_SETS[type(step.correction)])
    lost = any(step.lost for step in steps)
    article = reading.article
    hashed = hash_of(article.text)
    return {
        "doc": hashed[:_DOC],
        "sha256": hashed,
        "length": len(article.text),
        "title": article.title,
        "address": article.url,
        "model": reading.engine.model,
        "complete": revision.checked is not None and not lost and not reading.gaps,
        "checked": revision.checked.model_dump() if revision.checked else None,
        "nested": True,
        "linked": True,
        **({"text": article.text} if text else {}),
        "statements": [_statement(s, made, corrected.get(s.id, set())) for s in made.statements],
        "removed": list(_removed(revision.corrections, made)),
    }


def write_corrections(
    articles: Iterable[tuple[Reading, Revision]], stream: BinaryIO, *, text: bool = False
) -> int:
    """Write a line for each article that was corrected or checked.

    Args:
        articles: as for :func:`line_of`.
        stream: to write to, in UTF-8.
        text: whether to include the articles' texts.

    Returns:
        How many lines were written.

    Raises:
        OSError: the stream cannot be written.
    """
    written = 0
    for reading, revision in articles:
        line = line_of(reading, revision, text=text)
        if line:
            stream.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            written += 1
    return written


def save_corrections(articles: Iterable[tuple[Reading, Revision]], file: Path, *, text: bool = False) -> int:
    """Write a file of :func:`write_corrections`, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    with replacing(file) as part, part.open("wb") as stream:
        return write_corrections(articles, stream, text=text)


def hash_of(text: str) -> str:
    """Return by what a text is known: its SHA-256 in hexadecimal figures."""
    return hashlib.sha256(text.encode()).hexdigest()


def with_text(line: Mapping[str, Any], text: str) -> Line:
    """Return a line with the text that it is about.

    Raises:
        OtherTextError: that is another text.
    """
    if line.get("sha256") != hash_of(text):
        raise OtherTextError(
            f"the text of {len(text)} characters is not that of {line.get('doc')}, which has "
            f"{line.get('length')}; give the text as it was read."
        )
    return {**line, "text": text}


def _statement(statement: Statement, reading: Reading, corrected: set[str]) -> Line:
    sources = {source.id: source for source in reading.sources}
    return {
        "id": statement.id,
        **_spans((statement.source, statement.cue, statement.content)),
        "type": statement.type,
        "stance": statement.stance,
        "who": _names(sources[i] for i in statement.sources),
        "denies": list(statement.denies),
        "via": _names(sources[i] for i in statement.via),
        "origin": statement.origin,
        "corrected": [field for field in FIELDS if field in corrected],
    }


def _spans(parts: Parts) -> Line:
    def listed(spans: tuple[Span, ...]) -> list[Line]:
        return [{"start": span.start, "end": span.end} for span in spans]

    source, cue, content = parts
    return {"source": listed(source), "cue": listed(cue), "content": listed(content)}


def _names(sources: Iterable[Source]) -> str:
    return " & ".join(s.name.lower() if s.kind in _NOT_NAMED else s.name for s in sources)


def _removed(corrections: Iterable[Correction], made: Reading) -> Iterator[Line]:
    """Yield what was removed and was not marked again."""
    there = {(s.source, s.cue, s.content) for s in made.statements}
    for correction in corrections:
        if isinstance(correction, Remove):
            parts = parts_of(correction.statement, made.article.text)
            if parts and parts not in there:
                there.add(parts)
                yield {**_spans(parts), "type": correction.statement.type}
