"""A reading prepared for showing: made once for each, shared by the text, the margin and the panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from onrecord import Reading, Span, Statement, headline
from onrecord.disputes import Disputes, disputes
from onrecord.figures import shipped_figures
from onrecord.glance import Glance, glance
from onrecord.headline import HeadlineCheck
from onrecord.outline import answered_by, cue_words, doubt
from onrecord.reading import ReaderNote
from onrecord.vocabulary import vocabulary
from onrecord_desktop.marks import Marks, content_marks, place_marks
from onrecord_desktop.rest import Rest, Sentence
from onrecord_desktop.sight import Sight, seen
from onrecord_desktop.voices import Voice, Voices


class Facts:
    """What is told of a whole reading, worked out once when it is first asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def glance(self) -> Glance:
        """The reading in a few figures."""
        return glance(self._reading, shipped_figures())

    @cached_property
    def headline(self) -> HeadlineCheck:
        """The facts about the headline."""
        return headline.check(self._reading)

    @cached_property
    def disputes(self) -> Disputes:
        """Who denies whom."""
        return disputes(self._reading)


@dataclass(frozen=True)
class Presentation:
    """A reading with its voices, and the marks of what is shown of it."""

    reading: Reading
    voices: Voices
    statements: dict[str, Statement]
    sight: Sight
    seen: frozenset[str]
    """Ids of the statements that are shown."""
    facts: Facts
    rest: Rest
    """The sentences outside every statement, whatever is shown."""
    denied_by: dict[str, tuple[str, ...]]
    """For each statement that denials are linked to their ids, in order."""

    @property
    def glance(self) -> Glance:
        """The whole reading in a few figures."""
        return self.facts.glance

    @property
    def headline(self) -> HeadlineCheck:
        """The facts about the headline."""
        return self.facts.headline

    @property
    def disputes(self) -> Disputes:
        """Who denies whom in the whole reading."""
        return self.facts.disputes

    @cached_property
    def shown(self) -> tuple[Statement, ...]:
        """The statements that are shown, in order."""
        return tuple(s for s in self.reading.statements if s.id in self.seen)

    @cached_property
    def contents(self) -> Marks:
        """What is underlined."""
        return content_marks(self.shown)

    @cached_property
    def places(self) -> Marks:
        """What answers to a click."""
        return place_marks(self.shown)

    def voice(self, statement_id: str) -> Voice:
        """Return who makes the statement with this id."""
        return self.voices.of(self.statements[statement_id])

    def cue(self, statement: Statement) -> str:
        """Return the article's words that mark the attribution; empty where they are a colon or the like."""
        return cue_words(statement, self.reading.article.text)

    def doubt(self, statement: Statement) -> str:
        """Say what is unsure in a statement, by the reader's own measure; empty where nothing is."""
        return doubt(statement, self.sight.unsure_below)

    def linked(self, statement_id: str) -> tuple[str, ...]:
        """Return the ids of what a statement answers, and of the denials linked to it."""
        return (*self.statements[statement_id].denies, *self.denied_by.get(statement_id, ()))

    def notes_on(self, thing: str) -> tuple[ReaderNote, ...]:
        """Return the reader's notes on a statement or a source, by its id, and on words of the statement."""
        said = self.statements.get(thing)
        spans = said.parts if said else ()
        return tuple(
            note
            for note in self.reading.notes
            if thing in (note.statement, note.source)
            or (note.passage and any(_meet(note.passage, span) for span in spans))
        )

    @property
    def notes_elsewhere(self) -> tuple[ReaderNote, ...]:
        """The reader's notes on the article, and on words of it that are no part of a statement."""
        spans = [span for statement in self.reading.statements for span in statement.parts]
        return tuple(
            note
            for note in self.reading.notes
            if note.statement is None
            and note.source is None
            and not (note.passage and any(_meet(note.passage, span) for span in spans))
        )

    def extent(self, subject: str | Sentence) -> Span:
        """Return from where to where in the text a statement goes, by its id, or a sentence."""
        if isinstance(subject, Sentence):
            return Span(start=subject.start, end=subject.end)
        statement = self.statements[subject]
        return Span(start=statement.start, end=statement.end)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all that can be selected: the statements shown, or the sentences of the rest."""
        return tuple(thing.id for thing in (self.rest.sentences if self.sight.rest else self.shown))

    def under(self, sight: Sight) -> Presentation:
        """Return the same reading with something else shown of it; this one if nothing else is."""
        return self if sight == self.sight else replace(self, sight=sight, seen=seen(self.reading, sight))


def _meet(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def present(reading: Reading, sight: Sight | None = None) -> Presentation:
    """Prepare a reading; without a ``sight``, all of it."""
    sight = sight or Sight()
    return Presentation(
        reading=reading,
        voices=Voices(reading),
        statements={s.id: s for s in reading.statements},
        sight=sight,
        seen=seen(reading, sight),
        facts=Facts(reading),
        rest=Rest(reading),
        denied_by=answered_by(reading),
    )


def prepare(reading: Reading) -> Presentation:
    """Prepare a reading with all that takes a while worked out. Meant for a thread beside the window's."""
    shown = present(reading)
    _ = shown.glance, shown.headline, shown.disputes, shown.contents, shown.places
    return shown


def warm_up() -> None:
    """Load what preparing a reading takes, so that it is quick later. Meant for a thread of its own."""
    vocabulary()
    shipped_figures()
