"""A reading by source, as the window and every export word it. Pure: plain values in, plain values out.

The rules of trust live here: a statement is always worded with its source, cue and content together, in the
article's own words and order, and what On Record adds says that it is On Record's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.article import Span
from onrecord.phrasing import one_line, says_something, tidy
from onrecord.reading import Gap, Reading, Source, SourceKind, Statement, StatementType
from onrecord.translation import noop, tr, trn

Role = Literal["source", "cue", "content", "between"]

Key = tuple[str, ...]
"""Ids of the sources that speak together; empty where none is given."""

UNSURE_BELOW = 0.5
"""A part of a statement that is more likely wrong than right is shown as unsure."""

HUES = 5
"""How many have a hue of their own; those beyond are grey, numbered like the rest."""

# Translators: stands in the place of a name.
NO_SOURCE = noop("No source given")
# Translators: of several sources.
JOINTLY = noop("speaking jointly")
# Translators: after it stands through whom the article has a statement.
VIA = noop("via")
# Translators: of a statement: a part of it stands in quotation marks.
MIXED = noop("part quotation")
# Translators: after it stands whose statements a denial answers.
LINKS_TO = noop("On Record links this to")
# Translators: after it stands whose denials answer a statement.
LINKED_DENIALS = noop("linked denials:")
# Translators: of a denial.
NOTHING_ANSWERED = noop("what it answers was not found")
# Translators: of a source; after it stands whose statements the article has through it.
PASSES_ON = noop("passes on:")

KINDS: Mapping[SourceKind, str] = {
    "person": "",
    "organization": noop("organization"),
    "place": noop("country or place"),
    "document": noop("document"),
    "group": noop("group"),
    "unnamed": noop("not named in the article"),
    "writer": noop("the article’s writer"),
}
"""What to say of a source without a role; a person needs no word."""

LABELS: Mapping[StatementType, str] = {
    # Translators: a type of statement.
    "claim": noop("claim"),
    # Translators: a type of statement.
    "denial": noop("denial"),
    # Translators: a type of statement.
    "no_comment": noop("no comment"),
}
"""The types of statements as words for people."""

_WHETHER: Mapping[StatementType, str] = {
    "claim": noop("whether it is a claim"),
    "denial": noop("whether it is a denial"),
    "no_comment": noop("whether it is a no comment"),
}

_OTHER_NAMES = 4
_SMALL_GAP = 3
_TYPES: tuple[StatementType, ...] = ("denial", "no_comment", "claim")


@dataclass(frozen=True)
class Piece:
    """Some words of a statement and the part they play; ``between`` joins two parts."""

    role: Role
    text: str


@dataclass(frozen=True)
class Group:
    """What the same sources say together and, of one source, pass on, in the article's order."""

    sources: tuple[Source, ...]
    """Empty where no source is given; several where they speak jointly."""
    statements: tuple[Statement, ...]
    passed_on: tuple[Statement, ...] = ()
    """Statements of others that the article has through this source."""

    @property
    def key(self) -> Key:
        """The ids of its sources."""
        return tuple(source.id for source in self.sources)


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
    """Return who says or passes on what, in order of their numbers; what has no source comes last."""
    said: dict[Key, list[Statement]] = {}
    passed_on: dict[Key, list[Statement]] = {}
    for statement in reading.statements:
        said.setdefault(statement.sources, []).append(statement)
        for source in statement.via:
            passed_on.setdefault((source,), []).append(statement)
    number = numbers(reading)
    sources = {source.id: source for source in reading.sources}
    keys = sorted({*said, *passed_on}, key=lambda key: (not key, [number[i] for i in key]))
    return tuple(
        Group(tuple(sources[i] for i in key), tuple(said.get(key, ())), tuple(passed_on.get(key, ())))
        for key in keys
    )


def hues(reading: Reading) -> dict[Key, int]:
    """Return the hue, from 0, of those who have one.

    Those who deny or are denied come first, then those who say most; hues are given in order of numbers.
    """
    answered = answered_by(reading)
    amount: Counter[Key] = Counter()
    disputing: set[Key] = set()
    for statement in reading.statements:
        amount[statement.sources] += sum(span.end - span.start for span in statement.content)
        if statement.type == "denial" or statement.id in answered:
            disputing.add(statement.sources)
    keys = [group.key for group in groups(reading) if group.sources and group.statements]
    chosen = sorted(keys, key=lambda key: (key not in disputing, -amount[key]))[:HUES]
    return {key: hue for hue, key in enumerate(key for key in keys if key in chosen)}


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
        yield Piece(role, tidy(text[start : span.end]))
        end = span.end


def _bridge(between: str) -> str:
    """Return the article's punctuation between two parts, or an ellipsis for words left out."""
    if says_something(between) or len(between.strip()) > _SMALL_GAP:
        return " … "
    return tidy(between)


def cue_words(statement: Statement, text: str) -> str:
    """Return the article's own cue ("has refuted"), empty where it has none or it is a colon or the like."""
    cues = (one_line(span.of(text)) for span in statement.cue)
    return " … ".join(cue for cue in cues if says_something(cue))


def answered_by(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return for each statement that denials are linked to their ids, in order."""
    found: dict[str, list[str]] = {}
    for statement in reading.statements:
        for denied in statement.denies:
            found.setdefault(denied, []).append(statement.id)
    return {denied: tuple(denials) for denied, denials in found.items()}


def who(group: Group, text: str) -> str:
    """Say who speaks: a role or kind, what else the article calls them, and whether the reader says so.

    It is empty where there is nothing to say.
    """
    if len(group.sources) != 1:
        return tr(JOINTLY) if group.sources else ""
    source = group.sources[0]
    others = tr(", ").join(tr("“{word}”", word=name) for name in _other_names(source, text))
    # Translators: what else an article calls a source.
    also = others and tr("also {names}", names=others)
    # Translators: of a source, who it is.
    readers = tr("set by the reader") if source.origin == "reader" else ""
    # Translators: between the parts of a list that have commas in them.
    return tr("; ").join(part for part in (role_of(source), also, readers) if part)


def role_of(source: Source) -> str:
    """Return who a source is in the article's words, else its kind; an unnamed one has a role for a name."""
    return one_line(source.role) if source.role and source.kind != "unnamed" else tr(KINDS[source.kind])


def _other_names(source: Source, text: str) -> list[str]:
    names: dict[str, str] = {}
    for words in (one_line(mention.of(text)) for mention in source.mentions):
        if words and source.name.casefold() not in words.casefold():
            names.setdefault(words.casefold(), words)
    return list(names.values())[:_OTHER_NAMES]


def doubt(statement: Statement, below: float = UNSURE_BELOW) -> str:
    """Say what the engine is unsure of in a statement; empty where it is not, or where the reader set it.

    Args:
        below: a part of it that is less likely right than this is unsure.
    """
    confidence = statement.confidence
    unsure = {
        noop("who says what here"): confidence.attribution,
        _WHETHER[statement.type]: confidence.type,
        noop("who it is"): confidence.identity if statement.sources else 1.0,
    }
    parts = [tr(words) for words, probability in unsure.items() if probability < below]
    if not parts or statement.origin != "engine":
        return ""
    # Translators: questions such as "who it is" and "whether it is a claim", one or more.
    return tr("On Record is unsure {questions}", questions=tr(", ").join(parts))


def label(statement: Statement) -> str:
    """Return the statement's type as a word for people."""
    return tr(LABELS[statement.type])


def why_unread(gap: Gap) -> str:
    """Say why a part could not be read; the fault's own name, in brackets, stays as it is."""
    why, bracket, fault = gap.reason.partition(" (")
    return f"{tr(why)}{bracket}{fault}"


def tally(group: Group) -> str:
    """Return how much a group says, denials first: "1 denial, 2 claims"; else how much it passes on."""
    found = Counter(statement.type for statement in group.statements)
    said = tr(", ").join(_counted(kind, found[kind]) for kind in _TYPES if found[kind])
    # Translators: how many statements of others the article has through a source.
    return said or trn("passes on {n}", "passes on {n}", len(group.passed_on))


def _counted(kind: StatementType, number: int) -> str:
    match kind:
        case "claim":
            return trn("{n} claim", "{n} claims", number)
        case "denial":
            return trn("{n} denial", "{n} denials", number)
        case "no_comment":
            return trn("{n} no comment", "{n} no comments", number)


def is_partial(reading: Reading) -> bool:
    """Tell whether something was perhaps not read, so that what was not found may stand there."""
    return reading.article.may_be_partial or bool(reading.gaps)
