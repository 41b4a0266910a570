"""``onrecord batch`` into tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from commandline import Cli, plain_reading

from onrecord.cli import tables
from onrecord.exports import parquet
from onrecord.exports.csv import BYTE_ORDER_MARK, COLUMNS, to_csv
from onrecord.loading import from_text

TEXT = "Ann Lee said the report was right. Bob Ray denied it about {}."
LINES = (
    {"id": "one", "text": TEXT.format("one"), "title": "=1+1", "beat": "city\nhall", "words": -20},
    {"id": "two", "text": "It rained all day and nobody spoke.", "beat": None},
    {
        "id": "-three",
        "text": TEXT.format("three"),
        "tags": ["a", {"b": 1}],
        "beat": "=cmd()",
        "x\n": "\ud800",
    },
)
FORMATS = ("csv", "parquet")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_engine: list[str]) -> Path:
    assert plain_engine == []
    monkeypatch.chdir(tmp_path)
    write(*LINES)
    return tmp_path


def write(*lines: Mapping[str, object] | str) -> None:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    Path("in.jsonl").write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")


def table(name: str = "out.csv") -> list[dict[str, str]]:
    with Path(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def cells(name: str) -> list[dict[str, Any]]:
    """Return the rows of a table of either format: texts, and None for what is empty."""
    if name.endswith("csv"):
        return [{column: cell or None for column, cell in row.items()} for row in table(name)]
    rows = pq.read_table(name).to_pylist()
    return [{column: None if cell is None else str(cell) for column, cell in row.items()} for row in rows]


def files() -> set[str]:
    return {file.name for file in Path().iterdir()}


@pytest.mark.parametrize("format", FORMATS)
def test_a_table_has_a_row_for_each_statement_and_nothing_else_is_left(cli: Cli, format: str) -> None:
    done = cli("batch", "in.jsonl", "-o", f"out.{format}")
    assert (done.code, done.out, done.err) == (0, "", f"3 articles read into out.{format}.\n")
    assert files() == {"in.jsonl", f"out.{format}"}
    rows = cells(f"out.{format}")
    assert [(row["article_id"].removeprefix("'"), row["number"]) for row in rows] == [
        ("one", "1"), ("one", "2"), ("two", None), ("-three", "1"), ("-three", "2"),
    ]  # fmt: skip
    assert list(rows[0]) == [
        "article_id", *COLUMNS, "input.beat", "input.words", "input.tags", "input.x\\n",
    ]  # fmt: skip
    assert {row["input.words"] for row in rows[:2]} == {"-20"}
    assert [row["input.tags"] for row in rows] == [None] * 3 + ['["a", {"b": 1}]'] * 2
    assert rows[4]["input.x\\n"] == "\\ud800"


def test_the_rows_are_those_of_each_readings_own_table(cli: Cli) -> None:
    cli("batch", "in.jsonl", "-o", "out.csv")
    article = from_text(TEXT.format("one"), id="one", title="=1+1")
    own = to_csv(plain_reading(article)).removeprefix(BYTE_ORDER_MARK)
    expected = list(csv.DictReader(own.splitlines()))
    assert [{column: row[column] for column in COLUMNS} for row in table()[:2]] == expected


def test_no_cell_of_csv_is_a_formula_and_every_row_is_a_line(cli: Cli) -> None:
    cli("batch", "in.jsonl", "-o", "out.csv")
    rows = table()
    assert (rows[0]["title"], rows[0]["input.beat"], rows[3]["input.beat"]) == (
        "'=1+1",
        "city hall",
        "'=cmd()",
    )
    assert rows[3]["article_id"] == "'-three"
    content = Path("out.csv").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") == 6
    assert content.count(BYTE_ORDER_MARK.encode()) == 1


def test_parquet_has_numbers_as_numbers_and_texts_as_they_are(cli: Cli) -> None:
    cli("batch", "in.jsonl", "-o", "out.parquet")
    rows = pq.read_table("out.parquet").to_pylist()
    assert [type(rows[0][name]) for name in ("number", "start", "confidence_type", "mark", "stance")] == [
        int, int, float, str, type(None),
    ]  # fmt: skip
    assert (rows[0]["title"], rows[0]["input.beat"], rows[3]["article_id"]) == (
        "=1+1",
        "city\nhall",
        "-three",
    )


def test_the_types_of_parquet_are_those_of_the_rows(cli: Cli) -> None:
    cli("batch", "in.jsonl", "-o", "out.parquet")
    from onrecord.exports.csv import rows

    types = {"str": "string", "int": "int64", "float": "double"}
    schema = pq.read_schema("out.parquet")
    [row, _] = rows(plain_reading(from_text(TEXT, id="x")))
    assert {name: str(schema.field(name).type) for name in row} == {
        name: types[type(cell).__name__] for name, cell in row.items()
    }


@pytest.mark.parametrize("format", FORMATS)
def test_very_many_keys_stand_in_one_column(cli: Cli, format: str) -> None:
    many = {f"k{number}": number for number in range(tables.MOST_KEYS)}
    write(LINES[1] | many, LINES[1] | {"id": "last"})
    cli("batch", "in.jsonl", "-o", f"out.{format}")
    first, last = cells(f"out.{format}")
    assert list(first) == ["article_id", *COLUMNS, "input"]
    assert json.loads(first["input"]) == {"beat": None, **many}
    assert json.loads(last["input"]) == {"beat": None}


@pytest.mark.parametrize("format", FORMATS)
def test_keys_that_look_alike_share_a_column(cli: Cli, format: str) -> None:
    write(LINES[1] | {"a\n": "1"}, LINES[1] | {"a\\n": "2"})
    assert cli("batch", "in.jsonl", "-o", f"out.{format}").code == 0
    assert [row["input.a\\n"] for row in cells(f"out.{format}")] == ["1", "2"]


@pytest.mark.parametrize("format", FORMATS)
def test_an_input_without_articles_becomes_a_table_without_rows(cli: Cli, format: str) -> None:
    write()
    assert cli("batch", "in.jsonl", "-o", f"out.{format}").code == 0
    assert cells(f"out.{format}") == []
    assert files() == {"in.jsonl", f"out.{format}"}


def test_the_ending_may_be_in_capitals(cli: Cli) -> None:
    cli("batch", "in.jsonl", "-o", "OUT.CSV")
    assert len(table("OUT.CSV")) == 5


@pytest.mark.parametrize("format", FORMATS)
def test_lines_that_are_left_out_leave_the_rest_of_the_table(cli: Cli, format: str) -> None:
    write(LINES[0], "{", LINES[1])
    done = cli("batch", "in.jsonl", "-o", f"out.{format}")
    assert done.code == 1
    assert "in.jsonl, line 2: " in done.err
    assert f"2 articles read into out.{format}; 1 line left out." in done.err
    assert len(cells(f"out.{format}")) == 3


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_table_that_was_not_finished_is_gone_on_with(
    cli: Cli, plain_engine: list[str], format: str, share: float
) -> None:
    cli("batch", "in.jsonl", "-o", "out.jsonl")
    cli("batch", "in.jsonl", "-o", f"whole.{format}")
    plain_engine.clear()
    readings = Path("out.jsonl").read_bytes()
    Path(f"out.{format}.part.jsonl").write_bytes(readings[: int(len(readings) * share)])
    assert cli("batch", "in.jsonl", "-o", f"out.{format}").code == 0
    assert plain_engine == {0.0: ["one", "two", "-three"], 0.5: ["two", "-three"], 1.0: []}[share]
    assert Path(f"out.{format}").read_bytes() == Path(f"whole.{format}").read_bytes()
    assert not Path(f"out.{format}.part.jsonl").exists()


@pytest.mark.parametrize("format", FORMATS)
def test_a_table_that_cannot_be_written_is_not_there_in_part(
    cli: Cli, plain_engine: list[str], monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(parquet, "_groups", fail)
        full.setattr("onrecord.exports.csv.safe", fail)
        done = cli("batch", "in.jsonl", "-o", f"out.{format}")
    assert (done.code, done.err) == (2, "onrecord: No space left on device.\n")
    assert files() == {"in.jsonl", f"out.{format}.part.jsonl"}
    plain_engine.clear()
    assert cli("batch", "in.jsonl", "-o", f"out.{format}").code == 0
    assert (plain_engine, files()) == ([], {"in.jsonl", f"out.{format}"})


@pytest.mark.parametrize("format", FORMATS)
def test_a_table_that_is_there_is_left_alone(cli: Cli, plain_engine: list[str], format: str) -> None:
    Path(f"out.{format}").write_text("my thesis")
    done = cli("batch", "in.jsonl", "-o", f"out.{format}")
    assert (done.code, done.err.count("\n"), plain_engine) == (2, 1, [])
    assert f"out.{format} is there already" in done.err
    assert Path(f"out.{format}").read_text() == "my thesis"
    assert files() == {"in.jsonl", f"out.{format}"}


def test_the_input_is_never_the_table(cli: Cli, plain_engine: list[str]) -> None:
    before = Path("in.jsonl").rename("in.csv").read_bytes()
    Path("in.csv.part.jsonl").touch()
    done = cli("batch", "in.csv", "-o", "in.csv")
    assert (done.code, plain_engine, Path("in.csv").read_bytes()) == (2, [], before)
    assert "is the input as well" in done.err


def test_parquet_without_its_library_is_refused_before_anything_is_read(
    cli: Cli, plain_engine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "find_spec", lambda _: None)
    done = cli("batch", "in.jsonl", "-o", "out.parquet")
    assert (done.code, plain_engine, files()) == (2, [], {"in.jsonl"})
    assert done.err == 'onrecord: Parquet needs the library pyarrow; run: pip install "onrecord[corpus]".\n'
    assert cli("batch", "in.jsonl", "-o", "out.csv").code == 0


@pytest.mark.parametrize(("rows", "characters", "sizes"), [(2, 10**6, [2, 2, 1]), (9, 1500, [1] * 5)])
def test_parquet_is_written_in_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, characters: int, sizes: list[int]
) -> None:
    monkeypatch.setattr(parquet, "ROWS", rows)
    monkeypatch.setattr(parquet, "CHARACTERS", characters)
    parquet.write(tmp_path / "out.parquet", ("id",), ({"id": "x" * 1500} for _ in range(5)))
    about = pq.ParquetFile(tmp_path / "out.parquet").metadata
    assert [about.row_group(group).num_rows for group in range(about.num_row_groups)] == sizes
