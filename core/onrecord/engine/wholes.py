"""Names made whole: what a recogniser cut off or apart, as *Leyen* of *Ursula von der Leyen*."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.grammar import wordset
from onrecord.engine.lexicon import Lexicon
from onrecord.engine.naming import SUFFIXES, Label
from onrecord.engine.words import Words

_PARTICLES = wordset(
    "al el bin ibn ben abu von van der den ter de del della di da das do dos du la le los zu zur"
)
_HYPHENS = frozenset(("-", "‑"))
_PREFIXES = wordset("anti co cross ex inter mid neo non post pre pro trans un")
_LONGEST = 5
"""Words of a person's name."""


_BODIES = wordset("treasury pentagon kremlin fed")
"""Bodies by one name."""
_FIELDS = wordset(
    """affairs arts budget commerce culture development education enforcement environment integrity labor
    liberties medicine prevention project reform research responsibility rights safety sciences security
    services statistics technology trade workers"""
)
"""Last words of a body's name that are no nouns for a body."""


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


def whole_bodies(
    pieces: Iterable[Piece],
    words: Words,
    sources: Sequence[TokenSpan],
    lexicon: Lexicon,
    never: Collection[str],
) -> list[Piece]:
    """Join what belongs to the name of one body: *Human Rights Commission of Pakistan*, *Food and Drug
    Administration*, *Transport for London*.

    Args:
        pieces: in order, none overlapping another.
        words: the article's tokens.
        sources: the article's source phrases.
        lexicon: the word lists.
        never: words, case-folded, that are no part of a name unless a recogniser says so.
    """
    bodies = list(pieces)
    wholes = [_linked(piece, words) for piece in bodies if piece.label in ("ORG", "MISC")]
    for span in sources:
        wholes += _joint_body(span, words, bodies, lexicon), _whole_source(span, words, bodies, never)
    for whole in wholes:
        if whole is None:
            continue
        start, end = whole
        inside = [p for p in bodies if p.start < end and start < p.end]
        start, end = min([start, *(p.start for p in inside)]), max([end, *(p.end for p in inside)])
        bodies = sorted((*(p for p in bodies if p not in inside), Piece(start, end, "ORG")), key=_start)
    return bodies


def _start(piece: Piece) -> int:
    return piece.start


def _linked(piece: Piece, words: Words) -> TokenSpan | None:
    """A name that a recogniser began or ended at a small word: *Commission of* before *Pakistan*, *for Border
    Integrity* after *Center*."""
    start, end = piece.start, piece.end
    if start > 1 and words.plain[start] in ("for", "of") and words.capital(start - 1):
        start -= 1
    if end < len(words) and words.plain[end - 1] in ("for", "of", "without") and words.capital(end):
        end = _capitals(end, words)
    return (start, end) if (start, end) != (piece.start, piece.end) else None


def _capitals(i: int, words: Words) -> int:
    """Where a run of words with capitals ends."""
    while i < len(words) and words.capital(i) and words.texts[i].replace(".", "").isalpha():
        i += 1
    return i


def _joint_body(span: TokenSpan, words: Words, pieces: Sequence[Piece], lexicon: Lexicon) -> TokenSpan | None:
    """*The Food and Drug Administration*, one body; *The White House and Justice Department* are two."""
    start = span[0] + 1
    if words.plain[span[0]] != "the":
        return None
    first = cut = _capitals(start, words)
    if start < cut < span[1] - 1 and words.plain[cut] in ("of", "for"):
        cut = _capitals(cut + 1, words)
    if not start < cut < span[1] - 1 or words.plain[cut] not in ("and", "&"):
        return None
    end = _capitals(cut + 1, words)
    left = words.plain[start:cut]
    whole = left[-1] in lexicon.organizations | _BODIES or " ".join(left) in lexicon.places
    names = words.texts[start].isupper() or any(p.label == "PERSON" and p.end == cut for p in pieces)
    lasts = _FIELDS | (lexicon.organizations if cut == first else set())
    single = cut + 1 < end <= span[1] and words.plain[end - 1] in lasts
    return (start, end) if single and not whole and not names else None


def _whole_source(
    span: TokenSpan, words: Words, pieces: Sequence[Piece], never: Collection[str]
) -> TokenSpan | None:
    """A source that is nothing but capitals, and in part a name: *Transport for London*, *Lucky Pelican
    Resorts*."""
    start, end = span
    while start < end and words.plain[start] == "the":
        start += 1
    near = pieces[bisect_left(pieces, start, key=_start) : bisect_left(pieces, end, key=_start)]
    inside = [p for p in near if p.end == end]
    if not inside or inside[-1].start == start or inside[-1].label == "PERSON":
        return None
    before = range(start, inside[-1].start)
    linked = [i for i in before if words.plain[i] in ("for", "without")]
    named = [i for i in before if i not in linked]
    own = all(words.capital(i) and words.texts[i].isalpha() and words.plain[i] not in never for i in named)
    apart = any(p.start in before for p in near) or (inside[-1].label == "PLACE" and not linked)
    return (start, end) if own and named and named[0] == start and not apart else None
