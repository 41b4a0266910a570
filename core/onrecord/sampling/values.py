"""The sheet of a sample: the statements drawn, each in its article, and what the reader judged of them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from onrecord.article import Value
from onrecord.reading import Engine, Reading, Statement, StatementType

FORMAT: Literal["onrecord-sample/1"] = "onrecord-sample/1"

Verdict = Literal["right", "wrong", "unsure"]
Part = Literal["words", "type", "source", "link"]
"""What is judged of a statement: that it is one, with the right words for who and what; that it is of this
type; that its source is who it is said to be; that a denial answers what it is linked to."""

PARTS: tuple[Part, ...] = ("words", "type", "source", "link")
TYPES: tuple[StatementType, ...] = ("claim", "denial", "no_comment")


class Judgement(Value):
    """What a reader says of one statement; None for what was not judged yet, or is not asked."""

    words: Verdict | None = None
    type: Verdict | None = None
    source: Verdict | None = None
    link: Verdict | None = None
    is_statement: bool = True
    """False where it is no statement at all; every part is wrong then."""

    def of(self, part: Part) -> Verdict | None:
        """Return what is said of one part."""
        verdict: Verdict | None = getattr(self, part)
        return verdict


class Drawn(Value):
    """One statement that was drawn, in its article."""

    reading: Reading
    """Of what is needed to judge it: the text around, itself, and what it is linked to."""
    statement: str
    """Its id in the reading."""
    judgement: Judgement = Judgement()

    @model_validator(mode="after")
    def _is_there(self) -> Self:
        if self.statement not in {statement.id for statement in self.reading.statements}:
            raise ValueError(f"statement {self.statement} is not in its reading")
        return self

    @property
    def found(self) -> Statement:
        """The statement."""
        return next(each for each in self.reading.statements if each.id == self.statement)

    @property
    def asked(self) -> tuple[Part, ...]:
        """What there is to judge: a link only where there is one."""
        return PARTS if self.found.denies else PARTS[:-1]

    @property
    def is_judged(self) -> bool:
        """Whether all of it is judged."""
        judged = self.judgement
        return bool(judged.words and judged.type and judged.source and (judged.link or not self.found.denies))


class ReadBy(Value):
    """How many articles were read by which model."""

    engine: Engine
    articles: int = Field(ge=1)


class Frame(Value):
    """What was drawn from."""

    file: str
    """Its name."""
    articles: int = Field(ge=0)
    refused: int = Field(default=0, ge=0)
    """Lines that could not be read, and were left out."""
    by_reader: int = Field(default=0, ge=0)
    """Statements that a reader set or corrected: left out, for they tell nothing of the model."""
    read_by: tuple[ReadBy, ...] = ()
    statements: dict[StatementType, int] = Field(default_factory=dict)
    """How many there are of each type."""
    linked: dict[StatementType, int] = Field(default_factory=dict)
    """How many of them are linked to a statement that they answer."""

    @property
    def all_statements(self) -> int:
        """How many statements there are."""
        return sum(self.statements.values())


class Sheet(Value):
    """A sample, in random order, so that what comes first is a sample too."""

    format: Literal["onrecord-sample/1"] = FORMAT
    frame: Frame
    seed: int = Field(ge=0)
    wanted: int = Field(ge=1)
    """How many statements were to be drawn; of each type, where it is by type."""
    by_type: bool = False
    drawn: tuple[Drawn, ...] = ()

    @property
    def judged(self) -> tuple[Drawn, ...]:
        """The statements that are wholly judged."""
        return tuple(each for each in self.drawn if each.is_judged)

    def judging(self, number: int, judgement: Judgement) -> Sheet:
        """Return the sheet with another judgement of the statement with this number, from 0."""
        drawn = list(self.drawn)
        drawn[number] = drawn[number].model_copy(update={"judgement": judgement})
        return self.model_copy(update={"drawn": tuple(drawn)})
