"""Articles that readers corrected, to be learned from and measured on.

The files are those that On Record writes (:mod:`onrecord.revision.data`). An article that somebody checked as
a whole is learned from as a whole. Of another only the sentences with what was corrected are known to be
right: it becomes a few stretches, the paragraphs that hold such sentences, in which the other sentences count
for nothing.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from onrecord import loading
from onrecord.blocks import whole
from onrecord.revision.data import Line, hash_of
from onrecord.sentences import sentences
from onrecord_training.corpora import TYPES
from onrecord_training.insertions import further, placed

log = logging.getLogger(__name__)

PARTS = ("source", "cue", "content")
LEARNED = {*PARTS, "type", "denies"}
"""What of a statement a network learns; who a source is, is not learned."""
ONE_IN = 5
"""So many articles have one that is held out."""
Range = tuple[int, int]
"""Half-open, in code points."""


def read_corrections(files: Iterable[Path], texts: Iterable[Path] = ()) -> list[Line]:
    """Read the articles of some files, each once; of several versions the last counts.

    A line that is none of an article, or has no text or another than it is about, is told in the log and left
    out.

    Args:
        files: of corrections.
        texts: files with a line of JSON for each article and its text under ``text``; they give the texts
            to lines that have none.

    Raises:
        OSError: a file cannot be read.
    """
    known = {hash_of(text): text for file in texts for text in _texts(file)}
    found: dict[str, Line] = {}
    for file in files:
        for number, raw in enumerate(_lines(file), start=1):
            try:
                line = _checked(json.loads(raw), known)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                log.warning("line %d of %s is left out: %s", number, file, _why(error))
                continue
            found[line["sha256"]] = line
    return list(found.values())


def parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return what is to be learned from, and what is held out to be measured on.

    Which it is depends on an article's text alone. Of two articles or more at least one is held out, and one
    is not.
    """
    ordered = sorted(lines, key=lambda line: str(line["sha256"]))
    out = [line for line in ordered if int(line["sha256"][:8], 16) % ONE_IN == 0]
    if len(ordered) > 1 and len(out) in (0, len(ordered)):
        out = ordered[:1]
    return [line for line in ordered if line not in out], out


def learnable(line: Line) -> Iterator[Line]:
    """Yield what of an article is known to be right, as lines of a corpus."""
    statements = [{**s, "origin": "corpus"} for s in line["statements"]]
    known = {**line, "statements": statements, "nested": True, "linked": True}
    yield from [known] if line["complete"] else _stretches(known)


def _stretches(line: Line) -> Iterator[Line]:
    """Yield the paragraphs round what was corrected, those that lie together as one."""
    text = line["text"]
    places = [_extent(s) for s in line["statements"] if LEARNED.intersection(s["corrected"])]
    places += [_extent(s) for s in line["removed"]]
    article = loading.from_text(text, id=line["doc"])
    known = [(s.start, s.end) for s in sentences(article) if _meet((s.start, s.end), places)]
    paragraphs = [(block.start, block.end) for block in whole(article)]
    for number, (start, end) in enumerate(_together(places, paragraphs)):
        inside = [s for s in line["statements"] if start <= _extent(s)[0] and _extent(s)[1] <= end]
        kept = [s for s in inside if _meet(_said(s), known)]
        ids = {s["id"] for s in kept}
        here = partial(further, by=-start)
        yield {
            "doc": f"{line['doc']}#{number}",
            "text": text[start:end],
            "statements": [placed({**s, "denies": [i for i in s["denies"] if i in ids]}, here) for s in kept],
            "unknown": list(_others(known, start, end)),
            "nested": True,
            "linked": all("denies" in s["corrected"] for s in kept if s["type"] == "denial"),
        }


def _together(places: Sequence[Range], paragraphs: Sequence[Range]) -> Iterator[Range]:
    """Yield from where to where the paragraphs go that hold some places; what shares one is one."""
    last: Range | None = None
    for place in sorted(places):
        held = [p for p in paragraphs if _meet(p, [place])]
        if not held:
            continue
        start, end = held[0][0], held[-1][1]
        if last and start < last[1]:
            last = last[0], max(end, last[1])
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _others(known: Iterable[Range], start: int, end: int) -> Iterator[dict[str, int]]:
    """Yield what lies of a stretch between known sentences, counted from its start."""
    at = start
    for low, high in (*(k for k in known if k[0] < end and start < k[1]), (end, end)):
        if at < low:
            yield {"start": at - start, "end": low - start}
        at = max(at, high)


def _meet(some: Range, others: Iterable[Range]) -> bool:
    return any(some[0] < high and low < some[1] for low, high in others)


def _extent(statement: Mapping[str, Any]) -> Range:
    spans = [span for part in PARTS for span in statement[part]]
    return min(span["start"] for span in spans), max(span["end"] for span in spans)


def _said(statement: Mapping[str, Any]) -> Range:
    """Return where it is said that somebody says something."""
    spans = statement["cue"] or statement["content"] or statement["source"]
    return spans[0]["start"], spans[-1]["end"]


def _lines(file: Path) -> Iterator[bytes]:
    with file.open("rb") as lines:
        yield from (line for line in lines if line.strip())


def _texts(file: Path) -> Iterator[str]:
    for raw in _lines(file):
        try:
            text = json.loads(raw)["text"]
        except (ValueError, KeyError, TypeError):
            continue
        if isinstance(text, str):
            yield text


def _checked(line: Line, known: Mapping[str, str]) -> Line:
    """Return a line with its text.

    Raises:
        ValueError: it cannot be used; the message says why.
        KeyError, TypeError, AttributeError: it is none of corrections.
    """
    text = line.get("text", known.get(line["sha256"]))
    if text is None:
        raise ValueError("it has no text, and no text that was given is the one it is about")
    if hash_of(text) != line["sha256"]:
        raise ValueError("its text is not the one it is about")
    ids = {s["id"] for s in line["statements"]}
    for statement in (*line["statements"], *line["removed"]):
        start, end = _extent(statement)
        if not 0 <= start <= end <= len(text):
            raise ValueError("a statement reaches past the end of its text")
        if statement["type"] not in TYPES or not ids.issuperset(statement.get("denies", ())):
            raise ValueError("a statement is of no known type, or denies one that is not there")
    if any(not isinstance(s["corrected"], list) for s in line["statements"]):
        raise ValueError("a statement does not say what was corrected")
    return {**line, "text": text, "complete": bool(line["complete"])}


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return "it is no JSON"
    return str(error) if type(error) is ValueError else "it has not the form of corrections"
