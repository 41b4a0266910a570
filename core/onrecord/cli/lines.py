"""The lines of a batch: what an input line asks for, and where to go on after an interrupted run."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from onrecord.cli.errors import CommandError
from onrecord.errors import LoadingError

MAX_BYTES: Final = 64_000_000
"""Bytes of one line; the longest article, every character escaped, with room to spare."""

FILLING: Final = ("title", "url", "published", "outlet")
"""Keys of a line that fill the article."""

INPUT: Final = "input"
"""Key of a reading's line under which all other keys come back."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN = re.compile(r"[ \t\r\n,:]*")


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
    input: str = ""
    """The keys that we make nothing of, as a JSON object: in their order, repeated ones too, and each value
    as it stood. Empty where there are none."""


@dataclass(frozen=True)
class Written:
    """What a line of the output tells of the line of the input that it was made of."""

    id: str
    text: str
    engine: Mapping[str, object]
    input: str
    """As in :class:`Entry`."""
    reading: str
    """The reading alone, as JSON. What comes after it may be more than others take for JSON."""


@dataclass(frozen=True)
class _WholeNumber:
    """A whole number of any size. Python's own takes very long ones for an attack."""

    digits: str


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
    whole = _decoded(line)
    keys = _object(whole)
    named = "doc" if keys.get("id") is None else "id"
    text = _word("text", keys.get("text"))
    if text is None:
        raise LoadingError("The line has no “text”; give the article's text under that key.")
    filling = {key: word for key in FILLING if (word := _word(key, keys.get(key))) is not None}
    further = keys.keys() - {"id", named, "text", *FILLING}
    return Entry(_identity(keys.get(named), line), text, filling, _only(whole, further))


def written(raw: bytes) -> Written:
    """Return what a line of the output was made of.

    Raises:
        ValueError: it is no reading.
    """
    whole = raw.decode()
    reading = _DECODER.decode(whole)
    try:
        article, engine = reading["article"], dict(reading["engine"])
        further = "".join(value for key, value in members(whole) if key == INPUT)
        return Written(article["id"], article["text"], engine, further, _alone(whole, further))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("this is no reading") from error


def _alone(whole: str, further: str) -> str:
    return whole.rstrip().removesuffix(_appended(further)) + "}" if further else whole


def with_input(reading: str, further: str) -> str:
    """Return a line of the output: a reading's JSON, with the further keys of its line."""
    return reading.removesuffix("}") + _appended(further) if further else reading


def _appended(further: str) -> str:
    return f',"{INPUT}":{further}}}'


def members(text: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of a JSON object in their order, with each value as it stands.

    Args:
        text: the object, which is known to be valid.
    """
    at = text.index("{") + 1
    while text[at := _next(text, at)] != "}":
        key, end = _DECODER.raw_decode(text, at)
        start = _next(text, end)
        _, at = _DECODER.raw_decode(text, start)
        yield key, text[start:at]


def _next(text: str, at: int) -> int:
    """Return where the next key, value or brace stands."""
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _only(text: str, keys: Container[str]) -> str:
    kept = [f"{json.dumps(key)}:{value}" for key, value in members(text) if key in keys]
    return f"{{{','.join(kept)}}}" if kept else ""


def _decoded(line: Line) -> str:
    if len(line.raw) >= MAX_BYTES:
        raise LoadingError(f"The line is longer than {MAX_BYTES // 1_000_000} MB.")
    try:
        return line.raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LoadingError(f"The line is not valid UTF-8 (at byte {error.start + 1}).") from error


def _object(text: str) -> Mapping[str, object]:
    try:
        keys = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise LoadingError(f"The line is not valid JSON ({error}).") from error
    if not isinstance(keys, dict):
        raise LoadingError("The line is not a JSON object; write {…} with the article's “id” and “text”.")
    return keys


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON value")


_DECODER = json.JSONDecoder(parse_int=_WholeNumber, parse_constant=_refuse)


def _identity(value: object, line: Line) -> str:
    if isinstance(value, _WholeNumber):
        return value.digits
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


def pass_over(pending: Iterator[Line], made: Iterable[Written]) -> Passed:
    """Advance ``pending`` past the lines whose readings were made already.

    A reading belongs to the first line that has its id, its text and its further keys. Lines that have all
    three in common are read or refused alike, so this finds the place however many lines were refused, with
    no record but the output itself.

    Raises:
        CommandError: a reading belongs to no line that is left.
    """
    read, refused = 0, []
    for reading in made:
        for line in pending:
            if _is_reading_of(reading, line):
                break
            refused.append(line.number)
        else:
            raise CommandError("holds something else than readings of this input, in this order")
        read += 1
    return Passed(read, tuple(refused))


def _is_reading_of(reading: Written, line: Line) -> bool:
    try:
        asked = entry(line)
    except LoadingError:
        return False
    return (reading.id, reading.text, reading.input) == (asked.id, asked.text, asked.input)
