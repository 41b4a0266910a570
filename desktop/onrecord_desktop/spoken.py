"""How a screen reader says what the window shows. Pure.

A statement is a sentence, with its source, cue and content together and in the article's order; what On
Record adds to it says that it is On Record's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord import Reading, Statement, origins, outline
from onrecord.outline import Piece, is_partial, wording
from onrecord.phrasing import capitalized, says_something
from onrecord.reading import Quotation
from onrecord.translation import noop, tr, trn
from onrecord_desktop.excerpt import shortened
from onrecord_desktop.own import YOURS, note_line
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.rows import Link, Row, plain
from onrecord_desktop.voices import Voice

QUOTED: dict[Quotation, str] = {"direct": noop("Quotation"), "mixed": noop("Part quotation")}
"""Quotation marks, which a screen reader may pass over in silence."""

_CLOSED = re.compile(r"[.!?…][\"”’»')\]]*$")


def statement(shown: Presentation, said: Statement, denials: Iterable[str]) -> str:
    """Return a statement as sentences: "Denial. Mara Voss has refuted: these allegations. On Record links …".

    Args:
        denials: ids of the denials that On Record links to it.
    """
    return sentences((outline.label(said), _words(shown, said), *_remarks(shown, said, denials)))


def _words(shown: Presentation, said: Statement) -> str:
    """Return who says it, then what; the cue comes before the content only where the article has it so."""
    name = shown.voices.of(said).name
    pieces = wording(said, shown.reading.article.text)
    roles = [piece.role for piece in pieces]
    if roles[:1] == ["source"] and "content" in roles:
        place = roles.index("content")
        cue = _joined(pieces[1:place])
        opening = f"{name} {cue}" if says_something(cue) else name
        return f"{opening}: {_joined(pieces[place:])}"
    return f"{name}: {_joined(pieces)}"


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join(shortened(piece.text) for piece in pieces).strip(" ,;…")


def _remarks(shown: Presentation, said: Statement, denials: Iterable[str]) -> Iterator[str]:
    if said.quotation in QUOTED:
        yield tr(QUOTED[said.quotation])
    if said.via:
        yield f"{tr(outline.VIA)} {listed(voice.name for voice in shown.voices.via(said))}"
    if linked := _names(shown, denials):
        yield f"{tr(outline.LINKED_DENIALS)} {linked}"
    if said.type == "denial":
        yield from (f"{words} {_names(shown, ids)}" for words, ids in origins.links(said))
        if not said.denies:
            yield tr(outline.NOTHING_ANSWERED)
    yield shown.doubt(said)
    if said.origin == "reader":
        yield tr(YOURS)
    for note in shown.notes_on(said.id):
        yield plain([note_line(note, shown.reading.article.text)])


def _names(shown: Presentation, ids: Iterable[str]) -> str:
    """Return whose statements these are, each name once."""
    return listed(dict.fromkeys(shown.voice(i).name for i in ids))


def head(voice: Voice, about: str, tally: str) -> str:
    """Return the top of a card: who it is, in the article's words, and how much it says."""
    source = _numbered(voice) if voice.number else voice.name
    return sentences((tr(", ").join(part for part in (source, about) if part), tally))


def _numbered(voice: Voice) -> str:
    numbers = voice.number.split("+")
    return trn(
        "Source {numbers}: {name}",
        "Sources {numbers}: {name}",
        len(numbers),
        numbers=tr(" and ").join(numbers),
        name=voice.name,
    )


def passed_on(shown: Presentation, voice: Voice, ids: Iterable[str]) -> str:
    """Return whose statements a source passes on."""
    return sentences((f"{voice.name} {tr(outline.PASSES_ON)} {_names(shown, ids)}",))


def link(row: Row, chosen: Link) -> str:
    """Return the words of a link."""
    runs = [run for words in row.paragraphs for run in words if run.link == chosen]
    return tr("Link: {words}", words=plain([runs]))


def read(reading: Reading) -> str:
    """Say that an article is read, and what was found in it."""
    denials = sum(said.type == "denial" for said in reading.statements)
    # Translators: the article is read, and this was found in it.
    return tr(
        "Read: {sources}, {statements}, {denials}",
        sources=trn("{n} source", "{n} sources", len(reading.sources)),
        statements=trn("{n} statement", "{n} statements", len(reading.statements)),
        denials=trn("{n} denial found", "{n} denials found", denials) if denials else _none_found(reading),
    )


def _none_found(reading: Reading) -> str:
    if is_partial(reading):
        return tr("no denial found in the part that was read")
    return tr("no denial found")


def listed(names: Iterable[str]) -> str:
    """Return names with commas, and "and" before the last."""
    *most, last = [*names] or [""]
    # Translators: between things that are listed; " and " before the last of them.
    return tr(" and ").join((tr(", ").join(most), last)) if most else last


def sentences(parts: Iterable[str]) -> str:
    """Return every part that is not empty as a sentence of its own."""
    return " ".join(_closed(capitalized(part)) for part in parts if part)


def _closed(words: str) -> str:
    return words if _CLOSED.search(words) else f"{words}."
