"""Lists of articles and statements, and what sources say across articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exported import reading as exported_reading
from hypothesis import given
from hypothesis import strategies as st
from keeping import BRIDGE, FAIR, ROAD, later, read

from onrecord.library.derived import source_key
from onrecord.library.library import Library
from onrecord.library.matching import expression, folded, hits, phrases, snippet
from onrecord.library.values import NamesChange, Query, Sort
from onrecord.reading import Checked

LEE, RAY, FOX = "person:ann lee", "person:bob ray", "person:tom fox"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("library") / "library.sqlite") as made:
        for minutes, reading in enumerate((ROAD, BRIDGE, FAIR)):
            made.keep(reading, now=later(minutes))
        made.set_checked(2, Checked(by="Ann", on="2026-11-25"))
        made.set_position(1, 39)
        yield made


def titles(library: Library, **wanted: object) -> list[str]:
    return [row.title.text for row in library.articles(Query(**wanted)).rows]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["A fair", "Bridge stays", "Road to close"]),
        ("road", ["Road to close"]),
        ("ROAD clo", ["Road to close"]),
        ("clo", ["Road to close"]),
        ("clo ", []),
        ("clo road", []),
        ("lee", ["Bridge stays", "Road to close"]),
        ("cafe", ["Bridge stays"]),
        ("CAFÉ", ["Bridge stays"]),
        ('"bridge stays"', ["Bridge stays"]),
        ('"bridge was"', []),
        ('"the bri', ["Bridge stays"]),
        ("t", ["A fair", "Bridge stays", "Road to close"]),
        ("nothing of the kind", []),
        ("…", ["A fair", "Bridge stays", "Road to close"]),
    ],
)
def test_articles_are_found_by_words_as_they_are_typed(
    library: Library, words: str, found: list[str]
) -> None:
    assert titles(library, words=words) == found


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "title:road", "road AND", "NOT", "road OR bridge", "NEAR(a b)", "a*b", "^road", "{x}:",
     "-road", "(", "road)", "a+b", "'; DROP TABLE articles", "\0", "road\0bridge", "a" * 5_000, "x " * 500,
     "é\u0301"],
)  # fmt: skip
def test_nothing_that_is_typed_is_interpreted(library: Library, typed: str) -> None:
    page = library.articles(Query(words=typed))
    assert page.total == len(page.rows) <= 3
    library.statements(typed)
    library.sources(typed)


@given(st.text())
def test_anything_may_be_typed(library: Library, typed: str) -> None:
    assert library.articles(Query(words=typed)).total <= 3


def test_filters_go_together(library: Library) -> None:
    assert titles(library, source=LEE) == ["Bridge stays", "Road to close"]
    assert titles(library, source=LEE, words="road") == ["Road to close"]
    assert titles(library, outlet="the daily") == ["Road to close"]
    assert titles(library, since="2026-11-21", until="2026-11-22") == ["Bridge stays"]
    assert titles(library, has_denials=False) == ["A fair"]
    assert titles(library, has_denials=True, checked=True) == ["Bridge stays"]
    assert titles(library, checked=False) == ["A fair", "Road to close"]
    assert titles(library, deleted=True) == []


@pytest.mark.parametrize(
    ("sort", "descending", "first"),
    [
        ("opened", False, "Road to close"),
        ("published", True, "A fair"),
        ("title", False, "A fair"),
        ("outlet", False, "Bridge stays"),
        ("denials", True, "Bridge stays"),
        ("kept", True, "A fair"),
    ],
)
def test_articles_are_put_in_order(library: Library, sort: Sort, descending: bool, first: str) -> None:
    assert titles(library, sort=sort, descending=descending)[0] == first


def test_a_page_tells_how_many_there_are(library: Library) -> None:
    page = library.articles(Query(limit=1, offset=1))
    assert ([row.title.text for row in page.rows], page.total) == (["Bridge stays"], 3)
    assert len(library.articles(Query(limit=None)).rows) == 3


def test_a_row_shows_what_was_searched_for(library: Library) -> None:
    [row] = library.articles(Query(words="road cl")).rows
    assert [row.title.text[slice(*place)] for place in row.title.hits] == ["Road", "close"]
    assert [row.snippet.text[slice(*place)] for place in row.snippet.hits] == ["road", "close"]
    assert (row.words, row.statements, row.denials, row.progress) == (15, 2, 1, pytest.approx(0.5, abs=0.02))
    assert library.outlets() == (("The Courier", 1), ("The Daily", 1))


def test_statements_are_found_with_who_made_them(library: Library) -> None:
    found = library.statements("the plan")
    [said] = found.said
    assert "".join(piece.text for piece in said.statement.pieces) == "Bob Ray denied the plan"
    assert [(p.role, p.text) for p in said.statement.pieces if p.role != "between"] == [
        ("source", "Bob Ray"),
        ("cue", "denied"),
        ("content", "the plan"),
    ]
    assert (said.article.title, said.article.day) == ("Road to close", "2026-11-20")
    assert [speaker.key for speaker in said.statement.sources] == [RAY]
    assert library.statements("", source=LEE).total == 2
    assert library.statements("close", source=RAY).total == 0
    page = library.statements("", limit=1, offset=1)
    assert (len(page.said), page.total) == (1, 5)


def test_statements_come_with_the_denials_that_are_linked_to_them(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        library.keep(exported_reading())
        [claim] = library.statements("took money").said
        [denial] = claim.denied_by
        assert ("".join(p.text for p in denial.pieces), denial.stance) == ("Lee denied the report", "rejects")
        [answered] = library.statements("denied the report").said[0].answers
        assert answered == claim.statement.__class__(**{**vars(claim.statement), "hits": ()})
        said = library.statements("never").said[0].statement
        assert [speaker.name for speaker in said.via] == ["the Daily"]


def test_a_source_is_one_across_articles(library: Library) -> None:
    page = library.source_page(LEE)
    assert (page.source.name, page.source.articles, page.source.statements, page.source.denials) == (
        "Ann Lee", 2, 2, 1,
    )  # fmt: skip
    assert [said.article.title for said in page.said] == ["Bridge stays", "Road to close"]
    assert [source.key for source in library.sources()] == [LEE, FOX, RAY]
    assert [source.name for source in library.sources("le")] == ["Ann Lee"]
    assert [source.name for source in library.sources("ann l")] == ["Ann Lee"]
    assert library.sources("ee") == ()


def test_only_a_source_with_a_name_is_one_across_articles() -> None:
    assert source_key("  Ann\nLEE ", "person") == LEE
    assert source_key("Ann Lee", "organization") != LEE
    for kind in ("unnamed", "group", "writer"):
        assert source_key("officials", kind) is None  # type: ignore[arg-type]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.sqlite") as made:
        for reading in (ROAD, BRIDGE, FAIR):
            made.keep(reading)
        yield made


def said_by(library: Library, key: str) -> int:
    return library.source_page(key).total


def test_names_are_joined_and_parted(own: Library) -> None:
    own.join_names(RAY, FOX)
    assert said_by(own, RAY) == said_by(own, FOX) == 3
    assert [name.key for name in own.source_page(RAY).names] == [FOX, RAY]
    assert titles(own, source=RAY, sort="title", descending=False) == [
        "A fair",
        "Bridge stays",
        "Road to close",
    ]
    assert [source.key for source in own.sources()] == [FOX, LEE]
    assert [source.key for source in own.sources("bob")] == [FOX]
    own.join_names(FOX, LEE)
    assert said_by(own, RAY) == said_by(own, LEE) == 5
    assert [name.key for name in own.source_page(RAY).names] == [LEE, RAY, FOX]
    own.part_names(FOX)
    assert (said_by(own, FOX), said_by(own, RAY)) == (2, 3)
    own.join_names(RAY, LEE)
    own.part_names(LEE)
    assert (said_by(own, LEE), said_by(own, RAY)) == (2, 1)


def test_the_name_that_others_count_as_is_parted_from_them(own: Library) -> None:
    own.join_names(RAY, LEE)
    own.join_names(FOX, LEE)
    own.part_names(LEE)
    assert said_by(own, LEE) == 2
    assert said_by(own, RAY) == said_by(own, FOX) == 3


def test_joining_and_parting_are_undone(own: Library) -> None:
    own.join_names(RAY, FOX)
    joined = own.join_names(FOX, LEE)
    own.change_names(joined.undone)
    assert (said_by(own, RAY), said_by(own, LEE)) == (3, 2)
    own.change_names(joined)
    assert said_by(own, RAY) == 5
    parted = own.part_names(LEE)
    own.change_names(parted.undone)
    assert said_by(own, RAY) == said_by(own, LEE) == 5
    assert own.join_names(RAY, FOX) == NamesChange()


def test_no_name_counts_as_itself_whatever_is_undone(own: Library) -> None:
    first = own.join_names(RAY, FOX)
    own.change_names(first.undone)
    own.join_names(FOX, RAY)
    own.change_names(first)
    assert said_by(own, RAY) == said_by(own, FOX) == 3
    own.part_names(RAY)
    own.part_names(FOX)
    assert (said_by(own, RAY), said_by(own, FOX)) == (1, 2)


def test_what_is_searched_for_is_taken_word_by_word() -> None:
    assert phrases("one two") == (("one", False), ("two", True))
    assert phrases("one two ") == (("one", False), ("two", False))
    assert phrases('say "white house"') == (("say", False), ("white house", False))
    assert phrases('"white hou') == (("white hou", True),)
    assert expression("a* OR (b") == '"a*" "OR" "(b"*'
    assert expression(" — ") == ""


def test_hits_are_whole_words_but_for_the_last() -> None:
    text = "A cart, the CAR and Cafés in carts."
    assert [text[slice(*place)] for place in hits("cafes car", text)] == ["cart", "CAR", "Cafés", "carts"]
    assert [text[slice(*place)] for place in hits("car ", text)] == ["CAR"]
    assert hits("", text) == ()


def test_a_snippet_is_around_the_first_hit() -> None:
    text = "word " * 100 + "needle " + "more\n\nwords " * 100
    shown = snippet("needle", text)
    assert shown.text.startswith("… word")
    assert shown.text.endswith(" …")
    assert [shown.text[slice(*place)] for place in shown.hits] == ["needle"]
    assert "\n" not in shown.text
    assert snippet("absent", "Short text.").text == "Short text."


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_a_large_text_is_searched_too(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        library.keep(read("Ann Lee said it rains. " * 4_000 + "needle"))
        [row] = library.articles(Query(words="needle")).rows
        assert [row.snippet.text[slice(*place)] for place in row.snippet.hits] == ["needle"]
