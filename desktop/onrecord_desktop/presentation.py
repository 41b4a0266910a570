"""A reading prepared for showing: made once for each, shared by the text, the margin and the panel."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import Reading, Statement, headline
from onrecord.figures import shipped_figures
from onrecord.glance import Glance, glance
from onrecord.headline import HeadlineCheck
from onrecord.outline import cue_words
from onrecord.vocabulary import vocabulary
from onrecord_desktop.marks import Marks, content_marks, place_marks
from onrecord_desktop.voices import Voice, Voices


@dataclass(frozen=True)
class Presentation:
    """A reading with its voices and its marks."""

    reading: Reading
    voices: Voices
    statements: dict[str, Statement]
    contents: Marks
    """What is underlined."""
    places: Marks
    """What answers to a click."""
    glance: Glance
    headline: HeadlineCheck

    def voice(self, statement_id: str) -> Voice:
        """Return who makes the statement with this id."""
        return self.voices.of(self.statements[statement_id])

    def cue(self, statement: Statement) -> str:
        """Return the article's words that mark the attribution; empty where they are a colon or the like."""
        return cue_words(statement, self.reading.article.text)


def present(reading: Reading) -> Presentation:
    """Prepare a reading."""
    return Presentation(
        reading=reading,
        voices=Voices(reading),
        statements={s.id: s for s in reading.statements},
        contents=content_marks(reading),
        places=place_marks(reading),
        glance=glance(reading, shipped_figures()),
        headline=headline.check(reading),
    )


def warm_up() -> None:
    """Load what preparing a reading takes, so that it is quick later. Meant for a thread of its own."""
    vocabulary()
    shipped_figures()
