"""Tables as Parquet, for pandas, R, DuckDB and the like.

Counts and offsets are whole numbers, confidences are floating-point, all else is text; an empty cell is null.
Cells are as in CSV, but without the apostrophes: nothing takes a text of Parquet for a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from onrecord.exports.csv import Cell, Row

ROWS: Final = 5_000
CHARACTERS: Final = 16_000_000
"""Rows of a group, and characters from which on it is complete; one group at a time is in memory."""

_TYPES = {
    **dict.fromkeys(("number", "start", "end", "paragraph"), pa.int64()),
    **dict.fromkeys(("confidence_attribution", "confidence_type", "confidence_identity"), pa.float64()),
}


def write(file: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a table to a file; where a row lacks a column, the cell is null.

    Raises:
        OSError: the file cannot be written.
    """
    schema = pa.schema([(column, _TYPES.get(column, pa.string())) for column in columns])
    with ParquetWriter(file, schema, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(pa.Table.from_pylist(group, schema))


def _groups(rows: Iterable[Row]) -> Iterator[Sequence[Mapping[str, Cell | None]]]:
    group: list[Mapping[str, Cell | None]] = []
    characters = 0
    for row in rows:
        group.append({column: None if cell == "" else cell for column, cell in row.items()})
        characters += sum(len(cell) for cell in row.values() if isinstance(cell, str))
        if len(group) >= ROWS or characters >= CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group
