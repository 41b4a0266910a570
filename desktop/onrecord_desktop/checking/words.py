"""What On Record says of a statement, and what is asked about it, in words. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord import Statement, outline
from onrecord.phrasing import capitalized
from onrecord.reading import StatementType
from onrecord.sampling.values import Drawn, Part, Verdict
from onrecord.translation import noop, tr, trn
from onrecord_desktop.cards import SIGNS
from onrecord_desktop.excerpt import excerpt
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.rows import Ink, Link, LinkKind, Run, Words, link_to, plain
from onrecord_desktop.statement_card import CardWords
from onrecord_desktop.statement_card import Part as Paragraphs

LONGEST_LINKED = 200
"""Of a part of a statement that is linked to, in characters."""

PART_KEYS: Mapping[Part, str] = {"words": "W", "type": "T", "source": "S", "link": "L"}

ANSWERS: Mapping[Verdict, str] = {"right": noop("Yes"), "wrong": noop("No"), "unsure": noop("Unsure")}

_TYPE_QUESTIONS: Mapping[StatementType, str] = {
    "claim": noop("Is it a claim?"),
    "denial": noop("Is it a denial?"),
    "no_comment": noop("Is it a no comment?"),
}
_TYPE_HELP: Mapping[StatementType, str] = {
    "claim": noop("A claim is what somebody puts forward that is neither a denial nor a no comment."),
    "denial": noop("A denial rejects, disputes or doubts what somebody else said, reported or alleged."),
    "no_comment": noop("The source declines to answer, cannot be reached, or will neither confirm nor deny."),
}
NAMED = noop("The fullest name that the article has for it, whatever stands at this place.")
NOBODY = noop("Nobody is named here, and none is clear from what stands around.")


def claim_words(shown: Presentation, statement_id: str) -> CardWords:
    """Return what On Record says of a statement; not how sure it is, which would sway who judges it."""
    statement = shown.statements[statement_id]
    voice = shown.voices.of(statement)
    said = _said(statement, shown)
    parts = [Paragraphs(tuple(_who(statement, shown))), Paragraphs((said,), large=True)]
    parts.append(Paragraphs((_facts(statement, shown),)))
    if statement.denies:
        linked = (_linked(shown.statements[i], shown) for i in statement.denies)
        parts.append(Paragraphs(((Run(tr(outline.LINKS_TO), Ink.MUTED),), *linked)))
    title = f"{capitalized(outline.label(statement))}. {voice.name}: {plain([said])}"
    return CardWords(title, tuple(parts), voice.hue)


def _who(statement: Statement, shown: Presentation) -> Iterator[Words]:
    voice = shown.voices.of(statement)
    number = (Run(f"\u202f{voice.number}", Ink.NAME, raised=True),) if voice.number else ()
    yield (Run(voice.name, Ink.NAME), *number)
    if about := outline.who(voice.group, shown.reading.article.text):
        yield (Run(about, Ink.MUTED),)


def _said(statement: Statement, shown: Presentation) -> Words:
    """Return source, cue and content, whole, in the article's order."""
    sign = SIGNS[statement.type]
    pieces = outline.wording(statement, shown.reading.article.text)
    return (
        *((Run(f"{sign}\u2002", Ink.NAME),) if sign else ()),
        *(Run(piece.text, Ink.PLAIN if piece.role == "content" else Ink.MUTED) for piece in pieces),
    )


def _facts(statement: Statement, shown: Presentation) -> Words:
    """Return the type, and through whom the article has it."""
    via = tr(", ").join(voice.name for voice in shown.voices.via(statement))
    relayed = (Run(f" · {tr(outline.VIA)} {via}", Ink.MUTED),) if via else ()
    return (Run(capitalized(outline.label(statement))), *relayed)


def _linked(statement: Statement, shown: Presentation) -> Words:
    """Return a link to a statement that is answered: who, and what."""
    link = Link(LinkKind.STATEMENT, statement=statement.id)
    words = excerpt(statement, shown.reading.article.text, LONGEST_LINKED)
    return (*link_to(shown.voices.of(statement), link), Run(" ", Ink.MUTED), *words)


def question(part: Part, drawn: Drawn, shown: Presentation) -> str:
    """Return what is asked about a part of a statement."""
    statement = drawn.found
    match part:
        case "words":
            return tr("Is it a statement, with the right words for who and what?")
        case "type":
            return tr(_TYPE_QUESTIONS[statement.type])
        case "source":
            name = shown.voices.of(statement).name
            # Translators: {name} is a source, or several with commas between them.
            return tr("Is the source {name}?", name=name) if statement.sources else tr("Is no source given?")
        case "link":
            return trn(
                "Does it answer what it is linked to?",
                "Does it answer all {n} that it is linked to?",
                len(statement.denies),
            )


def help_with(part: Part, drawn: Drawn) -> str:
    """Return what to go by in judging a part."""
    match part:
        case "words":
            return tr("In the article the source is in bold, and what it puts forward is underlined.")
        case "type":
            return tr(_TYPE_HELP[drawn.found.type])
        case "source":
            return tr(NAMED if drawn.found.sources else NOBODY)
        case "link":
            return tr("Choose the link above to see in the article what is meant.")


def progress(place: int, count: int) -> str:
    """Say which of how many statements has its turn."""
    # Translators: {number} and {count} are numbers of statements.
    return tr("{number} of {count}", number=place + 1, count=count)
