"""All the names in an article: those of ``doc.ents``, and what a recogniser missed where somebody speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.lexicon import Lexicon
from onrecord.engine.naming import LABELS, Label, name_of
from onrecord.engine.phrases import DETERMINERS, POSSESSIVES, PREPOSITIONS, PRONOUNS, QUANTIFIERS, RELATIVES
from onrecord.engine.registry import Found
from onrecord.engine.words import Words

_NEVER = (
    DETERMINERS
    | POSSESSIVES
    | PREPOSITIONS
    | PRONOUNS
    | QUANTIFIERS
    | RELATIVES
    | frozenset(
        "and or but if no not as so yet nor also mr mrs ms miss new former current meanwhile however according more most few other"
        " one two three four five six seven eight nine ten first second last".split()
    )
)


def found_names(doc: Doc, words: Words, sources: Sequence[TokenSpan], lexicon: Lexicon) -> list[Found]:
    """Names in no particular order, none overlapping another."""
    known = [
        item
        for ent in doc.ents
        if (item := _found(words, (ent.start, ent.end), LABELS.get(ent.label_, "MISC"), lexicon)) is not None
    ]
    covered = {i for item in known for i in range(item.start, item.end)}
    common = {p for p, t in zip(words.plain, words.texts, strict=True) if t.islower()}
    people = {item.name.words[-1] for item in known if item.label == "PERSON"}
    runs = _capital_runs(words, sources, covered, common, lexicon)
    missed = (_found(words, run, _label(words, run, people, lexicon), lexicon) for run in runs)
    return [*known, *(item for item in missed if item is not None)]


def _found(words: Words, span: TokenSpan, label: Label, lexicon: Lexicon) -> Found | None:
    start, end = span
    while start < end - 1 and words.plain[start] == "the":
        start += 1
    while end > start + 1 and (
        words.plain[end - 1] in ("'s", "'") or not words.texts[end - 1][-1:].isalnum()
    ):
        if words.texts[end - 1].endswith(".") and len(words.texts[end - 1]) > 1:
            break
        end -= 1
    name = name_of(words.text((start, end)), lexicon)
    if not name.words or name.display.islower() or (label == "MISC" and _people(name.words, lexicon)):
        return None
    return Found(start, end, label, name)


def _people(name: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a name is only an adjective or a party's or country's people: *Republicans*, *North Korean*."""
    joined = " ".join(name)
    roles = lexicon.roles | lexicon.plural_roles | lexicon.groups | lexicon.role_modifiers
    return joined in lexicon.adjectives or joined in roles


def _capital_runs(
    words: Words, spans: Sequence[TokenSpan], covered: set[int], common: set[str], lexicon: Lexicon
) -> Iterator[TokenSpan]:
    skip = (
        _NEVER
        | lexicon.roles
        | lexicon.plural_roles
        | lexicon.groups
        | lexicon.documents
        | lexicon.role_modifiers
    )
    skip |= lexicon.organizations | set(lexicon.titles) | set(lexicon.adjectives)
    seen: set[int] = set()
    for start, end in spans:
        run: list[int] = []
        for i in range(start, end):
            plain = words.plain[i]
            fits = words.capital(i) and i not in covered and plain not in skip
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
