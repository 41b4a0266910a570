"""What was looked up, as rows of the panel: two lines each, whatever there is to say."""

from __future__ import annotations

from datetime import datetime

from onrecord.context import Candidate, ClaimContext, SourceContext
from onrecord.provenance import day_in_words
from onrecord.translation import tr, trn
from onrecord_desktop.lookups.lookups import LookUp, State
from onrecord_desktop.rows import Ink, Link, LinkKind, Row, RowKind, Run, Words, plain
from onrecord_desktop.voices import Voice


def row(look: LookUp, voice: Voice) -> Row:
    """Return the row of a look-up."""
    what, more = _lines(look)
    link = Link(LinkKind.LOOK_UP, look_up=(look.provider, look.about))
    first: Words = (Run(what, Ink.PLAIN if look.state is State.FOUND else Ink.MUTED),)
    second: Words = (Run(_origin(look), Ink.MUTED), Run(" · ", Ink.MUTED), Run(more, Ink.LINK, link))
    return Row(RowKind.LOOK_UP, (first, second), plain((first, second)), voice=voice)


def in_words(look: LookUp) -> str:
    """Say what came of a look-up, and who says so."""
    return f"{_lines(look)[0]}. {_origin(look)}"


def who_in_words(candidate: Candidate) -> str:
    """Say who a candidate is: name, office, description and country, as far as they are known."""
    facts = (candidate.office, candidate.description, candidate.country)
    told = ", ".join(fact for fact in facts if fact)
    return f"{candidate.name}: {told}" if told else candidate.name


def taken(found: SourceContext) -> Candidate | None:
    """Return which candidate a source is taken for: the reader's choice, or one that clearly wins."""
    if found.chosen is not None:
        return next((c for c in found.candidates if c.id == found.chosen), None)
    return found.candidates[0] if found.certain and found.candidates else None


def _lines(look: LookUp) -> tuple[str, str]:
    """Return what is said, and the words of the link that leads on."""
    if look.state is State.WAITING:
        # Translators: a link that ends a look-up.
        return tr("Asking {provider} …", provider=look.title), tr("cancel")
    if isinstance(look.found, SourceContext):
        return _who(look.found)
    if isinstance(look.found, ClaimContext):
        return _checks(look.found)
    # Translators: a link that makes a failed look-up again.
    return look.words, tr("try again")


def _who(found: SourceContext) -> tuple[str, str]:
    candidate = taken(found)
    if candidate:
        # Translators: a link that shows more of who a source is.
        return who_in_words(candidate), tr("more")
    if not found.candidates:
        return tr("Nobody of that name found"), tr("look again")
    if found.chosen is not None:
        return tr("None of those that were found"), tr("choose again")
    words = trn(
        "May be the one found of that name", "May be one of {n} found of that name", len(found.candidates)
    )
    # Translators: a link that lets the reader choose who a source is.
    return words, tr("choose")


def _checks(found: ClaimContext) -> tuple[str, str]:
    if not found.checks:
        return tr("No check of a claim like this found"), tr("look again")
    words = trn("{n} check of a claim like this", "{n} checks of claims like this", len(found.checks))
    # Translators: a link that shows checks of claims.
    return words, tr("read")


def _origin(look: LookUp) -> str:
    """Say who says so, and when it was asked."""
    if not look.found:
        return look.title
    day = day_in_words(datetime.fromisoformat(look.found.retrieved).astimezone())
    return f"{look.title}, {day}"
