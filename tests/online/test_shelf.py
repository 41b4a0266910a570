"""What was looked up stays with its article."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import Article, Engine, Reading, Source, Span, Statement
from onrecord.context import Candidate, Check, ClaimContext, SourceContext
from onrecord.context.shelf import ContextShelf

TEXT = "Ann Lee said the bridge was safe. Bo Lund said it was not."


def reading(first: str = "s1") -> Reading:
    names = {"s1": "Ann Lee", "s2": "Bo Lund"} if first == "s1" else {"s2": "Ann Lee", "s1": "Bo Lund"}
    claim = Statement(id=f"q{first}", type="claim", sources=(first,), content=(Span(start=13, end=32),))
    return Reading(
        engine=Engine(version="0", model="plain"),
        article=Article(id="a", text=TEXT),
        sources=tuple(Source(id=id, name=name, kind="person") for id, name in names.items()),
        statements=(claim,),
    )


def who(about: str, chosen: str | None = None) -> SourceContext:
    candidate = Candidate(id="Q1", name="Ann Lee", url="https://en.wikipedia.org/wiki/Ann_Lee")
    return SourceContext(
        provider="wikipedia",
        about=about,
        asked="Ann Lee",
        retrieved="2026-11-25T10:00:00+00:00",
        candidates=(candidate,),
        chosen=chosen,
    )


CHECKED = ClaimContext(
    provider="factcheck",
    about="qs1",
    asked="the bridge was safe",
    retrieved="2026-11-25T10:00:00+00:00",
    checks=(Check(claim="c", publisher="p", rating="r", url="https://p.example"),),
)


def test_what_was_found_is_there_again(tmp_path: Path) -> None:
    ContextShelf(tmp_path / "deep").keep(reading(), who("s1"))
    ContextShelf(tmp_path / "deep").keep(reading(), CHECKED)

    assert ContextShelf(tmp_path / "deep").of(reading()) == (who("s1"), CHECKED)


def test_the_readers_choice_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    shelf = ContextShelf(tmp_path)
    shelf.keep(reading(), who("s1"))
    shelf.keep(reading(), who("s1", chosen=""))

    assert shelf.of(reading()) == (who("s1", chosen=""),)


def test_it_is_found_again_when_another_model_numbers_otherwise(tmp_path: Path) -> None:
    shelf = ContextShelf(tmp_path)
    shelf.keep(reading("s1"), who("s1"))
    shelf.keep(reading("s1"), CHECKED)

    source, claim = shelf.of(reading("s2"))

    assert (source.about, claim.about) == ("s2", "qs2")


def test_another_article_has_nothing_of_it_and_it_can_be_forgotten(tmp_path: Path) -> None:
    shelf = ContextShelf(tmp_path)
    shelf.keep(reading(), who("s1"))
    other = reading().model_copy(update={"article": Article(id="a", text=TEXT + " ")})

    assert shelf.of(other) == ()
    shelf.forget(reading().article)
    shelf.forget(reading().article)
    assert shelf.of(reading()) == ()


@pytest.mark.parametrize("content", [b"", b"{", b'{"sources": 5}', b"\xff\xfe"])
def test_a_damaged_file_is_as_if_it_were_not_there(tmp_path: Path, content: bytes) -> None:
    shelf = ContextShelf(tmp_path)
    shelf.keep(reading(), who("s1"))
    next(tmp_path.iterdir()).write_bytes(content)

    assert shelf.of(reading()) == ()
    shelf.keep(reading(), who("s1"))
    assert shelf.of(reading()) == (who("s1"),)


def test_half_a_character_in_a_text_does_no_harm(tmp_path: Path) -> None:
    odd = reading().model_copy(update={"article": Article(id="a", text=TEXT + "\ud83d")})
    ContextShelf(tmp_path).keep(odd, who("s1"))

    assert ContextShelf(tmp_path).of(odd) == (who("s1"),)
