"""What a correction is called: in the menu of undoing, and where all of them are listed. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord import outline
from onrecord.phrasing import capitalized, one_line
from onrecord.revision.values import (
    Add,
    Entry,
    Join,
    Note,
    Part,
    Quote,
    Remove,
    SetLink,
    SetParts,
    SetSources,
    SetType,
    SourceAnchor,
    StatementAnchor,
)
from onrecord.translation import noop, tr
from onrecord_desktop.excerpt import shortened

WORDS = 70
"""Longest part of a statement, in characters."""

NAMES: dict[type[Entry], str] = {
    # Translators: a correction.
    Remove: noop("not a statement"),
    # Translators: a correction.
    Add: noop("a statement was marked"),
    # Translators: a correction.
    SetType: noop("another type"),
    # Translators: a correction.
    SetSources: noop("another source"),
    # Translators: a correction.
    SetParts: noop("other words"),
    # Translators: a correction.
    SetLink: noop("what a denial answers"),
    # Translators: a correction.
    Join: noop("two sources are one"),
    # Translators: a correction.
    Part: noop("one source is two"),
    Note: noop("note"),
}


def name(entry: Entry) -> str:
    """Return what was done, in a few words."""
    return tr(NAMES[type(entry)])


def sentence(entry: Entry) -> str:
    """Say what was done and to what."""
    match entry:
        case SetType():
            told = tr("{kind}, not {other}", kind=_type(entry.type), other=_type(entry.statement.type))
        case SetSources():
            told = tr("said by {names}", names=_names(entry.sources))
        case SetLink() if entry.holds:
            told = tr("answers “{words}”", words=_said(entry.answered))
        case SetLink():
            told = tr("does not answer “{words}”", words=_said(entry.answered))
        case Join():
            return tr("{name} and {other} are one source", name=entry.source.name, other=entry.other.name)
        case Part():
            return tr("{other} is not {name}", name=entry.source.name, other=entry.other.name)
        case Note():
            return _note(entry)
        case _:
            told = name(entry)
    statement: StatementAnchor = entry.statement  # type: ignore[attr-defined]
    return f"{capitalized(told)}: “{_said(statement)}”"


def _note(note: Note) -> str:
    match note.about:
        case StatementAnchor():
            place = tr("on “{words}”", words=_said(note.about))
        case SourceAnchor():
            place = tr("on {name}", name=note.about.name)
        case Quote():
            place = tr("on “{words}”", words=shortened(one_line(note.about.words), WORDS))
        case _:
            place = tr("on the article")
    return f"{capitalized(tr(NAMES[Note]))} {place}: {shortened(one_line(note.text), WORDS)}"


def _type(kind: str) -> str:
    return tr(outline.LABELS[kind])  # type: ignore[index]


def _names(sources: Iterable[SourceAnchor]) -> str:
    return tr(", ").join(source.name for source in sources) or tr("nobody who is named")


def _said(statement: StatementAnchor) -> str:
    words = " ".join(one_line(quoted.words) for quoted in (*statement.content, *statement.cue)[:1])
    return shortened(words, WORDS)
