"""From a reading to the panel's rows: who says what, through whom, and what is linked to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from onrecord import Statement, headline, origins, outline
from onrecord.glance import IN_THE_PART, NO_DENIAL
from onrecord.headline import HeadlineWord
from onrecord.outline import Key
from onrecord.phrasing import capitalized
from onrecord.translation import grouped, noop, tr, trn
from onrecord_desktop import spoken
from onrecord_desktop.excerpt import excerpt
from onrecord_desktop.lookups import rows as lookup_rows
from onrecord_desktop.lookups.lookups import LookUp
from onrecord_desktop.own import YOURS, note_line
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.rows import Ink, Link, LinkKind, Row, RowKind, Run, Words, link_to, plain
from onrecord_desktop.voices import Voice

FOLDED = 2
"""Statements of a card that stay when it is folded, beside its denials."""
# Translators: heads the sources that have no name.
UNNAMED = noop("Not named in the article")
SIGNS = {"claim": "", "denial": "≠", "no_comment": "–"}

Choice = tuple[str, str, LinkKind]
"""Words of a link, what is said of it aloud, and what it does."""


class Cards:
    """Writes the rows of one reading. A row that stays as it was is the same row, laid out only once."""

    def __init__(
        self, shown: Presentation, lookups: Callable[[str], Sequence[LookUp]] = lambda _: ()
    ) -> None:
        """Make it.

        Args:
            shown: the reading.
            lookups: returns what was looked up about a source or a statement, by its id.
        """
        self._shown = shown
        self._lookups = lookups
        self._text = shown.reading.article.text
        self._made: dict[object, Row] = {}

    def show(self, shown: Presentation) -> None:
        """Write the rows of what is shown of the same reading now."""
        self._shown = shown

    def rows(self, unfolded: frozenset[tuple[str, ...]]) -> Iterator[Row]:
        """Yield all rows; ``unfolded`` holds the keys of the voices whose card is open."""
        yield self._once("glance", lambda: glance(self._shown))
        yield from self._joined(self._headline())
        yield from self._notice()
        yield from self._other_notes()
        yield from self._cards(unfolded)

    def card(self, key: Key, *, unfolded: bool) -> list[Row]:
        """Return the rows of one voice."""
        return self._joined(self._card(self._shown.voices.with_key(key), unfolded))

    def _notice(self) -> Iterator[Row]:
        if self._shown.sight.is_whole:
            return
        runs = (
            Run(f"{self._what_is_shown()} · ", Ink.MUTED),
            Run(tr("show all"), Ink.LINK, Link(LinkKind.ALL)),
        )
        yield Row(RowKind.NOTICE, (runs,), plain([runs]))

    def _what_is_shown(self) -> str:
        if self._shown.sight.rest:
            return rest_in_words(len(self._shown.rest.sentences))
        number, whole = len(self._shown.seen), len(self._shown.reading.statements)
        if not number:
            return tr("No statement is like that")
        return trn(
            "{number} of {n} statement shown",
            "{number} of {n} statements shown",
            whole,
            number=grouped(number),
        )

    def _cards(self, unfolded: frozenset[tuple[str, ...]]) -> Iterator[Row]:
        section = ""
        for voice in sorted(self._shown.voices, key=self._place):
            rows = self._card(voice, voice.key in unfolded)
            title = tr(UNNAMED) if not voice.is_named and voice.key else ""
            if rows and title != section:
                section = title
                if title:
                    yield Row(RowKind.SECTION, ((Run(title, Ink.MUTED),),), title)
            yield from self._joined(rows)

    def _place(self, voice: Voice) -> tuple[bool, bool, float, str]:
        """What cards are sorted by: named ones first, then as the reader chose, else by number."""
        order = self._shown.sight.order
        amount = -sum(span.end - span.start for s in voice.group.statements for span in s.content)
        return (
            not voice.key,
            not voice.is_named,
            amount if order == "amount" else 0,
            voice.name.casefold() if order == "name" else "",
        )

    def _headline(self) -> list[Row]:
        """Return the facts about the headline; none where there is nothing to tell."""
        found = self._shown.headline
        if not found:
            return []
        paragraphs: list[Words] = [(Run(tr("Headline"), Ink.NAME),)]
        if found.words:
            paragraphs.append(_only_there(found.words))
        rows = [Row(RowKind.HEADLINE, tuple(paragraphs), plain(paragraphs))]
        return [*rows, self._nearest(found.nearest)] if found.nearest else rows

    def _nearest(self, statement: Statement) -> Row:
        voice = self._shown.voices.of(statement)
        link = Link(LinkKind.STATEMENT, statement=statement.id)
        words = (*link_to(voice, link), Run(": ", Ink.MUTED), *excerpt(statement, self._text))
        notes = [note for note in self._notes(statement) if note]
        paragraphs: list[Words] = [(Run(tr(headline.NEAREST), Ink.MUTED),), words, *notes]
        label = capitalized(outline.label(statement))
        said = f"{label}. {voice.name} {plain([excerpt(statement, self._text)])}"
        return Row(RowKind.NEAREST, tuple(paragraphs), f"{tr(headline.NEAREST)} {said}. {plain(notes)}")

    def _card(self, voice: Voice, unfolded: bool) -> list[Row]:
        """Return the rows of a voice; none if nothing of it is shown and it was not silenced by itself."""
        sight, seen = self._shown.sight, self._shown.seen
        if voice.key in sight.muted:
            return [self._heading(voice), self._offered(voice, [_shown_again(voice)])]
        said = tuple(s for s in voice.group.statements if s.id in seen)
        passed = tuple(s for s in voice.group.passed_on if s.id in seen)
        if not said and not (passed and sight.is_whole):
            return []
        kept = said if unfolded else _kept(said)
        rows = [self._heading(voice), *self._looked_up(voice.key[0] if len(voice.key) == 1 else "", voice)]
        for statement in kept:
            rows += [self._saying(statement, voice), *self._looked_up(statement.id, voice)]
        if passed:
            rows.append(self._passed(voice, passed))
        hidden = len(said) - len(kept)
        choices = []
        if len(_kept(said)) < len(said):
            choices.append(_more(voice, hidden) if hidden else _fewer(voice))
        if sight.solo == voice.key:
            choices.append(_all_again(voice))
        return [*rows, self._offered(voice, choices)] if choices else rows

    def _looked_up(self, about: str, voice: Voice) -> Iterator[Row]:
        for look in self._lookups(about):
            yield self._once(look, partial(lookup_rows.row, look, voice))

    def _offered(self, voice: Voice, choices: Sequence[Choice]) -> Row:
        return self._once((voice.key, *choices), lambda: _choices(voice, choices))

    def _heading(self, voice: Voice) -> Row:
        return self._once(("head", voice.key), lambda: self._head(voice))

    def _saying(self, statement: Statement, voice: Voice) -> Row:
        key = (statement.id, self._shown.sight.unsure_below)
        return self._once(key, lambda: self._statement(statement, voice))

    def _joined(self, card: list[Row]) -> list[Row]:
        """Return the rows of a card, told where it begins and ends."""
        last = len(card) - 1
        return [self._at(row, i == 0, i == last) for i, row in enumerate(card)]

    def _at(self, row: Row, opens: bool, closes: bool) -> Row:
        return self._once((row, opens, closes), lambda: replace(row, opens=opens, closes=closes))

    def _once(self, key: object, make: Callable[[], Row]) -> Row:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def _head(self, voice: Voice) -> Row:
        about = outline.who(voice.group, self._text)
        aside = outline.tally(voice.group)
        paragraphs: list[Words] = [(Run(voice.name, Ink.NAME),)]
        if about:
            paragraphs.append((Run(about, Ink.MUTED),))
        notes = [note for source in voice.key for note in self._own_notes(source)]
        said = spoken.sentences((spoken.head(voice, about, aside), *(plain([note]) for note in notes)))
        paragraphs += notes
        return Row(RowKind.HEAD, tuple(paragraphs), said, voice=voice, aside=aside)

    def _statement(self, statement: Statement, voice: Voice) -> Row:
        words = excerpt(statement, self._text)
        notes = [note for note in self._notes(statement) if note]
        said = spoken.statement(self._shown, statement, self._shown.denied_by.get(statement.id, ()))
        sign = SIGNS[statement.type]
        paragraphs = (words, *notes)
        return Row(RowKind.STATEMENT, paragraphs, said, voice=voice, statement=statement.id, sign=sign)

    def _notes(self, statement: Statement) -> Iterator[Words]:
        first: list[Words] = []
        if statement.quotation == "mixed":
            first.append((Run(tr(outline.MIXED), Ink.MUTED),))
        if statement.via:
            relays = map(_to_voice, self._shown.voices.via(statement))
            first.append(_sentence(f"{tr(outline.VIA)} ", relays, tr(" and ")))
        if denied_by := self._shown.denied_by.get(statement.id):
            denials = self._to(denied_by)
            first.append(_sentence(f"{tr(outline.LINKED_DENIALS)} ", denials, tr(", ")))
        yield _dotted(first)
        if statement.type == "denial":
            yield from self._answered(statement)
        if doubt := self._shown.doubt(statement):
            yield (Run(doubt, Ink.MUTED),)
        if statement.origin == "reader":
            yield (Run(tr(YOURS), Ink.MUTED),)
        yield from self._own_notes(statement.id)

    def _own_notes(self, thing: str) -> Iterator[Words]:
        """Yield the reader's notes on a statement or a source."""
        yield from (note_line(note, self._text) for note in self._shown.notes_on(thing))

    def _other_notes(self) -> Iterator[Row]:
        """Yield the notes on the article, and on words of it that are no part of a statement."""
        for note in self._shown.notes_elsewhere:
            words = note_line(note, self._text)
            yield Row(RowKind.NOTICE, (words,), plain([words]))

    def _answered(self, statement: Statement) -> Iterator[Words]:
        if not statement.denies:
            yield (Run(tr(outline.NOTHING_ANSWERED), Ink.MUTED),)
        for words, answered in origins.links(statement):
            yield _sentence(f"{words} ", self._to(answered), tr(" and "))

    def _to(self, ids: Iterable[str]) -> Iterator[Words]:
        """Yield a link to each statement; a voice is named once, then "again"."""
        named: set[tuple[str, ...]] = set()
        for statement in (self._shown.statements[i] for i in ids):
            link = Link(LinkKind.STATEMENT, statement=statement.id)
            if statement.sources in named:
                # Translators: a further link to a source that was just named.
                yield (Run(tr("again"), Ink.LINK, link),)
            else:
                yield link_to(self._shown.voices.of(statement), link)
            named.add(statement.sources)

    def _passed(self, voice: Voice, passed: Sequence[Statement]) -> Row:
        ids = [s.id for s in passed]
        words = _sentence(f"{tr(outline.PASSES_ON)} ", self._to(ids), tr(", "))
        return Row(RowKind.PASSED_ON, (words,), spoken.passed_on(self._shown, voice, ids), voice=voice)


def rest_in_words(number: int) -> str:
    """Say what is shown when only the sentences without a source are."""
    if not number:
        return tr("Every sentence holds a statement")
    return trn(
        "{n} sentence in which no source was found", "{n} sentences in which no source was found", number
    )


def glance(shown: Presentation) -> Row:
    """Return the row of figures at the top of the panel, with what has to be said of them."""
    seen = shown.glance
    figures = tr(", ").join(figure.words for figure in seen.figures)
    notes = tuple(map(_note, seen.notes))
    said = spoken.sentences((figures, *seen.notes))
    return Row(RowKind.GLANCE, notes, said, figures=seen.figures, opens=True, closes=True)


def _note(sentences: str) -> Words:
    """Set a note small, but not that no denial was found: it stands in the place of a figure."""
    openings = (f"{tr(told)}." for told in (IN_THE_PART, NO_DENIAL))
    told = next((opening for opening in openings if sentences.startswith(opening)), "")
    return (Run(told), Run(sentences.removeprefix(told), Ink.MUTED))


def _only_there(words: Sequence[HeadlineWord]) -> Words:
    runs = [Run(f"{tr(headline.ONLY_THERE)} ", Ink.MUTED)]
    for i, word in enumerate(words):
        runs += [Run(tr(", "), Ink.MUTED)] if i else []
        runs += [Run(tr("“{word}”", word=word.text)), Run(f" ({word.remark})", Ink.MUTED)]
    credit = f". {tr(headline.WORD_LIST)}" if any(word.emotive for word in words) else "."
    return (*runs, Run(credit, Ink.MUTED))


def _kept(said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    kept = tuple(s for i, s in enumerate(said) if i < FOLDED or s.type == "denial")
    return said if len(said) - len(kept) <= 1 else kept


def _more(voice: Voice, hidden: int) -> Choice:
    # Translators: further statements of a source.
    said = trn("{n} more of {name}", "{n} more of {name}", hidden, name=voice.name)
    # Translators: further statements of a source.
    return trn("{n} more", "{n} more", hidden), said, LinkKind.MORE


def _fewer(voice: Voice) -> Choice:
    # Translators: statements of a source, of which all are shown now.
    return tr("fewer"), tr("fewer of {name}", name=voice.name), LinkKind.MORE


def _shown_again(voice: Voice) -> Choice:
    return tr("show again"), tr("show again of {name}", name=voice.name), LinkKind.MUTE


def _all_again(voice: Voice) -> Choice:
    # Translators: all sources; so far only one is shown.
    return tr("hear all again"), tr("hear all again of {name}", name=voice.name), LinkKind.SOLO


def _choices(voice: Voice, choices: Sequence[Choice]) -> Row:
    """Return the last row of a card: ways to see more of it, or all again."""
    words = _dotted([(Run(text, Ink.LINK, Link(kind, voice=voice.key)),) for text, _, kind in choices])
    said = spoken.sentences([tr(", ").join(aloud for _, aloud, _ in choices)])
    return Row(RowKind.MORE, (words,), said, voice=voice)


def _to_voice(voice: Voice) -> Words:
    return link_to(voice, Link(LinkKind.VOICE, voice=voice.key))


def _sentence(opening: str, links: Iterable[Words], last: str) -> Words:
    """Join links with commas, the last one with ``last``."""
    listed = list(links)
    runs = [Run(opening, Ink.MUTED)]
    for i, link in enumerate(listed):
        if i:
            runs.append(Run(last if i == len(listed) - 1 else tr(", "), Ink.MUTED))
        runs += link
    return tuple(runs)


def _dotted(notes: Sequence[Words]) -> Words:
    runs: list[Run] = []
    for words in notes:
        runs += [Run(" · ", Ink.MUTED)] if runs else []
        runs += words
    return tuple(runs)
