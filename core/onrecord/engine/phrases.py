"""Source phrases taken apart: who is named, which noun heads the phrase, whose it is.

``Kremlin spokesperson Dmitry Peskov`` is headed by the name; ``a spokesman for Clinton`` by the noun, and
Clinton does not speak in it. There is no parser: a phrase's head is found from names, prepositions, commas
and word lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.grammar import (
    DASHES,
    DETERMINERS,
    PARTICIPLES,
    POSSESSIVE_ENDINGS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    STOPS,
    wordset,
)
from onrecord.engine.lexicon import Lexicon
from onrecord.engine.registry import Mention, Registry
from onrecord.engine.words import QUOTES, Words


@dataclass(frozen=True)
class NameHead:
    """A phrase whose head is a name."""

    mention: Mention
    role: tuple[TokenSpan, ...]
    """The phrase's words for who the named one is, possibly none."""


@dataclass(frozen=True)
class PronounHead:
    """A phrase that is a pronoun; ``position`` is its token."""

    position: int


@dataclass(frozen=True)
class NounHead:
    """A phrase whose head is a common noun."""

    start: int
    """First token after the determiner."""
    noun: int
    """The head noun's token."""
    end: int
    """End (exclusive) of the phrase with what follows the noun, up to a comma or clause."""
    definite: bool
    possessor: Mention | int | None
    """Whose it is: a name, the token of a possessive pronoun, or nobody's."""


Head = NameHead | PronounHead | NounHead

_CHUNK_ENDS = STOPS | PREPOSITIONS | RELATIVES | PARTICIPLES
_OF_ONE = DETERMINERS | POSSESSIVES | wordset("one another")
"""Words that begin a phrase for somebody single, or for several."""
_LEADERS = wordset("and but or & by among from per")
_DAYS = wordset(
    """monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow earlier later
    recently"""
)
_CALLED = wordset("named called nicknamed identified known")
_BEFORE_NAME = wordset("only simply publicly as by the name")
_DESCRIBING = wordset("a an the its his her their former then based led and of")
_APPOSITIONS = 2
"""Commas of a phrase after which its name is looked for."""
_SPANS = wordset("week month year night fall spring summer winter weekend morning")


class PhraseReader:
    """Takes the source phrases of one article apart."""

    def __init__(self, words: Words, names: Registry, lexicon: Lexicon) -> None:
        self.words = words
        self.names = names
        self.lexicon = lexicon

    def heads(self, span: TokenSpan) -> list[Head]:
        """Everyone who speaks in a source phrase, in order; empty where it holds no word."""
        start, end = self.trim(span)
        if start >= end:
            return []
        return [head for part in self._parts(start, end) if (head := self._head(*part)) is not None]

    def trim(self, span: TokenSpan) -> TokenSpan:
        """Leave out punctuation, conjunctions and *by* before a phrase, punctuation and *'s* after it."""
        start, end = span
        while start < end and (not self._word(start) or self.words.plain[start] in _LEADERS):
            start += 1
        while start < end and (not self._word(end - 1) or self.words.plain[end - 1] in POSSESSIVE_ENDINGS):
            end -= 1
        return start, end

    def _word(self, i: int) -> bool:
        return any(c.isalnum() for c in self.words.texts[i])

    # Joint sources

    def _parts(self, start: int, end: int) -> list[TokenSpan]:
        """Split *Smith and Jones*; leave *the head of Smith and Jones* whole."""
        cuts = [
            i
            for i in self._outside_names(start, end)
            if self.words.plain[i] in ("and", "&", "or") and i > start
        ]
        for cut in cuts:
            if self._joins(start, cut, end):
                return [*self._list_before(start, cut), *self._parts(cut + 1, end)]
        return [(start, end)]

    def _outside_names(self, start: int, end: int) -> Iterator[int]:
        """Tokens that belong to no name and stand in no brackets."""
        depth, i = 0, start
        while i < end:
            mention = self.names.covering(i)
            if mention is not None and mention.end > i:
                i = mention.end
                continue
            text = self.words.texts[i]
            depth += (text in "([") - (text in ")]") if text else 0
            if depth <= 0:
                yield i
            i += 1

    def _joins(self, start: int, cut: int, end: int) -> bool:
        left, right = self._head(start, cut), self._head(*self.trim((cut + 1, end)))
        if left is None or right is None:
            return False
        if isinstance(left, NounHead) and (left.end > left.noun + 1 or self._open_apposition(left.end, cut)):
            return False
        if isinstance(left, NameHead) and self._open_apposition(left.mention.end, cut):
            return False
        if isinstance(right, NounHead) and isinstance(left, NounHead):
            return self._determined(cut + 1) or self._body(left) or self._body(right)
        return not (isinstance(left, NounHead) and isinstance(right, NameHead) and not self._whole(left))

    def _determined(self, i: int) -> bool:
        return self.words.plain[i] in DETERMINERS | POSSESSIVES

    def _whole(self, head: NounHead) -> bool:
        """Whether a noun can end a phrase: *officials and Smith*, not *senior and Smith*."""
        return self.noun_kind(head.noun) is not None

    def _body(self, head: NounHead) -> bool:
        return self.words.plain[head.noun] in self.lexicon.organizations and head.possessor is not None

    def _open_apposition(self, start: int, cut: int) -> bool:
        """Whether *, host of This* before *and That* still describes the name before it."""
        if any(self.words.plain[i] in RELATIVES for i in range(start, cut)):
            return self.words.texts[cut - 1] != ","
        commas = [i for i in self._outside_names(start, cut) if self.words.texts[i] in DASHES | {","}]
        if not commas or commas[-1] == cut - 1:
            return (
                any(self.words.plain[i] in ("of", "for") for i in self._outside_names(start, cut))
                and not commas
            )
        after = self.trim((commas[-1] + 1, cut))
        return not (after[0] < after[1] and isinstance(self._head(*after), NameHead))

    def _list_before(self, start: int, cut: int) -> list[TokenSpan]:
        """The members of *Ann Lee, Bo Ray (D-Ore.)* before a last *and*."""
        commas = [i for i in self._outside_names(start, cut) if self.words.texts[i] == "," and i < cut - 1]
        bounds = [start, *(c + 1 for c in commas if self._name_first(c + 1, cut)), cut]
        return list(pairwise(bounds))

    def _name_first(self, start: int, end: int) -> bool:
        chunk = self._chunk_end(start, end)
        head = self._head(start, chunk) if chunk > start else None
        return isinstance(head, NameHead) and self.words.plain[head.mention.start] not in self.lexicon.states

    # One phrase

    def _head(self, start: int, end: int) -> Head | None:
        if start >= end:
            return None
        words = self.words
        if (
            words.plain[start] in PRONOUNS
            and self._alone(start, end)
            and words.plain[start : start + 2] != ["one", "of"]
        ):
            return PronounHead(start)
        first = self._skip(start, end)
        chunk = self._chunk_end(first, end)
        if chunk == first and words.plain[first] != "one":
            return PronounHead(start) if words.plain[start] in PRONOUNS else self._quantity(start, end)
        named = self._ending_name(first, chunk)
        if named is not None:
            before = (start, named.start)
            return NameHead(named, self._role_words(before))
        called = self._called(chunk, end)
        if called is not None:
            return NameHead(called, self._role_words((start, chunk)))
        return (
            self._apposition(start, first, chunk, end)
            or self._body_name(first, chunk)
            or self._noun(start, first, chunk, end)
        )

    def _alone(self, start: int, end: int) -> bool:
        """Whether a pronoun is the whole phrase, or all before a comma, clause or adverb."""
        rest = self.words.plain[start + 1 : end]
        return not rest or rest[0] in STOPS | PREPOSITIONS | RELATIVES | {
            "'s",
            "all",
            "both",
            "'ve",
            "'d",
            "'ll",
            "'m",
            "'re",
        }

    def _skip(self, start: int, end: int) -> int:
        while start < end - 1 and self.words.plain[start] in DETERMINERS | POSSESSIVES | {
            "both",
            "all",
            "even",
            "only",
        }:
            if self.names.covering(start) is not None:
                break
            start += 1
        return start

    def _chunk_end(self, start: int, end: int) -> int:
        """Where the words before and with the head stop: at a comma, preposition or clause outside names."""
        i = start
        while i < end:
            mention = self.names.covering(i)
            if mention is not None:
                i = mention.end
            elif self.words.plain[i] in _CHUNK_ENDS or (i > start and self._when(i)):
                return i
            else:
                i += 1
        return end

    def _when(self, i: int) -> bool:
        """Whether words for a time begin here: *last week*, *Monday*, but not *Monday's*."""
        word, after = self.words.plain[i], self.words.plain[i + 1 : i + 2]
        if word in ("last", "this", "next", "earlier"):
            return _SPANS.issuperset(after or [""])
        return word in _DAYS and not POSSESSIVE_ENDINGS.intersection(after)

    def _ending_name(self, start: int, end: int) -> Mention | None:
        while end > start and self.words.plain[end - 1] in (
            "'s",
            "'",
            "himself",
            "herself",
            "itself",
            "themselves",
            "all",
            "both",
            *QUOTES,
        ):
            end -= 1
        return self.names.covering(end - 1) if end > start else None

    def _role_words(self, span: TokenSpan) -> tuple[TokenSpan, ...]:
        start, end = self.trim(span)
        while start < end and self.words.plain[start] in DETERMINERS | QUANTIFIERS:
            start += 1
        while start < end and self.words.plain[start] in self.lexicon.titles and end - start == 1:
            start += 1
        return ((start, end),) if start < end else ()

    def _quantity(self, start: int, end: int) -> NounHead:
        """*most of the voters*, *54 percent*: the phrase as it stands."""
        return NounHead(start, start, self.tail(start + 1, end), definite=False, possessor=None)

    def _apposition(self, start: int, first: int, chunk: int, end: int) -> NameHead | None:
        """*a spokesman, Jay Carney,*, *one of her aides, Ann Lee* and *The abbot, Father Serafim*: the
        name after the first comma or, with another description between them, after the second."""
        commas = [i for i in self._outside_names(first, end) if self.words.texts[i] in DASHES | {","}]
        for comma, after in zip(commas[:_APPOSITIONS], [*commas[1:], end], strict=False):
            mention = self._named_after(comma, after, end)
            if mention is None:
                continue
            kind = self.noun_kind(chunk - 1)
            person = self.names.bearers[mention.bearer].label == "PERSON"
            usual = person != (kind == "body") if kind in ("role", "body", "part") else False
            if usual or self._renamed(start, first, chunk, comma, mention):
                return NameHead(mention, self._role_words((start, comma)))
        return None

    def _named_after(self, comma: int, after: int, end: int) -> Mention | None:
        """The name that a description after a comma ends with: *Rep. Ann Lee* or *a nurse named Ann Lee*."""
        mention = self._ending_name(comma + 1, self._chunk_end(comma + 1, end))
        if mention is not None:
            return mention if self._closes(mention.end, end) else None
        start, stop = self.trim((comma + 1, after))
        return self._called(self._chunk_end(self._skip(start, stop), stop), stop) if start < stop else None

    def _called(self, i: int, end: int) -> Mention | None:
        """The name after *named*, *identified only as* and the like, where one of these begins at a token."""
        if i >= end or self.words.plain[i] not in _CALLED:
            return None
        while i + 1 < end and (self.words.plain[i + 1] in _BEFORE_NAME or not self._word(i + 1)):
            i += 1
        return self.names.covering(i + 1) if i + 1 < end else None

    def _renamed(self, start: int, first: int, chunk: int, comma: int, mention: Mention) -> bool:
        """Whether a name says whom a phrase for one is: *The abbot, Father Serafim*, *Its owner, Acme of
        Lund*; or for several, where they are a body: *The owners, Acme Shipping*."""
        words = self.words
        single = words.plain[start] in _OF_ONE or self._possessor(start, first, chunk - 1) is not None
        noun = self.names.covering(chunk - 1) is None
        label = self.names.bearers[mention.bearer].label
        if words.capital(comma - 1) and label == "PLACE":
            return False  # Newtown, Connecticut
        if words.plain[mention.start - 1] in ("a", "an"):
            return False  # a senator, a Democrat
        several = words.plain[chunk - 1].endswith("s") or self.noun_kind(chunk - 1) in ("roles", "group")
        return (
            single
            and noun
            and self._describe(comma + 1, mention.start)
            and not (several and label == "PERSON")
        )

    def _describe(self, start: int, end: int) -> bool:
        """Whether the words before a name are titles, roles and the like."""
        lexicon = self.lexicon
        known = (
            lexicon.titles,
            lexicon.people,
            lexicon.organizations,
            lexicon.naming_nouns,
            lexicon.adjectives,
            _DESCRIBING,
        )
        return all(
            self.words.capital(i) or not self._word(i) or any(self.words.plain[i] in words for words in known)
            for i in range(start, end)
        )

    def _closes(self, i: int, end: int) -> bool:
        return (
            i >= end
            or self.words.texts[i] in STOPS
            or self.words.plain[i] in ("of", "from", *RELATIVES)
            or not self._word(i)
        )

    def _body_name(self, start: int, end: int) -> NameHead | None:
        """*South Korea's Yonhap news agency*: the name within, where the noun says what it is."""
        if self.words.plain[end - 1] not in self.lexicon.naming_nouns:
            return None
        inside = [
            m
            for m in self.names.inside((start, end))
            if self.words.plain[min(m.end, end - 1)] not in POSSESSIVE_ENDINGS
        ]
        if not inside or self.names.bearers[inside[-1].bearer].label not in ("ORG", "MISC"):
            return None
        mention = inside[-1]
        return NameHead(
            mention, tuple(p for p in ((start, mention.start), (mention.end, end)) if p[0] < p[1])
        )

    def _noun(self, start: int, first: int, chunk: int, end: int) -> NounHead:
        noun = chunk - 1
        while noun > first and (not self._word(noun) or self.words.plain[noun] in POSSESSIVE_ENDINGS):
            noun -= 1
        determiner = self.words.plain[start] if start < first else ""
        return NounHead(
            start=first,
            noun=noun,
            end=self.tail(chunk, end),
            definite=determiner in ("the", "this", "that", "these", "those"),
            possessor=self._possessor(start, first, noun),
        )

    def _possessor(self, start: int, first: int, noun: int) -> Mention | int | None:
        for i in range(start, first):
            if self.words.plain[i] in POSSESSIVES:
                return i
        held = [m for m in self.names.inside((first, noun)) if m.end <= noun]
        if not held:
            return None
        if held[-1].start > start and self.words.texts[held[-1].start - 1] in ("-", "‑", "/"):
            return None
        followed = held[-1].end
        beside = followed == noun and self.names.bearers[held[-1].bearer].label == "PERSON"
        return held[-1] if beside or self.words.plain[followed] in POSSESSIVE_ENDINGS else None

    def tail(self, i: int, end: int) -> int:
        """End of a noun phrase's *of*, *for*, *to* … phrases: at a comma, bracket, time or clause."""
        while i < end and not (
            self.names.covering(i) is None
            and (self.words.plain[i] in STOPS | RELATIVES | PARTICIPLES or self._when(i))
        ):
            i += 1
        return i

    def noun_kind(self, i: int) -> str | None:
        """What a head noun is: ``role``, ``roles``, ``group``, ``body``, ``document``, ``part`` or None."""
        word, lexicon = self.words.plain[i], self.lexicon
        kinds = (
            ("role", lexicon.roles),
            ("roles", lexicon.plural_roles - lexicon.groups),
            ("body", lexicon.organizations),
            ("document", lexicon.documents),
            ("group", lexicon.groups),
            ("part", ("one", "another")),
        )
        return next((kind for kind, members in kinds if word in members), None)
