"""From a reading to the panel's rows: who says what, through whom, and what is linked to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord import Source, Statement
from onrecord.reading import StatementType
from onrecord_desktop.excerpt import excerpt
from onrecord_desktop.marks import is_unsure
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.rows import Figure, Ink, Link, LinkKind, Row, RowKind, Run, Words, plain
from onrecord_desktop.voices import Voice

FOLDED = 2
"""Statements of a card that stay when it is folded, beside its denials."""
OTHER_NAMES = 4
SIGNS = {"claim": "", "denial": "≠", "no_comment": "–"}
TYPE_NAMES = {"claim": "Claim", "denial": "Denial", "no_comment": "No comment"}
KIND_NAMES = {
    "person": "",
    "organization": "organization",
    "place": "country or place",
    "document": "document",
    "group": "group",
    "unnamed": "not named in the article",
    "writer": "the article’s writer",
}


class Cards:
    """Writes the rows of one reading."""

    def __init__(self, shown: Presentation) -> None:
        self._shown = shown
        self._text = shown.reading.article.text
        self._said: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
        self._passed_on: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
        self._denied_by: dict[str, list[Statement]] = defaultdict(list)
        for statement in shown.reading.statements:
            self._said[statement.sources].append(statement)
            for voice in shown.voices.via(statement):
                self._passed_on[voice.key].append(statement)
            for target in statement.denies:
                self._denied_by[target].append(statement)

    def rows(self, unfolded: frozenset[tuple[str, ...]]) -> list[Row]:
        """Return all rows; ``unfolded`` holds the keys of the voices whose card is open."""
        cards = [self._card(voice, voice.key in unfolded) for voice in self._shown.voices]
        return [glance(self._shown), *(row for card in cards for row in _joined(card))]

    def _card(self, voice: Voice, unfolded: bool) -> list[Row]:
        said = self._said[voice.key]
        kept = said if unfolded else _kept(said)
        rows = [self._head(voice), *(self._statement(statement, voice) for statement in kept)]
        if self._passed_on[voice.key]:
            rows.append(self._passed(voice))
        if len(_kept(said)) < len(said):
            rows.append(_more(voice, len(said) - len(kept)))
        return rows

    def _head(self, voice: Voice) -> Row:
        about = _about(voice, self._text)
        aside = _counts(self._said[voice.key]) or f"passes on {len(self._passed_on[voice.key])}"
        paragraphs: list[Words] = [(Run(voice.name, Ink.NAME),)]
        if about:
            paragraphs.append((Run(about, Ink.MUTED),))
        spoken = ". ".join(part for part in (f"Source {voice.number}: {voice.name}", about, aside) if part)
        return Row(RowKind.HEAD, tuple(paragraphs), spoken, voice=voice, aside=aside)

    def _statement(self, statement: Statement, voice: Voice) -> Row:
        words = excerpt(statement, self._text)
        notes = [note for note in self._notes(statement) if note]
        spoken = f"{TYPE_NAMES[statement.type]}. {voice.name} {plain([words])}. {plain(notes)}"
        sign = SIGNS[statement.type]
        paragraphs = (words, *notes)
        return Row(RowKind.STATEMENT, paragraphs, spoken, voice=voice, statement=statement.id, sign=sign)

    def _notes(self, statement: Statement) -> Iterator[Words]:
        first: list[Words] = []
        if statement.quotation == "mixed":
            first.append((Run("part quotation", Ink.MUTED),))
        if statement.via:
            first.append(_sentence("via ", map(_to_voice, self._shown.voices.via(statement))))
        if statement.id in self._denied_by:
            first.append(_sentence("linked denials: ", self._to(self._denied_by[statement.id]), ", "))
        yield _dotted(first)
        if statement.type == "denial":
            yield self._answered(statement)
        if is_unsure(statement):
            yield (Run("On Record is unsure who says what here", Ink.MUTED),)

    def _answered(self, statement: Statement) -> Words:
        if not statement.denies:
            return (Run("what it answers was not found", Ink.MUTED),)
        targets = [self._shown.statements[target] for target in statement.denies]
        return _sentence("On Record links this to ", self._to(targets))

    def _to(self, statements: Sequence[Statement]) -> Iterator[Words]:
        """Yield a link to each statement; a voice is named once, then "again"."""
        named: set[tuple[str, ...]] = set()
        for statement in statements:
            link = Link(LinkKind.STATEMENT, statement=statement.id)
            if statement.sources in named:
                yield (Run("again", Ink.LINK, link),)
            else:
                yield _linked(self._shown.voices.of(statement), link)
            named.add(statement.sources)

    def _passed(self, voice: Voice) -> Row:
        words = _sentence("passes on: ", self._to(self._passed_on[voice.key]), ", ")
        return Row(RowKind.PASSED_ON, (words,), f"{voice.name} {plain([words])}", voice=voice)


def glance(shown: Presentation) -> Row:
    """Return the row of figures at the top of the panel."""
    reading = shown.reading
    denials = [s for s in reading.statements if s.type == "denial"]
    unsure = sum(map(is_unsure, reading.statements))
    unnamed = sum(source.kind == "unnamed" for source in reading.sources)
    figures = (
        Figure(
            str(len(reading.sources)),
            _noun(len(reading.sources), "source"),
            f"{unnamed} not named" if unnamed else "",
        ),
        Figure(
            str(len(reading.statements)),
            _noun(len(reading.statements), "statement"),
            f"{unsure} unsure" if unsure else "",
        ),
        _denial_figure(denials),
    )
    spoken = ", ".join(" ".join(part for part in (f.number, f.noun, f.remark) if part) for f in figures)
    return Row(RowKind.GLANCE, (), spoken, figures=figures, opens=True, closes=True)


def _denial_figure(denials: Sequence[Statement]) -> Figure:
    if not denials:
        return Figure("", "No denial found", "")
    deniers = {statement.sources for statement in denials if statement.sources}
    by = f"by {len(deniers)} {_noun(len(deniers), 'source')}" if deniers else ""
    return Figure(str(len(denials)), _noun(len(denials), "denial"), by)


def _kept(said: list[Statement]) -> list[Statement]:
    kept = [s for i, s in enumerate(said) if i < FOLDED or s.type == "denial"]
    return said if len(said) - len(kept) <= 1 else kept


def _more(voice: Voice, hidden: int) -> Row:
    words = f"{hidden} more" if hidden else "fewer"
    link = Link(LinkKind.MORE, voice=voice.key)
    spoken = f"{words} of {voice.name}"
    return Row(RowKind.MORE, ((Run(words, Ink.LINK, link),),), spoken, voice=voice)


def _joined(card: list[Row]) -> list[Row]:
    last = len(card) - 1
    return [replace(row, opens=i == 0, closes=i == last) for i, row in enumerate(card)]


def _counts(said: Sequence[Statement]) -> str:
    """Say how many of what, denials first: "2 denials, 2 claims"."""
    counts = Counter(statement.type for statement in said)
    nouns: dict[StatementType, str] = {"denial": "denial", "no_comment": "no comment", "claim": "claim"}
    parts = (f"{counts[kind]} {_noun(counts[kind], noun)}" for kind, noun in nouns.items() if counts[kind])
    return ", ".join(parts)


def _noun(count: int, noun: str) -> str:
    return noun if count == 1 or noun == "no comment" else f"{noun}s"


def _about(voice: Voice, text: str) -> str:
    """Say who a voice is: its role or kind, and what else the article calls it."""
    if len(voice.sources) > 1:
        return "speaking jointly"
    if not voice.sources:
        return ""
    source = voice.sources[0]
    role = "not named in the article" if source.kind == "unnamed" else source.role or KIND_NAMES[source.kind]
    others = _other_names(source, text)
    also = f"also {', '.join(f'“{name}”' for name in others)}" if others else ""
    return "; ".join(part for part in (role, also) if part)


def _other_names(source: Source, text: str) -> list[str]:
    names: dict[str, str] = {}
    for mention in source.mentions:
        words = " ".join(mention.of(text).split())
        if source.name.lower() not in words.lower():
            names.setdefault(words.lower(), words)
    return list(names.values())[:OTHER_NAMES]


def _to_voice(voice: Voice) -> Words:
    return _linked(voice, Link(LinkKind.VOICE, voice=voice.key))


def _linked(voice: Voice, link: Link) -> Words:
    name = Run(voice.short, Ink.LINK, link)
    return (name, Run(f"\u202f{voice.number}", Ink.LINK, link, raised=True)) if voice.number else (name,)


def _sentence(opening: str, links: Iterable[Words], last: str = " and ") -> Words:
    """Join links with commas, the last one with ``last``."""
    listed = list(links)
    runs = [Run(opening, Ink.MUTED)]
    for i, link in enumerate(listed):
        if i:
            runs.append(Run(last if i == len(listed) - 1 else ", ", Ink.MUTED))
        runs += link
    return tuple(runs)


def _dotted(notes: Sequence[Words]) -> Words:
    runs: list[Run] = []
    for words in notes:
        runs += [Run(" · ", Ink.MUTED)] if runs else []
        runs += words
    return tuple(runs)
