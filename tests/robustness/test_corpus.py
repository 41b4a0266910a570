"""The made-up corpus is what it is meant to be; ``corpus.py`` tries a batch with 50,000 of its articles."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import mean

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import corpus


def test_articles_are_short_and_all_different_and_the_same_each_time() -> None:
    made = list(corpus.articles(300))
    texts = {str(article["text"]) for article in made}
    assert len(texts) == 300
    assert 60 < mean(len(text.split()) for text in texts) < 100
    assert made == list(corpus.articles(300))


def test_new_words_keep_coming() -> None:
    texts = [str(article["text"]) for article in corpus.articles(400)]
    early, all_words = set(" ".join(texts[:200]).split()), set(" ".join(texts).split())
    assert len(all_words) > 1.5 * len(early)


@pytest.mark.model
@pytest.mark.skipif(sys.platform != "linux", reason="memory is told otherwise elsewhere")
def test_a_batch_of_them_outlives_its_sudden_end(tmp_path: Path) -> None:
    ticks = corpus.attempt(40, 1, tmp_path)
    assert ticks[0].articles < 20 <= ticks[-1].articles
    assert all(tick.memory for tick in ticks)
