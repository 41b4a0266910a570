"""From the engine's reading and a revision to the reading that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.article import Span
from onrecord.reading import Confidence, ReaderNote, Reading
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

Ids = tuple[str, ...]

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
    corrected, steps = correct(reading, revision.corrections)
    lost = tuple(step.correction for step in steps if step.lost)
    notes, lost_notes = _placed(sorted(revision.notes, key=_made), corrected)
    changes = {
        "corrections": len(revision.corrections) - len(lost),
        "notes": notes,
        "checked": revision.checked,
    }
    return Revised(corrected.model_copy(update=changes), (*lost, *lost_notes))


@dataclass(frozen=True)
class Step:
    """What one correction did."""

    correction: Correction
    lost: bool = False
    """Whether it was not made, because its words are not in this text any more."""
    statements: Ids = ()
    """Ids of the statements of which it set something."""


def correct(reading: Reading, corrections: Iterable[Correction]) -> tuple[Reading, tuple[Step, ...]]:
    """Make corrections in a reading, in the order they were made, and return it with what each did."""
    draft = Draft(reading)
    steps = tuple(_step(draft, correction) for correction in sorted(corrections, key=_made))
    return draft.finished(), steps


def _made(entry: Entry) -> str:
    return entry.made


def _step(draft: Draft, correction: Correction) -> Step:
    """Make one correction, or nothing of it."""
    before = dict(draft.sources), dict(draft.statements)
    try:
        return Step(correction, statements=_DEEDS[type(correction)](draft, correction))
    except LostError:
        draft.sources, draft.statements = before
        return Step(correction, lost=True)


def _remove(draft: Draft, correction: Remove) -> Ids:
    # Another model may have made several of it.
    while statement := draft.find_statement(correction.statement):
        draft.remove(statement)
    return ()


def _add(draft: Draft, correction: Add) -> Ids:
    known = draft.find_statement(correction.statement, SAME)
    made = draft.add(correction.statement)
    sources = draft.named(correction.statement.sources, made)
    made = draft.statements[made.id].model_copy(update={"sources": sources})
    if known is None:
        draft.statements[made.id] = made
        return (made.id,)
    # The links to it and from it stay: it is the same statement, with the reader's bounds.
    del draft.statements[made.id]
    links = {
        "denies": known.denies if made.type == "denial" else (),
        "confidence": Confidence(denies=known.confidence.denies if made.type == "denial" else {}),
    }
    draft.statements[known.id] = made.model_copy(update={"id": known.id, **links})
    return (known.id,)


def _set_type(draft: Draft, correction: SetType) -> Ids:
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
    return (statement.id,)


def _set_sources(draft: Draft, correction: SetSources) -> Ids:
    statement = draft.statement(correction.statement)
    sources = draft.named(correction.sources, statement)
    draft.put(statement, sources=sources, confidence=certain(statement.confidence, "identity"))
    return (statement.id,)


def _set_parts(draft: Draft, correction: SetParts) -> Ids:
    source, cue, content = (
        find_all(quoted, draft.text) for quoted in (correction.source, correction.cue, correction.content)
    )
    if source is None or cue is None or content is None:
        raise LostError
    statement = (
        draft.find_statement(correction.statement)
        or draft.statement_at((source, cue, content))
        or draft.add(correction.statement)
    )
    draft.known[statement.id] = (source, cue, content)
    draft.put(
        statement,
        source=source,
        cue=cue,
        content=content,
        quotation=draft.quotation(content),
        confidence=certain(statement.confidence, "attribution"),
    )
    return (statement.id,)


def _set_link(draft: Draft, correction: SetLink) -> Ids:
    if not correction.holds:
        return _unlink(draft, correction)
    denial, answered = draft.statement(correction.statement), draft.statement(correction.answered)
    if denial.id == answered.id:
        # The engine made one statement of what are two.
        answered = draft.add(correction.answered)
    links = {**denial.confidence.denies, answered.id: 1.0}
    draft.put(
        denial,
        type="denial",
        stance=denial.stance or correction.statement.stance or "answers",
        denies=tuple(dict.fromkeys((*denial.denies, answered.id))),
        confidence=denial.confidence.model_copy(update={"denies": links}),
    )
    return (denial.id,)


def _unlink(draft: Draft, correction: SetLink) -> Ids:
    denial = draft.find_statement(correction.statement)
    answered = draft.find_statement(correction.answered)
    if denial is None or answered is None:
        return ()  # where one is not found they are not linked
    draft.unlink(denial, answered.id)
    draft.put(draft.statements[denial.id])
    return (denial.id,)


def _join(draft: Draft, correction: Join) -> Ids:
    first, second = correction.source, correction.other
    source, other = draft.find_named(first), draft.find_named(second)
    kept = source or other or draft.add_source(first.model_copy(update={"mentions": ()}))
    given = draft.give_mentions(draft.places((*first.mentions, *second.mentions)), kept)
    if source and other and source.id != other.id:
        given = (*given, *draft.replace_source(other, kept))
    draft.rename(kept.id, first)
    return given


def _part(draft: Draft, correction: Part) -> Ids:
    mentions = find_all(correction.other.mentions, draft.text)
    if mentions is None:
        raise LostError
    source, other = draft.find_source(correction.source), draft.find_named(correction.other)
    if other is None or (source and source.id == other.id):
        other = draft.source(correction.other.model_copy(update={"mentions": ()}))
    return draft.give_mentions(mentions, other)


_DEEDS: dict[type[Entry], Callable[[Draft, Any], Ids]] = {
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
