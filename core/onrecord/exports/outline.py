"""A reading by source, as every export shows it. Pure: plain values in, plain values out.

The rules of trust live here: a statement is always worded with its source, cue and content together, in the
article's own words and order, and what On Record adds says that it is On Record's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.article import Article, Span
from onrecord.reading import Reading, Source, SourceKind, Statement

Role = Literal["source", "cue", "content", "between"]

UNSURE_BELOW = 0.5
"""A part of a statement that is more likely wrong than right is shown as unsure."""

NO_DENIAL = "No denial found. On Record does not find every denial."
MARKED_BY = "marked by software, unchecked"
NO_SOURCE = "No source found"

KINDS: Mapping[SourceKind, str] = {
    "organization": "organization",
    "place": "country, state or city",
    "document": "document",
    "group": "group",
    "unnamed": "not named in the article",
    "writer": "the article's writer",
}
"""What to say of a source without a role; a person needs no word."""

_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MARKS_ALONE = re.compile(r"[\s,;:.!?()\[\]—–-]*")


@dataclass(frozen=True)
class Piece:
    """Some words of a statement and the part they play; ``between`` joins two parts."""

    role: Role
    text: str


@dataclass(frozen=True)
class Group:
    """The statements that the same sources make together, in the article's order."""

    sources: tuple[Source, ...]
    """Empty where no source was found; several where they speak jointly."""
    statements: tuple[Statement, ...]


def one_line(text: str) -> str:
    """Return ``text`` on one line, without characters that control a terminal or the order of words."""
    return _CONTROL.sub("", _SPACE.sub(" ", text)).strip()


def numbers(reading: Reading) -> dict[str, int]:
    """Return the number that stands beside each source's name, from 1, by source id."""
    return {source.id: number for number, source in enumerate(reading.sources, start=1)}


def name_of(source: Source, text: str) -> str:
    """Return a source's name; one that the article does not name is spelt as the article spells it."""
    if source.kind == "unnamed":
        for words in (one_line(mention.of(text)) for mention in source.mentions):
            start = words.casefold().find(source.name.casefold())
            if start >= 0 and len(words.casefold()) == len(words):
                return words[start : start + len(source.name)]
    return one_line(source.name)


def groups(reading: Reading) -> tuple[Group, ...]:
    """Return all statements by who makes them, in order of the first; those without a source come last."""
    found: dict[tuple[str, ...], list[Statement]] = {}
    for statement in reading.statements:
        found.setdefault(statement.sources, []).append(statement)
    ordered = sorted(found.items(), key=lambda item: not item[0])
    sources = {source.id: source for source in reading.sources}
    return tuple(Group(tuple(sources[i] for i in ids), tuple(those)) for ids, those in ordered)


def wording(statement: Statement, text: str) -> tuple[Piece, ...]:
    """Return source, cue and content of a statement in the order of the article's ``text``.

    Where the article goes on between two parts, a piece " … " stands for what is left out.
    """
    return tuple(_joined(_parts(statement), text))


def _parts(statement: Statement) -> list[tuple[Span, Role]]:
    roles: dict[Role, tuple[Span, ...]] = {
        "source": statement.source,
        "cue": statement.cue,
        "content": statement.content,
    }
    parts = [(span, role) for role, spans in roles.items() for span in spans]
    return sorted(parts, key=lambda part: (part[0].start, part[0].end))


def _joined(parts: Iterable[tuple[Span, Role]], text: str) -> Iterator[Piece]:
    end: int | None = None
    for span, role in parts:
        start = span.start if end is None else max(span.start, end)
        if start >= span.end:
            continue
        if end is not None and start > end:
            yield Piece("between", _bridge(text[end:start]))
        yield Piece(role, _SPACE.sub(" ", text[start : span.end]))
        end = span.end


def _bridge(between: str) -> str:
    return _SPACE.sub(" ", between) if _MARKS_ALONE.fullmatch(between) else " … "


def cue_words(statement: Statement, text: str) -> str:
    """Return the article's own cue ("has refuted"), empty where it has none."""
    return " … ".join(one_line(span.of(text)) for span in statement.cue)


def answered_by(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return for each statement that denials are linked to their ids, in order."""
    found: dict[str, list[str]] = {}
    for statement in reading.statements:
        for denied in statement.denies:
            found.setdefault(denied, []).append(statement.id)
    return {denied: tuple(denials) for denied, denials in found.items()}


def aliases(source: Source, text: str, most: int = 4) -> tuple[str, ...]:
    """Return how else the article refers to a source, in order of appearance, at most ``most`` forms."""
    forms = dict.fromkeys(one_line(mention.of(text)) for mention in source.mentions)
    return tuple(form for form in forms if form and form.casefold() != source.name.casefold())[:most]


def description(source: Source) -> str:
    """Return who a source is: its role in the article's words, else the kind it is of, else nothing."""
    return one_line(source.role) if source.role else KINDS.get(source.kind, "")


def doubts(statement: Statement) -> tuple[str, ...]:
    """Return what the engine is unsure of in a statement, in words."""
    confidence = statement.confidence
    unsure = {
        "unsure of the wording": confidence.attribution,
        f"unsure whether it is a {label(statement)}": confidence.type,
        "unsure who it is": confidence.identity if statement.sources else 1.0,
    }
    return tuple(words for words, probability in unsure.items() if probability < UNSURE_BELOW)


def label(statement: Statement) -> str:
    """Return the statement's type as a word for people."""
    return statement.type.replace("_", " ")


def counted(number: int, noun: str) -> str:
    """Return "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tally(statements: Iterable[Statement]) -> str:
    """Return how many statements there are of each type: "2 claims, 1 denial"."""
    found = Counter(label(statement) for statement in statements)
    return ", ".join(counted(found[kind], kind) for kind in ("claim", "denial", "no comment") if found[kind])


def glance(reading: Reading) -> tuple[str, ...]:
    """Return the reading at a glance, as short phrases; the denials, or that none was found, come last."""
    unnamed = sum(source.kind == "unnamed" for source in reading.sources)
    sources = counted(len(reading.sources), "source") + (f" ({unnamed} not named)" if unnamed else "")
    denials = [s for s in reading.statements if s.type == "denial"]
    return (
        sources,
        tally(reading.statements) or "no statement found",
        *(() if denials else (NO_DENIAL,)),
    )


def provenance(article: Article) -> tuple[str, ...]:
    """Return who wrote the article, how long it is, whether all of it was read, from where and when."""
    name = article.id if article.id != "-" else "standard input"
    facts = (
        article.byline or "no byline",
        article.outlet,
        article.published,
        counted(len(article.text.split()), "word"),
        ("only a part could be read, from " if article.truncated else "read whole from ")
        + (article.url or name),
        article.retrieved and article.retrieved[:16].replace("T", " "),
        MARKED_BY,
    )
    return tuple(one_line(fact) for fact in facts if fact)


def heading(article: Article) -> str:
    """Return the article's title, or the words of its title block, or that it has none."""
    blocks = (one_line(block.of(article.text)) for block in article.blocks if block.kind == "title")
    return one_line(article.title or "") or next(blocks, "") or "An article without a title"


def rank(reading: Reading) -> tuple[Source, ...]:
    """Return the sources with those who deny or are denied first, then by how much they say.

    Colors go to the first of them; a number tells all of them apart.
    """
    answered = answered_by(reading)
    disputing = {
        source
        for statement in reading.statements
        if statement.type == "denial" or statement.id in answered
        for source in statement.sources
    }
    return tuple(sorted(reading.sources, key=lambda s: (s.id not in disputing, -len(s.statements))))
