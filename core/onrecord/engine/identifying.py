"""Gives every source phrase of an article its identity, in one pass from the first word to the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.engine.attribution import Attribution, TokenSpan
from onrecord.engine.lexicon import Lexicon
from onrecord.engine.offices import Offices
from onrecord.engine.phrases import (
    DETERMINERS,
    RELATIVES,
    STOPS,
    Head,
    NameHead,
    NounHead,
    PhraseReader,
    PronounHead,
)
from onrecord.engine.pronouns import PERSONAL, SPEAKERS, Event, Key, Number, Salience
from onrecord.engine.registry import Mention, Registry
from onrecord.engine.words import Words
from onrecord.reading import SourceKind

WRITER: Key = ("writer",)
_NOTHING_BEFORE = frozenset(("it", "there", "what", "this", "that"))
_BOTH_GENDERS: frozenset[Number] = frozenset(("f", "m"))


@dataclass(frozen=True)
class Who:
    """One identity that a head was given."""

    key: Key
    certainty: float


@dataclass
class Description:
    """A source that is never named."""

    text: str
    kind: SourceKind
    role: str | None
    noun: str


@dataclass(frozen=True)
class _Place:
    """A head in the stream; ``attribution`` is None for words that are no source."""

    position: int
    attribution: int | None
    span: TokenSpan
    head: Head


class Identifier:
    """Reads one article's attributions; see :meth:`identify`."""

    def __init__(self, words: Words, names: Registry, lexicon: Lexicon) -> None:
        self.words = words
        self.names = names
        self.lexicon = lexicon
        self.phrases = PhraseReader(words, names, lexicon)
        self.offices = Offices(words, names, lexicon)
        self.descriptions: dict[Key, Description] = {}
        self.referring: dict[Key, list[TokenSpan]] = {}
        """Places other than names that refer to a source, in order."""
        self._salience = Salience(words)
        self._by_noun: dict[str, Key] = {}
        self._contents: list[tuple[TokenSpan, ...]] = []

    def identify(self, attributions: Sequence[Attribution]) -> list[list[Who]]:
        """Everyone who makes each attribution; an empty list where no source is expressed or none is clear."""
        self._learn_genders()
        found: list[list[Who]] = [[] for _ in attributions]
        late: list[_Place] = []
        self._contents = [attribution.content for attribution in attributions]
        for place in self._stream(attributions):
            if self._of_speaker(place.head):
                late.append(place)
                continue
            resolved = self._resolve(place)
            self._remember(place, resolved)
            if place.attribution is not None:
                found[place.attribution] += [w for w in resolved if w not in found[place.attribution]]
        for place in late:
            if place.attribution is not None:
                found[place.attribution] += self._speaker(place, attributions, found)
        return found

    # The stream of heads

    def _stream(self, attributions: Sequence[Attribution]) -> list[_Place]:
        """Heads of sources, other names and other pronouns, in the article's order. A phrase that is the
        source of two attributions comes once for each."""
        places: list[_Place] = []
        taken: set[int] = set()
        for number, attribution in enumerate(attributions):
            for head, span in self._heads(attribution):
                places.append(_Place(_position(head), number, span, head))
                taken.update(range(*span))
        places += [
            _Place(m.start, None, (m.start, m.end), NameHead(m, ()))
            for m in self.names.mentions
            if m.start not in taken
        ]
        places += [
            _Place(i, None, (i, i + 1), PronounHead(i))
            for i, word in enumerate(self.words.plain)
            if i not in taken and PERSONAL.get(word) in ("f", "m")
        ]
        places += [_Place(h.noun, None, (h.start, h.end), h) for h in self._offices_named(taken)]
        return sorted(places, key=lambda p: p.position)

    def _offices_named(self, taken: set[int]) -> Iterator[NounHead]:
        """*the president* and the like outside source phrases."""
        for i, word in enumerate(self.words.plain):
            if word in self.lexicon.roles and i not in taken and self.names.covering(i) is None:
                start = next(
                    (j for j in range(i, max(i - 5, 0), -1) if self.words.plain[j - 1] == "the"), None
                )
                followed = self.names.covering(i + 1) if i + 1 < len(self.words) else None
                if start is not None and followed is None and self._unbroken(start, i):
                    yield NounHead(start, i, i + 1, definite=True, possessor=None)

    def _unbroken(self, start: int, end: int) -> bool:
        return not any(
            self.words.plain[i] in STOPS | RELATIVES | _LEADING | {"of", "in", "for"}
            for i in range(start, end)
        )

    def _heads(self, attribution: Attribution) -> Iterator[tuple[Head, TokenSpan]]:
        """The heads of a source; of one in pieces, a relative clause's pronoun tells nothing new."""
        heads = [(head, span) for span in attribution.source for head in self.phrases.heads(span)]
        telling = [
            h
            for h in heads
            if not (isinstance(h[0], PronounHead) and self.words.plain[h[0].position] in RELATIVES)
        ]
        yield from telling or heads

    def _learn_genders(self) -> None:
        """In a paragraph that names one person only, *he* and *she* tell that person's gender."""
        people: dict[int, set[int]] = {}
        for mention in self.names.mentions:
            if self.names.bearers[mention.bearer].label == "PERSON":
                people.setdefault(self.words.paragraphs[mention.start], set()).add(mention.bearer)
        alone = {paragraph: next(iter(who)) for paragraph, who in people.items() if len(who) == 1}
        for i, word in enumerate(self.words.plain):
            bearer = alone.get(self.words.paragraphs[i])
            number = PERSONAL.get(word)
            if bearer is not None and (number == "f" or number == "m") and not self.words.quoted[i]:
                self.names.bearers[bearer].genders[number] += 1

    # Resolving

    def _resolve(self, place: _Place) -> list[Who]:
        head = place.head
        if isinstance(head, NameHead):
            return [Who(_name_key(head.mention), head.mention.certainty)]
        if isinstance(head, NounHead):
            return self._noun(head) if place.attribution is not None else self._office(head)
        return self._pronoun(head.position, place.attribution)

    def _office(self, head: NounHead) -> list[Who]:
        """A role in the running text, which matters only where it means somebody named."""
        person = self.offices.bearer(head.noun, (head.start, head.end))
        return [Who(("name", str(person[0])), person[1])] if person is not None else []

    def _pronoun(self, position: int, attribution: int | None) -> list[Who]:
        word, source = self.words.plain[position], attribution is not None
        number = PERSONAL.get(word)
        if word in RELATIVES and source:
            return self._relative(position)
        if number is not None:
            content = self._contents[attribution] if attribution is not None else ()
            found = self._salience.antecedent(position, number, content)
            return [Who(key, found[1]) for key in found[0]] if found else []
        if word in ("both", "each"):
            joint = self._salience.latest(position, lambda e: len(e.keys) > 1)
            if joint is not None:
                return [Who(key, 0.6) for key in joint.keys]
        return [self._describe((position, position + 1), position, "group", None)] if source else []

    def _relative(self, position: int) -> list[Who]:
        """*who*, *which* and *that*: the phrase just before."""
        end = position
        comma = end > 0 and self.words.texts[end - 1] in (",", "—", "–", "--")
        end -= comma
        named = self.names.covering(end - 1) if end else None
        if named is not None and (comma or self.names.bearers[named.bearer].label == "PERSON"):
            return [Who(_name_key(named), 0.9)]
        if comma:
            described = self._described(end)
            if described is not None:
                return [Who(_name_key(described), 0.85)]
        start = self._phrase_start(end)
        heads = self.phrases.heads((start, end)) if start < end else []
        return [who for head in heads for who in self._antecedent_phrase(head)]

    def _antecedent_phrase(self, head: Head) -> list[Who]:
        if isinstance(head, PronounHead):
            return []
        return [Who(_name_key(head.mention), 0.85)] if isinstance(head, NameHead) else self._noun(head)

    def _described(self, end: int) -> Mention | None:
        """The name that an apposition ending here describes: *Ann Lee, a lawyer for Acme, who*."""
        sentence = self.words.sentences[end - 1]
        i = end - 1
        while i > 0 and self.words.sentences[i] == sentence and end - i < 20:
            if self.words.texts[i] == "," and i > 0:
                mention = self.names.covering(i - 1)
                return mention if mention and self.names.bearers[mention.bearer].label == "PERSON" else None
            i -= 1
        return None

    def _phrase_start(self, end: int) -> int:
        """Where the noun phrase that ends here may begin."""
        i, sentence = end, self.words.sentences[end - 1] if end else 0
        while i > 0 and end - i < 14 and self.words.sentences[i - 1] == sentence:
            word = self.words.plain[i - 1]
            mention = self.names.covering(i - 1)
            if mention is not None:
                i = mention.start
            elif (
                word in STOPS or word in RELATIVES or word in PERSONAL or word in _VERBAL or word in _LEADING
            ):
                break
            elif word in DETERMINERS and not (i > 1 and self.words.plain[i - 2] in ("of", "for", "in")):
                return i - 1
            else:
                i -= 1
        return i

    def _noun(self, head: NounHead) -> list[Who]:
        kind = self.phrases.noun_kind(head.noun)
        owner = self._owner(head)
        author = self._author(head) if kind == "document" else None
        if author is not None:
            return [author]
        known = self._known(head, kind) if self._points_back(head, kind) else self._introduced(head, kind)
        if known is not None:
            return [known]
        return [self._described_noun(head, kind, owner)]

    def _points_back(self, head: NounHead, kind: str | None) -> bool:
        """Whether a phrase means somebody known: *the senator*, *her lawyer*, and *Senator* in a headline."""
        bare = head.start == 0 or self.words.plain[head.start - 1] not in ("a", "an", "another", "one")
        return head.definite or (kind == "role" and (head.possessor is not None or bare))

    def _introduced(self, head: NounHead, kind: str | None) -> Who | None:
        person = self.offices.introduced_as(head.noun, (head.start, head.end)) if kind == "role" else None
        return Who(("name", str(person[0])), person[1]) if person is not None else None

    def _author(self, head: NounHead) -> Who | None:
        """*a report by Politico*, *Ann Lee's letter*: who wrote speaks, not the paper."""
        if self.words.plain[head.noun] not in _WRITTEN:
            return None
        if isinstance(head.possessor, Mention):
            return self._wrote(head, head.possessor)
        after = head.noun + 1
        if after < head.end and self.words.plain[after] in ("by", "from"):
            ending = [h for h in self.phrases.heads((after + 1, head.end)) if isinstance(h, NameHead)]
            return self._wrote(head, ending[0].mention) if ending else None
        return None

    def _wrote(self, head: NounHead, author: Mention) -> Who:
        """The author, for whom the paper will stand from here on."""
        self._by_noun[self.words.plain[head.noun]] = _name_key(author)
        return Who(_name_key(author), 0.7)

    def _known(self, head: NounHead, kind: str | None) -> Who | None:
        """Whom *the senator*, *the agency* or *the report* means."""
        span = (head.start, head.end)
        if kind == "role":
            person = self.offices.bearer(head.noun, span)
            if person is not None:
                return Who(("name", str(person[0])), person[1])
        if head.possessor is not None or head.end - head.start > 4:
            return None
        noun = self.words.plain[head.noun]
        named = self._named_with(noun, head)
        if named is not None:
            return Who(named, 0.8)
        key = self._by_noun.get(noun)
        if key is not None:
            return Who(key, 0.8)
        return self._most_salient(head) if kind == "role" and head.definite else None

    def _most_salient(self, head: NounHead) -> Who | None:
        """*The Republican nominee* of somebody the article never calls so: the person spoken of just now."""
        gender = self.lexicon.role_genders.get(self.words.plain[head.noun])
        genders = frozenset((gender,)) if gender else _BOTH_GENDERS
        here = self.words.sentences[head.start]
        event = self._salience.latest(
            head.start, lambda e: bool(e.numbers & genders) and e.keys[0][0] == "name" and e.speaks
        )
        near = event is not None and here - self.words.sentences[event.position] <= 3
        return Who(event.keys[0], 0.6) if event is not None and near else None

    def _named_with(self, noun: str, head: NounHead) -> Key | None:
        """The last body named with a noun (*the commission*), or that the noun can stand for (*the agency*)."""
        before = self.names.mentions[: self.names.before(head.start)]
        rest = {self.words.plain[i] for i in range(head.start, head.noun)}
        for mention in reversed(before):
            bearer = self.names.bearers[mention.bearer]
            if bearer.label in ("ORG", "MISC") and noun in bearer.words and rest <= set(bearer.words):
                return _name_key(mention)
        if head.noun > head.start:
            return None
        if noun in _ANY_PLACE:
            return next((_name_key(m) for m in reversed(before) if self._is_place(m, noun)), None)
        if noun in _ANY_BODY:
            event = self._salience.latest(head.start, lambda e: self._is_body(e, head.start))
            return event.keys[0] if event is not None else None
        return None

    def _is_place(self, mention: Mention, noun: str) -> bool:
        bearer = self.names.bearers[mention.bearer]
        name = " ".join(bearer.words)
        state, country = name in self.lexicon.states, name in self.lexicon.places
        return bearer.label == "PLACE" and (
            state if noun == "state" else country if noun in ("country", "nation") else not (state or country)
        )

    def _is_body(self, event: Event, position: int) -> bool:
        """Whether *the agency* here can mean an event's source: a named body that speaks, or was named just before."""
        key = event.keys[0]
        near = self.words.sentences[position] - self.words.sentences[event.position]
        if key[0] != "name" or self.names.bearers[int(key[1])].label != "ORG":
            return False
        return near <= (6 if event.speaks else 3)

    def _owner(self, head: NounHead) -> Key | None:
        if isinstance(head.possessor, Mention):
            return _name_key(head.possessor)
        if head.possessor is None:
            return None
        number = PERSONAL.get(self.words.plain[head.possessor])
        found = self._salience.antecedent(head.possessor, number) if number else None
        return found[0][0] if found else None

    def _described_noun(self, head: NounHead, kind: str | None, owner: Key | None) -> Who:
        after = head.possessor.end if isinstance(head.possessor, Mention) else head.start
        if self.words.plain[after] in ("'s", "'") and after < head.noun:
            after += 1
        thing = self.words.text((after, head.end))
        if owner is None or owner[0] != "name":
            return self._describe(
                (head.start, head.end), head.noun, _kind(kind, self.words.plain[head.noun]), None
            )
        bearer = self.names.bearers[int(owner[1])]
        name = bearer.words[-1].title() if bearer.label == "PERSON" else bearer.name
        text = f"{name} {thing}" if kind == "body" else f"{name}'s {thing}"
        same = "campaign" if thing.casefold() in _CAMPAIGNS and bearer.label == "PERSON" else thing.casefold()
        key: Key = ("noun", owner[1], same)
        return self._put(key, text, head.noun, _kind(kind, self.words.plain[head.noun]), thing)

    def _describe(self, span: TokenSpan, noun: int, kind: SourceKind, role: str | None) -> Who:
        start, end = self.phrases.trim(span)
        while start < noun and self.words.plain[start] in DETERMINERS:
            start += 1
        text = self.words.text((start, end)) or self.words.text(span)
        start_of_role = self.words.text((noun, end)) if kind == "unnamed" and end - noun > 1 else role
        return self._put(("noun", text.casefold()), text, noun, kind, start_of_role)

    def _put(self, key: Key, text: str, noun: int, kind: SourceKind, role: str | None) -> Who:
        if key not in self.descriptions:
            proper = kind in ("organization", "document") or text in ("Republicans", "Democrats")
            self.descriptions[key] = Description(
                text if proper else text.lower(), kind, role, self.words.plain[noun]
            )
        self._by_noun[self.words.plain[noun]] = key
        return Who(key, 0.9)

    # First person

    def _of_speaker(self, head: Head) -> bool:
        return isinstance(head, PronounHead) and self.words.plain[head.position] in SPEAKERS

    def _speaker(
        self, place: _Place, attributions: Sequence[Attribution], found: list[list[Who]]
    ) -> list[Who]:
        """*I* and *we*: in somebody's content that somebody, else the writer."""
        around = [
            (end - start, n)
            for n, a in enumerate(attributions)
            for start, end in a.content
            if start <= place.position < end and n != place.attribution
        ]
        for _, number in sorted(around):
            if found[number]:
                return [Who(w.key, 0.9 * w.certainty) for w in found[number]]
        if not self.words.quoted[place.position]:
            return [Who(WRITER, 0.7)]
        event = self._salience.latest(
            place.position, lambda e: e.speaks and e.numbers & _BOTH_GENDERS != frozenset()
        )
        return [Who(event.keys[0], 0.5)] if event is not None else []

    # Memory

    def _remember(self, place: _Place, resolved: list[Who]) -> None:
        if not resolved:
            return
        keys = tuple(w.key for w in resolved)
        source = place.attribution is not None
        for key in keys:
            if not isinstance(place.head, NameHead) and (source or isinstance(place.head, PronounHead)):
                self.referring.setdefault(key, []).append(place.span)
        numbers = self._numbers(keys)
        end = place.head.mention.end if isinstance(place.head, NameHead) else place.span[1]
        possessor = end < len(self.words) and self.words.plain[end] in ("'s", "'")
        self._salience.record(Event(place.position, keys, source, possessor, numbers))

    def _numbers(self, keys: tuple[Key, ...]) -> frozenset[Number]:
        if len(keys) > 1:
            return frozenset(("they",))
        key = keys[0]
        if key[0] == "name":
            bearer = self.names.bearers[int(key[1])]
            if bearer.label == "PERSON":
                return frozenset((bearer.gender,)) if bearer.gender else _BOTH_GENDERS
            return frozenset(("it", "they"))
        described = self.descriptions.get(key)
        kind = described.kind if described else None
        if kind == "unnamed" and described and described.noun in self.lexicon.roles:
            gender = self.lexicon.role_genders.get(described.noun)
            return frozenset((gender,)) if gender else _BOTH_GENDERS
        return frozenset(("they",)) if kind in ("group", "unnamed") else frozenset(("it", "they"))


_ANY_BODY = frozenset(
    "agency alliance bank bloc company firm network newspaper paper magazine outlet union group organization organisation department website".split()
)
_ANY_PLACE = frozenset(("city", "town", "state", "country", "nation"))
_CAMPAIGNS = frozenset(("campaign", "team", "camp"))
_WRITTEN = frozenset(
    "account analysis article brief column commentary complaint editorial essay letter memo memoir op-ed report review statement"
    " study tally tweet tweets".split()
)
_VERBAL = frozenset(
    "is are was were be been has have had said says told and but or because as than if not".split()
)
_LEADING = frozenset("to with by from about at on as into over among between against like including".split())


def _position(head: Head) -> int:
    if isinstance(head, NameHead):
        return head.mention.start
    return head.position if isinstance(head, PronounHead) else head.noun


def _name_key(mention: Mention) -> Key:
    return ("name", str(mention.bearer))


def _kind(kind: str | None, noun: str) -> SourceKind:
    """The kind of a source that is never named, from its head noun."""
    if kind in ("role", "roles", "part"):
        return "unnamed"
    if kind == "body":
        return "organization"
    if kind == "document":
        return "document"
    return "group" if kind == "group" or noun.endswith("s") else "unnamed"
