"""Corrections as lines of JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from exported import TEXT, reading
from test_revising import MADE, NEW, anchor, at, changed, who

from onrecord import Gap
from onrecord.reading import Checked
from onrecord.revision.anchoring import quote, quotes
from onrecord.revision.data import (
    OtherTextError,
    hash_of,
    line_of,
    save_corrections,
    with_text,
    write_corrections,
)
from onrecord.revision.values import (
    Add,
    Correction,
    Join,
    Note,
    Part,
    Remove,
    Revision,
    SetLink,
    SetParts,
    SetSources,
    SetType,
    SourceAnchor,
)

CHECKED = Checked(by="Mary Poe", on="2031-05-06")
TYPED = SetType(statement=anchor("q4"), type="claim")


def line(*corrections: Correction, **more: Any) -> dict[str, Any]:
    made = line_of(MADE, Revision(corrections=corrections, **more))
    assert made is not None
    return json.loads(json.dumps(made))  # type: ignore[no-any-return]


def by_id(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {s["id"]: s for s in made["statements"]}


def words(spans: list[dict[str, int]]) -> list[str]:
    return [TEXT[s["start"] : s["end"]] for s in spans]


def test_a_line_has_the_form_of_the_corpora() -> None:
    statements = by_id(line(TYPED))
    assert list(statements) == ["q1", "q2", "q3", "q4"]
    denial = statements["q2"]
    assert (words(denial["source"]), words(denial["cue"]), words(denial["content"])) == (
        ["Lee"],
        ["denied"],
        ["the report"],
    )
    assert (denial["type"], denial["stance"], denial["who"], denial["denies"]) == (
        "denial",
        "rejects",
        "Ann Lee",
        ["q1"],
    )
    assert statements["q3"]["via"] == "the Daily"
    assert statements["q4"]["who"] == "clerk & Bob Ray"


def test_who_is_not_named_is_in_lower_case_and_nobody_is_empty() -> None:
    officials = SourceAnchor(name="City Officials", kind="unnamed")
    made = line(
        SetSources(statement=anchor("q1"), sources=(officials,)),
        SetSources(statement=anchor("q2"), sources=()),
    )
    assert [by_id(made)[i]["who"] for i in ("q1", "q2")] == ["city officials", ""]


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        (TYPED, {"q4": ["type"]}),
        (SetSources(statement=anchor("q1"), sources=(who("Bob Ray"),)), {"q1": ["who"]}),
        (
            SetParts(statement=anchor("q1"), content=quotes([at("took money")], TEXT)),
            {"q1": ["source", "cue", "content"]},
        ),
        (SetLink(statement=anchor("q3"), answered=anchor("q1"), holds=True), {"q3": ["denies"]}),
        (SetLink(statement=anchor("q2"), answered=anchor("q1"), holds=False), {"q2": ["denies"]}),
        (Join(source=who("Ann Lee"), other=who("the Daily")), {"q1": ["who"], "q3": ["who"]}),
        (Add(statement=NEW), {"r1": ["source", "cue", "content", "type", "who"]}),
        (Remove(statement=anchor("q1")), {}),
        (
            Part(
                source=who("Ann Lee"),
                other=SourceAnchor(
                    name="Tom Lee",
                    kind="person",
                    mentions=(quote(MADE.source_by_id("s2").mentions[1], TEXT),),
                ),
            ),
            {"q2": ["who"], "q3": ["who"]},
        ),
    ],
)
def test_it_is_told_what_the_reader_set(correction: Correction, expected: dict[str, list[str]]) -> None:
    told = {i: s["corrected"] for i, s in by_id(line(correction)).items() if s["corrected"]}
    assert told == expected


def test_what_the_reader_left_alone_is_on_records() -> None:
    origins = {i: s["origin"] for i, s in by_id(line(TYPED)).items()}
    assert origins == {"q1": "engine", "q2": "engine", "q3": "engine", "q4": "reader"}


def test_what_is_no_statement_is_told_with_its_words() -> None:
    made = line(Remove(statement=anchor("q1")))
    [removed] = made["removed"]
    assert words(removed["content"]) == ["Mayor Ann Lee took money"]
    assert removed["type"] == "claim"
    assert by_id(made)["q2"]["denies"] == []
    again = line(Remove(statement=anchor("q1")), Add(statement=anchor("q1")))
    assert again["removed"] == []


def test_only_what_somebody_checked_is_complete() -> None:
    assert line(TYPED)["complete"] is False
    checked = line(checked=CHECKED)
    assert (checked["complete"], checked["checked"]) == (True, {"by": "Mary Poe", "on": "2031-05-06"})
    revision = Revision(corrections=(TYPED,), checked=CHECKED)
    gap = line_of(reading(gaps=(Gap(start=0, end=5, reason="a table"),)), revision)
    assert gap
    assert gap["complete"] is False, "nobody can have checked what was not read"
    other = line_of(changed(TEXT.replace("declined to comment", "was away")), revision)
    assert other
    assert other["complete"] is False, "a correction is lost, so the text is another one"


def test_the_text_is_there_only_if_asked_for_and_can_be_put_back() -> None:
    made = line(TYPED)
    assert "text" not in made
    assert TEXT not in json.dumps(made, ensure_ascii=False)
    assert (made["sha256"], made["length"], made["title"]) == (hash_of(TEXT), len(TEXT), "Mayor leaves town")
    asked = line_of(MADE, Revision(corrections=(TYPED,)), text=True)
    assert with_text(made, TEXT) == asked
    with pytest.raises(OtherTextError, match=made["doc"]):
        with_text(made, TEXT + " ")


def test_no_name_of_a_file_gets_out() -> None:
    article = MADE.article.model_copy(update={"id": "/home/mary/secret.html"})
    made = line_of(MADE.model_copy(update={"article": article}), Revision(corrections=(TYPED,)), text=True)
    assert "mary" not in json.dumps(made)


def test_only_articles_that_were_corrected_or_checked_are_written(tmp_path: Path) -> None:
    articles = [
        (MADE, Revision()),
        (MADE, Revision(notes=(Note(text="a"),))),
        (MADE, Revision(corrections=(TYPED,))),
        (MADE, Revision(checked=CHECKED)),
    ]
    stream = io.BytesIO()
    assert write_corrections(articles, stream) == 2
    assert [json.loads(each)["complete"] for each in stream.getvalue().splitlines()] == [False, True]
    file = tmp_path / "corrections.jsonl"
    assert save_corrections(articles, file, text=True) == 2
    assert all(json.loads(each)["text"] == TEXT for each in file.read_text("utf-8").splitlines())


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> Any:
        yield MADE, Revision(corrections=(TYPED,))
        raise RuntimeError("the library cannot be read")

    file = tmp_path / "corrections.jsonl"
    file.write_text("before")
    with pytest.raises(RuntimeError):
        save_corrections(broken(), file)
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]
