"""Made-up articles with readings, as many as are wanted; the same seed gives the same ones.

Words are as frequent as those of a language, sources come again in many articles, and denials answer some of
the statements.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from onrecord import Article, Block, Confidence, Engine, Reading, Source, Span, Statement
from onrecord.article import BlockKind

SEED = 20_261_125
WORDS = 30_000
"""Different words."""
PEOPLE, OUTLETS = 3_000, 60
PARAGRAPHS = (14, 40)
QUOTED = 0.45
"""Share of the sentences that are statements."""
DENIED = 0.15
"""Share of the statements that are denials."""

_ONSETS = "b,c,d,f,g,h,l,m,n,p,r,s,t,v,w,th,st,sh,br,tr,pr,cl,gr,"
_NUCLEI = "a,e,i,o,u,ea,ou,ai,io"
_CODAS = "n,r,s,t,l,d,m,ng,nt,st,ck,,,"
_SMALL = "the,of,to,and,a,in,that,is,was,for,on,with,as,by,at,from,it,be,are,this,has,have,not,or,but,its,had"
_CUES = ("said", "told reporters", "added", "announced", "warned", "argued", "claimed", "noted")
_DENIALS = ("denied", "rejected", "disputed", "refuted")
_FIRST = date(2022, 1, 1)
_DAYS = 1_400


@dataclass
class _Text:
    """A text as it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)

    def add(self, words: str) -> Span:
        start, self.length = self.length, self.length + len(words)
        self.parts.append(words)
        return Span(start=start, end=self.length)

    def end_block(self, start: int, kind: BlockKind) -> None:
        self.blocks.append(Block(start=start, end=self.length, kind=kind))
        self.add("\n\n")


class Writer:
    """Writes articles."""

    def __init__(self, seed: int = SEED) -> None:
        self._random = random.Random(seed)
        self._syllable = tuple(parts.split(",") for parts in (_ONSETS, _NUCLEI, _CODAS))
        made = dict.fromkeys(self._word() for _ in range(WORDS))
        # Frequent words are short, as in any language.
        self._words = (
            *_SMALL.split(","),
            *sorted(made, key=lambda word: len(word) + self._random.uniform(0, 6)),
        )
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._people = [self._name() for _ in range(PEOPLE)]
        self._people_weights = list(accumulate(1 / (rank + 5) for rank in range(PEOPLE)))
        self._outlets = [f"The {self._word().title()} {self._word().title()}" for _ in range(OUTLETS)]

    def readings(self, number: int) -> Iterator[Reading]:
        """Yield so many articles, read."""
        for n in range(number):
            yield self.reading(n)

    def reading(self, number: int) -> Reading:
        """Write one article."""
        draw, text = self._random, _Text()
        text.add(self._sentence(draw.randint(5, 11)).removesuffix("."))
        title = text.parts[0]
        text.end_block(0, "title")
        people = list(dict.fromkeys(self._drawn(self._people, self._people_weights, draw.randint(2, 7))))
        mentions: dict[str, list[Span]] = {name: [] for name in people}
        statements: list[Statement] = []
        for _ in range(draw.randint(*PARAGRAPHS)):
            start = text.length
            for _ in range(draw.randint(1, 3)):
                if draw.random() < QUOTED:
                    statements.append(self._statement(text, people, mentions, statements))
                else:
                    text.add(self._sentence(draw.randint(8, 26)))
                text.add(" ")
            text.end_block(start, "paragraph")
        article = Article(
            id=f"{number}.html",
            title=title,
            byline=self._name(),
            outlet=draw.choice(self._outlets),
            published=(_FIRST + timedelta(days=draw.randrange(_DAYS))).isoformat(),
            url=f"https://news.example/{number}",
            text="".join(text.parts),
            blocks=tuple(text.blocks),
        )
        made = tuple(statements)
        return Reading(
            engine=Engine(version="0.1.0", model="generated 1"),
            article=article,
            sources=tuple(_source(f"s{n}", name, mentions[name], made) for n, name in enumerate(people)),
            statements=made,
        )

    def words(self, number: int) -> list[str]:
        """Return words as they occur in a text."""
        return self._drawn(self._words, self._weights, number)

    def people(self, number: int) -> list[str]:
        """Return names as they occur."""
        return self._drawn(self._people, self._people_weights, number)

    def _drawn(self, some: tuple[str, ...] | list[str], weights: list[float], number: int) -> list[str]:
        return self._random.choices(some, cum_weights=weights, k=number)

    def _word(self) -> str:
        syllables = self._random.choice((1, 2, 2, 3, 3, 4))
        return "".join(self._random.choice(part) for _ in range(syllables) for part in self._syllable)

    def _name(self) -> str:
        return f"{self._word().title()} {self._word().title()}"

    def _sentence(self, length: int) -> str:
        words = " ".join(self.words(length))
        return f"{words[0].upper()}{words[1:]}."

    def _statement(
        self, text: _Text, people: list[str], mentions: dict[str, list[Span]], before: list[Statement]
    ) -> Statement:
        draw = self._random
        name, is_denial = draw.choice(people), bool(before) and draw.random() < DENIED
        source = text.add(draw.choice((name, name.split()[-1])))
        mentions[name].append(source)
        text.add(" ")
        cue = text.add(draw.choice(_DENIALS if is_denial else _CUES))
        text.add(" ")
        content = text.add(self._sentence(draw.randint(8, 26)).lower())
        answered = (draw.choice(before).id,) if is_denial else ()
        return Statement(
            id=f"q{len(before) + 1}",
            type="denial" if is_denial else "claim",
            stance="rejects" if is_denial else None,
            sources=(f"s{people.index(name)}",),
            source=(source,),
            cue=(cue,),
            content=(content,),
            denies=answered,
            confidence=Confidence(
                attribution=round(draw.uniform(0.4, 1), 4),
                type=round(draw.uniform(0.6, 1), 4),
                identity=round(draw.uniform(0.6, 1), 4),
                denies={i: round(draw.uniform(0.5, 1), 4) for i in answered},
            ),
        )


def _source(i: str, name: str, mentions: list[Span], statements: tuple[Statement, ...]) -> Source:
    said = tuple(statement.id for statement in statements if i in statement.sources)
    return Source(id=i, name=name, kind="person", mentions=tuple(mentions), statements=said)
