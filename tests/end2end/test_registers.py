"""The shipped model on made-up articles of other registers, with gold of their own in ``tests/registers``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from development import needs_development_data

import onrecord
from onrecord import loading

SCORES = Path(__file__).parents[1] / "registers" / "scores.py"
ROLES = ("source", "cue", "content")

Json = dict[str, Any]


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(SCORES), *arguments], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Json]:
    out = tmp_path_factory.mktemp("registers") / "gold.jsonl"
    run("--gold", str(out))
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_there_are_articles_of_eight_registers_or_more(articles: list[Json]) -> None:
    assert len({article["doc"] for article in articles}) == len(articles) >= 8
    assert {article["doc"] for article in articles} == {path.stem for path in SCORES.parent.glob("*.txt")}
    assert all(350 <= len(article["text"].split()) <= 600 for article in articles)


def test_the_gold_is_sound(articles: list[Json]) -> None:
    faults = [f"{a['doc']} {fault}" for a in articles for s in a["statements"] for fault in faults_of(s, a)]
    assert faults == []


def faults_of(statement: Json, article: Json) -> list[str]:
    text, here = article["text"], f"statement {statement['id']}"
    others = {s["id"] for s in article["statements"]} - {statement["id"]}
    spans = [(role, span["start"], span["end"]) for role in ROLES for span in statement[role]]
    faults = [
        f"{here}: {role} {text[start:end]!r}" for role, start, end in spans if not is_whole(text, start, end)
    ]
    if not statement["content"]:
        faults.append(f"{here}: no content")
    if statement["source"] and not statement["who"]:
        faults.append(f"{here}: a source without who")
    if not set(statement["denies"]) <= others or (statement["denies"] and statement["type"] != "denial"):
        faults.append(f"{here}: denies {statement['denies']}")
    return faults


def is_whole(text: str, start: int, end: int) -> bool:
    """Do the offsets hold words of the text, none cut through and no space at the edges?"""
    if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
        return False
    return not any(text[i - 1 : i].isalnum() and text[i : i + 1].isalnum() for i in (start, end))


def test_every_statement_is_marked_once(articles: list[Json]) -> None:
    for article in articles:
        seen = [tuple(str(s[role]) for role in ROLES) for s in article["statements"]]
        assert len(set(seen)) == len(seen), article["doc"]


@pytest.mark.model
def test_every_article_is_read_without_a_gap(articles: list[Json]) -> None:
    nlp = onrecord.load()
    for article in articles:
        reading = onrecord.read(loading.from_text(article["text"], id=article["doc"]), nlp)
        assert (reading.article.text, reading.gaps) == (article["text"], ())
        assert reading.statements


@pytest.mark.model
@pytest.mark.shared
@needs_development_data
def test_who_says_what_holds_in_other_registers() -> None:
    assert json.loads(run("--json"))["all"]["who+what"]["f1"] >= 0.70
