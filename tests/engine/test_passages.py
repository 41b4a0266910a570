"""The made-up passages that the model is trained on, and the parser of their marks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import onrecord_training
from onrecord.errors import LoadingError
from onrecord_training.passages import read_passages

PACKAGE = Path(onrecord_training.__file__).parent
GOOD = """%%
<s1>The mayor</s1> <q1>denied</q1> <c1>that <s2>the auditor</s2> <q2>warned</q2> <c2>of a gap</c2></c1>.
--
1 denial; who: Ana Ruiz; denies: 2
2 claim; who: auditor
"""


def written(folder: Path, text: str) -> Path:
    (folder / "one.txt").write_text(text, encoding="utf8")
    return folder


def test_marks_become_spans(tmp_path: Path) -> None:
    (passage,) = read_passages(written(tmp_path, GOOD))
    text, (denial, warning) = passage["text"], passage["statements"]
    assert text == "The mayor denied that the auditor warned of a gap."
    spans = {
        role: [text[s["start"] : s["end"]] for s in denial[role]] for role in ("source", "cue", "content")
    }
    assert spans == {
        "source": ["The mayor"],
        "cue": ["denied"],
        "content": ["that the auditor warned of a gap"],
    }
    assert (denial["type"], denial["who"], denial["denies"]) == ("denial", "Ana Ruiz", ["2"])
    assert text[warning["content"][0]["start"] : warning["content"][0]["end"]] == "of a gap"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</c1>", "", "leaves the content of 1 open"),
        ("2 claim; who: auditor", "", "other statements in its text"),
        ("denies: 2", "denies: 7", "a denial of 7"),
        ("1 denial", "1 denail", "is no statement"),
        ("<q1>denied", "<x1>denied", "twice"),
    ],
)
def test_a_wrong_mark_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(LoadingError, match=message):
        list(read_passages(written(tmp_path, GOOD.replace(old, new))))


def test_all_passages_of_the_package_can_be_read() -> None:
    passages = list(read_passages(PACKAGE / "passages"))
    statements = [s for p in passages for s in p["statements"]]
    assert len(passages) > 600
    assert sum(s["type"] == "denial" for s in statements) > 800
    assert all(s["type"] == "denial" for s in statements if s["denies"])


def test_answers_of_the_corpus_are_sound() -> None:
    lines = [json.loads(line) for line in (PACKAGE / "denials.jsonl").read_text("utf8").splitlines()]
    assert len({line["doc"] for line in lines}) == len(lines)
    for line in lines:
        denials = {int(n): answered for n, answered in line["denials"].items()}
        assert not set(denials) & set(line["no_comment"])
        assert all(n not in answered for n, answered in denials.items())
