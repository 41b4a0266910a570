import itertools

import numpy as np
import pytest
import spacy
from tokenizers import Tokenizer, models, pre_tokenizers

from onrecord.engine.windows import (
    DISTANCES,
    PARAGRAPHS,
    SENTENCES,
    Cutter,
    input_words,
    layout_of,
    letter_case,
    normal_form,
    relations,
    windows_of,
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """One piece a letter, so that pieces can be counted by eye."""
    letters = {c: i for i, c in enumerate(["[UNK]", "[CLS]", "[SEP]", *list("abcdefghijklmnopqrstuvwxyz.")])}
    made = Tokenizer(models.WordLevel(letters, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    return made


def words(text: str):
    return input_words(spacy.blank("en")(text))


def test_words_leave_white_space_out_and_point_at_their_tokens() -> None:
    doc = spacy.blank("en")("One  two\n\nthree")
    found = input_words(doc)
    assert found.texts == ("One", "two", "three")
    assert [doc[int(i)].text for i in found.tokens] == ["One", "two", "three"]


def test_features_tell_case_paragraph_and_quotation() -> None:
    found = words('He said "NO way" .\n\nThen')
    case, paragraph, quoted = found.features % 4, found.features // 4 % 2, found.features // 8
    assert case.tolist() == [1, 0, 0, 2, 0, 0, 0, 1]
    assert paragraph.tolist() == [1, 0, 0, 0, 0, 0, 0, 1]
    assert quoted.tolist() == [0, 0, 0, 1, 1, 1, 0, 0]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    found = words("“It never closes\n\nNext one")
    assert (found.features // 8).tolist() == [0, 1, 1, 1, 0, 0]


def test_curly_and_straight_marks_are_read_alike() -> None:
    straight, curly = words('"Yes," he said.'), words("“Yes,” he said.")
    assert straight.texts == curly.texts
    # The closing straight mark is still inside what it closes; only its own feature may differ.
    assert straight.features[:3].tolist() == curly.features[:3].tolist()
    assert straight.features[4:].tolist() == curly.features[4:].tolist()


@pytest.mark.parametrize("single", ["‘We go,’ he said.", "'We go,' he said."])
def test_quotations_in_single_marks_are_read_like_those_in_double_ones(single: str) -> None:
    expected, found = words("“We go,” he said."), words(single)
    assert found.texts == expected.texts
    assert found.features.tolist() == expected.features.tolist()


def test_apostrophes_are_no_quotation_marks() -> None:
    found = words("The workers' rights and Lee's.")
    assert '"' not in found.texts
    assert not (found.features // 8).any()


@pytest.mark.parametrize(
    ("text", "case"), [("said", 0), ("42", 0), ("Ann", 1), ("A", 1), ("UN", 2), ("McKay", 3)]
)
def test_letter_case(text: str, case: int) -> None:
    assert letter_case(text) == case


def test_normal_form_has_one_kind_of_mark() -> None:
    assert [normal_form(t) for t in ("“", "”", '"', "don’t", "—")] == ['"', '"', '"', "don't", "-"]


def test_a_word_without_pieces_is_unknown_and_a_long_one_is_cut(tokenizer: Tokenizer) -> None:
    pieces = Cutter(tokenizer)(words("ab " + "c" * 500))
    assert np.diff(pieces.first).tolist() == [2, 24]


def test_what_is_remembered_of_words_is_what_they_are_cut_to_and_has_an_end(
    tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.engine.windows.MOST_REMEMBERED", 3)
    cut = Cutter(tokenizer)
    for text in ("ab cd", "ab ef gh ij", "ab cd", "kl ab"):
        again, fresh = cut(words(text)), Cutter(tokenizer)(words(text))
        assert again.ids.tolist() == fresh.ids.tolist()
        assert again.first.tolist() == fresh.first.tolist()
    assert set(cut._known) == {"ab", "cd", "kl"}


def test_cores_cover_every_word_once_and_windows_keep_to_their_size(tokenizer: Tokenizer) -> None:
    pieces = Cutter(tokenizer)(words("abc de fghij k " * 60))
    cut = list(windows_of(pieces, size=40, overlap=12))
    assert len(cut) > 5
    assert (cut[0].core_start, cut[-1].core_end) == (0, 240)
    assert all(a.core_end == b.core_start for a, b in itertools.pairwise(cut))
    assert all(w.start <= w.core_start < w.core_end <= w.end for w in cut)
    assert all(pieces.first[w.end] - pieces.first[w.start] <= 40 for w in cut)


def test_a_window_answers_for_whole_paragraphs_where_one_starts_in_the_overlap(tokenizer: Tokenizer) -> None:
    pieces = Cutter(tokenizer)(words("abc de fghij k\n\n" * 60))
    cut = list(windows_of(pieces, size=40, overlap=14))
    assert len(cut) > 5
    assert all(w.core_start % 4 == 0 for w in cut)
    assert (cut[0].core_start, cut[-1].core_end) == (0, 240)


def test_no_words_no_windows(tokenizer: Tokenizer) -> None:
    assert list(windows_of(Cutter(tokenizer)(words(" \n ")), size=40, overlap=12)) == []


def test_windows_advance_however_large_a_word(tokenizer: Tokenizer) -> None:
    pieces = Cutter(tokenizer)(words(("x" * 24 + " ") * 9))
    cut = list(windows_of(pieces, size=24, overlap=12))
    assert [w.core_start for w in cut] == list(range(9))


def test_relations_place_words_before_at_and_after_the_cue() -> None:
    text = words("Ann said no. Bob went.\n\nCid stayed.")
    distance, paragraph, sentence = relations(layout_of(text), 0, len(text), np.array([[1, 2]]))
    middle = DISTANCES // 2
    assert distance[0, :3].tolist() == [middle - 1, middle, middle + 1]
    assert paragraph[0, [0, 4, 7]].tolist() == [PARAGRAPHS // 2, PARAGRAPHS // 2, PARAGRAPHS // 2 + 1]
    assert sentence[0, [0, 3, 4]].tolist() == [SENTENCES // 2, SENTENCES // 2, SENTENCES // 2 + 1]
