"""From the engine's reading and a revision to the reading that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.article import Span
from onrecord.reading import ReaderNote, Reading, Source, Statement
from onrecord.revision.anchoring import find, find_all
from onrecord.revision.draft import Draft, LostError, certain
from onrecord.revision.values import (
    Add,
    Correction,
    Entry,
    Join,
    Note,
    Part,
    Quote,
    Remove,
    Revision,
    SetLink,
    SetParts,
    SetSources,
    SetType,
    SourceAnchor,
    StatementAnchor,
)

SAME = 0.5
"""What a statement that the reader marked shares with one of the engine's, of the content, to be that one."""


@dataclass(frozen=True)
class Revised:
    """What came of it."""

    reading: Reading
    """With the corrections made, the notes, and who checked it."""
    lost: tuple[Entry, ...] = ()
    """Corrections and notes whose words are not in this text any more."""


def revise(reading: Reading, revision: Revision) -> Revised:
    """Make the corrections of a revision in a reading, and put its notes to it.

    The reading may be that of another model than the corrections were made in: a statement that it does not
    have is made again, one that it has already is not made twice, and what is right already stays as it is.

    Args:
        reading: as the engine gave it.
        revision: what the reader made of it, or of an earlier one of the same article.
    """
    draft, lost = Draft(reading), []
    for correction in sorted(revision.corrections, key=_made):
        try:
            correct(draft, correction)
        except LostError:
            lost.append(correction)
    corrected = draft.finished()
    notes, lost_notes = _placed(sorted(revision.notes, key=_made), corrected)
    changes = {
        "corrections": len(revision.corrections) - len(lost),
        "notes": notes,
        "checked": revision.checked,
    }
    return Revised(corrected.model_copy(update=changes), (*lost, *lost_notes))


def _made(entry: Entry) -> str:
    return entry.made


def correct(draft: Draft, correction: Correction) -> None:
    """Make one correction.

    Raises:
        LostError: its words are not in the text.
    """
    _DEEDS[type(correction)](draft, correction)


def _remove(draft: Draft, correction: Remove) -> None:
    statement = draft.find_statement(correction.statement)
    if statement:
        draft.remove(statement)


def _add(draft: Draft, correction: Add) -> None:
    known = draft.find_statement(correction.statement, SAME)
    made = draft.add(correction.statement)
    if known:
        # The links to it stay: it is the same statement, with the reader's bounds.
        del draft.statements[made.id]
        links = made.model_copy(update={"id": known.id, "denies": known.denies if made.stance else ()})
        draft.statements[known.id] = links


def _set_type(draft: Draft, correction: SetType) -> None:
    statement = draft.statement(correction.statement)
    is_denial = correction.type == "denial"
    confidence = certain(statement.confidence, "type")
    draft.put(
        statement,
        type=correction.type,
        stance=correction.stance if is_denial else None,
        denies=statement.denies if is_denial else (),
        confidence=confidence if is_denial else confidence.model_copy(update={"denies": {}}),
    )


def _set_sources(draft: Draft, correction: SetSources) -> None:
    statement = draft.statement(correction.statement)
    sources = [draft.source(anchor) for anchor in correction.sources]
    if len(sources) == 1:
        draft.move_mentions(statement.source, sources[0])
    draft.put(
        statement,
        sources=tuple(dict.fromkeys(source.id for source in sources)),
        confidence=certain(statement.confidence, "identity"),
    )


def _set_parts(draft: Draft, correction: SetParts) -> None:
    statement = draft.statement(correction.statement)
    source, cue, content = (
        find_all(quoted, draft.text) for quoted in (correction.source, correction.cue, correction.content)
    )
    if source is None or cue is None or content is None:
        raise LostError
    draft.put(
        statement,
        source=source,
        cue=cue,
        content=content,
        quotation=draft.quotation(content),
        confidence=certain(statement.confidence, "attribution"),
    )


def _set_link(draft: Draft, correction: SetLink) -> None:
    denial, answered = draft.statement(correction.statement), draft.statement(correction.answered)
    if not correction.holds:
        draft.unlink(denial, answered.id)
        draft.put(draft.statements[denial.id])
        return
    denies = tuple(dict.fromkeys((*denial.denies, answered.id)))
    links = {**denial.confidence.denies, answered.id: 1.0}
    draft.put(
        denial,
        type="denial",
        stance=denial.stance or correction.statement.stance or "answers",
        denies=denies,
        confidence=denial.confidence.model_copy(update={"denies": links}),
    )


def _join(draft: Draft, correction: Join) -> None:
    source, other = draft.find_source(correction.source), draft.find_source(correction.other)
    if source and other and source.id != other.id:
        _replace_source(draft, other, source)
        draft.move_mentions(other.mentions, draft.sources[source.id])
        kept = draft.sources[source.id]
        names = {
            "name": correction.source.name,
            "kind": correction.source.kind,
            "role": correction.source.role,
        }
        draft.sources[source.id] = kept.model_copy(update={**names, "origin": "reader"})
        del draft.sources[other.id]


def _replace_source(draft: Draft, old: Source, new: Source) -> None:
    for statement in list(draft.statements.values()):
        if old.id in (*statement.sources, *statement.via):
            draft.statements[statement.id] = statement.model_copy(
                update={
                    "sources": _replaced(statement.sources, old.id, new.id),
                    "via": _replaced(statement.via, old.id, new.id),
                }
            )


def _replaced(ids: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if i == old else i for i in ids))


def _part(draft: Draft, correction: Part) -> None:
    mentions = find_all(correction.other.mentions, draft.text)
    if mentions is None:
        raise LostError
    source, other = draft.find_source(correction.source), draft.find_source(correction.other)
    if source and other and source.id != other.id:
        return  # they are two already
    other = draft.source(correction.other.model_copy(update={"mentions": ()}))
    draft.move_mentions(mentions, other)
    for statement in list(draft.statements.values()):
        if any(span.start <= mention.start < span.end for span in statement.source for mention in mentions):
            _give(draft, statement, source, other)


def _give(draft: Draft, statement: Statement, source: Source | None, other: Source) -> None:
    """Have another make a statement, in place of the source, or of whoever makes it alone."""
    joint = len(statement.sources) > 1 and source is not None
    sources = _replaced(statement.sources, source.id, other.id) if joint and source else (other.id,)
    draft.put(statement, sources=sources, confidence=certain(statement.confidence, "identity"))


_DEEDS: dict[type[Entry], Callable[[Draft, Any], None]] = {
    Remove: _remove,
    Add: _add,
    SetType: _set_type,
    SetSources: _set_sources,
    SetParts: _set_parts,
    SetLink: _set_link,
    Join: _join,
    Part: _part,
}


def _placed(notes: Iterable[Note], reading: Reading) -> tuple[tuple[ReaderNote, ...], list[Note]]:
    """Return the notes with what they are about in this reading, and those whose words are lost."""
    draft, placed, lost = Draft(reading), [], []
    for note in notes:
        try:
            placed.append(_place(note, draft))
        except LostError:
            lost.append(note)
    return tuple(placed), lost


def _place(note: Note, draft: Draft) -> ReaderNote:
    """Return a note with what it is about; a statement that is not marked any more is but a passage.

    Raises:
        LostError: its words are not in the text.
    """
    about = note.about
    changes: dict[str, object] = {}
    if isinstance(about, Quote):
        changes["passage"] = _found(about, draft)
    elif isinstance(about, StatementAnchor):
        statement = draft.find_statement(about)
        if statement:
            changes["statement"] = statement.id
        else:
            words = (*about.source, *about.cue, *about.content)
            spans = [_found(quoted, draft) for quoted in words]
            changes["passage"] = Span(start=min(s.start for s in spans), end=max(s.end for s in spans))
    elif isinstance(about, SourceAnchor):
        source = draft.find_source(about)
        if source is None:
            raise LostError
        changes["source"] = source.id
    return ReaderNote(id=note.id, text=note.text, written=note.made, **changes)  # type: ignore[arg-type]


def _found(quoted: Quote, draft: Draft) -> Span:
    span = find(quoted, draft.text)
    if span is None:
        raise LostError
    return span
