"""Who signs an article: a byline above it, or a note on the writer below."""

from __future__ import annotations

from onrecord.engine.registry import Mention, Registry
from onrecord.engine.words import Words

_APPOSITION = 16
"""How many tokens an apposition to the writer's name may have."""
_HEAD_PARAGRAPHS = 6
"""How far down a byline is looked for, counted in line breaks."""


def writer_of(words: Words, names: Registry) -> int | None:
    """The bearer whom *By Ann Lee* above or *Ann Lee is a playwright …* below names, or None."""
    people = [m for m in names.mentions if names.bearers[m.bearer].label == "PERSON"]
    byline = next((m for m in people if _is_byline(m, words)), None)
    told_of = {m.bearer for m in people if words.paragraphs[m.start] < words.paragraphs[-1]}
    note = next((m for m in people if m.bearer not in told_of and _is_note(m, words)), None)
    signed = byline or note
    return signed.bearer if signed is not None else None


def _is_byline(mention: Mention, words: Words) -> bool:
    by = mention.start - 1
    if by < 0 or words.plain[by] != "by" or words.paragraphs[by] >= _HEAD_PARAGRAPHS:
        return False
    return words.capital(by) and _opens_paragraph(by, words)


def _is_note(mention: Mention, words: Words) -> bool:
    last = words.paragraphs[-1]
    opens = words.paragraphs[mention.start] == last > 0 and _opens_paragraph(mention.start, words)
    return opens and not mention.short and _is_verb(mention.end, words)


def _is_verb(after: int, words: Words) -> bool:
    """Whether *is* follows a name, or the comma that ends its apposition."""
    if words.plain[after : after + 1] != [","]:
        return words.plain[after : after + 1] == ["is"]
    near = range(after + 1, min(after + _APPOSITION, len(words) - 1))
    comma = next((i for i in near if words.plain[i] == ","), None)
    return comma is not None and words.plain[comma + 1] == "is"


def _opens_paragraph(i: int, words: Words) -> bool:
    return i == 0 or words.paragraphs[i - 1] != words.paragraphs[i]
