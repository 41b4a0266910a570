"""All the names in an article: those of ``doc.ents``, and what a recogniser missed where somebody speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.grammar import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    wordset,
)
from onrecord.engine.lexicon import Gender, Lexicon
from onrecord.engine.naming import LABELS, Label, name_of
from onrecord.engine.pronouns import PERSONAL
from onrecord.engine.registry import Found
from onrecord.engine.wholes import Piece, whole_bodies, whole_names
from onrecord.engine.words import Words

_NEVER = (
    DETERMINERS
    | POSSESSIVES
    | PREPOSITIONS
    | PRONOUNS
    | QUANTIFIERS
    | RELATIVES
    | wordset(
        """and or but if no not as so yet nor also mr mrs ms miss new former current meanwhile however
        according more most few other one two three four five six seven eight nine ten first second last
        anybody anyone everybody everyone nobody somebody someone nothing something everything"""
    )
)


_HINT_REACH = 20
"""How many tokens after a surname a pronoun may tell whose it is."""


def found_names(doc: Doc, words: Words, sources: Sequence[TokenSpan], lexicon: Lexicon) -> list[Found]:
    """Names in no particular order, none overlapping another."""
    edges = {edge for span in sources for edge in span}
    common = {p for p, t in zip(words.plain, words.texts, strict=True) if t.islower()}
    never = _NEVER | lexicon.no_names
    pieces = [Piece(*_mended(ent, words, edges), LABELS.get(ent.label_, "MISC")) for ent in doc.ents]
    no_part = never.union(common, lexicon.places, lexicon.states)
    pieces = whole_names(pieces, words, sources, no_part)
    pieces = whole_bodies(pieces, words, sources, lexicon, never | common)
    surnames = {words.plain[piece.end - 1] for piece in pieces if piece.label == "PERSON"}
    known = [item for piece in pieces if (item := _recognised(piece, words, surnames, lexicon)) is not None]
    covered = {i for item in known for i in range(item.start, item.end)}
    people = {item.name.words[-1] for item in known if item.label == "PERSON"}
    runs = _capital_runs(words, sources, covered, common - people, never)
    missed = [_found(words, run, _label(words, run, people, lexicon), lexicon) for run in runs]
    spelt = list(_spelt_out(words, lexicon))
    known = [item for item in known if not _overlaps(item, spelt)]
    known = [_inner_person(item, words, surnames, lexicon) for item in known]
    named = [*spelt, *known, *(item for item in missed if item is not None and not _overlaps(item, spelt))]
    named += _full_names(words, named, common, lexicon)
    starts = {item.start for item in named}
    return [replace(item, hint=hint) if (hint := _hint(item, words, starts)) else item for item in named]


def _hint(item: Found, words: Words, starts: set[int]) -> Gender | None:
    """The gender of the first *he* or *she* after a surname in its sentence, before another name."""
    if item.label != "PERSON" or len(item.name.words) > 1 or words.quoted[item.start]:
        return None
    for i in range(item.end, min(item.end + _HINT_REACH, len(words))):
        if i in starts or words.sentences[i] != words.sentences[item.start]:
            return None
        number = PERSONAL.get(words.plain[i])
        if (number == "f" or number == "m") and not words.quoted[i]:
            return number
    return None


def _overlaps(item: Found, others: Sequence[Found]) -> bool:
    return any(other.start < item.end and item.start < other.end for other in others)


def _spelt_out(words: Words, lexicon: Lexicon) -> Iterator[Found]:
    """*Alliance to Reclaim Our Schools (AROS)*: a body's full name and, in brackets, its initials."""
    for i in range(2, len(words) - 1):
        letters = words.plain[i]
        if (
            words.texts[i - 1] == "("
            and words.texts[i + 1] == ")"
            and words.texts[i].isupper()
            and 2 < len(letters) < 8
        ):
            start = _initialled(words, i - 1, letters)
            if start is not None:
                yield Found(start, i - 1, "ORG", name_of(words.text((start, i - 1)), lexicon, titled=False))
                yield Found(i, i + 1, "ORG", name_of(words.texts[i], lexicon, titled=False))


def _initialled(words: Words, end: int, letters: str) -> int | None:
    """Start of the words before ``end`` whose capitals are these letters, small words between them left
    out."""
    i, rest = end, letters
    while rest and i > 0 and words.paragraphs[i - 1] == words.paragraphs[end - 1] and end - i < 12:
        i -= 1
        if words.capital(i) and words.plain[i][0] == rest[-1]:
            rest = rest[:-1]
        elif words.capital(i) or not words.texts[i].isalpha():
            return None
    return i if not rest else None


def _full_names(words: Words, named: Sequence[Found], common: set[str], lexicon: Lexicon) -> Iterator[Found]:
    """Places that the recogniser left of a person named elsewhere by surname alone: *Amelize Joseph* for
    *Joseph*."""
    covered = {i for item in named for i in range(item.start, item.end)}
    surnames = {item.name.words[-1] for item in named if item.label == "PERSON"}
    surnames = {s for s in surnames if len(s) > 3 and s not in common and s not in lexicon.places}
    no_given_name = (
        _NEVER | set(lexicon.titles) | lexicon.roles | lexicon.plural_roles | set(lexicon.adjectives)
    )
    for i, word in enumerate(words.plain):
        if word not in surnames or i in covered or not words.capital(i):
            continue
        before = words.plain[i - 1] if i and words.spaced[i - 1] else ""
        given = (
            before.isalpha() and words.capital(i - 1) and i - 1 not in covered and before not in no_given_name
        )
        given = given and (before in lexicon.genders or not words.starts_sentence(i - 1))
        item = _found(words, (i - (given and before not in common), i + 1), "PERSON", lexicon)
        if item is not None:
            yield item


def _recognised(piece: Piece, words: Words, surnames: set[str], lexicon: Lexicon) -> Found | None:
    """A recognised name; *Manhattan Supreme Court Justice Frank Nervo* is a person whatever its label."""
    start, end, label = piece.start, piece.end, piece.label
    if label == "PERSON" and _family(words, start, end, surnames):
        label = "MISC"
    titles = [i for i in range(start, end - 1) if words.plain[i] in lexicon.titles]
    if titles and label != "PERSON":
        given, last = words.plain[titles[-1] + 1], words.plain[end - 1]
        if given in lexicon.genders or last in surnames:
            return _found(words, (titles[-1] + 1, end), "PERSON", lexicon)
    return _found(words, (start, end), label, lexicon)


def _family(words: Words, start: int, end: int, surnames: set[str]) -> bool:
    """Whether a name is a whole family's: *the Clintons*."""
    word = words.plain[start]
    alone = end - start == 1 and start > 0 and words.plain[start - 1] == "the"
    return alone and word.endswith("s") and word[:-1] in surnames


def _inner_person(item: Found, words: Words, surnames: set[str], lexicon: Lexicon) -> Found:
    """The person in a name that goes on too far: *Barack Obama* in *Barack Obama Election*."""
    for i in range(item.start, item.end - 1):
        given, last = words.plain[i], words.plain[i + 1]
        if (
            item.label in ("ORG", "MISC")
            and given in lexicon.genders
            and last in surnames
            and words.capital(i + 1)
        ):
            return _found(words, (i, i + 2), "PERSON", lexicon) or item
    return item


def _mended(ent: Span, words: Words, edges: set[int]) -> TokenSpan:
    """A recognised name without what lies beyond a source's end, as happens in headlines, and with all of
    *Ki-moon*."""
    start, end = ent.start, ent.end
    inner = [i for i in range(start + 1, end) if i in edges]
    if inner and start in edges:
        return start, inner[0]
    while (
        end + 1 < len(words)
        and words.texts[end] in ("-", "‑")
        and not (words.spaced[end - 1] or words.spaced[end])
    ):
        if not words.texts[end + 1].islower() or words.plain[end + 1] in _NAME_ENDINGS:
            break
        end += 2
    return start, end


def _after_titles(words: Words, start: int, end: int, lexicon: Lexicon) -> int:
    """Where a person's name begins in *Manhattan Supreme Court Justice Frank Nervo*."""
    titles = [
        i
        for i in range(start, end - 1)
        if words.plain[i] in lexicon.titles or words.plain[i] in lexicon.roles
    ]
    inner = [i for i in titles if i == start or words.plain[i] not in _TITLES_AND_NAMES]
    return inner[-1] + 1 if inner else start


_OFFICES = wordset(
    """ambassador director minister undersecretary president governor senator secretary mayor congressman
    representative spokesman spokeswoman"""
)
_TITLES_AND_NAMES = wordset(
    """bishop boss cook dean driver fellow guard guest head hero hunter king page pope prince rival son
    star"""
)
_NAME_ENDINGS = wordset(
    "based led born backed style era like controlled run owned affiliated friendly aligned american"
)


def _found(words: Words, span: TokenSpan, label: Label, lexicon: Lexicon) -> Found | None:
    start, end = span
    while start < end - 1 and words.plain[start] in ("the", "'s", "'"):
        start += 1
    while end > start + 1 and (
        words.plain[end - 1] in ("'s", "'") or not words.texts[end - 1][-1:].isalnum()
    ):
        if words.texts[end - 1].endswith(".") and len(words.texts[end - 1]) > 1:
            break
        end -= 1
    if label == "PERSON":
        start = _after_titles(words, start, end, lexicon)
    name = name_of(words.text((start, end)), lexicon, titled=label == "PERSON")
    courtesy = lexicon.titles.get(words.plain[start - 1], (None, None))[1] if start else None
    if courtesy and not name.gender:
        name = replace(name, gender=courtesy)
    spelt = any(c.isalnum() for c in name.display) and not name.display.islower()
    if not spelt or (not name.gender and _no_name(name.words, label, lexicon)):
        return None
    return Found(start, end, label, name)


def _no_name(name: tuple[str, ...], label: Label, lexicon: Lexicon) -> bool:
    """Whether a name is only a title, an adjective, or a party's or country's people: *Minister*,
    *Republicans*."""
    joined = " ".join(name)
    if label != "MISC":
        return joined in _OFFICES
    return joined in lexicon.adjectives or joined in lexicon.people


def _capital_runs(
    words: Words, spans: Sequence[TokenSpan], covered: set[int], common: set[str], never: frozenset[str]
) -> Iterator[TokenSpan]:
    seen: set[int] = set()
    for start, end in spans:
        run: list[int] = []
        for i in range(start, end):
            plain = words.plain[i]
            courtesy = i > 0 and words.plain[i - 1] in ("mr", "mrs", "ms", "dr")
            fits = words.capital(i) and i not in covered and (courtesy or plain not in never)
            if fits and not run and plain in common and words.starts_sentence(i):
                fits = False
            if fits and i not in seen:
                run.append(i)
                seen.add(i)
                continue
            if run:
                yield run[0], run[-1] + 1
            run = []
        if run:
            yield run[0], run[-1] + 1


def _label(words: Words, span: TokenSpan, people: set[str], lexicon: Lexicon) -> Label:
    start, end = span
    first, last = words.plain[start], words.plain[end - 1]
    if " ".join(words.plain[start:end]) in lexicon.places:
        return "PLACE"
    if last in people or first in lexicon.genders or (start and words.plain[start - 1] in lexicon.titles):
        return "PERSON"
    acronym = end - start == 1 and words.texts[start].isupper() and len(first) > 1
    after_the = start > 0 and words.plain[start - 1] == "the"
    followed = words.plain[end] if end < len(words) else ""
    if acronym or after_the or last in lexicon.organizations or followed in lexicon.naming_nouns:
        return "ORG"
    return "PERSON"
