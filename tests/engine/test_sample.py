"""The sample article: it loads as any page does, and its gold reading says what it should about it."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import onrecord_resources
from onrecord import Article, loading

Gold = dict[str, Any]


@pytest.fixture(scope="module")
def article() -> Article:
    return loading.load(str(onrecord_resources.path("sample.html")))


@pytest.fixture(scope="module")
def gold() -> Gold:
    return json.loads((Path(__file__).parent / "gold" / "sample.jsonl").read_text("utf-8"))


def words(gold: Gold, statement: Gold, part: str) -> list[str]:
    return [gold["text"][span["start"] : span["end"]] for span in statement[part]]


def of_type(gold: Gold, kind: str) -> list[Gold]:
    return [statement for statement in gold["statements"] if statement["type"] == kind]


def test_it_loads_with_all_that_a_page_tells(article: Article) -> None:
    assert article.title == "Cracks in Lantern Bridge split Port Ostley"
    assert (article.byline, article.outlet, article.published) == (
        "Nora Wickham",
        "The Ostley Courier",
        "2026-03-12",
    )
    assert 400 <= len(article.text.split()) <= 600
    assert not article.truncated


def test_it_says_that_it_is_invented(article: Article) -> None:
    assert article.blocks[-1].kind == "note"
    assert "invented" in article.blocks[-1].of(article.text)


def test_blocks_are_told_apart(article: Article) -> None:
    kinds = [block.kind for block in article.blocks]

    assert kinds[0] == "title"
    assert kinds.count("heading") == 2
    assert set(kinds) == {"title", "heading", "paragraph", "note"}


def test_gold_is_of_the_text_as_loaded(article: Article, gold: Gold) -> None:
    assert gold["text"] == article.text
    assert gold["title"] == article.title


def test_gold_ids_and_names_agree(gold: Gold) -> None:
    ids = [statement["id"] for statement in gold["statements"]]
    named = {name for statement in gold["statements"] for name in statement["who"].split(" & ")}
    relays = {name for statement in gold["statements"] for name in statement.get("via", ())}

    assert ids == [f"a{i}" for i in range(1, len(ids) + 1)]
    assert named == set(gold["sources"])
    assert relays <= named


def test_gold_spans_are_whole_words_without_stray_stops(gold: Gold) -> None:
    text = gold["text"]
    for statement in gold["statements"]:
        assert statement["source"]
        assert statement["cue"]
        assert statement["content"]
        for span in (*statement["source"], *statement["cue"], *statement["content"]):
            assert text[span["start"] : span["end"]].strip() == text[span["start"] : span["end"]]
            assert not (text[span["start"] - 1] + text[span["start"]]).isalnum()
            assert not text[span["end"] - 1 : span["end"] + 1].isalnum()


def test_gold_parts_of_a_statement_do_not_overlap(gold: Gold) -> None:
    for statement in gold["statements"]:
        spans = sorted(
            (s["start"], s["end"]) for part in ("source", "cue", "content") for s in statement[part]
        )
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_it_has_all_that_a_sample_should_show(gold: Gold) -> None:
    statements = gold["statements"]

    assert len(gold["sources"]) >= 6
    assert {statement["quotation"] for statement in statements} == {"direct", "mixed", "indirect"}
    assert any(words(gold, s, "source") in (["he"], ["He"], ["she"], ["She"]) for s in statements)
    assert any(words(gold, s, "source") == ["the mayor"] for s in statements)
    assert [s["who"] for s in statements if " & " in s["who"]] == ["dockworkers’ union & Chamber of Commerce"]
    assert any(s.get("via") == ["Halyard"] for s in statements)
    assert len(of_type(gold, "no_comment")) == 1


def test_each_denial_answers_a_statement(gold: Gold) -> None:
    denials = {statement["who"]: statement for statement in of_type(gold, "denial")}
    by_id = {statement["id"]: statement for statement in gold["statements"]}

    assert {who: denial["stance"] for who, denial in denials.items()} == {
        "Ilse Karran": "rejects",
        "Martin Voss": "answers",
        "Amadou Bell": "rejects",
    }
    assert {who: {by_id[i]["who"] for i in denial["denies"]} for who, denial in denials.items()} == {
        "Ilse Karran": {"Tobias Reyes"},
        "Martin Voss": {"Petra Lindqvist"},
        "Amadou Bell": {"dockworkers’ union & Chamber of Commerce"},
    }


def test_quotation_tells_how_much_stands_in_quotation_marks(gold: Gold) -> None:
    for statement in gold["statements"]:
        content = words(gold, statement, "content")
        quoted = all(part.startswith("“") and part.endswith("”") for part in content)
        marked = any("“" in part for part in content)

        assert statement["quotation"] == ("direct" if quoted else "mixed" if marked else "indirect")
