"""Articles of a corpus under other names."""

from __future__ import annotations

import random
from typing import Any

import pytest

from onrecord.engine.lexicon import load_lexicon
from onrecord_training.persons import Pool

pytest.importorskip("faker", reason="training needs the extra 'train'")

from onrecord_training.renaming import names_of, renamed, with_names

TEXT = "Helen Stone said the bridge was safe. Stone built it.\n\nNobody asked Mr. Stone of London."


def spans(*parts: str) -> list[dict[str, int]]:
    return [{"start": TEXT.index(p), "end": TEXT.index(p) + len(p)} for p in parts]


@pytest.fixture
def line() -> dict[str, Any]:
    said = {
        "id": "E1",
        "source": spans("Helen Stone"),
        "cue": spans("said"),
        "content": spans("the bridge was safe"),
    }
    names = [{**s, "label": "PERSON"} for s in spans("Helen Stone")]
    return {"doc": "one", "text": TEXT, "statements": [said], "names": names, "added": spans("Nobody")}


def words(line: dict[str, Any], spans: list[dict[str, int]]) -> list[str]:
    return [line["text"][s["start"] : s["end"]] for s in spans]


def test_a_person_has_one_other_name_throughout_and_spans_follow(line: dict[str, Any]) -> None:
    new = with_names(line, Pool(["Adaeze"], ["Musa"], ["Okonkwo"]), load_lexicon())
    assert new["text"] == TEXT.replace("Helen", "Adaeze").replace("Stone", "Okonkwo")
    (statement,) = new["statements"]
    assert words(new, statement["source"]) == words(new, new["names"]) == ["Adaeze Okonkwo"]
    assert words(new, statement["cue"]) == ["said"]
    assert words(new, statement["content"]) == ["the bridge was safe"]
    assert words(new, new["added"]) == ["Nobody"]


def test_articles_without_known_names_stay_and_the_seed_decides_the_rest(line: dict[str, Any]) -> None:
    bare = {k: v for k, v in line.items() if k != "names"}
    lexicon = load_lexicon()
    assert list(renamed([bare] * 9, lexicon, random.Random(1))) == [bare] * 9
    once, again = ([x["text"] for x in renamed([line] * 40, lexicon, random.Random(1))] for _ in range(2))
    assert once == again
    assert 1 < len(set(once)) < 40
    assert once.count(TEXT) > 1


def test_names_of_an_origin_are_single_words_written_as_names() -> None:
    pool = names_of("tr_TR")
    assert min(len(pool.women), len(pool.men), len(pool.surnames)) > 20
    assert all(name.isalpha() and name.istitle() for name in (*pool.women, *pool.men, *pool.surnames))
