"""What the tests of the command line share: the outcome of a run, and a small stand-in for the engine."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

import onrecord
from onrecord import Article, Engine, Reading, Source, Span, Statement
from onrecord.cli import reader
from onrecord.cli.lines import Line

PLAIN = Engine(version="0", model="plain")

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
        engine=PLAIN,
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


class AtOnce:
    """Reads the lines of a batch in this process, where a team would read them in others."""

    def __init__(self, jobs: int, make_reader: Callable[[], reader.Reader]) -> None:
        assert jobs > 0
        assert callable(make_reader)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def read(self, pending: Iterable[Line]) -> Iterator[tuple[Line, reader.Outcome]]:
        for line in pending:
            yield line, reader.read_line(line, None)  # type: ignore[arg-type]


def plain_reader() -> reader.Reader:
    """Make a process of a batch read with the stand-in; a word of a text may tell it to doze, wait or die."""
    onrecord.read = lambda article, _nlp=None: _slowly(article)  # type: ignore[assignment]
    return partial(reader.read_line, nlp=None)  # type: ignore[arg-type]


def _slowly(article: Article) -> Reading:
    words = article.text.split()
    if "doze" in words:
        time.sleep(0.3)
    while "wait" in words and not Path("hurry").exists():
        time.sleep(0.02)
    if "die" in words:
        os._exit(1)
    return plain_reading(article)
