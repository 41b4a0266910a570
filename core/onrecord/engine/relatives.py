"""The phrase that *who*, *which* and *that* stand for: the one just before."""

from __future__ import annotations

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.grammar import DASHES, DETERMINERS, LEADING, RELATIVES, STOPS, VERBAL
from onrecord.engine.pronouns import PERSONAL
from onrecord.engine.registry import Mention, Registry
from onrecord.engine.words import Words

_LONGEST_PHRASE = 14
_LONGEST_APPOSITION = 20


def antecedent_of(position: int, words: Words, names: Registry) -> Mention | TokenSpan | None:
    """The name or the noun phrase before a relative pronoun, None at a sentence's start.

    Args:
        position: the pronoun's token.
        words: the article's tokens.
        names: the article's names.
    """
    comma = position > 0 and words.texts[position - 1] in DASHES | {","}
    end = position - comma
    if end <= 0 or words.sentences[end - 1] != words.sentences[position]:
        return None
    named = names.covering(end - 1)
    if named is not None and names.bearers[named.bearer].label == "PERSON":
        return named
    personal = words.plain[position] in ("who", "whom", "whose")
    described = _described(end, words, names) if comma and (personal or named is None) else None
    if described is not None or (comma and named is not None):
        return described or named
    start = _phrase_start(end, words, names)
    return (start, end) if start < end else None


def _described(end: int, words: Words, names: Registry) -> Mention | None:
    """The person that an apposition ending here describes: *Ann Lee, a lawyer for Acme, who*."""
    for i in range(end - 1, max(0, end - _LONGEST_APPOSITION), -1):
        if words.sentences[i] != words.sentences[end - 1]:
            return None
        if words.texts[i] == ",":
            mention = names.covering(i - 1)
            return mention if mention and names.bearers[mention.bearer].label == "PERSON" else None
    return None


def _phrase_start(end: int, words: Words, names: Registry) -> int:
    """Where the noun phrase that ends here may begin."""
    i = end
    while i > 0 and end - i < _LONGEST_PHRASE and words.sentences[i - 1] == words.sentences[end - 1]:
        word, mention = words.plain[i - 1], names.covering(i - 1)
        if mention is not None:
            i = mention.start
        elif word in DETERMINERS and (i < 2 or words.plain[i - 2] not in ("of", "for", "in")):
            return i - 1
        elif word in PERSONAL or word in _BREAKS:
            return i
        else:
            i -= 1
    return i


_BREAKS = STOPS | RELATIVES | VERBAL | LEADING
