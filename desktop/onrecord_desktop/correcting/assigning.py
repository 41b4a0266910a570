"""Which words of a text are source, cue and content of a statement, and how a reader changes that. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from onrecord import Span, Statement

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Parts:
    """Spans of a text; no character is in two of them."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()

    def of(self, role: Role) -> Spans:
        """Return the spans of one role."""
        spans: Spans = getattr(self, role)
        return spans

    @property
    def all(self) -> tuple[Spans, Spans, Spans]:
        """The spans of source, cue and content."""
        return self.source, self.cue, self.content


def parts_of(statement: Statement) -> Parts:
    """Return the parts of a statement."""
    return Parts(statement.source, statement.cue, statement.content)


def assigned(parts: Parts, role: Role | None, span: Span, text: str) -> Parts:
    """Return the parts once a reader has said what some words are.

    Words that touch what has the role already are added to it. A content may be in several pieces; a source
    and a cue elsewhere take the place of those before. Words that are no part any longer are cut out.

    Args:
        parts: before.
        role: what the words are; None for no part of the statement.
        span: of the words; white space at its ends is left out.
        text: that all offsets are into.
    """
    chosen = trimmed(span, text)
    if chosen.start >= chosen.end:
        return parts
    cut = Parts(*(_without(spans, chosen, text) for spans in parts.all))
    if role is None:
        return cut
    kept = cut.of(role)
    if role != "content" and not any(_meet(old, chosen, text) for old in parts.of(role)):
        kept = ()
    return replace(cut, **{role: _joined((*kept, chosen), text)})


def trimmed(span: Span, text: str) -> Span:
    """Return a span without white space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start=min(start, span.end), end=max(span.end - len(words) + len(words.rstrip()), start))


def _without(spans: Iterable[Span], taken: Span, text: str) -> Spans:
    rest: list[Span] = []
    for span in spans:
        for start, end in ((span.start, min(span.end, taken.start)), (max(span.start, taken.end), span.end)):
            if start < end:
                rest.append(trimmed(Span(start=start, end=end), text))
    return tuple(span for span in dict.fromkeys(rest) if span.start < span.end)


def _meet(span: Span, other: Span, text: str) -> bool:
    """Tell whether two spans have characters in common, or nothing but white space between them."""
    first, second = sorted((span, other), key=lambda s: s.start)
    return second.start <= first.end or text[first.end : second.start].isspace()


def _joined(spans: Iterable[Span], text: str) -> Spans:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if joined and _meet(joined[-1], span, text):
            span = Span(start=joined[-1].start, end=max(joined.pop().end, span.end))
        joined.append(span)
    return tuple(joined)
