import itertools

import numpy as np
import pytest

from onrecord.engine.roles import (
    CONTENT,
    SOURCE,
    TAGS,
    Cue,
    best_tags,
    cue_chances,
    find_cues,
    roles_of,
    spans_of,
)
from onrecord.engine.weights import Weights
from onrecord.engine.windows import Window

FORBIDDEN = -1e4


def chain() -> Weights:
    after = np.zeros((TAGS, TAGS), np.float32)
    for later, first in ((2, 1), (4, 3)):
        after[:, later] = FORBIDDEN
        after[first, later] = after[later, later] = 0
    start = np.array([0, 0, FORBIDDEN, 0, FORBIDDEN], np.float32)
    return {"chain.after": after, "chain.start": start}


def scores(*tags: int) -> np.ndarray:
    """Scores that favour a sequence of tags word by word."""
    return np.eye(TAGS, dtype=np.float32)[list(tags)] * 5


def test_decoding_follows_clear_scores() -> None:
    wanted = [1, 2, 0, 3, 4, 4, 0]
    assert best_tags([scores(*wanted)[None]], chain())[0].tolist() == [wanted]


def test_no_span_begins_in_its_middle() -> None:
    tags = best_tags([scores(2, 2, 0, 4, 4)[None]], chain())[0][0].tolist()
    assert tags[0] in (0, 1)
    assert tags[3] in (0, 3)


def test_cues_of_different_windows_are_decoded_together_as_alone() -> None:
    rng = np.random.default_rng(7)
    shapes = ((2, 5, TAGS), (1, 17, TAGS), (3, 1, TAGS), (2, 9, TAGS))
    several = [rng.normal(size=shape).astype(np.float32) for shape in shapes]
    together = best_tags(several, chain())
    alone = [[best_tags([cue[None]], chain())[0][0].tolist() for cue in window] for window in several]
    assert [t.tolist() for t in together] == alone


def test_viterbi_finds_the_best_of_all_sequences() -> None:
    rng = np.random.default_rng(11)
    table, weights = rng.normal(size=(4, TAGS)).astype(np.float32), chain()

    def value(tags: tuple[int, ...]) -> float:
        total = weights["chain.start"][tags[0]] + sum(table[i, t] for i, t in enumerate(tags))
        return float(total + sum(weights["chain.after"][a, b] for a, b in itertools.pairwise(tags)))

    every = np.stack(np.meshgrid(*[range(TAGS)] * 4), -1).reshape(-1, 4).tolist()
    best = max((tuple(t) for t in every), key=value)
    assert tuple(best_tags([table[None]], weights)[0][0].tolist()) == best


def test_nothing_found_is_nothing_decoded() -> None:
    assert best_tags([], chain()) == []


@pytest.mark.parametrize(
    ("tags", "spans"),
    [([3, 4, 4, 0], ((0, 3),)), ([3, 3, 4], ((0, 1), (1, 3))), ([0, 1, 0], ()), ([0, 0, 3], ((2, 3),))],
)
def test_spans_of_tags(tags: list[int], spans: tuple[tuple[int, int], ...]) -> None:
    assert spans_of(np.array(tags), CONTENT) == spans


def test_roles_are_in_the_words_of_the_article() -> None:
    tags = np.array([1, 2, 0, 3, 4])
    found = roles_of([Cue(12, 13, 0.9)], tags[None], scores(*tags.tolist())[None], offset=10)[0]
    assert (found.source, found.content) == (((10, 12),), ((13, 15),))
    assert found.content_probability > 0.9


def test_a_missing_source_is_sure_where_no_word_looks_like_one() -> None:
    cues, tags = [Cue(1, 2, 0.9)] * 2, np.array([[0, 0, 3]] * 2)
    sure, unsure = roles_of(cues, tags, np.stack([scores(0, 0, 3), scores(SOURCE, 0, 3) * 0.3]), 0)
    assert sure.source == ()
    assert sure.source_probability > unsure.source_probability


def cue_head() -> Weights:
    """A head that reads the tag's scores straight off three-dimensional vectors."""
    one = np.eye(3, dtype=np.float32)
    return {"cues.0.weight": one, "cues.2.weight": one}


def cue_vectors(*tags: int) -> np.ndarray:
    return np.eye(3, dtype=np.float32)[list(tags)] * 8


def test_cues_are_grouped_and_neighbours_parted() -> None:
    vectors = cue_vectors(0, 1, 2, 0, 1, 1)
    found = find_cues(cue_chances(vectors, cue_head()), Window(0, 6, 0, 6), 0.5)
    assert [(c.start, c.end) for c in found] == [(1, 3), (4, 5), (5, 6)]


def test_a_cue_may_go_on_past_the_core_that_it_begins_in() -> None:
    found = find_cues(cue_chances(cue_vectors(2, 2, 1, 2, 2), cue_head()), Window(10, 15, 12, 13), 0.5)
    assert [(c.start, c.end) for c in found] == [(12, 15)]


def test_a_window_answers_for_its_core_alone() -> None:
    vectors = cue_vectors(1, 0, 1, 0, 1)
    found = find_cues(cue_chances(vectors, cue_head()), Window(10, 15, 11, 14), 0.5)
    assert [(c.start, c.end) for c in found] == [(12, 13)]
