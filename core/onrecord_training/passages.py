"""Made-up passages of news with their statements marked in the text.

A file holds passages one after another. Each begins with a line ``%%``, then stands its text, in which
``<s1>…</s1>`` marks the source of statement 1, ``<q1>…</q1>`` its cue and ``<c1>…</c1>`` its content; a part
in several pieces has its mark several times, and marks may lie in or across each other. After the text comes
a line ``--`` and a line per statement, none where nobody says anything::

    %%
    <s1>The mayor</s1> <q1>denied</q1> <c1>that <s2>the auditor</s2> <q2>warned</q2> <c2>of a gap</c2></c1>.
    --
    1 denial; who: Ana Ruiz; denies: 2
    2 claim; who: auditor

After the number and the type may come ``who`` (the identity of the source), ``denies`` (numbers) and ``via``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import LoadingError
from onrecord_training.corpora import TYPES

MARK = re.compile(r"<(/?)([sqc])(\d+)>")
ROLES = {"s": "source", "q": "cue", "c": "content"}
STATEMENT = re.compile(r"(\d+) (\w+)((?:; *(?:who|denies|via):[^;]*)*)")
STRAY = re.compile(r"<[^>]{0,12}>?")


def read_passages(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the passages of all ``*.txt`` files of a folder, by name, as articles of a corpus.

    Raises:
        LoadingError: a passage is not marked as it should be; the message names it and says what is wrong.
    """
    for path in sorted(folder.glob("*.txt")):
        passages = re.split(r"^%%.*\n", path.read_text("utf8"), flags=re.MULTILINE)[1:]
        for number, passage in enumerate(passages, 1):
            try:
                yield {"doc": f"{path.stem}_{number}", **parsed(passage)}
            except ValueError as error:
                raise LoadingError(f"passage {number} of {path} {error}.") from error


def parsed(passage: str, outside: str = r"(?!)") -> dict[str, Any]:
    """Turn one marked passage into text and statements.

    Args:
        outside: a regular expression for what, beside the passage's own statements, a denial may answer.

    Raises:
        ValueError: a mark or a statement's line is wrong.
    """
    marked, rule, lines = (passage.strip() + "\n").partition("\n--\n")
    if not rule:
        raise ValueError("has no line -- after its text")
    text, spans = unmarked(marked.strip())
    statements = [statement(line, spans) for line in lines.strip().splitlines()]
    listed = [s["id"] for s in statements]
    if len(set(listed)) < len(listed) or set(listed) != {number for number, _ in spans}:
        raise ValueError("has other statements in its text than below it")
    unknown = [
        d
        for s in statements
        for d in s["denies"]
        if (d not in listed and not re.fullmatch(outside, d)) or d == s["id"]
    ]
    if unknown:
        raise ValueError(f"has a denial of {unknown[0]}, which is not another statement of it")
    return {"text": text, "statements": statements}


def unmarked(marked: str) -> tuple[str, dict[tuple[str, str], list[dict[str, int]]]]:
    """Return the text without its marks, and the spans by number and role."""
    text, last = "", 0
    spans: dict[tuple[str, str], list[dict[str, int]]] = {}
    begun: dict[tuple[str, str], int] = {}
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        closes, key = mark[1], (mark[3], ROLES[mark[2]])
        if closes and key in begun:
            spans.setdefault(key, []).append({"start": begun.pop(key), "end": len(text)})
        elif closes or key in begun:
            raise ValueError(f"opens or closes {mark[0]} twice")
        else:
            begun[key] = len(text)
    if begun:
        number, role = next(iter(begun))
        raise ValueError(f"leaves the {role} of {number} open")
    text += marked[last:]
    stray = STRAY.search(text)
    if stray:
        raise ValueError(f"has a stray mark {stray[0]}")
    empty = [
        key for key, found in spans.items() if any(not text[s["start"] : s["end"]].strip() for s in found)
    ]
    if empty:
        raise ValueError(f"has an empty {empty[0][1]} in {empty[0][0]}")
    return text, spans


def statement(line: str, spans: dict[tuple[str, str], list[dict[str, int]]]) -> dict[str, Any]:
    """Read the line of one statement and give it its spans."""
    found = STATEMENT.fullmatch(line.strip())
    if not found or found[2] not in TYPES:
        raise ValueError(f"has a line {line!r} that is no statement")
    number = found[1]
    fields = dict(f.split(":", 1) for f in found[3].split(";") if f.strip())
    more = {key.strip(): value.strip() for key, value in fields.items()}
    parts = {role: spans.get((number, role), []) for role in ROLES.values()}
    if not parts["content"] and not parts["cue"]:
        raise ValueError(f"has neither cue nor content for {number}")
    return {
        "id": number,
        "origin": "passage",
        **parts,
        "type": found[2],
        "who": more.get("who", ""),
        "denies": [d for d in re.split(r"[, ]+", more.get("denies", "")) if d],
        "via": more.get("via", ""),
    }
