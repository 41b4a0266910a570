"""The made-up sentences that are put into articles of the corpus to learn from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import onrecord_training
from onrecord.errors import LoadingError
from onrecord_training.corpora import corpus_lines
from onrecord_training.insertions import Insertion, inserted, read_insertions, version

PACKAGE = Path(onrecord_training.__file__).parent
SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared"))
TEXT = "Bob Ray said the bridge was unsafe.\n\nAnn Lee built it in May."
REPLY = "<s1>{37:44}</s1> <q1>said</q1> <c1>it would stand for years</c1>.\n--\n1 denial; denies: a0\n"
OTHER = "<s1>He</s1> <q1>wants</q1> <c1>it closed</c1>.\n--\n1 claim\n"


def spans(*parts: str) -> list[dict[str, int]]:
    return [{"start": TEXT.index(p), "end": TEXT.index(p) + len(p)} for p in parts]


@pytest.fixture
def line() -> dict[str, Any]:
    said = {
        "id": "E1",
        "source": spans("Bob Ray"),
        "cue": spans("said"),
        "content": spans("the bridge was unsafe"),
    }
    built = {"id": "E2", "source": spans("Ann Lee"), "cue": spans("built"), "content": spans("it")}
    names = [{**s, "label": "PERSON"} for s in spans("Bob Ray", "Ann Lee")]
    return {"doc": "one", "text": TEXT, "statements": [said, built], "names": names}


def words(line: dict[str, Any], spans: list[dict[str, int]]) -> list[str]:
    return [line["text"][s["start"] : s["end"]] for s in spans]


def test_what_is_put_in_moves_all_that_comes_after(line: dict[str, Any]) -> None:
    made = inserted(line, [Insertion("one", 0, True, OTHER), Insertion("one", 0, False, REPLY)])
    assert made["text"] == (
        "Bob Ray said the bridge was unsafe. He wants it closed.\n\n"
        "Ann Lee said it would stand for years.\n\nAnn Lee built it in May."
    )
    found = [
        (s["id"], *(words(made, s[r])[0] for r in ("source", "cue", "content"))) for s in made["statements"]
    ]
    assert found == [
        ("E1", "Bob Ray", "said", "the bridge was unsafe"),
        ("E2", "Ann Lee", "built", "it"),
        ("i0.1", "He", "wants", "it closed"),
        ("i1.1", "Ann Lee", "said", "it would stand for years"),
    ]
    assert made["statements"][3]["denies"] == ["E1"]
    assert words(made, made["names"]) == ["Bob Ray", "Ann Lee"]
    assert words(made, made["added"]) == [
        " He wants it closed.",
        "\n\nAnn Lee said it would stand for years.",
    ]


def test_a_statement_is_not_torn_apart(line: dict[str, Any]) -> None:
    line["statements"][0]["content"] = [{"start": 13, "end": 50}]
    assert inserted(line, [Insertion("one", 0, False, REPLY)])["text"] == TEXT


def test_versions_share_no_insertion(line: dict[str, Any]) -> None:
    insertions = {"one": [Insertion("one", 0, True, OTHER), Insertion("one", 0, False, REPLY)]}
    first, second = (next(version([line], insertions, n, 2)) for n in range(2))
    assert "closed" in first["text"]
    assert "closed" not in second["text"]
    assert "stand for years" in second["text"]


def test_an_insertion_without_a_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"%% one @0\n{REPLY}%% one\n{OTHER}", encoding="utf8")
    with pytest.raises(LoadingError, match="insertion 2"):
        read_insertions(tmp_path)


@pytest.mark.shared
def test_all_insertions_of_the_package_fit_their_articles() -> None:
    if not SHARED.exists():
        pytest.skip("needs the development data in ../shared")
    insertions = read_insertions(PACKAGE / "insertions")
    lines = {d["doc"]: d for d in corpus_lines(SHARED / "data/polnear/train.jsonl", None, None)}
    assert set(insertions) <= set(lines)
    for doc, some in insertions.items():
        known = len(lines[doc]["statements"])
        new = inserted(lines[doc], some)["statements"][known:]
        assert len(new) >= len(some)
        assert all(s["type"] == "denial" for s in new if s["denies"])
