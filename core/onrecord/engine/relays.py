"""Through whom a statement reached the article: whoever reports it in words of the article's own, and the
outlet that its source told it to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from onrecord.engine.attribution import Attribution, Entity, Identity, TokenSpan
from onrecord.engine.grammar import DETERMINERS, POSSESSIVE_ENDINGS, PREPOSITIONS, PRONOUNS, VERBAL, wordset
from onrecord.engine.lexicon import Lexicon
from onrecord.engine.words import Words

_STATEMENT_NOUNS = wordset(
    """statement statements remark remarks comment comments words interview denial response speech"""
)
_NEIGHBOURS = 3
"""How many statements before a sentence like *the statement was reported by …* it may speak of."""
_PHRASE = 9
"""Within how many words of *told* the outlet must be named."""
_NEAR = 40
"""Within how many words of a cue an interview is spoken of as the statement's own."""

_ENDS = VERBAL | PREPOSITIONS | PRONOUNS | DETERMINERS | wordset("if and or")
"""Words that end the phrase after *told*."""
_TELLING = wordset("tell tells told telling")
_REPORTING = wordset("report reports reported reporting publish publishes published publishing broadcast")
_QUOTING = wordset("quote quotes quoted quoting cite cites cited citing")
_OUTLETS = wordset(
    """newspaper paper daily weekly magazine tabloid broadcaster station channel radio television tv website
    blog podcast newswire outlet publication"""
)
"""Nouns for those who publish news, by themselves (*the paper*) or beside a name (*the weekly Valdran*)."""
_MASTHEADS = _OUTLETS | wordset(
    """times post herald tribune journal gazette chronicle globe star mirror telegraph observer examiner
    inquirer enquirer dispatch ledger register courier bee press presse news guardian mercury monitor sentinel
    bulletin standard independent sun argus echo gleaner record broadcasting fm wire"""
)
"""Last words of the names of papers, stations and agencies."""
_SHOWN = wordset("seen obtained reviewed viewed leaked shown provided given sent")
_STAFF = wordset("reporter reporters correspondent board service podcast website programme program show")
"""What of an outlet's own may be told a thing instead of it: *the Register's editorial board*."""
_NOMINAL = wordset("that account accounts article articles the a an of 's ' his her their its")
"""With the nouns for allegations, the words of cues that are a thing: *Acme's claim*, *a report that*."""
_SAYING = wordset("said says saying added adds adding explained explains explaining continued")
"""Cues by which a source goes on."""
_LATER = wordset(
    """later earlier before after on in at last yesterday monday tuesday wednesday thursday friday saturday
    sunday"""
)
"""Words before a statement by which it has an occasion of its own."""
_ELSEWHERE = wordset(
    """statement tweet tweeted tweets twitter facebook instagram email emails letter conference reporters
    hearing speech rally wrote testified"""
)
"""Words after a cue by which a statement was not made to the outlet of the one before."""


def relays(
    words: Words,
    attributions: Sequence[Attribution],
    identities: Sequence[Identity],
    sources: Sequence[Entity],
    lexicon: Lexicon,
) -> list[tuple[int, ...]]:
    """For each attribution the indices of the sources that relay it, none for most."""
    outlets = _Outlets(words, attributions, identities, sources, lexicon)
    vias: list[tuple[int, ...]] = [() for _ in attributions]
    for inner, outer in _enclosing(attributions).items():
        if identities[outer].sources != identities[inner].sources and _passes_on(
            words, attributions[inner], attributions[outer], lexicon
        ):
            vias[inner] = identities[outer].sources
    for number in range(len(attributions)):
        hearer = outlets.told(attributions[number])
        if hearer is not None and (hearer,) != identities[number].sources:
            vias[number] = vias[number] or (hearer,)
    for number, reporter in _credited(words, attributions, identities, outlets, lexicon).items():
        vias[number] = vias[number] or reporter
    for number in range(len(attributions)):
        if _reports(words, attributions[number], lexicon):
            for told in _spoken_of(words, number, attributions, identities, sources, lexicon):
                vias[told] = vias[told] or identities[number].sources
    _carry_on(words, attributions, identities, outlets, vias)
    return vias


def _enclosing(attributions: Sequence[Attribution]) -> dict[int, int]:
    """For each attribution that lies in another's content, the innermost such other."""
    contents = sorted((start, -end, n) for n, a in enumerate(attributions) for start, end in a.content)
    starts = [start for start, _, _ in contents]
    longest = max((-end - start for start, end, _ in contents), default=0)
    found: dict[int, int] = {}
    for number, attribution in enumerate(attributions):
        low = bisect_left(starts, attribution.start - longest)
        high = bisect_left(starts, attribution.start + 1)
        around = [
            (-end - start, n)
            for start, end, n in contents[low:high]
            if n != number and -end >= attribution.end
        ]
        inner = [n for _, n in sorted(around) if _whole(attribution, attributions[n])]
        if inner:
            found[number] = inner[0]
    return found


def _whole(inner: Attribution, outer: Attribution) -> bool:
    """Whether a statement lies in another's content, cue and all, and is not just the same words again."""
    parts = (*inner.source, *inner.cue, *inner.content)
    return bool(inner.cue) and all(any(s <= a and b <= e for s, e in outer.content) for a, b in parts)


def _passes_on(words: Words, inner: Attribution, outer: Attribution, lexicon: Lexicon) -> bool:
    """Whether the source of the outer statement tells the inner one: not where it rejects it, and not where
    it only speaks of somebody's report or claim, which is known apart from it."""
    if _said(words, outer.cue) & (lexicon.rejecting | lexicon.denying):
        return False
    if inner.source and _said(words, inner.source) <= {"that", "which"}:
        return False
    return not _said(words, inner.cue) <= _NOMINAL | lexicon.allegations


def _said(words: Words, spans: Sequence[TokenSpan]) -> set[str]:
    return {words.plain[i] for start, end in spans for i in range(start, end)}


def _within(position: int, spans: Sequence[TokenSpan]) -> bool:
    return any(start <= position < end for start, end in spans)


def _reports(words: Words, attribution: Attribution, lexicon: Lexicon) -> bool:
    return bool(_said(words, attribution.cue) & lexicon.reporting)


class _Outlets:
    """The papers, stations and agencies among an article's sources, and where somebody turns to one."""

    def __init__(
        self,
        words: Words,
        attributions: Sequence[Attribution],
        identities: Sequence[Identity],
        sources: Sequence[Entity],
        lexicon: Lexicon,
    ) -> None:
        self._words = words
        self._sources = sources
        self._lexicon = lexicon
        self._mentions = sorted(
            (start, end, n)
            for n, source in enumerate(sources)
            if source.kind not in ("person", "place", "writer")
            for start, end in source.mentions
        )
        self._starts = [start for start, _, _ in self._mentions]
        self._reporters = {
            n
            for attribution, identity in zip(attributions, identities, strict=True)
            if _said(words, attribution.cue) & _REPORTING
            for n in identity.sources
        }
        self._known = [self._publishes(n) for n in range(len(sources))]

    def told(self, attribution: Attribution) -> int | None:
        """The outlet that a statement was told or a document shown to."""
        for start, end in attribution.cue:
            for i in range(start, end):
                if self._words.plain[i] in _TELLING:
                    return self._at(i + 1)
        for start, end in attribution.source:
            for i in range(start, end):
                if self._words.plain[i] in _SHOWN and i + 2 < len(self._words):
                    return self._at(i + 2) if self._words.plain[i + 1] in ("by", "to") else None
        return self._interview(attribution)

    def _interview(self, attribution: Attribution) -> int | None:
        """The outlet of *in an interview with The Hill*, near a statement's cue but not in its content."""
        words = self._words
        if not attribution.cue:
            return None
        cue = attribution.cue[-1][1] - 1
        for i in range(max(0, cue - _NEAR), min(cue + _NEAR, len(words))):
            if (
                words.plain[i] in ("interview", "interviews")
                and words.sentences[i] == words.sentences[cue]
                and not _within(i, attribution.content)
            ):
                steps = range(i + 1, min(i + 7, len(words)))
                found = (self._at(j + 1) for j in steps if words.plain[j] in ("with", "in", "on", "by", "to"))
                return next((n for n in found if n is not None), None)
        return None

    def is_one(self, source: int) -> bool:
        """Whether a source publishes news, by its name, by what stands beside it, or by what it does."""
        return self._known[source]

    def _at(self, position: int) -> int | None:
        """The outlet of which a phrase that begins here speaks."""
        words, noun = self._words, False
        for i in range(position, min(position + _PHRASE, len(words))):
            mention = self._mention(i)
            if mention is not None and not self._describes(mention[1]):
                return mention[2] if self._hears(mention[2], mention[1], beside=noun) else None
            word = words.plain[i]
            if word in _OUTLETS and words.texts[i].islower():
                noun = True
            elif noun:
                return None if words.capital(i) else self._latest(i)
            elif i > position and (word in _ENDS or not (words.texts[i][0].isalnum() or word == "-")):
                return None
        return None

    def _describes(self, end: int) -> bool:
        """Whether a name only describes the outlet named after it: *the Belgian daily De Koerier*."""
        words = self._words
        return end + 1 < len(words) and words.plain[end] in _OUTLETS and words.capital(end + 1)

    def _hears(self, source: int, end: int, *, beside: bool) -> bool:
        """Whether a source named up to here is an outlet, also by the noun before or after its name."""
        after = end < len(self._words) and self._words.plain[end] in _OUTLETS
        return (beside or after or self._known[source]) and self._itself(end)

    def _itself(self, end: int) -> bool:
        """Whether a name is not that of somebody's owner; an outlet's own people are the outlet."""
        after = self._words.plain[end : end + 4]
        return not after or after[0] not in POSSESSIVE_ENDINGS or bool(set(after[1:]) & _STAFF)

    def _mention(self, start: int) -> tuple[int, int, int] | None:
        i = bisect_left(self._starts, start)
        return self._mentions[i] if i < len(self._starts) and self._starts[i] == start else None

    def _latest(self, before: int) -> int | None:
        """The outlet last spoken of: *the paper*."""
        place = bisect_left(self._starts, before)
        near = (n for _, _, n in reversed(self._mentions[max(0, place - 20) : place]) if self._known[n])
        return next(near, None)

    def _publishes(self, number: int) -> bool:
        """A paper that only is *the paper* may be one of research."""
        source = self._sources[number]
        if source.kind in ("person", "place", "writer"):
            return False
        name = source.name.casefold().split()
        if not source.name.islower() and (
            _parts(name[-1])[-1] in _MASTHEADS or name[0] in ("radio", "agence")
        ):
            return True
        if _call_sign(source.name):
            return True
        if name[-1] in self._lexicon.organizations | self._lexicon.groups | self._lexicon.documents:
            return name[-1] in _OUTLETS - {"paper"}
        if number in self._reporters and not source.name.islower():
            return True
        return any(self._beside(start, end) for start, end in source.mentions)

    def _beside(self, start: int, end: int) -> bool:
        """Whether a noun for an outlet stands right by a name: *the weekly Valdran*, *Valdran magazine*."""
        words = self._words
        before = start > 0 and words.plain[start - 1] in _OUTLETS and words.capital(start)
        after = end < len(words) and words.plain[end] in _OUTLETS and words.capital(start)
        agency = end + 1 < len(words) and words.plain[end] == "news" and words.plain[end + 1] == "agency"
        return before or after or agency


def _parts(word: str) -> list[str]:
    return [part for part in word.replace("’", "-").split("-") if part] or [word]


def _call_sign(name: str) -> bool:
    """Whether a name is an American station's: *KVAL*, *WTOR-TV*."""
    first = name.split("-")[0]
    return len(first) == 4 and first.isalpha() and first.isupper() and first[0] in "KW"


def _credited(
    words: Words,
    attributions: Sequence[Attribution],
    identities: Sequence[Identity],
    outlets: _Outlets,
    lexicon: Lexicon,
) -> dict[int, tuple[int, ...]]:
    """Statements that an outlet gives as somebody else's: *the Ledger reported, citing two officials*; those
    that the outlet's report follows without repeating them: *the council plans a tram, the Ledger has
    learned*."""
    found: dict[int, tuple[int, ...]] = {}
    by_source = sorted((a.source[0][0], n) for n, a in enumerate(attributions) if a.source)
    for (_, before), (_, here) in pairwise(by_source):
        first, second = attributions[before], attributions[here]
        if words.sentences[first.source[0][0]] != words.sentences[second.source[0][0]]:
            continue
        reporters, others = identities[before].sources, identities[here].sources
        reports = _reports(words, first, lexicon) or any(outlets.is_one(n) for n in reporters)
        if reports and reporters != others and _quoted_source(words, second):
            found[here] = reporters
        if not second.content and second.cue and others != reporters and _adjoin(words, first, second):
            found[before] = others
    return found


def _adjoin(words: Words, first: Attribution, second: Attribution) -> bool:
    """Whether nothing but a comma stands between a whole clause and the report that follows it."""
    between = range(first.end, second.start)
    return first.end <= second.start and all(words.texts[i] == "," for i in between)


def _quoted_source(words: Words, attribution: Attribution) -> bool:
    """Whether a source is the object of *citing* or *quoting*."""
    start = attribution.source[0][0]
    return bool(_said(words, attribution.cue) & _QUOTING) or (
        start > 0 and words.plain[start - 1] in _QUOTING
    )


def _carry_on(
    words: Words,
    attributions: Sequence[Attribution],
    identities: Sequence[Identity],
    outlets: _Outlets,
    vias: list[tuple[int, ...]],
) -> None:
    """Give what a source goes on to say in the same paragraph the outlet that it told the rest to."""
    carried: tuple[int, ...] = ()
    last = 0
    for number, here in enumerate(attributions):
        before = attributions[last]
        if number and here.end <= before.end:
            continue
        same = identities[number].sources == identities[last].sources != ()
        beside = words.paragraphs[here.start] == words.paragraphs[before.start]
        if not (same and beside) or _said_elsewhere(words, here):
            carried = ()
        vias[number] = vias[number] or carried
        if outlets.told(here) is not None:
            carried = vias[number]
        last = number


def _said_elsewhere(words: Words, attribution: Attribution) -> bool:
    """Whether a statement tells of an occasion or hearer of its own."""
    if not _said(words, attribution.cue) & _SAYING:
        return True
    if any(words.texts[i].isdigit() or words.plain[i] in _LATER for i in _before(words, attribution)):
        return True
    place = attribution.cue[-1][1]
    around = range(place, min(place + 8, len(words)))
    return any(words.plain[i] in _ELSEWHERE and not _within(i, attribution.content) for i in around)


def _before(words: Words, attribution: Attribution) -> range:
    """The words of a statement's sentence before it, few as they must be."""
    low = start = attribution.start
    while low > max(0, start - 6) and words.sentences[low - 1] == words.sentences[start]:
        low -= 1
    return range(low, start)


def _spoken_of(
    words: Words,
    number: int,
    attributions: Sequence[Attribution],
    identities: Sequence[Identity],
    sources: Sequence[Entity],
    lexicon: Lexicon,
) -> list[int]:
    """The statements that *the representative's statement was reported by Yonhap* speaks of: the last ones of
    the source that the content names."""
    content = attributions[number].content
    if not _is_statement(words, content):
        return []
    speakers = {n for n, entity in enumerate(sources) if _names(words, entity, content, lexicon)}
    before = range(max(0, number - _NEIGHBOURS), number)
    told = [i for i in before if speakers & set(identities[i].sources)]
    return [i for i in told if attributions[i].content][-1:]


def _is_statement(words: Words, content: Sequence[TokenSpan]) -> bool:
    """Whether a content is no more than *somebody's statement*."""
    tokens = [i for start, end in content for i in range(start, end)]
    return 0 < len(tokens) <= 8 and any(words.plain[i] in _STATEMENT_NOUNS for i in tokens)


def _names(words: Words, entity: Entity, content: Sequence[TokenSpan], lexicon: Lexicon) -> bool:
    """Whether a content mentions a source, by name or by the noun of its description (*the
    representative*)."""
    if any(start <= m and n <= end for start, end in content for m, n in entity.mentions):
        return True
    inside = {words.plain[i] for start, end in content for i in range(start, end)} & lexicon.roles
    return entity.kind == "unnamed" and bool(inside & set(entity.name.casefold().split()))
