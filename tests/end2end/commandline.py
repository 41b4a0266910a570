"""What the tests of the command line share: the outcome of a run, and a small stand-in for the engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord import Article, Engine, Reading, Source, Span, Statement

SAYING = re.compile(r"(?P<source>[A-Z]\w+ [A-Z]\w+) (?P<cue>said|denied) (?P<content>[^.]+)\.")


@dataclass(frozen=True)
class Outcome:
    """Exit code, standard output and standard error of one run."""

    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


def plain_reading(article: Article) -> Reading:
    """Read an article in which everybody is called "Ann Lee" or the like, and said or denied things."""
    found = list(SAYING.finditer(article.text))
    names = list(dict.fromkeys(match["source"] for match in found))
    ids = {name: f"s{number}" for number, name in enumerate(names, start=1)}
    return Reading(
        engine=Engine(version="0", model="plain"),
        article=article,
        sources=tuple(Source(id=ids[name], name=name, kind="person") for name in names),
        statements=tuple(_statement(match, ids) for match in found),
    )


def _statement(match: re.Match[str], ids: dict[str, str]) -> Statement:
    def span(part: str) -> tuple[Span, ...]:
        return (Span(start=match.start(part), end=match.end(part)),)

    denial = match["cue"] == "denied"
    return Statement(
        id=f"q{match.start()}",
        type="denial" if denial else "claim",
        stance="rejects" if denial else None,
        sources=(ids[match["source"]],),
        source=span("source"),
        cue=span("cue"),
        content=span("content"),
    )
