import numpy as np
import pytest

from onrecord.engine.names import Names, runs


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ([0, 1, 2, 0, 3], [(1, 3), (4, 5)]),
        ([1, 1, 2], [(0, 1), (1, 3)]),
        ([5, 8, 0], [(0, 2)]),
        ([2, 2], [(0, 2)]),
        ([], []),
    ],
)
def test_names_are_runs_of_tags(tags: list[int], found: list[tuple[int, int]]) -> None:
    assert list(runs(tags)) == found


def test_the_label_is_that_of_all_words_together() -> None:
    names = Names(["PERSON", "ORG", "GPE", "MISC"])
    north = [0, 0, 0, 0.0, 0, 0.6, 0, 0.4, 0]
    korean = [0, 0, 0, 0.0, 0, 0, 0.2, 0, 0.8]
    assert names.label(np.array([north, korean], np.float32)) == "MISC"
