"""Who speaks where a statement's source is not expressed but clear: whoever the sentence before it is of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.engine.attribution import Attribution
from onrecord.engine.grammar import wordset
from onrecord.engine.keys import Who
from onrecord.engine.words import QUOTES, Words

_PASSIVE = wordset("is was are were be been being 's 're")
_SHORTEST = 5
"""Words of a quotation that is a statement by itself."""


def unsaid_speakers(
    words: Words, attributions: Sequence[Attribution], found: Sequence[Sequence[Who]]
) -> dict[int, list[Who]]:
    """The sources of attributions that have none expressed, where the text just before tells.

    Args:
        words: the article's tokens.
        attributions: in order of their first token.
        found: who makes each, empty where none is clear.
    """
    cued = sorted((a.cue[0][0], n) for n, a in enumerate(attributions) if a.cue and found[n] and a.source)
    told: dict[int, list[Who]] = {}
    for number, attribution in enumerate(attributions):
        if attribution.source or found[number]:
            continue
        place = bisect_left(cued, (attribution.start, -1))
        other = cued[place - 1][1] if place else None
        if other is not None and _goes_on(words, attribution, attributions[other]):
            told[number] = [Who(who.key, 0.7 * who.certainty) for who in found[other]]
    return told


def _goes_on(words: Words, attribution: Attribution, other: Attribution) -> bool:
    if attribution.cue:
        cue = attribution.cue[0][0]
        same = words.sentences[cue] == words.sentences[other.cue[0][0]]
        return same and (_coordinated(words, cue) or _participle(words, cue))
    return _bare_quotation(words, attribution, other)


def _coordinated(words: Words, cue: int) -> bool:
    """Whether *and* joins a cue to a verb before it, as in *she agreed and said …*; after a comma it may
    begin another clause."""
    i = cue - 1
    while i > 0 and words.plain[i] in ("also", "then", "even", "again", "later"):
        i -= 1
    joined = i > 0 and words.plain[i] in ("and", "but") and words.texts[i - 1] != ","
    return joined and words.plain[cue] not in _PASSIVE


def _participle(words: Words, cue: int) -> bool:
    """Whether a cue goes with the clause before it, as in *…, adding that …*."""
    return cue > 0 and words.texts[cue - 1] == "," and words.plain[cue].endswith("ing")


def _bare_quotation(words: Words, attribution: Attribution, other: Attribution) -> bool:
    """Whether whole sentences in quotation marks stand right after a statement of somebody."""
    start, end = attribution.content[0][0], attribution.content[-1][1]
    if end - start < _SHORTEST:
        return False
    # A rule of sentence bounds may count the opening mark to the sentence before.
    begins = words.texts[start] in QUOTES and words.starts_sentence(start + 1)
    near = words.paragraphs[start] == words.paragraphs[other.end - 1]
    return begins and near and all(words.quoted[start:end])
