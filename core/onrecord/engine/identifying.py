"""Gives every source phrase of an article its identity, in one pass from the first word to the last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.engine.attribution import Attribution, TokenSpan
from onrecord.engine.definites import Definites
from onrecord.engine.grammar import (
    DETERMINERS,
    POSSESSIVE_ENDINGS,
    PREPOSITIONS,
    RELATIVES,
    SPEAKERS,
    STOPS,
    wordset,
)
from onrecord.engine.keys import Described, Key, Named, Who, Writer
from onrecord.engine.lexicon import Lexicon
from onrecord.engine.naming import surname
from onrecord.engine.offices import Offices
from onrecord.engine.phrases import Head, NameHead, NounHead, PhraseReader, PronounHead
from onrecord.engine.pronouns import BOTH_GENDERS, PERSONAL, Event, Number, Salience
from onrecord.engine.registry import Bearer, Mention, Registry
from onrecord.engine.relatives import antecedent_of
from onrecord.engine.signing import writer_of
from onrecord.engine.stream import Place, stream
from onrecord.engine.unsaid import unsaid_speakers
from onrecord.engine.words import Words
from onrecord.reading import SourceKind

_JUST_NAMED = 5
"""Sentences within which a campaign named with its owner is *the campaign*, whoever else has one."""
_OPENING_PHRASE = 16
"""How many tokens a phrase before a sentence's subject may have."""
_OPENING = 60
"""Within how many tokens of an opening *He* the person must be named."""
_CAMPAIGNS = wordset("campaign team camp")
_KINDS: dict[str, SourceKind] = {
    "role": "unnamed",
    "roles": "unnamed",
    "part": "unnamed",
    "body": "organization",
    "document": "document",
    "group": "group",
}


@dataclass(frozen=True)
class Description:
    """A source that is never named."""

    text: str
    kind: SourceKind
    role: str | None
    noun: str
    """Its head noun, case-folded."""


class Identifier:
    """Reads one article's attributions; see :meth:`identify`."""

    def __init__(self, words: Words, names: Registry, lexicon: Lexicon) -> None:
        self.words = words
        self.names = names
        self.lexicon = lexicon
        self.descriptions: dict[Described, Description] = {}
        self.referring: dict[Key, list[TokenSpan]] = {}
        """Places other than names that refer to a source, in order."""
        self.writer = writer_of(words, names)
        """The bearer who signs the article, or None."""
        self._ending: dict[int, list[int]] = {}
        """Attributions by the end of the words of their source."""
        self._campaigns = _campaigns(words, names)
        self._peoples = {lexicon.adjectives[word] for word in words.plain if word in lexicon.adjectives}
        self._phrases = PhraseReader(words, names, lexicon)
        self._salience = Salience(words)
        self._definites = Definites(self._phrases, Offices(words, names, lexicon), self._salience)

    def identify(self, attributions: Sequence[Attribution]) -> list[list[Who]]:
        """Everyone who makes each attribution; an empty list where no source is clear."""
        self._learn_genders()
        found: list[list[Who]] = [[] for _ in attributions]
        for number, attribution in enumerate(attributions):
            for span in attribution.source:
                self._ending.setdefault(self._phrases.trim(span)[1], []).append(number)
        places = stream(attributions, self._phrases)
        for place in places:
            if not self._of_speaker(place.head):
                self._read(place, attributions, found)
        for place in places:
            if place.attribution is not None and self._of_speaker(place.head):
                found[place.attribution] += self._speaker(place, attributions, found)
        for number, whos in unsaid_speakers(self.words, attributions, found).items():
            found[number] = whos
        return found

    def _read(self, place: Place, attributions: Sequence[Attribution], found: list[list[Who]]) -> None:
        if place.attribution is None:
            self._remember(place, self._elsewhere(place.head))
            return
        resolved = self._resolve(place, attributions, found)
        self._remember(place, resolved)
        whos = found[place.attribution]
        whos += [who for who in resolved if who.key not in {w.key for w in whos}]
        if place.last and len(whos) > len(resolved):
            self._record(place, tuple(who.key for who in whos))

    def _learn_genders(self) -> None:
        """In a paragraph that names one person only, *he* and *she* tell that person's gender, where neither
        given name nor title does."""
        people: dict[int, set[int]] = {}
        for mention in self.names.mentions:
            if self.names.bearers[mention.bearer].label == "PERSON":
                people.setdefault(self.words.paragraphs[mention.start], set()).add(mention.bearer)
        alone = {paragraph: next(iter(who)) for paragraph, who in people.items() if len(who) == 1}
        told = {n for n, bearer in enumerate(self.names.bearers) if bearer.genders}
        for i, word in enumerate(self.words.plain):
            bearer = alone.get(self.words.paragraphs[i])
            number = PERSONAL.get(word)
            if bearer is None or bearer in told or self.words.quoted[i]:
                continue
            if number == "f" or number == "m":
                self.names.bearers[bearer].genders[number] += 1

    # Whom a head means

    def _elsewhere(self, head: Head) -> list[Who]:
        """Whom a head outside all source phrases means; of nouns only offices that somebody named holds."""
        if isinstance(head, NameHead):
            return [_named(head.mention)]
        if isinstance(head, NounHead):
            who = self._definites.office(head)
            return [who] if who is not None else []
        return self._personal(head.position, ())

    def _resolve(
        self, place: Place, attributions: Sequence[Attribution], found: Sequence[Sequence[Who]]
    ) -> list[Who]:
        head = place.head
        if isinstance(head, NameHead):
            return [_named(head.mention)]
        content = attributions[place.attribution].content if place.attribution is not None else ()
        if isinstance(head, NounHead):
            joint = self._definites.joint(head)
            return joint or [self._noun(head, content)]
        word = self.words.plain[head.position]
        if word in PERSONAL:
            told = self._cataphor(head.position) or self._personal(head.position, content)
            return told or self._first_named(head.position)
        if word not in RELATIVES:
            return self._quantity(head.position)
        told = self._sources_before(head.position, found)
        return told or self._relative(head.position)

    def _sources_before(self, position: int, found: Sequence[Sequence[Who]]) -> list[Who]:
        """Of *Some aides to Ann Lee, who …*, where the words before the relative are themselves a source."""
        numbers = self._ending.get(position) or self._ending.get(
            position - (self.words.texts[position - 1] == ",")
        )
        whos = next((found[n] for n in numbers or () if found[n]), [])
        return [Who(who.key, 0.9 * who.certainty) for who in whos]

    def _cataphor(self, position: int) -> list[Who]:
        """Of *In his first speech, Ann Lee …* the name that follows the comma."""
        words = self.words
        opening = [i for i in (position - 1, position - 2) if i >= 0 and words.starts_sentence(i)]
        if not opening or words.plain[opening[0]] not in PREPOSITIONS | {"as"}:
            return []
        near = range(position + 1, min(position + _OPENING_PHRASE, len(words) - 1))
        comma = next((i for i in near if words.texts[i] in STOPS), None)
        mention = self.names.covering(comma + 1) if comma is not None and words.texts[comma] == "," else None
        if mention is None or words.sentences[mention.start] != words.sentences[position]:
            return []
        bearer = self.names.bearers[mention.bearer]
        fits = bearer.label == "PERSON" and bearer.gender in (PERSONAL[words.plain[position]], None)
        return [Who(Named(mention.bearer), 0.8)] if fits else []

    def _personal(self, position: int, content: Sequence[TokenSpan]) -> list[Who]:
        number = PERSONAL[self.words.plain[position]]
        found = self._salience.antecedent(position, number, content)
        return [Who(key, found[1]) for key in found[0]] if found is not None else []

    def _first_named(self, position: int) -> list[Who]:
        """Who *He* is that an article begins with: the first person it names, soon after."""
        number = PERSONAL[self.words.plain[position]]
        people = [m for m in self.names.mentions if self.names.bearers[m.bearer].label == "PERSON"]
        near = people and 0 < people[0].start - position < _OPENING
        if number not in BOTH_GENDERS or not near or self.words.sentences[position] > 1:
            return []
        fits = self.names.bearers[people[0].bearer].gender in (number, None)
        return [Who(Named(people[0].bearer), 0.6)] if fits else []

    def place_name(self, bearer: Bearer) -> str | None:
        """A country's usual name where the article has it or its people anywhere, as in *Moscow* beside
        *Russia* or *Russian*."""
        place = self.lexicon.places.get(" ".join(bearer.words))
        if place is None or bearer.label == "PERSON":
            return None
        asked, texts = place.name.casefold().split(), self.words.plain
        named = any(list(texts[i : i + len(asked)]) == asked for i, w in enumerate(texts) if w == asked[0])
        return place.name if named or place.name in self._peoples else None

    def _quantity(self, position: int) -> list[Who]:
        """*both* and *each* of those who last spoke jointly, or of the only two just named; *some*, *many*
        and *you* as they stand."""
        if self.words.plain[position] in ("both", "each"):
            joint = self._salience.latest(position, lambda e: len(e.keys) > 1)
            if joint is not None:
                return [Who(key, 0.6) for key in joint.keys]
            if pair := self._definites.pair(position, "PERSON"):
                return pair
        return [self._describe((position, position + 1), position, "group")]

    def _relative(self, position: int) -> list[Who]:
        before = antecedent_of(position, self.words, self.names)
        if before is None:
            return []
        if isinstance(before, Mention):
            return [Who(Named(before.bearer), 0.9)]
        heads = self._phrases.heads(before)
        return [
            Who(Named(head.mention.bearer), 0.85) if isinstance(head, NameHead) else self._noun(head)
            for head in heads
            if not isinstance(head, PronounHead)
        ]

    # Nouns

    def _noun(self, head: NounHead, content: Sequence[TokenSpan] = ()) -> Who:
        kind = self._phrases.noun_kind(head.noun)
        described = self._described_before(head) if kind == "role" else None
        if described is not None and not any(start <= described.start < end for start, end in content):
            return Who(Named(described.bearer), 0.85)
        known = self._definites.known(head, kind, content)
        if known is not None:
            return known
        polled = self._definites.polled(head)
        if polled is not None:
            noun = self.words.plain[head.noun]
            text = f"{self.names.bearers[polled.bearer].name} {noun}"
            return self._put(Described(noun, polled.bearer), text, head.noun, "document", None)
        owner = self._owner(head)
        if owner is None and head.definite and head.start == head.noun:
            return self._campaign(head) or self._describe(
                (head.start, head.end), head.noun, self._kind(kind, head.noun)
            )
        if owner is None:
            return self._describe((head.start, head.end), head.noun, self._kind(kind, head.noun))
        return self._owned(head, kind, owner)

    def _described_before(self, head: NounHead) -> Mention | None:
        """The person whom a source that is only an apposition describes: *Ann Lee, a lawyer for Acme*."""
        comma = head.start - 2
        if comma < 1 or self.words.texts[comma] != "," or self.words.plain[comma + 1] not in ("a", "an"):
            return None
        mention = self.names.covering(comma - 1)
        if mention is None or self.names.bearers[mention.bearer].label != "PERSON":
            return None
        led = mention.start > 0 and self.words.plain[mention.start - 1] in PREPOSITIONS
        return None if led else mention

    def _kind(self, kind: str | None, noun: int) -> SourceKind:
        """A plural that no word list has is a group."""
        return _KINDS.get(kind or "", "group" if self.words.plain[noun].endswith("s") else "unnamed")

    def _owner(self, head: NounHead) -> int | None:
        """The bearer whose aides, campaign or lawyer this is."""
        if isinstance(head.possessor, Mention):
            return head.possessor.bearer
        number = PERSONAL.get(self.words.plain[head.possessor]) if head.possessor is not None else None
        if head.possessor is None or number is None:
            return None
        found = self._salience.antecedent(head.possessor, number)
        return found[0][0].bearer if found is not None and isinstance(found[0][0], Named) else None

    def _campaign(self, head: NounHead) -> Who | None:
        """*The campaign* of the only one of whom the article has one (*the Clinton campaign*), or of whom it
        was just named."""
        if self.words.plain[head.noun] != "campaign":
            return None
        place = bisect_left(self._campaigns, (head.noun, -1))
        if place == 0:
            return None
        position, owner = self._campaigns[place - 1]
        near = self.words.sentences[head.noun] - self.words.sentences[position] <= _JUST_NAMED
        only = len({person for _, person in self._campaigns}) == 1
        return self._put_owned(owner, "campaign", "body", head.noun) if near or only else None

    def _owned(self, head: NounHead, kind: str | None, owner: int) -> Who:
        after = head.possessor.end if isinstance(head.possessor, Mention) else head.start
        after += self.words.plain[after] in POSSESSIVE_ENDINGS and after < head.noun
        thing = self.words.text((after, head.end))
        called = ""
        if isinstance(head.possessor, Mention) and self.names.bearers[owner].label == "PLACE":
            called = self.words.text((head.possessor.start, head.possessor.end))
        return self._put_owned(owner, thing, kind, head.noun, called)

    def _put_owned(self, owner: int, thing: str, kind: str | None, noun: int, called: str = "") -> Who:
        bearer = self.names.bearers[owner]
        person = bearer.label == "PERSON"
        name = surname(bearer.name) if person else called or bearer.name
        text = f"{name} {thing}" if kind == "body" else f"{name}'s {thing}"
        same = "campaign" if person and thing.casefold() in _CAMPAIGNS else thing.casefold()
        return self._put(Described(same, owner), text, noun, self._kind(kind, noun), thing)

    def _describe(self, span: TokenSpan, noun: int, kind: SourceKind) -> Who:
        start, end = self._phrases.trim(span)
        while start < noun and self.words.plain[start] in DETERMINERS:
            start += 1
        text = self.words.text((start, end)) or self.words.text(span)
        role = self.words.text((noun, end)) if kind == "unnamed" and end - noun > 1 else None
        return self._put(Described(text.casefold()), text, noun, kind, role)

    def _put(self, key: Described, text: str, noun: int, kind: SourceKind, role: str | None) -> Who:
        proper = kind in ("organization", "document") or text in ("Republicans", "Democrats")
        shown = text if proper else text.lower()
        self.descriptions.setdefault(key, Description(shown, kind, role, self.words.plain[noun]))
        self._definites.remember(noun, key)
        return Who(key, 0.8)

    # First person

    def _of_speaker(self, head: Head) -> bool:
        return isinstance(head, PronounHead) and self.words.plain[head.position] in SPEAKERS

    def _speaker(
        self, place: Place, attributions: Sequence[Attribution], found: Sequence[Sequence[Who]]
    ) -> list[Who]:
        """*I* and *we*: in somebody's content that somebody, else the writer."""
        around = sorted(
            (end - start, number)
            for number, attribution in enumerate(attributions)
            for start, end in attribution.content
            if start <= place.position < end and number != place.attribution
        )
        for _, number in around:
            if found[number]:
                return [Who(who.key, 0.9 * who.certainty) for who in found[number]]
        if not self.words.quoted[place.position]:
            return [Who(Writer() if self.writer is None else Named(self.writer), 0.7)]
        event = self._salience.latest(place.position, lambda e: e.speaks and bool(e.numbers & BOTH_GENDERS))
        return [Who(event.keys[0], 0.5)] if event is not None else []

    # Memory

    def _remember(self, place: Place, resolved: Sequence[Who]) -> None:
        if not resolved:
            return
        refers = place.attribution is not None or isinstance(place.head, PronounHead)
        for who in resolved:
            if refers and not isinstance(place.head, NameHead):
                self.referring.setdefault(who.key, []).append(place.span)
        self._record(place, tuple(who.key for who in resolved))

    def _record(self, place: Place, keys: tuple[Key, ...]) -> None:
        end = place.head.mention.end if isinstance(place.head, NameHead) else place.span[1]
        possessor = end < len(self.words) and self.words.plain[end] in POSSESSIVE_ENDINGS
        speaks = place.attribution is not None
        self._salience.record(Event(place.position, keys, speaks, possessor, self._numbers(keys)))

    def _numbers(self, keys: tuple[Key, ...]) -> frozenset[Number]:
        """The pronouns that can stand for sources."""
        key = keys[0]
        if len(keys) > 1:
            return frozenset(("they",))
        if isinstance(key, Named):
            bearer = self.names.bearers[key.bearer]
            return _one(bearer.gender) if bearer.label == "PERSON" else frozenset(("it", "they"))
        if not isinstance(key, Described):
            return frozenset()
        described = self.descriptions[key]
        if described.kind == "unnamed" and described.noun in self.lexicon.roles:
            return _one(self.lexicon.role_genders.get(described.noun))
        return frozenset(("they",)) if described.kind in ("group", "unnamed") else frozenset(("it", "they"))


def _one(gender: Number | None) -> frozenset[Number]:
    return frozenset((gender,)) if gender else BOTH_GENDERS


def _named(mention: Mention) -> Who:
    return Who(Named(mention.bearer), mention.certainty)


def _campaigns(words: Words, names: Registry) -> list[tuple[int, int]]:
    """Places of *campaign* right after a person's name, with the person, in order."""
    found: list[tuple[int, int]] = []
    for mention in names.mentions:
        after = mention.end + (words.plain[mention.end : mention.end + 1] in (["'s"], ["'"]))
        person = names.bearers[mention.bearer].label == "PERSON"
        if person and words.plain[after : after + 1] == ["campaign"]:
            found.append((after, mention.bearer))
    return found
