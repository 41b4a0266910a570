"""Names made whole: what a recogniser cut off or apart, as *Leyen* of *Ursula von der Leyen*."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.grammar import wordset
from onrecord.engine.naming import SUFFIXES, Label
from onrecord.engine.words import Words

_PARTICLES = wordset(
    "al el bin ibn ben abu von van der den ter de del della di da das do dos du la le los zu zur"
)
_HYPHENS = frozenset(("-", "‑"))
_PREFIXES = wordset("anti co cross ex inter mid neo non post pre pro trans un")
_LONGEST = 5
"""Words of a person's name."""


@dataclass(frozen=True)
class Piece:
    """Tokens that a recogniser took for a name."""

    start: int
    end: int
    label: Label


def whole_names(
    pieces: Iterable[Piece], words: Words, sources: Sequence[TokenSpan], never: Collection[str]
) -> list[Piece]:
    """Join what belongs to one name, and take in the given names that stand before a surname in a source.

    Args:
        pieces: none overlapping another.
        words: the article's tokens.
        sources: the article's source phrases; only in them is a capital alone enough for a name.
        never: words, case-folded, that are no part of a name.
    """
    joined = _joined(_hyphened(sorted(pieces, key=lambda p: p.start), words, never), words)
    taken = {i for piece in joined for i in range(piece.start, piece.end)}
    inside = {i for start, end in sources for i in range(start, end)}
    open_to = inside - taken
    full = {words.plain[p.end - 1] for p in joined if p.label == "PERSON" and p.end - p.start > 1}
    return [
        _led(piece, words, open_to, taken, never)
        if piece.label == "PERSON" and (piece.end - piece.start > 1 or words.plain[piece.start] not in full)
        else piece
        for piece in joined
    ]


def _hyphened(pieces: Iterable[Piece], words: Words, never: Collection[str]) -> list[Piece]:
    """Names with all that hyphens tie to them, as *Sarah-Jane Toft*, *C-SPAN* and *Ashdown-Peel*; *Lee* and
    *Ray* of *the Lee-Ray debate*, where both stand alone elsewhere, stay apart."""
    alone = {
        word
        for i, word in enumerate(words.plain)
        if words.capital(i) and not _tied(i, words) and not _tied(i + 1, words)
    }

    def one_name(first: int, second: int) -> bool:
        pair = {words.plain[first], words.plain[second]}
        prefix = words.plain[first] in _PREFIXES and not (first and words.capital(first - 1))
        return bool(pair - alone) and not prefix and pair.isdisjoint(never)

    whole: list[Piece] = []
    for piece in pieces:
        start, end = _tied_together(piece, words, one_name)
        last = whole[-1] if whole else None
        if last is not None and start < last.end:
            label = "PERSON" if "PERSON" in (last.label, piece.label) else last.label
            whole[-1] = Piece(last.start, max(end, last.end), label)
        else:
            whole.append(Piece(start, end, piece.label))
    return whole


def _tied_together(piece: Piece, words: Words, one_name: Callable[[int, int], bool]) -> TokenSpan:
    start, end = piece.start, piece.end
    end -= end - start > 1 and words.texts[end - 1] in _HYPHENS
    while _tied(start, words) and words.capital(start - 2) and one_name(start - 2, start):
        start -= 2
    while _tied(end + 1, words) and words.capital(end + 1) and one_name(end - 1, end + 1):
        end += 2
    return start, end


def _tied(i: int, words: Words) -> bool:
    """Whether a hyphen ties a token to the one before it."""
    before = words.texts[i - 1] if 1 < i < len(words) else ""
    return before in _HYPHENS and not (words.spaced[i - 1] or words.spaced[i - 2])


def _joined(pieces: Sequence[Piece], words: Words) -> list[Piece]:
    whole: list[Piece] = []
    for piece in pieces:
        last = whole[-1] if whole else None
        after = (
            last is not None
            and last.label == "PERSON"
            and words.paragraphs[last.start] == words.paragraphs[piece.start]
        )
        between = words.plain[last.end : piece.start] if last is not None and after else [""]
        if all(word in SUFFIXES for word in words.plain[piece.start : piece.end]):
            if last is not None and between in ([], [","]):
                whole[-1] = Piece(last.start, piece.end, last.label)
        elif last is not None and piece.label == "PERSON" and between and _PARTICLES.issuperset(between):
            whole[-1] = Piece(last.start, piece.end, "PERSON")
        else:
            whole.append(piece)
    return [_suffixed(piece, words) if piece.label == "PERSON" else piece for piece in whole]


def _suffixed(piece: Piece, words: Words) -> Piece:
    """A person's name with the *Jr.* after it."""
    end = piece.end
    end += words.plain[end : end + 1] == [","] and words.plain[end + 1 : end + 2] in (["jr"], ["sr"])
    while end < len(words) and words.plain[end] in SUFFIXES:
        end += 1
    return Piece(piece.start, end, piece.label)


def _led(
    piece: Piece, words: Words, open_to: Collection[int], taken: Collection[int], never: Collection[str]
) -> Piece:
    """A person's name with its particles and the given names before it."""
    start = piece.start
    while start > 0 and words.texts[start - 1] in _PARTICLES and start - 1 not in taken:
        start -= 1
    particles = start < piece.start
    while start > 0 and piece.end - start < _LONGEST and _given(start - 1, words, taken, never):
        if start - 1 not in open_to and not particles:
            break
        start -= 1
    return Piece(start, piece.end, piece.label)


def _given(i: int, words: Words, taken: Collection[int], never: Collection[str]) -> bool:
    """Whether a token can be a name's first word."""
    text = words.texts[i]
    return (
        i not in taken
        and words.capital(i)
        and words.spaced[i]
        and text.isalpha()
        and not (text.isupper() and len(text) > 1)
        and words.plain[i] not in never
    )
