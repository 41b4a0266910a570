"""A reading prepared for showing: made once for each, shared by the text, the margin and the panel."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord import Reading, Span, Statement
from onrecord.outline import answered_by, cue_words, doubt
from onrecord_desktop.marks import Marks, content_marks, place_marks
from onrecord_desktop.rest import Rest, Sentence
from onrecord_desktop.sentences import sentences
from onrecord_desktop.sight import Sight, seen
from onrecord_desktop.voices import Voice, Voices


@dataclass(frozen=True)
class Presentation:
    """A reading with its voices, and the marks of what is shown of it."""

    reading: Reading
    voices: Voices
    statements: dict[str, Statement]
    sight: Sight
    seen: frozenset[str]
    """Ids of the statements that are shown."""
    contents: Marks
    """What is underlined."""
    places: Marks
    """What answers to a click."""
    rest: Rest
    """The sentences outside every statement, whatever is shown."""
    denied_by: dict[str, tuple[str, ...]]
    """For each statement that denials are linked to their ids, in order."""

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

    @property
    def shown(self) -> tuple[Statement, ...]:
        """The statements that are shown, in order."""
        return tuple(s for s in self.reading.statements if s.id in self.seen)

    def under(self, sight: Sight) -> Presentation:
        """Return the same reading with something else shown of it."""
        ids = seen(self.reading, sight)
        if ids == self.seen:
            return replace(self, sight=sight)
        some = [s for s in self.reading.statements if s.id in ids]
        return replace(self, sight=sight, seen=ids, contents=content_marks(some), places=place_marks(some))


def present(reading: Reading, sight: Sight | None = None) -> Presentation:
    """Prepare a reading; without a ``sight``, all of it."""
    places = place_marks(reading.statements)
    whole = Presentation(
        reading=reading,
        voices=Voices(reading),
        statements={s.id: s for s in reading.statements},
        sight=Sight(),
        seen=frozenset(s.id for s in reading.statements),
        contents=content_marks(reading.statements),
        places=places,
        rest=Rest(reading.article, places, sentences),
        denied_by=answered_by(reading),
    )
    return whole.under(sight) if sight else whole
