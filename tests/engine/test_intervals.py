"""Intervals of figures, on counts made by hand."""

from __future__ import annotations

import pytest

from onrecord_training.intervals import intervals, recall


def article(tp: int, pred: int, gold: int) -> dict[str, dict[str, float]]:
    return {"denial": {"tp": tp, "pred": pred, "gold": gold}, "calibration": {"ece": 0.5}}


def test_articles_that_are_alike_leave_no_doubt() -> None:
    (only,) = intervals([article(1, 2, 2)] * 10, rounds=50).values()
    assert (only.value, only.low, only.high) == pytest.approx((0.5, 0.5, 0.5))


def test_the_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    scores = [article(1, 1, 1)] * 10 + [article(0, 2, 2)] * 10
    denial = intervals(scores, rounds=500)["denial"]
    assert denial.value == pytest.approx(10 / 30)
    assert 0 < denial.low < denial.value < denial.high < 1
    assert intervals(scores, rounds=500)["denial"] == denial


def test_a_rate_counts_by_what_there_is() -> None:
    assert intervals([{"name": {"tp": 3, "gold": 4}}], rounds=10)["name"].value == pytest.approx(0.75)


def test_nothing_found_and_nothing_there_is_zero() -> None:
    assert intervals([article(0, 0, 0)], rounds=10)["denial"].value == 0


def test_recall_is_of_what_there_is() -> None:
    found = intervals([article(1, 5, 4)] * 4, rounds=10, counts=recall)["denial"]
    assert found.value == pytest.approx(0.25)
