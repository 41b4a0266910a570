"""Does what a reader corrected hold when another model reads the same article?

    python tests/robustness/rereading.py [--other MODEL] [--articles N] [--rounds N] [--seed N]

reads the development articles with the shipped model, makes corrections of every kind in them at random
places, one at a time and ten in a row, and puts them to the reading of another model: that of a model
directory, or the shipped model's own with statements left out, words cut off, sources joined and parted, and
types changed. What holds in the reading that was corrected must hold in the other too. It prints, for each
kind, how often it does.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from onrecord import Reading, Source, Span, Statement, loading
from onrecord.engine.pipeline import load, read
from onrecord.reading import StatementType
from onrecord.revision.anchoring import quotes, source_anchor, statement_anchor
from onrecord.revision.revising import revise
from onrecord.revision.values import (
    Add,
    Correction,
    Join,
    Part,
    Remove,
    Revision,
    SetLink,
    SetParts,
    SetSources,
    SetType,
    SourceAnchor,
    StatementAnchor,
)

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared"))
FILES = ("data/polnear/dev.jsonl", "data/wikinews/dev.jsonl", "gold/seed-article.jsonl")
IN_A_ROW = 10
TYPES: tuple[StatementType, ...] = ("claim", "denial", "no_comment")
Spans = tuple[Span, ...]
Thing = TypeVar("Thing")
Holds = Callable[[Reading], bool]


@dataclass(frozen=True)
class Corrected:
    """A correction, and what tells whether it holds in a reading."""

    correction: Correction
    holds: Holds


def main() -> int:
    """Read, correct, read again; return how many corrections did not hold, at most 1."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--other", type=Path, help="directory of the other model")
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=1, help="how often each article is corrected")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    if not all((SHARED / file).is_file() for file in FILES):
        print(f"skipped: the development articles are not in {SHARED}")
        return 0
    texts = [json.loads(line)["text"] for file in FILES for line in (SHARED / file).open(encoding="utf-8")]
    ours, others = readings(texts[: chosen.articles], chosen.other, chosen.seed)
    rng = random.Random(chosen.seed)
    failed = 0
    for name, tries in (("one at a time", one_by_one), (f"{IN_A_ROW} in a row", in_a_row)):
        made, held = Counter[str](), Counter[str]()
        for our, other in list(zip(ours, others, strict=True)) * chosen.rounds:
            for kind, outcome in tries(our, other, rng):
                made[kind] += 1
                held[kind] += outcome
        print(name)
        for kind in made:
            print(f"  {kind:8} {held[kind]:5} of {made[kind]:5} hold")
        failed += made.total() - held.total()
    return min(failed, 1)


def readings(texts: Sequence[str], other: Path | None, seed: int) -> tuple[list[Reading], list[Reading]]:
    """Read texts with the shipped model, and with another or what stands for it."""
    articles = [loading.from_text(text, id=str(number)) for number, text in enumerate(texts)]
    shipped = load()
    ours = [read(article, shipped) for article in articles]
    if other is None:
        rng = random.Random(seed)
        return ours, [changed(reading, rng) for reading in ours]
    model = load(other)
    return ours, [read(article, model) for article in articles]


def one_by_one(our: Reading, other: Reading, rng: random.Random) -> Iterator[tuple[str, bool]]:
    """Make one correction of each kind, each in the reading as it is, and yield whether it holds."""
    for make in KINDS:
        made = make(our, rng)
        if made:
            yield from outcomes(our, other, [made])


def in_a_row(our: Reading, other: Reading, rng: random.Random) -> Iterator[tuple[str, bool]]:
    """Make corrections of what those before them made, and yield whether those hold that stay."""
    made: list[Corrected] = []
    now = our
    while len(made) < IN_A_ROW:
        one = rng.choice(KINDS)(now, rng)
        if one is None:
            if not now.statements:
                break
            continue
        made.append(one)
        now = revise(our, Revision(corrections=tuple(m.correction for m in made))).reading
    yield from outcomes(our, other, made)


def outcomes(our: Reading, other: Reading, made: Sequence[Corrected]) -> Iterator[tuple[str, bool]]:
    """Yield for each correction its kind, and whether it holds in the other reading as in the first."""
    revision = Revision(corrections=tuple(m.correction for m in made))
    revision = Revision.model_validate_json(revision.model_dump_json())
    first, second = revise(our, revision), revise(other, revision)
    for revised in (first, second):
        assert revised.lost == (), "no word is lost where the text is the same"
        assert Reading.from_json(revised.reading.to_json()) == revised.reading
    for one in made:
        if one.holds(first.reading):
            held = one.holds(second.reading)
            if not held and os.environ.get("SHOW"):
                print(one.correction.kind, one.correction, file=sys.stderr)
            yield one.correction.kind, held


# How another model could have read it.


def changed(reading: Reading, rng: random.Random) -> Reading:
    """Return a reading as a worse model might have given it, with other ids."""
    kept = [s for s in reading.statements if rng.random() > 0.2]
    ids = {s.id: f"q{number}" for number, s in enumerate(kept, start=1)}
    sources = list(changed_sources(reading, rng))
    standing = {old: new for new, olds in sources for old in olds}
    statements = []
    for s in kept:
        type = s.type if rng.random() > 0.1 else rng.choice(TYPES)
        denies = tuple(ids[i] for i in s.denies if i in ids and rng.random() > 0.2)
        update = {
            "id": ids[s.id],
            "type": type,
            "stance": (s.stance or "answers") if type == "denial" else None,
            "denies": denies if type == "denial" else (),
            "content": cut(s.content, rng),
            "sources": tuple(dict.fromkeys(standing[i].id for i in s.sources)),
            "via": tuple(dict.fromkeys(standing[i].id for i in s.via)),
        }
        statements.append(s.model_copy(update=update))
    unique = {new.id: new for new, _ in sources}
    update = {"statements": tuple(statements), "sources": tuple(unique.values()), "notes": ()}
    return Reading.model_validate(reading.model_copy(update=update).model_dump())


def changed_sources(reading: Reading, rng: random.Random) -> Iterator[tuple[Source, list[str]]]:
    """Yield sources, some two in one and some without mentions, and the ids they stand for."""
    rest = list(reading.sources)
    number = 0
    while rest:
        number += 1
        source, stood = rest.pop(0), []
        mentions = source.mentions
        if rest and rng.random() < 0.1:
            other = rest.pop(rng.randrange(len(rest)))
            mentions, stood = (*mentions, *other.mentions), [other.id]
        elif len(mentions) > 1 and rng.random() < 0.2:
            mentions = tuple(m for m in mentions if rng.random() < 0.5)
        named = source.name.split()[-1] if rng.random() < 0.1 else source.name
        update = {"id": f"s{number}", "mentions": mentions, "statements": (), "name": named}
        yield source.model_copy(update=update), [source.id, *stood]


def cut(spans: Spans, rng: random.Random) -> Spans:
    if not spans or rng.random() < 0.7:
        return spans
    last = spans[-1]
    end = last.start + max(1, round((last.end - last.start) * rng.uniform(0.5, 1)))
    return (*spans[:-1], Span(start=last.start, end=end))


# What a reader might correct, None where there is nothing of the kind to correct.


def removed(reading: Reading, rng: random.Random) -> Corrected | None:
    s = one_of(reading.statements, rng)
    return s and Corrected(
        Remove(statement=statement_anchor(s, reading)),
        lambda made: not any(is_still(s, o) for o in made.statements),
    )


def typed(reading: Reading, rng: random.Random) -> Corrected | None:
    s = one_of(reading.statements, rng)
    if s is None:
        return None
    type = rng.choice([t for t in TYPES if t != s.type])
    stance = rng.choice(("rejects", "answers")) if type == "denial" else None
    return Corrected(
        SetType(statement=statement_anchor(s, reading), type=type, stance=stance),
        lambda made: (o := like(s, made)) is not None and (o.type, o.stance) == (type, stance),
    )


def sourced(reading: Reading, rng: random.Random) -> Corrected | None:
    s = one_of(reading.statements, rng)
    if s is None:
        return None
    chosen = rng.choice(
        [
            (),
            (SourceAnchor(name="Zebulon Quist", kind="person"),),
            tuple(
                source_anchor(x, reading) for x in rng.sample(reading.sources, min(1, len(reading.sources)))
            ),
            tuple(
                source_anchor(x, reading) for x in rng.sample(reading.sources, min(2, len(reading.sources)))
            ),
        ]
    )
    names = {anchor.name.casefold() for anchor in chosen}
    return Corrected(
        SetSources(statement=statement_anchor(s, reading), sources=chosen),
        lambda made: (o := like(s, made)) is not None and names_of(o, made) == names,
    )


def bounded(reading: Reading, rng: random.Random) -> Corrected | None:
    s = one_of([s for s in reading.statements if s.content], rng)
    if s is None:
        return None
    text = reading.article.text
    last = s.content[-1]
    end = min(max(last.start + 1, last.end + rng.randint(-40, 40)), len(text))
    content = (*s.content[:-1], Span(start=last.start, end=end))
    source = s.source if rng.random() < 0.7 else ()
    correction = SetParts(
        statement=statement_anchor(s, reading),
        source=quotes(source, text),
        cue=quotes(s.cue, text),
        content=quotes(content, text),
    )
    return Corrected(correction, lambda made: has_parts(made, (source, s.cue, content)))


def linked(reading: Reading, rng: random.Random) -> Corrected | None:
    if len(reading.statements) < 2:
        return None
    denial, answered = rng.sample(reading.statements, 2)
    denials = [s for s in reading.statements if s.denies]
    holds = not denials or rng.random() < 0.5
    if not holds:
        denial = rng.choice(denials)
        answered = next(s for s in reading.statements if s.id == denial.denies[0])
    return Corrected(
        SetLink(
            statement=statement_anchor(denial, reading),
            answered=statement_anchor(answered, reading),
            holds=holds,
        ),
        lambda made: is_linked(denial, answered, made) == holds,
    )


def joined(reading: Reading, rng: random.Random) -> Corrected | None:
    if len(reading.sources) < 2:
        return None
    one, other = (source_anchor(s, reading) for s in rng.sample(reading.sources, 2))
    places = [Span(start=q.start, end=q.end) for q in (*one.mentions, *other.mentions)]

    def holds(made: Reading) -> bool:
        owners = {s.id for s in made.sources for m in s.mentions if m in places}
        return len(owners) <= 1 and all(made.source_by_id(i).name == one.name for i in owners)

    return Corrected(Join(source=one, other=other), holds)


def parted(reading: Reading, rng: random.Random) -> Corrected | None:
    several = [s for s in reading.sources if len(s.mentions) > 1]
    source = one_of(several, rng)
    if source is None:
        return None
    taken = rng.sample(source.mentions, rng.randint(1, len(source.mentions) - 1))
    rest = [m for m in source.mentions if m not in taken]
    anchor = SourceAnchor(name="Zebulon Quist", kind="person", mentions=quotes(taken, reading.article.text))

    def holds(made: Reading) -> bool:
        here = {s.id for s in made.sources for m in s.mentions if m in taken}
        there = {s.id for s in made.sources for m in s.mentions if m in rest}
        spoken = [s for s in made.statements if len(s.source) == 1 and s.source[0] in taken]
        alone = [s for s in spoken if len(s.sources) == 1]
        return here.isdisjoint(there) and all(names_of(s, made) == {"zebulon quist"} for s in alone)

    return Corrected(Part(source=source_anchor(source, reading), other=anchor), holds)


def added(reading: Reading, rng: random.Random) -> Corrected | None:
    text = reading.article.text
    if len(text) < 400:
        return None
    start = rng.randrange(len(text) - 300)
    source, cue, content = (
        (Span(start=start + low, end=start + low + length),) for low, length in ((0, 12), (20, 6), (40, 120))
    )
    who = one_of(reading.sources, rng) if rng.random() < 0.7 else None
    named = source_anchor(who, reading) if who else SourceAnchor(name="Zebulon Quist", kind="person")
    statement = StatementAnchor(
        type="claim",
        sources=(named,),
        source=quotes(source, text),
        cue=quotes(cue, text),
        content=quotes(content, text),
    )
    return Corrected(
        Add(statement=statement),
        lambda made: any(
            names_of(s, made) == {named.name.casefold()}
            for s in made.statements
            if (s.source, s.cue, s.content) == (source, cue, content)
        ),
    )


KINDS = (removed, typed, sourced, bounded, linked, joined, parted, added)


# What holds in a reading.


def one_of(things: Sequence[Thing], rng: random.Random) -> Thing | None:
    return rng.choice(things) if things else None


def is_linked(denial: Statement, answered: Statement, made: Reading) -> bool:
    one, other = like(denial, made), like(answered, made)
    return one is not None and other is not None and other.id in one.denies


def has_parts(made: Reading, parts: tuple[Spans, Spans, Spans]) -> bool:
    return any((s.source, s.cue, s.content) == parts for s in made.statements)


def names_of(statement: Statement, made: Reading) -> set[str]:
    return {made.source_by_id(i).name.casefold() for i in statement.sources}


def like(statement: Statement, made: Reading) -> Statement | None:
    """Return the statement that is most like another one."""
    best = max(made.statements, key=lambda o: likeness(statement, o), default=None)
    return best if best is not None and is_same(statement, best) else None


def likeness(one: Statement, other: Statement) -> float:
    return shared(one.cue, other.cue) + shared(one.content, other.content)


def is_same(one: Statement, other: Statement) -> bool:
    content = shared(one.content, other.content)
    if not one.cue or not other.cue:
        return content >= 0.6
    if shared(one.cue, other.cue) > 0:
        return content >= 0.3
    nested = shared(one.cue, other.content) > 0 or shared(other.cue, one.content) > 0
    alike = shared((*one.source, *one.cue), (*other.source, *other.cue)) > 0
    return content >= 0.9 and alike and not nested


def is_still(removed: Statement, other: Statement) -> bool:
    """Tell whether a statement is a removed one; one that the reader corrected is another if it differs."""
    parts = (other.source, other.cue, other.content)
    same = parts == (removed.source, removed.cue, removed.content)
    return same or (other.origin == "engine" and is_same(removed, other))


def shared(some: Iterable[Span], others: Iterable[Span]) -> float:
    here = {i for span in some for i in range(span.start, span.end)}
    there = {i for span in others for i in range(span.start, span.end)}
    return len(here & there) / len(here | there) if here or there else 1.0


if __name__ == "__main__":
    sys.exit(main())
