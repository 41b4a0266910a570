"""What the training package makes of articles that readers corrected; it needs no PyTorch."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
import spacy
from exported import TEXT, reading
from test_corrections_data import NEW, who
from test_revising import MADE, anchor

from onrecord import Article, Reading
from onrecord.reading import Checked
from onrecord.revision.data import line_of, save_corrections
from onrecord.revision.values import Add, Correction, Remove, Revision, SetLink, SetSources, SetType
from onrecord_training.comparing import FOUND, REMOVED, RIGHT, Share, judged, table
from onrecord_training.corrections import learnable, parted, read_corrections

CHECKED = Checked(by="Mary Poe", on="2031-05-06")
TYPED = SetType(statement=anchor("q4"), type="claim")
DENIAL = SetType(statement=anchor("q2"), type="denial", stance="answers")


def line(*corrections: Correction, **more: Any) -> dict[str, Any]:
    made = line_of(MADE, Revision(corrections=corrections, **more), text=True)
    assert made
    return made


def words(part: dict[str, Any], spans: list[dict[str, int]]) -> list[str]:
    return [part["text"][s["start"] : s["end"]] for s in spans]


def of_text(text: str) -> Reading:
    return reading(article=Article(id="b", text=text), sources=(), statements=())


class TestReading:
    def write(self, folder: Path, text: bool = True) -> Path:
        file = folder / f"corrections{text}.jsonl"
        save_corrections([(MADE, Revision(corrections=(TYPED,)))], file, text=text)
        return file

    def test_lines_come_back(self, tmp_path: Path) -> None:
        [read] = read_corrections([self.write(tmp_path)])
        assert read == line(TYPED)

    def test_an_article_is_there_once_and_its_last_version_counts(self, tmp_path: Path) -> None:
        file = tmp_path / "twice.jsonl"
        save_corrections([(MADE, Revision(corrections=(Remove(statement=anchor("q1")),)))], file, text=True)
        [read] = read_corrections([file, self.write(tmp_path)])
        assert read["removed"] == []

    def test_a_text_can_be_given_in_another_file(self, tmp_path: Path) -> None:
        texts = tmp_path / "texts.jsonl"
        lines = ["no json", json.dumps({"text": 3}), json.dumps({"id": "a", "text": TEXT})]
        texts.write_text("\n".join(lines), encoding="utf-8")
        [read] = read_corrections([self.write(tmp_path, text=False)], [texts])
        assert read["text"] == TEXT

    @pytest.mark.parametrize(
        ("broken", "told"),
        [
            ("{", "it is no JSON"),
            ("[]", "it has not the form of corrections"),
            ('{"doc": "a"}', "it has not the form of corrections"),
            (json.dumps({k: v for k, v in line(TYPED).items() if k != "text"}), "it has no text"),
            (json.dumps({**line(TYPED), "text": TEXT + "!"}), "its text is not the one it is about"),
            (
                json.dumps(line(TYPED)).replace(f'"end": {MADE.statements[-1].end}', '"end": 100000'),
                "a statement reaches past the end of its text",
            ),
            (json.dumps(line(TYPED)).replace('"claim"', '"lie"'), "a statement is of no known type"),
            (json.dumps(line(TYPED)).replace('["q1"]', '["q77"]'), "denies one that is not there"),
        ],
    )
    def test_a_line_that_cannot_be_used_is_told_and_the_rest_is_read(
        self, broken: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        file = tmp_path / "broken.jsonl"
        other = line_of(of_text("Nobody speaks."), Revision(checked=CHECKED), text=True)
        file.write_text(f"{broken}\n\n{json.dumps(other)}\n", encoding="utf-8")
        with caplog.at_level(logging.WARNING):
            assert [read["text"] for read in read_corrections([file])] == ["Nobody speaks."]
        assert f"line 1 of {file} is left out: {told}" in caplog.text or told in caplog.text


class TestHoldingOut:
    def lines(self, number: int) -> list[dict[str, Any]]:
        made = (line_of(of_text(f"Text {n}."), Revision(checked=CHECKED), text=True) for n in range(number))
        return [each for each in made if each]

    def test_one_in_five_is_held_out_whatever_the_order(self) -> None:
        lines = self.lines(200)
        learned, out = parted(lines)
        assert 20 <= len(out) <= 60
        assert len(learned) + len(out) == 200
        assert parted(lines[::-1]) == (learned, out)

    @pytest.mark.parametrize("number", range(2, 9))
    def test_of_two_at_least_one_is_held_out_and_one_is_not(self, number: int) -> None:
        assert all(parted(self.lines(number)))

    def test_a_single_article_is_one_to_learn_from_or_none(self) -> None:
        learned, out = parted([line(TYPED)])
        assert len(learned) + len(out) == 1
        assert parted([]) == ([], [])


class TestLearning:
    def test_a_checked_article_is_learned_whole(self) -> None:
        [whole] = learnable(line(TYPED, checked=CHECKED))
        assert whole["text"] == TEXT
        assert [s["type"] for s in whole["statements"]] == ["claim", "denial", "denial", "claim"]
        assert {s["origin"] for s in whole["statements"]} == {"corpus"}
        assert "unknown" not in whole

    def test_of_another_only_the_paragraph_with_what_was_corrected_is(self) -> None:
        [part] = learnable(line(TYPED))
        assert part["text"] == TEXT.split("\n\n")[2]
        [statement] = part["statements"]
        assert words(part, statement["content"]) == ["to comment"]
        assert words(part, statement["source"]) == ["The city’s clerk and Bob Ray"]
        assert part["unknown"] == []

    def test_the_other_sentences_of_a_paragraph_count_for_nothing(self) -> None:
        [part] = learnable(line(DENIAL))
        assert part["text"] == TEXT.split("\n\n")[1]
        assert [words(part, s["cue"]) for s in part["statements"]] == [["denied"], ["saying"]]
        assert words(part, part["unknown"]) == ["According to the Daily, Mayor Ann Lee took money. "]
        assert part["statements"][0]["denies"] == [], "what it answers is not known to be a statement"
        assert part["linked"] is False

    def test_links_are_learned_where_the_reader_set_them(self) -> None:
        links = (
            SetLink(statement=anchor("q2"), answered=anchor("q1"), holds=True),
            SetLink(statement=anchor("q3"), answered=anchor("q1"), holds=True),
            SetType(statement=anchor("q1"), type="claim"),
        )
        [part] = learnable(line(*links))
        assert part["linked"] is True
        assert [s["denies"] for s in part["statements"]] == [[], ["q1"], ["q1"]]

    def test_what_was_removed_is_learned_as_no_statement(self) -> None:
        [part] = learnable(line(Remove(statement=anchor("q4"))))
        assert part["text"] == TEXT.split("\n\n")[2]
        assert (part["statements"], part["unknown"]) == ([], [])

    def test_who_a_source_is_is_not_learned(self) -> None:
        assert list(learnable(line(SetSources(statement=anchor("q1"), sources=(who("Bob Ray"),))))) == []

    def test_what_lies_apart_is_learned_apart(self) -> None:
        assert [part["doc"][-2:] for part in learnable(line(DENIAL, TYPED))] == ["#0", "#1"]

    def test_what_goes_over_several_paragraphs_is_learned_in_one(self) -> None:
        [part] = learnable(line(DENIAL, TYPED, Add(statement=NEW)))
        assert part["text"] == TEXT[: TEXT.rindex(".") + 1]


class TestComparing:
    def test_a_reading_that_has_it_so_is_right(self) -> None:
        checked = line(TYPED, DENIAL, Remove(statement=anchor("q3")), checked=CHECKED)
        told = list(judged(MADE, checked))
        assert told.count((FOUND, True)) == 3
        assert (told.count((RIGHT, True)), told.count((RIGHT, False))) == (3, 1)
        assert ("type", False) in told
        assert ("type", True) in told
        assert (REMOVED, False) in told

    def test_each_thing_is_judged_by_itself(self) -> None:
        linked = SetLink(statement=anchor("q2"), answered=anchor("q1"), holds=True)
        named = SetSources(statement=anchor("q1"), sources=(who("Bob Ray"),))
        added = Add(statement=NEW)
        assert list(judged(MADE, line(linked))) == [("denies", True)]
        assert list(judged(MADE, line(named))) == [("who", False)]
        assert {right for _, right in judged(MADE, line(added))} == {False}

    def test_the_table_has_both_models_and_what_there_is(self) -> None:
        before = {row: Share(1, 2) for row in (FOUND,)}
        whole = {row: before.get(row, Share()) for row in (FOUND, RIGHT, REMOVED)}
        rows = {**dict.fromkeys(("source", "cue", "content", "type", "who", "denies"), Share()), **whole}
        head, only = table(rows, {**rows, FOUND: Share(2, 2)})
        assert head.split()[-2:] == ["before", "after"]
        assert only.split("  ")[-1].strip() == "2 of 2 (1.000)"
        assert "1 of 2 (0.500)" in only


def test_words_that_nobody_looked_at_count_for_nothing() -> None:
    pytest.importorskip("torch", reason="training needs the extra 'train'")
    from tokenizers import Tokenizer, models, pre_tokenizers

    from onrecord.engine.windows import Window
    from onrecord_training.batches import cue_labels
    from onrecord_training.corpora import Labeller

    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    [part] = learnable(line(DENIAL))
    labelled = Labeller(tokenizer, known=())(part)
    tags, weights = cue_labels(labelled, Window(0, len(labelled.words), 0, len(labelled.words)))
    texts = [token.text for token in spacy.blank("en")(part["text"]) if not token.is_space]
    looked_at = texts.index("Lee", texts.index("money"))
    assert set(weights[:looked_at]) == {0}
    assert set(weights[looked_at:]) == {1}
    assert labelled.words.texts[int(tags.argmax())] == "saying" or tags.max() == 1
