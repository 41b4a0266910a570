"""What an article says its people are, and whom it means by *the Defense Secretary* or *the Vermont
senator*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.grammar import DASHES, DETERMINERS, PREPOSITIONS, QUANTIFIERS, RELATIVES, STOPS, wordset
from onrecord.engine.lexicon import Lexicon, plain
from onrecord.engine.registry import Mention, Registry
from onrecord.engine.words import Words

PARTIES = {"r": "republican", "d": "democrat", "i": "independent"}
_PARTY_WORDS = {
    "republican": "republican",
    "gop": "republican",
    "democrat": "democrat",
    "democratic": "democrat",
}
_PARTY_WORDS |= {"libertarian": "libertarian", "independent": "independent"}
_PARTIES = frozenset(_PARTY_WORDS.values())
_EMPTY = (
    DETERMINERS
    | QUANTIFIERS
    | {"former", "current", "own", "'s", "-", "of", "for", "and", "then", "new", "u", "s"}
)
_BESIDE = wordset(
    """adviser aide analyst anchor attorney biographer columnist consultant correspondent counsel editor
    expert historian host journalist lawyer manager moderator narrator operative pollster professor reporter
    researcher scholar scientist spokesman spokesperson spokeswoman staffer strategist surrogate supporter
    volunteer"""
)
"""Roles of those who speak about or for the people who hold offices and run for them."""
_ANYBODY = wordset(
    """agent ally assistant associate author backer colleague critic director donor executive father friend
    guest leader man member mother neighbor neighbour officer official owner participant partner patient
    player relative resident rival source student supporter teacher veteran victim viewer voter wife winner
    witness woman worker writer youth"""
)
"""Roles that say too little for one bearer of them to be the one that another phrase means."""
_APPOSITION_ENDS = STOPS | RELATIVES | {"."}
_SOON = 150
"""Within how many tokens somebody introduced by role alone is named."""
_BEFORE, _AFTER = 9, 16
"""How many tokens before and after a name may tell what its bearer is."""


class Offices:
    """The roles of one article's people."""

    def __init__(self, words: Words, names: Registry, lexicon: Lexicon) -> None:
        self.words = words
        self.names = names
        self.lexicon = lexicon
        self._bags: defaultdict[int, set[str]] = defaultdict(set)
        self._heads: defaultdict[str, set[int]] = defaultdict(set)
        self._held: defaultdict[int, set[str]] = defaultdict(set)
        self._places: defaultdict[int, list[int]] = defaultdict(list)
        for mention in names.mentions:
            if names.bearers[mention.bearer].label == "PERSON":
                self._places[mention.bearer].append(mention.start)
                self._learn(mention)

    def bearer(self, noun: int, span: TokenSpan) -> tuple[int, float] | None:
        """Whom a definite phrase means: the person and a rough probability, or None.

        Args:
            noun: token of the phrase's head noun.
            span: the phrase.
        """
        head = self._compound(noun)
        asked = self._modifiers(span, noun)
        scored = [(self._score(n, head, asked), self._latest(n, span[0]), n) for n in self.holders(head)]
        fitting = [s for s in scored if s[0] > 0]
        if not fitting:
            return None
        best = max(fitting)
        rivals = sum(score == best[0] for score, _, _ in fitting)
        return best[2], 0.85 if rivals == 1 else 0.6

    def introduced_as(self, noun: int, span: TokenSpan) -> tuple[int, float] | None:
        """Whom an indefinite phrase (*A New York judge*) introduces.

        It is the only one who is named soon after with that very role and one more of the phrase's words; of
        roles that several in an article are likely to have, no other word need be the same.
        """
        head, asked = self._compound(noun), self._modifiers(span, noun)
        holders = self.holders(head)
        soon = [n for n in sorted(holders) if span[1] <= self._places[n][0] <= span[1] + _SOON]
        told = [n for n in soon if n in self._heads.get(head, ()) and asked & self._bags[n]]
        if len(told) == 1:
            return told[0], 0.7
        alone = len(soon) == len(holders) == 1 and head not in _BESIDE | _ANYBODY
        return (soon[0], 0.6) if alone and not self._another_party(soon[0], asked) else None

    def _another_party(self, bearer: int, asked: set[str]) -> bool:
        parties, held = asked & _PARTIES, self._bags[bearer] & _PARTIES
        return bool(parties and held and not parties & held)

    def holders(self, role: str) -> frozenset[int]:
        """Everyone whom the article gives a role, or one that may stand for it."""
        near = self.lexicon.role_synonyms.get(role, frozenset()) | {role}
        return frozenset(n for word in near for n in self._heads.get(word, ()))

    def may_be(self, bearer: int, noun: int, span: TokenSpan) -> bool:
        """Whether nothing speaks against a phrase for somebody: another party, a role that does not go with
        its own."""
        if self._another_party(bearer, self._modifiers(span, noun)):
            return False
        role = self.words.plain[noun]
        sides = {other in _BESIDE for other in self._held[bearer]}
        return not sides or (role in _BESIDE) in sides or bearer in self.holders(role)

    def _score(self, bearer: int, head: str, asked: set[str]) -> float:
        bag = self._bags[bearer]
        if self._another_party(bearer, asked):
            return 0
        exact = bearer in self._heads.get(head, ())
        return 1 + exact + 2 * len(asked & bag) - 0.5 * len(asked - bag)

    def _latest(self, bearer: int, position: int) -> int:
        """Where the person was last named before a position; later places count below all earlier ones."""
        places = self._places[bearer]
        before = [p for p in places if p < position]
        return before[-1] if before else -places[0]

    def _modifiers(self, span: TokenSpan, noun: int) -> set[str]:
        found = {self._word(i) for i in range(*span) if i != noun} - _EMPTY
        return {w for w in found if w and w[0].isalnum()}

    def _word(self, i: int) -> str:
        word = self.words.plain[i]
        role = self.lexicon.titles.get(word, (None, None))[0]
        return role or _PARTY_WORDS.get(word) or self.lexicon.singulars.get(word, word)

    def _compound(self, i: int) -> str:
        """A role, with *vice* or *deputy* before it."""
        vice = i > 0 and self.words.plain[i - 1] in ("vice", "deputy")
        return "vice " * vice + self._word(i)

    # Learning

    def _learn(self, mention: Mention) -> None:
        for span in (self._before(mention), self._after(mention)):
            if span is not None:
                if self.words.plain[span[1] - 1] not in self.lexicon.plural_roles:
                    self.names.bearers[mention.bearer].roles.append(span)
                self._take(mention.bearer, range(*span))
        self._take(mention.bearer, range(mention.start, mention.end))
        self._party(mention)

    def _take(self, bearer: int, tokens: Iterable[int]) -> None:
        for i in tokens:
            word = self._word(i)
            if word in self.lexicon.roles:
                compound = self._compound(i)
                self._heads[compound].add(bearer)
                self._held[bearer].add(word)
                self._bags[bearer].add(compound)
                gender = self.lexicon.role_genders.get(word)
                if gender:
                    self.names.bearers[bearer].genders[gender] += 2
            elif word not in _EMPTY:
                self._bags[bearer].add(word)

    def _before(self, mention: Mention) -> TokenSpan | None:
        """*U.S. Defense Secretary* before a name, without article and mere courtesy."""
        end = self._titled_end(mention)
        start = mention.start
        while start > 0 and mention.start - start < _BEFORE and self._describes(start - 1, mention):
            start -= 1
        while start < end and (self.words.plain[start] in _EMPTY or not self.words.texts[start][0].isalnum()):
            start += 1
        if start >= end or not any(self._word(i) in self.lexicon.roles for i in range(start, end)):
            return None
        return start, end

    def _titled_end(self, mention: Mention) -> int:
        """Titles that the name recogniser took into the name belong to the role."""
        end = mention.start
        while end < mention.end - 1 and self.words.plain[end] in self.lexicon.titles:
            end += 1
        return end

    def _describes(self, i: int, mention: Mention) -> bool:
        words = self.words
        if (
            words.sentences[i] != words.sentences[mention.start]
            or words.quoted[i] != words.quoted[mention.start]
        ):
            return False
        if words.texts[i] in STOPS:
            return False
        other = self.names.covering(i)
        if other is not None:
            followed = words.plain[other.end] if other.end < len(words) else ""
            return self.names.bearers[other.bearer].label != "PERSON" or followed in (
                "'s",
                "campaign",
                "administration",
            )
        word = words.plain[i]
        known = (
            self._word(i) in self.lexicon.roles
            or word in self.lexicon.role_modifiers
            or word in self.lexicon.titles
        )
        return (
            known
            or word in ("'s", "-", "/")
            or (words.capital(i) and not words.starts_sentence(i))
            or word in self.lexicon.adjectives
        )

    def _after(self, mention: Mention) -> TokenSpan | None:
        """*, a spokesman for the campaign,* after a name."""
        words = self.words
        i = self._past_bracket(mention.end)
        if i >= len(words) or words.texts[i] not in DASHES | {","}:
            return None
        start = end = i + 1
        while end < len(words) and end - start < _AFTER and words.sentences[end] == words.sentences[i]:
            if self.names.covering(end) is None and words.plain[end] in _APPOSITION_ENDS:
                return self._role_in(start, end)
            end += 1
        return None

    def _role_in(self, start: int, end: int) -> TokenSpan | None:
        while start < end and self.words.plain[start] in DETERMINERS:
            start += 1
        opening = self.words.plain[start : start + 6]
        if start >= end or not any(self._heads_phrase(i, end) for i in range(start, min(end, start + 6))):
            return None
        other = self.names.covering(start)
        if other is not None and self.names.bearers[other.bearer].label == "PERSON" and "'s" not in opening:
            return None
        return start, end

    def _heads_phrase(self, i: int, end: int) -> bool:
        """Whether a role noun ends its phrase; in *the mayor told* it does not."""
        return self._word(i) in self.lexicon.roles and (
            i + 1 == end or self.words.plain[i + 1] in PREPOSITIONS | {"and", "who", "whose", "at"}
        )

    def _past_bracket(self, i: int) -> int:
        if i < len(self.words) and self.words.texts[i] == "(":
            close = next(
                (j for j in range(i, min(i + 10, len(self.words))) if self.words.texts[j] == ")"), None
            )
            return close + 1 if close is not None else i
        return i

    def _party(self, mention: Mention) -> None:
        """*(R-S.C.)* or *, R-S.C.,* after a name: party and state."""
        near = range(mention.end, min(mention.end + 7, len(self.words)))
        texts = [self.words.texts[i] for i in near]
        if len(texts) < 3 or texts[0] not in ("(", ",") or plain(texts[1][:1]) not in PARTIES:
            return
        code = "".join(texts[1:]).split(")")[0].split(",")[0]
        letter, _, state = code.replace("–", "-").replace("‑", "-").partition("-")
        name = self.lexicon.states.get(plain(state).strip())
        if len(letter.strip(".")) == 1 and name:
            self._heads[PARTIES[plain(letter)]].add(mention.bearer)
            self._bags[mention.bearer] |= {PARTIES[plain(letter)], *name.split()}
