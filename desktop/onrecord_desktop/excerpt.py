"""A statement in the article's own words and order, for a card.

Quotation marks stand only where the article has them.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord import Span, Statement
from onrecord_desktop.rows import Ink, Run, Words

LONGEST = 260
"""A part longer than this, in characters, ends in an ellipsis."""
CLOSING_QUOTES = "\"”’»'"
SMALL_GAP = 3
ELLIPSIS = " … "


def excerpt(statement: Statement, text: str) -> Words:
    """Return source, cue and content in the article's order.

    The source's words are left out where they would come first: its name stands above.
    """
    parts = _parts(statement)
    if len(parts) > 1 and parts[0][1] == "source" and _says_something(parts[1][0].of(text)):
        parts = parts[1:]
    runs: list[Run] = []
    last: Span | None = None
    for span, role in parts:
        if last:
            runs.append(Run(_between(text[last.end : span.start]), Ink.MUTED))
        runs.append(Run(_shortened(_one_line(span.of(text))), Ink.PLAIN if role == "content" else Ink.MUTED))
        last = span
    return tuple(runs)


def _parts(statement: Statement) -> list[tuple[Span, str]]:
    """Return the parts in order, one inside another only once."""
    roles = {"source": statement.source, "cue": statement.cue, "content": statement.content}
    every = [(span, role) for role, spans in roles.items() for span in spans if span.end > span.start]
    every.sort(key=lambda part: (part[0].start, -part[0].end))
    return [part for i, part in enumerate(every) if not _covered(part[0], every[:i])]


def _covered(span: Span, earlier: Sequence[tuple[Span, str]]) -> bool:
    return any(span.end <= other.end for other, _ in earlier)


def _between(gap: str) -> str:
    """Return what stands between two parts: the article's punctuation, or an ellipsis for words left out."""
    if not gap.strip():
        return " " if gap else ""
    if len(gap.strip()) <= SMALL_GAP and not _says_something(gap):
        return _one_line(f"{gap.strip()} ") + " "
    return ELLIPSIS


def _says_something(words: str) -> bool:
    """Tell whether a cue has words; some are a colon or a dash."""
    return any(character.isalnum() for character in words)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _shortened(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    closing = words[-1] if words[-1] in CLOSING_QUOTES else ""
    return f"{words[:LONGEST].rsplit(' ', 1)[0]} …{closing}"
