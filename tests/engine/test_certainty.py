"""How sure a part is, in words and per cent."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord import Confidence, Statement
from onrecord.certainty import certainty, link_certainty, per_cent


def statement(**more: object) -> Statement:
    sure = Confidence(attribution=0.93, type=0.994, identity=0.97, denies={"q1": 0.62, "q2": 0.41})
    return Statement(**{"id": "q", "type": "denial", "sources": ("s1",), "confidence": sure, **more})  # type: ignore[arg-type]


def plain(words: Iterable[str]) -> tuple[str, ...]:
    """Return words with the spaces that hold a number to its sign made plain."""
    return tuple(word.replace("\u00a0", " ") for word in words)


def test_each_part_is_told_apart() -> None:
    assert plain(certainty(statement())) == ("who says what 93 %", "type 99 %", "who it is 97 %")


def test_nobody_given_is_nobody_to_be_sure_of() -> None:
    assert plain(certainty(statement(sources=()))) == ("who says what 93 %", "type 99 %")


def test_nothing_is_wholly_sure() -> None:
    assert plain(map(per_cent, (0.0, 0.004, 0.5, 0.999, 1.0))) == ("1 %", "1 %", "50 %", "99 %", "99 %")


def test_little_certainty_of_a_link_is_said_plainly() -> None:
    links = (
        link_certainty(statement(), "q1"),
        link_certainty(statement(), "q2"),
        link_certainty(statement(), "q1", below=0.8),
    )
    assert plain(links) == ("62 % sure", "unsure, 41 %", "unsure, 62 %")


def test_what_the_reader_set_is_said_to_be_so() -> None:
    corrected = statement(origin="reader", confidence=Confidence(attribution=0.93, denies={"q1": 1.0}))
    assert plain(certainty(corrected)) == (
        "who says what 93 %",
        "type set by the reader",
        "who it is set by the reader",
    )
    assert link_certainty(corrected, "q1") == "set by the reader"
