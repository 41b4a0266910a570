"""Flat tables of a batch: the rows of each reading's CSV, with the article's id and its line's further keys.

A table cannot be gone on with where it broke off, and its columns are known only in the end. So readings go
into a working file beside it, and the table is made of that.

* ``article_id`` is the first column; the columns of :mod:`onrecord.exports.csv` follow.
* Each further key of the input has a column ``input.KEY``, in the order in which keys first come up: texts as
  they are, all other values as their JSON, empty where a line has no such key, or null. Where there are more
  than :data:`MOST_KEYS`, one column ``input`` has them all, as a JSON object.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, Final

from onrecord.cli import lines, output
from onrecord.cli.errors import CommandError
from onrecord.exports.csv import COLUMNS, Row, rows
from onrecord.files import clear_parts, replacing
from onrecord.reading import Reading

CSV, PARQUET = ".csv", ".parquet"
ARTICLE: Final = "article_id"
MOST_KEYS: Final = 256
"""How many keys have a column each."""


def working_file(target: str) -> str:
    """Return where the readings go: for a table a file beside it, otherwise the output itself."""
    return f"{target}.part.jsonl" if _ending(target) in (CSV, PARQUET) else target


def check(target: str, source: BinaryIO) -> None:
    """See that an output that is a table can be made.

    Raises:
        CommandError: it is there already, or is the input, or a library is missing.
    """
    working = working_file(target)
    if working == target:
        return
    output.refuse_input(target, source)
    if Path(target).exists() and not Path(working).exists():
        raise CommandError(f"{target} is there already; name another file after -o, or remove it.")
    if _ending(target) == PARQUET and not find_spec("pyarrow"):
        raise CommandError('Parquet needs the library pyarrow; run: pip install "onrecord[corpus]".')


def make(readings: BinaryIO, target: Path, move: Callable[[int], None]) -> None:
    """Write the table of readings, whole or not at all.

    Args:
        readings: one a line.
        target: where it goes; the name's ending says what it becomes.
        move: told how many bytes of the readings are written.

    Raises:
        OSError: it cannot be written.
    """
    keys = _keys(readings)
    names = {key: f"{lines.INPUT}.{_name(key)}" for key in keys} if len(keys) <= MOST_KEYS else {}
    columns = (ARTICLE, *COLUMNS, *(names.values() if names else [lines.INPUT] if keys else []))
    clear_parts(target.resolve().parent)
    with replacing(target) as part:
        _write(part, _ending(target.name), columns, _rows(readings, names, move))


def _write(file: Path, ending: str, columns: Sequence[str], table: Iterator[Row]) -> None:
    if ending == PARQUET:
        from onrecord.exports import parquet

        parquet.write(file, columns, table)
    else:
        from onrecord.exports import csv

        with file.open("w", encoding="utf-8", newline="") as out:
            csv.write(out, columns, table)


def _ending(target: str) -> str:
    return Path(target).suffix.lower()


def _keys(readings: BinaryIO) -> Sequence[str]:
    """Return the further keys of all lines, in the order in which they come up."""
    readings.seek(0)
    return tuple(dict.fromkeys(key for raw in readings for key, _ in _further(lines.written(raw))))


def _further(made: lines.Written) -> Iterator[tuple[str, str]]:
    return lines.members(made.input) if made.input else iter(())


def _rows(readings: BinaryIO, names: Mapping[str, str], move: Callable[[int], None]) -> Iterator[Row]:
    readings.seek(0)
    position = 0
    for raw in readings:
        made = lines.written(raw)
        every = {ARTICLE: made.id, **_brought_along(made, names)}
        for row in rows(Reading.from_json(made.reading)):
            yield {**every, **row}
        position += len(raw)
        move(position)


def _brought_along(made: lines.Written, names: Mapping[str, str]) -> Row:
    if names:
        return {names[key]: _cell(value) for key, value in _further(made)}
    return {lines.INPUT: made.input} if made.input else {}


def _cell(value: str) -> str:
    """Return a JSON value as a cell: the words of a text, nothing for null, and else the JSON."""
    if value.startswith('"'):
        return _encodable(json.loads(value))
    return "" if value == "null" else value


def _name(key: str) -> str:
    return key if key.isprintable() else json.dumps(key)[1:-1]


def _encodable(words: str) -> str:
    """Return words with each half of a character written as its escape."""
    return words.encode("utf-8", "backslashreplace").decode()
