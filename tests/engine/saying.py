"""Readings made by hand: what is said is given as words of the text, and each source is its own name."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import Article, Block, Engine, Reading, Source, Span, Statement

MODEL = "en_test 1"


@dataclass(frozen=True)
class Said:
    """A statement. ``sources`` are names; a phrase of the text stands for its first place in the body."""

    sources: tuple[str, ...]
    cue: str
    content: str
    more: dict[str, object]


def said(sources: str, cue: str, content: str, **more: object) -> Said:
    """Return a statement by sources parted by ``&``, or by nobody."""
    return Said(tuple(name.strip() for name in sources.split("&") if name.strip()), cue, content, more)


def reading(title: str | None, body: str, *statements: Said, **article: object) -> Reading:
    """Return the reading of an article whose text is its headline, if it has one, and its body."""
    text = f"{title}\n\n{body}" if title else body
    start = len(text) - len(body)
    blocks = [Block(start=start, end=len(text), kind="paragraph")] if body else []
    if title:
        blocks.insert(0, Block(start=0, end=len(title), kind="title"))
    names = list(dict.fromkeys(name for s in statements for name in s.sources))
    ids = {name: f"s{number}" for number, name in enumerate(names, start=1)}

    def place(words: str, after: int) -> tuple[Span, ...]:
        at = text.index(words, after)
        return (Span(start=at, end=at + len(words)),)

    def made(number: int, s: Said) -> Statement:
        more = dict(s.more)
        after = 0 if more.pop("in_headline", False) else start
        return Statement(
            id=f"q{number}",
            sources=tuple(ids[name] for name in s.sources),
            source=place(s.sources[0], after) if s.sources and s.sources[0] in text[after:] else (),
            cue=place(s.cue, after),
            content=place(s.content, after),
            **{"type": "claim", **more},  # type: ignore[arg-type]
        )

    return Reading(
        engine=Engine(version="0", model=MODEL),
        article=Article(id="made", title=title, text=text, blocks=tuple(blocks), **article),  # type: ignore[arg-type]
        sources=tuple(Source(id=i, name=name, kind="person") for name, i in ids.items()),
        statements=tuple(made(number, s) for number, s in enumerate(statements, start=1)),
    )
