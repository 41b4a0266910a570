"""What a key or a click makes of a judgement. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.sampling.values import Judgement, Part, Verdict

_NEXT: dict[Verdict | None, Verdict] = {None: "wrong", "wrong": "unsure", "unsure": "right", "right": "wrong"}


def marked(judgement: Judgement, part: Part, verdict: Verdict) -> Judgement:
    """Return a judgement with one part judged otherwise; what was no statement is judged anew."""
    return _begun(judgement).model_copy(update={part: verdict})


def turned(judgement: Judgement, part: Part) -> Judgement:
    """Return a judgement with one part judged as its key does: wrong, pressed again unsure, then right."""
    return marked(judgement, part, _NEXT[_begun(judgement).of(part)])


def filled(judgement: Judgement, asked: Sequence[Part], verdict: Verdict) -> Judgement:
    """Return a judgement with all that was not judged yet judged alike."""
    return judgement.model_copy(update={part: verdict for part in asked if not judgement.of(part)})


def no_statement(asked: Sequence[Part]) -> Judgement:
    """Return the judgement of what is no statement: it is wrong in every part."""
    return filled(Judgement(is_statement=False), asked, "wrong")


def _begun(judgement: Judgement) -> Judgement:
    return judgement if judgement.is_statement else Judgement()
