"""How well the engine reads hard forms of attribution, form by form.

    python tests/forms/rates.py [--failures] [--json] [--model DIR]

Each ``*.txt`` beside this file holds made-up cases of one form, marked as ``onrecord_training.passages``
says. They are for judging alone: no model is trained on them and nothing is fitted to them.

A case passes if every statement of it is found with the right source and the right content. Where the form is
about words that look like a statement and are none, nothing else may be found either.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

import onrecord
from onrecord import EngineError, Span
from onrecord.engine.pipeline import load
from onrecord_training.passages import read_passages

FOLDER = Path(__file__).parent
NOTHING_ELSE = frozenset({"scare_quotes"})
"""Forms whose cases fail if anything is found that is not marked."""
WORD = re.compile(r"\w+(?:['’]\w+)*")
LEAST_CONTENT = 0.5
"""Least share of the words of both contents together that both must have."""
LEAST_SOURCE = 0.25
"""The same for sources; it is also enough if half of the found source lies in the marked one."""

Places = frozenset[int]
"""Which words of a text, by number."""


@dataclass(frozen=True)
class Told:
    """One statement, marked or found, as words of the text."""

    source: Places
    cue: Places
    content: Places
    type: str
    shown: str
    """Source, cue and content as the text has them."""


@dataclass(frozen=True)
class Case:
    """One case as it was read."""

    form: str
    name: str
    text: str
    missed: tuple[Told, ...]
    surplus: tuple[Told, ...]
    right: tuple[tuple[Told, Told], ...]
    """Marked statements and those found for them."""

    @property
    def passes(self) -> bool:
        """Whether all is found and, where the form asks for it, nothing else."""
        return not self.missed and not (self.surplus and self.form in NOTHING_ELSE)


def read_case(passage: Mapping[str, Any], nlp: Language) -> Case:
    """Read one passage with the engine and hold the reading against the marks."""
    text = passage["text"]
    reading = onrecord.read(text, nlp)
    marked = [
        told(text, spans(m["source"]), spans(m["cue"]), spans(m["content"]), m["type"])
        for m in passage["statements"]
    ]
    found = [told(text, s.source, s.cue, s.content, s.type) for s in reading.statements if s.content]
    right = list(pairs(marked, found))
    return Case(
        form=passage["doc"].rpartition("_")[0],
        name=passage["doc"],
        text=text,
        missed=tuple(m for i, m in enumerate(marked) if i not in {i for i, _ in right}),
        surplus=tuple(f for j, f in enumerate(found) if j not in {j for _, j in right}),
        right=tuple((marked[i], found[j]) for i, j in right),
    )


def spans(marked: Iterable[Mapping[str, int]]) -> tuple[Span, ...]:
    """Turn the marks of one part of a statement into spans."""
    return tuple(Span(start=mark["start"], end=mark["end"]) for mark in marked)


def told(text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], type_: str) -> Told:
    """Turn spans into words."""
    shown = " | ".join(" … ".join(span.of(text) for span in part) for part in (source, cue, content))
    return Told(places(text, source), places(text, cue), places(text, content), type_, shown)


def places(text: str, spans: Iterable[Span]) -> Places:
    """Return which words lie in any of the spans, each by its middle character."""
    middles = [(word.start() + word.end() - 1) // 2 for word in WORD.finditer(text)]
    return frozenset(
        i for span in spans for i in range(bisect_left(middles, span.start), bisect_left(middles, span.end))
    )


def pairs(marked: Sequence[Told], found: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pair marked and found statements of the same source and content, one to one.

    The nearest contents come first; where they are equally near, cues decide, then the order in the text.
    """
    near = [
        (-share(m.content, f.content), -len(m.cue & f.cue), i, j)
        for i, m in enumerate(marked)
        for j, f in enumerate(found)
        if share(m.content, f.content) >= LEAST_CONTENT and same_source(m.source, f.source)
    ]
    taken_marked: set[int] = set()
    taken_found: set[int] = set()
    for *_, i, j in sorted(near):
        if i not in taken_marked and j not in taken_found:
            taken_marked.add(i)
            taken_found.add(j)
            yield i, j


def same_source(marked: Places, found: Places) -> bool:
    """Tell whether both are empty or agree."""
    if not marked or not found:
        return not marked and not found
    return len(marked & found) / len(found) >= 0.5 or share(marked, found) >= LEAST_SOURCE


def share(one: Places, other: Places) -> float:
    """Return the share of the words of both together that both have."""
    return len(one & other) / len(one | other) if one | other else 0.0


def rates(cases: Sequence[Case]) -> dict[str, float]:
    """Count what passes, and the statements that are found."""
    right = sum(len(case.right) for case in cases)
    marked = right + sum(len(case.missed) for case in cases)
    found = right + sum(len(case.surplus) for case in cases)
    return {
        "cases": len(cases),
        "passed": sum(case.passes for case in cases),
        "marked": marked,
        "found": found,
        "right": right,
        "p": right / found if found else 0.0,
        "r": right / marked if marked else 0.0,
        "f1": 2 * right / (marked + found) if marked + found else 0.0,
        "types": sum(m.type == f.type for case in cases for m, f in case.right),
    }


def by_form(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Return the rates of every form, and of all cases under ``all``."""
    forms = dict.fromkeys(case.form for case in cases)
    return {form: rates([c for c in cases if c.form == form]) for form in forms} | {"all": rates(cases)}


def table(counted: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Yield a line for each form."""
    yield f"{'form':22}{'passed':>10}{'P':>8}{'R':>7}{'F1':>7}   right of found, marked; of right type"
    for form, n in counted.items():
        yield (
            f"{form:22}{n['passed']:>4} of {n['cases']:>3}{n['p']:>7.2f}{n['r']:>7.2f}{n['f1']:>7.2f}"
            f"   {n['right']} of {n['found']}, {n['marked']}; {n['types']}"
        )


def failure(case: Case) -> Iterator[str]:
    """Yield the lines that say what is wrong with a case."""
    yield f"\n{case.name}: {case.text}"
    yield from (f"  missed  {statement.shown}" for statement in case.missed)
    yield from (f"  found   {statement.shown}" for statement in case.surplus)


def main() -> None:
    """Read all cases and print the rates."""
    parser = argparse.ArgumentParser(description="Read the hard forms of attribution.")
    parser.add_argument("--json", action="store_true", help="the rates as one JSON object, by form")
    parser.add_argument("--failures", action="store_true", help="the cases that fail as well")
    parser.add_argument(
        "--model", type=Path, metavar="DIR", help="a model directory; the shipped one by default"
    )
    options = parser.parse_args()
    try:
        nlp = load(options.model)
    except EngineError as error:
        parser.error(str(error))
    cases = [read_case(passage, nlp) for passage in read_passages(FOLDER)]
    counted = by_form(cases)
    print(json.dumps(counted) if options.json else "\n".join(table(counted)))
    if options.failures and not options.json:
        print("\n".join(line for case in cases if not case.passes for line in failure(case)))


if __name__ == "__main__":
    main()
