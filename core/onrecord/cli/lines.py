"""The lines of a batch: what an input line asks for, and where to go on after an interrupted run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from onrecord.cli.errors import CommandError
from onrecord.errors import LoadingError

MAX_BYTES: Final = 64_000_000
"""Bytes of one line; the longest article, every character escaped, with room to spare."""

FILLING: Final = ("title", "url", "published", "outlet")
"""Keys of a line that fill the article."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Line:
    """One line of the input that is not blank. Lines are numbered from 1, blank ones included."""

    number: int
    raw: bytes
    """The line without its line end; of one longer than ``MAX_BYTES`` only so much."""
    end: int
    """Bytes of the stream up to the end of this line."""


@dataclass(frozen=True)
class Entry:
    """What a line asks for: an article, and what is to come back with its reading."""

    id: str
    text: str
    filling: Mapping[str, str] = field(default_factory=dict)
    input: Mapping[str, object] = field(default_factory=dict)
    """The keys that we make nothing of."""


def lines(stream: BinaryIO) -> Iterator[Line]:
    """Yield the lines of a stream that are not blank, each cut off where it becomes too long."""
    number = end = 0
    while raw := stream.readline(MAX_BYTES):
        number += 1
        end += len(raw) + _rest_of_line(stream, raw)
        if raw.strip():
            yield Line(number, raw.removesuffix(b"\n"), end)


def _rest_of_line(stream: BinaryIO, read: bytes) -> int:
    """Read on to the end of a line of which ``read`` was a part; return how many bytes that were."""
    skipped = 0
    while len(read) == MAX_BYTES and not read.endswith(b"\n"):
        read = stream.readline(MAX_BYTES)
        skipped += len(read)
    return skipped


def entry(line: Line) -> Entry:
    """Return what a line asks for.

    Raises:
        LoadingError: it is no JSON object with a text.
    """
    keys = _object(line)
    identity = keys.pop("id", None)
    if identity is None:
        identity = keys.pop("doc", None)
    text = _word("text", keys.pop("text", None))
    if text is None:
        raise LoadingError("The line has no “text”; give the article's text under that key.")
    filling = {key: _word(key, keys.pop(key)) for key in FILLING if key in keys}
    return Entry(_identity(identity, line), text, {k: v for k, v in filling.items() if v is not None}, keys)


def _object(line: Line) -> dict[str, object]:
    if len(line.raw) >= MAX_BYTES:
        raise LoadingError(f"The line is longer than {MAX_BYTES // 1_000_000} MB.")
    try:
        keys = json.loads(line.raw.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise LoadingError(f"The line is not valid UTF-8 (at byte {error.start + 1}).") from error
    except (ValueError, RecursionError) as error:
        raise LoadingError(f"The line is not valid JSON ({error}).") from error
    if not isinstance(keys, dict):
        raise LoadingError("The line is not a JSON object; write {…} with the article's “id” and “text”.")
    return keys


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON value")


def _identity(value: object, line: Line) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    word = _word("id", value)
    return str(line.number) if word is None else word


def _word(key: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise LoadingError(f"The line's “{key}” is not a text.")
    if not value.isascii() and _SURROGATE.search(value):
        raise LoadingError(f"The line's “{key}” holds half a character (an unpaired surrogate).")
    return value


@dataclass(frozen=True)
class Passed:
    """What an earlier run made of the lines passed over."""

    read: int
    refused: tuple[int, ...]
    """Numbers of the lines that it left out."""


def pass_over(pending: Iterator[Line], written: Iterable[Mapping[str, object]]) -> Passed:
    """Advance ``pending`` past the lines whose readings are ``written``.

    A reading belongs to the first line that has its id, its text and its further keys. Lines that have all
    three in common are read or refused alike, so this finds the place however many lines were refused, with
    no record but the output itself.

    Raises:
        CommandError: a reading belongs to no line that is left.
    """
    read, refused = 0, []
    for reading in written:
        for line in pending:
            if _is_reading_of(reading, line):
                break
            refused.append(line.number)
        else:
            raise CommandError("holds something else than readings of this input, in this order")
        read += 1
    return Passed(read, tuple(refused))


def _is_reading_of(reading: Mapping[str, object], line: Line) -> bool:
    try:
        asked = entry(line)
    except LoadingError:
        return False
    article = reading.get("article")
    made = (article.get("id"), article.get("text")) if isinstance(article, dict) else None
    return made == (asked.id, asked.text) and reading.get("input", {}) == asked.input
