"""Whom a noun phrase means that somebody named stands behind: *the senator*, *the agency*, *a report by
Politico*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.bodies import ANY_BODY, COMMON, SOME_BODY, may_be
from onrecord.engine.grammar import PARTICIPLES, PREPOSITIONS, RELATIVES, STOPS, wordset
from onrecord.engine.keys import Key, Named, Who
from onrecord.engine.lexicon import Lexicon
from onrecord.engine.naming import Label
from onrecord.engine.offices import Offices
from onrecord.engine.phrases import NounHead, PhraseReader
from onrecord.engine.pronouns import BOTH_GENDERS, REACH, Event, Salience
from onrecord.engine.registry import Mention, Registry
from onrecord.engine.words import Words

_COUNTRIES = wordset("countries nations governments neighbors neighbours")
_PAIR_REACH = 3
"""Sentences in which the two must be named that *both* and *the two countries* stand for."""
_ANY_PLACE = wordset("city town state country nation")
_WRITTEN = wordset(
    """account analysis article blog book brief column commentary complaint editorial essay filing lawsuit
    letter memo memoir op-ed petition post report review statement study suit tally testimony tweet tweets"""
)
"""What is written by somebody, who speaks in it."""
_POLLS = wordset("poll polls polling survey surveys tracker count forecast valuation")
"""What is named with its maker rather than as its maker."""
_MADE = wordset(
    """brought compiled conducted drafted drawn filed led prepared produced signed submitted tabled written
    authored done made"""
)
"""Participles after a document by which whom *by* names made it."""
_GOT = wordset("obtained seen reviewed shared provided leaked viewed cited given published released posted")
"""Participles by which whom *by* names only has it or passes it on."""
_MAKING_REACH, _LONGEST_MAKER = 9, 6
"""Within how many tokens of a document *by* stands, and of *by* the name."""
_OF_ANY = wordset("a an another one some any every each no")
"""Words by which a phrase means nobody known."""
_SOMEBODYS = wordset("counterpart predecessor successor")
"""Roles that tell nothing where it is not said whose."""
_MODIFIERS = 3
"""How many words may stand before a noun that a name explains, *the* among them."""
_ENDS = STOPS | {".", "of", "from"}
_BREAKS = PREPOSITIONS | RELATIVES | {"and", "or"}
_SPOKE_LATELY, _NAMED_LATELY = 6, 3
"""Sentences back in which a body must have spoken, or been named, to be *the agency*."""


class Definites:
    """Finds the named sources behind the noun phrases of one article, in the article's order."""

    def __init__(self, phrases: PhraseReader, offices: Offices, salience: Salience) -> None:
        self.phrases = phrases
        self.words = phrases.words
        self.names = phrases.names
        self.offices = offices
        self.salience = salience
        self._by_noun: dict[str, Key] = {}
        self._nouns: dict[Key, str] = {}
        self._renamed = _renamed(self.words, self.names, phrases.lexicon)

    def remember(self, noun: int, key: Key) -> None:
        """From here on *the* with this noun means the source."""
        self._by_noun[self.words.plain[noun]] = key
        self._nouns[key] = self.words.plain[noun]

    def known(self, head: NounHead, kind: str | None, content: Sequence[TokenSpan] = ()) -> Who | None:
        """The source that a phrase means, None where it describes one that was not there before.

        Args:
            head: the phrase.
            kind: of its noun.
            content: what the phrase's bearer puts forward.
        """
        if kind == "document" and (author := self._author(head)) is not None:
            self.remember(head.noun, Named(author.bearer))
            return Who(Named(author.bearer), 0.7)
        if kind == "body" and (body := self._same_words(head)) is not None:
            return Who(Named(body), 0.75)
        if self._points_back(head, kind):
            office = (self._unnamed(head) or self.office(head)) if kind == "role" else None
            return office or self._mentioned(head, kind, content) or self._soon_named(head)
        introduced = self.offices.introduced_as(head.noun, (head.start, head.end)) if kind == "role" else None
        named = Who(Named(introduced[0]), introduced[1]) if introduced is not None else None
        return self._soon_named(head) or named

    def _same_words(self, head: NounHead) -> int | None:
        """The only body with all words of a phrase but its noun in its name: *flight attendants' union* and
        the Association of Flight Attendants."""
        words = {self.words.plain[i] for i in range(head.start, head.noun)}
        asked = {word for word in words if word[0].isalpha()}
        if len(asked) < 2:
            return None
        bodies = [
            n
            for n, bearer in enumerate(self.names.bearers)
            if bearer.label in ("ORG", "MISC") and asked <= set(bearer.words)
        ]
        return bodies[0] if len(bodies) == 1 else None

    def office(self, head: NounHead) -> Who | None:
        """The person whose office the phrase names."""
        person = self.offices.bearer(head.noun, (head.start, head.end))
        return Who(Named(person[0]), person[1]) if person is not None else None

    def joint(self, head: NounHead) -> list[Who]:
        """Two people behind *both candidates*, *the two* and *the chairmen*: who hold the office, or who last
        spoke jointly."""
        words = self.words.plain[max(head.start - 1, 0) : head.noun + 1]
        role = self.phrases.lexicon.singulars.get(self.words.plain[head.noun])
        counted = bool({"two", "both", "pair", "duo"}.intersection(words))
        if head.possessor is not None or not (
            counted or (head.definite and role and head.noun == head.start)
        ):
            return []
        if counted and self.words.plain[head.noun] in _COUNTRIES and (pair := self.pair(head.start, "PLACE")):
            return pair
        holders = self.offices.holders(role) if role else frozenset()
        event = self.salience.latest(head.start, lambda e: self._joined(e, head.start))
        if event is not None and (
            counted or holders.issuperset(k.bearer for k in event.keys if isinstance(k, Named))
        ):
            return [Who(key, 0.7) for key in event.keys]
        return [Who(Named(n), 0.6) for n in sorted(holders)] if counted and len(holders) == 2 else []

    def pair(self, position: int, label: Label) -> list[Who]:
        """The two people or places that are the only ones named in the last sentences before a position."""
        here = self.words.sentences[position]
        before = self.names.mentions[: self.names.before(position)]
        near = [m for m in before if here - self.words.sentences[m.start] < _PAIR_REACH]
        found = dict.fromkeys(m.bearer for m in near if self.names.bearers[m.bearer].label == label)
        return [Who(Named(bearer), 0.6) for bearer in found] if len(found) == 2 else []

    def _joined(self, event: Event, position: int) -> bool:
        """Whether two people acted jointly a little before a position."""
        people = [
            k for k in event.keys if isinstance(k, Named) and self.names.bearers[k.bearer].label == "PERSON"
        ]
        back = self.words.sentences[position] - self.words.sentences[event.position]
        return len(people) == len(event.keys) == 2 and back <= REACH

    def _soon_named(self, head: NounHead) -> Who | None:
        """Whom the article names after a phrase by its noun: *a cellist* before *The cellist, Ann Lee*."""
        if head.possessor is not None or self.words.plain[head.noun].endswith("s"):
            return None
        later = (m for m in self._renamed.get(self.words.plain[head.noun], ()) if m.start >= head.end)
        mention = next(later, None)
        known = self.names.mentions[: self.names.before(head.start)]
        if mention is None or mention.bearer in {m.bearer for m in known}:
            return None
        return Who(Named(mention.bearer), 0.75)

    def _unnamed(self, head: NounHead) -> Who | None:
        """*The aide* where somebody unnamed, called so or an official, spoke just before."""
        event = self.salience.latest(head.start, lambda e: e.speaks)
        if event is None or not head.definite or head.noun > head.start:
            return None
        key, noun = event.keys[0], self.words.plain[head.noun]
        back = self.words.sentences[head.start] - self.words.sentences[event.position]
        near = {noun, *self.phrases.lexicon.role_synonyms.get(noun, ())} | (
            {"official"} if noun == "aide" else set()
        )
        described = not isinstance(key, Named) and self._nouns.get(key) in near
        return Who(key, 0.8) if described and back <= 1 else None

    def _points_back(self, head: NounHead, kind: str | None) -> bool:
        """Whether a phrase means somebody known: *the senator*, *her lawyer*, and *Senator* in a headline."""
        led = self.words.plain[max(head.start - 1, 0) : head.start + 1]
        bare = _OF_ANY.isdisjoint(led)
        return head.definite or (kind == "role" and bare)

    def _author(self, head: NounHead) -> Mention | None:
        """Who wrote *Ann Lee's letter*, *a report by Politico* or *The complaint, brought by Acme*."""
        written = self.words.plain[head.noun] in _WRITTEN
        if written and isinstance(head.possessor, Mention):
            return head.possessor
        return self._maker(head) if self.words.plain[head.noun] not in _POLLS else None

    def polled(self, head: NounHead) -> Mention | None:
        """Whose poll *an Acme poll* or *a survey of 300 voters by Acme* is."""
        if self.words.plain[head.noun] not in _POLLS or self.words.plain[head.start - 1] == "the":
            return None
        beside = self.names.covering(head.noun - 1)
        if beside is None or beside.start < head.start:
            return self._maker(head)
        before = range(head.start, beside.start)
        alone = not any(self.words.capital(i) or self.words.texts[i] in ("-", "/") for i in before)
        return beside if alone and self.names.bearers[beside.bearer].label in ("ORG", "MISC") else None

    def _maker(self, head: NounHead) -> Mention | None:
        """Whom *by* names behind a document: right after its noun, or after *drafted* and the like."""
        words, noun = self.words, head.noun
        for i in range(noun + 1, min(noun + _MAKING_REACH, len(words) - 1)):
            if words.sentences[i] != words.sentences[noun]:
                return None
            told = {words.plain[j] for j in range(noun + 1, i)}
            plainly = i in (noun + 1, noun + 2) and told <= {","}
            made = plainly or bool(told & _MADE)
            if words.plain[i] == "by" and (made or words.plain[noun] in _POLLS) and not told & _GOT:
                return self._first_named(i + 1, head.end)
            if words.plain[i] == "from" and i == noun + 1 and words.plain[noun] in _WRITTEN:
                return self._first_named(i + 1, head.end)
        return None

    def _first_named(self, start: int, end: int) -> Mention | None:
        """The name that heads a phrase, known to reach to ``end``: *the watchdog group Acme*."""
        for i in range(start, min(start + _LONGEST_MAKER, len(self.words))):
            mention = self.names.covering(i)
            if mention is not None:
                after = self.words.plain[mention.end] if mention.end < min(end, len(self.words)) else "."
                heads = mention.end >= end or after in _ENDS | PREPOSITIONS | PARTICIPLES or not after.strip()
                return mention if heads and self.names.bearers[mention.bearer].label != "PLACE" else None
            if self.words.texts[i] in STOPS or self.words.plain[i] in PREPOSITIONS | RELATIVES:
                return None
        return None

    def _mentioned(self, head: NounHead, kind: str | None, content: Sequence[TokenSpan]) -> Who | None:
        if head.possessor is not None or head.end - head.start > 4:
            return None
        noun = self.words.plain[head.noun]
        key = self._named_with(noun, head) or self._stood_in_for(noun, head) or self._by_noun.get(noun)
        if key is not None:
            return Who(key, 0.8)
        told = kind == "role" and head.definite and noun not in _SOMEBODYS
        return self._just_spoken_of(noun, head, content) if told else None

    def _named_with(self, noun: str, head: NounHead) -> Key | None:
        """The last body with the noun in its name: *the commission*."""
        rest = set(self.words.plain[head.start : head.noun + 1])
        for mention in reversed(self.names.mentions[: self.names.before(head.start)]):
            bearer = self.names.bearers[mention.bearer]
            if bearer.label in ("ORG", "MISC") and noun in bearer.words and rest <= set(bearer.words):
                return Named(mention.bearer)
        return None

    def _stood_in_for(self, noun: str, head: NounHead) -> Key | None:
        """The last place or body that a noun alone can mean: *the city*, *the agency*."""
        if any(self.words.capital(i) for i in range(head.start, head.noun)) or head.end > head.noun + 1:
            return None
        if noun in _ANY_PLACE and head.noun == head.start:
            before = reversed(self.names.mentions[: self.names.before(head.start)])
            return next((Named(m.bearer) for m in before if self._is_place(m, noun)), None)
        told_apart = self.words.plain[head.noun + 1 : head.noun + 2] in (["that"], ["which"])
        if noun in ANY_BODY | SOME_BODY and head.noun == head.start and not told_apart:
            event = self.salience.latest(head.start, lambda e: self._is_body(e, head.start, noun))
            if event is not None:
                return event.keys[0]
            return self._only_body(noun, head.start) if noun in SOME_BODY | COMMON else None
        return None

    def _only_body(self, noun: str, position: int) -> Key | None:
        """The only body named so far that a noun can mean, however far back."""
        before = {m.bearer for m in self.names.mentions[: self.names.before(position)]}
        bodies = [n for n in before if may_be(self.names.bearers[n], noun)]
        return Named(bodies[0]) if len(bodies) == 1 else None

    def _is_place(self, mention: Mention, noun: str) -> bool:
        bearer, lexicon = self.names.bearers[mention.bearer], self.phrases.lexicon
        name = " ".join(bearer.words)
        place = lexicon.places.get(name)
        sorts = {"state": name in lexicon.states, "country": place is not None and not place.body}
        sorts |= {"nation": sorts["country"]}
        return bearer.label == "PLACE" and sorts.get(noun, not any(sorts.values()))

    def _is_body(self, event: Event, position: int, noun: str) -> bool:
        key = event.keys[0]
        if not isinstance(key, Named) or not may_be(self.names.bearers[key.bearer], noun):
            return False
        back = self.words.sentences[position] - self.words.sentences[event.position]
        return back <= (_SPOKE_LATELY if event.speaks else _NAMED_LATELY)

    def _just_spoken_of(self, noun: str, head: NounHead, content: Sequence[TokenSpan]) -> Who | None:
        """*The Republican nominee* of somebody whom the article never calls so: the last person who spoke,
        and is not known to be something else."""
        gender = self.phrases.lexicon.role_genders.get(noun)
        genders = frozenset((gender,)) if gender else BOTH_GENDERS
        found = [
            self.salience.antecedent(head.start, number, content, lambda e: self._may_be(e, head))
            for number in sorted(genders)
        ]
        likely = max((f for f in found if f is not None), key=lambda f: f[1], default=None)
        return Who(likely[0][0], 0.6) if likely is not None and isinstance(likely[0][0], Named) else None

    def _may_be(self, event: Event, head: NounHead) -> bool:
        key = event.keys[0]
        return not isinstance(key, Named) or self.offices.may_be(
            key.bearer, head.noun, (head.start, head.end)
        )


def _renamed(words: Words, names: Registry, lexicon: Lexicon) -> dict[str, list[Mention]]:
    """The names that say, after a comma, whom *the* with a noun means, by noun: *The cellist, Ann Lee,*."""
    found: dict[str, list[Mention]] = {}
    for mention in names.mentions:
        comma = mention.start - 1
        while comma > 1 and (words.plain[comma] in lexicon.titles or words.plain[comma] in lexicon.roles):
            comma -= 1
        noun = comma - 1
        if noun < 1 or words.texts[comma] != "," or names.covering(noun) is not None:
            continue
        reach = range(noun - 1, max(noun - _MODIFIERS, 0) - 1, -1)
        leads = next((i for i in reach if words.plain[i] == "the"), None)
        ended = mention.end >= len(words) or words.texts[mention.end] in _ENDS
        plainly = leads is not None and all(words.texts[i].isalpha() for i in range(leads, noun + 1))
        if plainly and ended and not _BREAKS.intersection(words.plain[leads:noun]):
            found.setdefault(words.plain[noun], []).append(mention)
    return found
