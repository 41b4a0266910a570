"""Words that are no names of people although they have a capital, as the training texts tell them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.engine.lexicon import plain
from onrecord_training.corpora import SILVER_LABELS

_SMALL = re.compile(r"(?<![\w@#./'’])[a-z]{2,}(?![\w@])")
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
"""Words with a capital that begin no sentence."""
_NAMED = re.compile(r"[A-Z][A-Za-z'’]+")
_SHARE_SMALL = 0.1
"""In what share of its places a common word is written small, at least."""
_LEAST_NAMED, _SHARE_PEOPLE = 3, 0.3
"""How often a word stands in names, at least, for their kinds to count, and in what share in people's."""


def known_words(lines: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Return common words, and words of the names of places and bodies, in lower case.

    Args:
        lines: articles with their ``text``, and ``names`` with labels of ``SILVER_LABELS`` where somebody
            looked for names.
    """
    small, capital = Counter[str](), Counter[str]()
    kinds: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for line in lines:
        text = line["text"]
        small.update(_SMALL.findall(text))
        capital.update(word.lower() for word in _CAPITAL.findall(text))
        for name in line.get("names", ()):
            person = SILVER_LABELS[name["label"]] == "PERSON"
            for word in _NAMED.findall(text[name["start"] : name["end"]]):
                kinds[plain(word)][person] += 1
    common = (word for word, n in small.items() if n / (n + capital[word]) >= _SHARE_SMALL)
    return frozenset(common).union(word for word, told in kinds.items() if _no_person(told))


def _no_person(told: Counter[bool]) -> bool:
    return told.total() >= _LEAST_NAMED and told[True] / told.total() < _SHARE_PEOPLE
