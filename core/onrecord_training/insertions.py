"""Made-up sentences that could have stood in an article of the corpus, to be learned from in their place.

Most denials show only from what was said elsewhere, and the corpus has few. So we wrote denials into its
articles, and beside them statements that look alike but deny nothing: only what they say in that article
tells them apart.

A file holds insertions in the form of :mod:`onrecord_training.passages`; the line ``%%`` names the article
and the place, and a denial may answer statements of the article (``a12``: its thirteenth) as well as of the
insertion::


    %% nyt_2016-01-19_some-article @7
    <s1>An aide to {310:318}</s1> <q1>said</q1> <c1>he had paid every dime</c1>.
    --
    1 denial; denies: a12

``@7`` is a new paragraph after the article's paragraph 7, counted from 0 without empty lines; ``@7+`` goes on
in that paragraph. ``{310:318}`` stands for those code points of the article, so that no name of a real person
is in the files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.errors import LoadingError
from onrecord_training.edits import Changed, Edit
from onrecord_training.passages import ROLES, parsed

HEAD = re.compile(r"%% (\S+) @(\d+)(\+?)\n")
COPIED = re.compile(r"\{(\d+):(\d+)\}")
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
BREAK = "\n\n"
ANSWERED = r"a\d+"
"""A statement of the article, by its number from 0."""

Span = dict[str, Any]


@dataclass(frozen=True)
class Insertion:
    """Text to be put into an article after one of its paragraphs."""

    doc: str
    paragraph: int
    goes_on: bool
    """Whether it goes on in that paragraph rather than being one of its own."""
    passage: str
    """Marked text and the lines of its statements."""


def read_insertions(folder: Path) -> dict[str, list[Insertion]]:
    """Read the insertions of all ``*.txt`` files of a folder, by article and in order of place.

    Raises:
        LoadingError: one is not headed as it should be.
    """
    found: dict[str, list[Insertion]] = {}
    for path in sorted(folder.glob("*.txt")):
        for number, part in enumerate(
            re.split(r"^(?=%%)", path.read_text("utf8"), flags=re.MULTILINE)[1:], 1
        ):
            head = HEAD.match(part)
            if head is None:
                raise LoadingError(f"insertion {number} of {path} does not say where it belongs.")
            insertion = Insertion(head[1], int(head[2]), bool(head[3]), part[head.end() :])
            found.setdefault(insertion.doc, []).append(insertion)
    return {doc: sorted(some, key=lambda i: (i.paragraph, not i.goes_on)) for doc, some in found.items()}


def version(
    lines: Iterable[Mapping[str, Any]], insertions: Mapping[str, Sequence[Insertion]], number: int, of: int
) -> Iterator[dict[str, Any]]:
    """Yield the articles with every so-many-th of their insertions, so that the versions share none of them.

    Args:
        number: of the version, from 0.
        of: how many versions there are.
    """
    for line in lines:
        yield inserted(line, insertions.get(line["doc"], [])[number::of])


def inserted(line: Mapping[str, Any], insertions: Sequence[Insertion]) -> dict[str, Any]:
    """Return a line of the corpus with insertions put in, and where they stand as ``"added"``.

    An insertion in the middle of a statement's part would tear it apart and is left out.

    Args:
        line: the article, with ``text``, ``statements`` and perhaps ``names``.
        insertions: in order of place.

    Raises:
        ValueError: an insertion is not marked as it should be.
        IndexError: it names a paragraph or statement that the article does not have.
    """
    text: str = line["text"]
    ends = [m.end() for m in PARAGRAPH.finditer(text)]
    parts = [span for s in line["statements"] for role in ROLES.values() for span in s[role]]
    fitting = [
        (n, i) for n, i in enumerate(insertions) if not any(torn(span, ends[i.paragraph]) for span in parts)
    ]
    passages = [parsed(filled(i.passage, text), outside=ANSWERED) for _, i in fitting]
    whole = Changed(
        text,
        tuple(
            Edit(ends[i.paragraph], ends[i.paragraph], (" " if i.goes_on else BREAK) + passage["text"])
            for (_, i), passage in zip(fitting, passages, strict=True)
        ),
    )
    new = [
        adopted(placed(s, partial(further, by=end - len(passage["text"]))), f"i{n}.", line["statements"])
        for (n, _), passage, (_, end) in zip(fitting, passages, whole.added(), strict=True)
        for s in passage["statements"]
    ]
    old = [placed(s, partial(now, whole)) for s in line["statements"]]
    added = [{"start": start, "end": end} for start, end in whole.added()]
    out = {**line, "text": whole.text, "statements": old + new, "added": added}
    return out | {"names": [now(whole, n) for n in line["names"]]} if "names" in line else out


def torn(span: Mapping[str, int], at: int) -> bool:
    """Whether text put in at a place would stand in the middle of a span."""
    return span["start"] < at < span["end"]


def filled(passage: str, text: str) -> str:
    """Return an insertion with what it copies from the article."""
    return COPIED.sub(lambda found: text[int(found[1]) : int(found[2])], passage)


def adopted(statement: Mapping[str, Any], own: str, known: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a statement of an insertion with ids that are the article's."""
    denies = [known[int(d[1:])]["id"] if re.fullmatch(ANSWERED, d) else own + d for d in statement["denies"]]
    return {**statement, "id": own + statement["id"], "origin": "insertion", "denies": denies}


def placed(statement: Mapping[str, Any], where: Callable[[Span], Span]) -> dict[str, Any]:
    """Return a statement whose spans stand elsewhere."""
    return {**statement, **{role: [where(s) for s in statement[role]] for role in ROLES.values()}}


def further(span: Mapping[str, Any], by: int) -> dict[str, Any]:
    """Return a span so many code points further on."""
    return {**span, "start": span["start"] + by, "end": span["end"] + by}


def now(whole: Changed, span: Mapping[str, Any]) -> dict[str, Any]:
    """Return where a span of the article stands after the insertions; of a name that they tear, its head."""
    start, end = whole.moved(span["start"], span["end"])[0]
    return {**span, "start": start, "end": end}
