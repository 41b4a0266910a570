"""``onrecord sample N IN.jsonl``, as its users run it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from commandline import Cli, plain_reading

from onrecord import Article, Engine
from onrecord.cli import extensions, sampling
from onrecord.sampling.sheets import SheetFile
from onrecord.sampling.values import Judgement

ARTICLES = [
    {"id": f"a{i}", "text": f"Ann Lee denied report {i}. Bob Ray said it was so. Ann Lee said no."}
    for i in range(20)
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Put something in the window's place; return the sheets that it is to open."""
    sheets: list[Path] = []
    monkeypatch.setattr(sampling, "has_display", lambda: True)
    monkeypatch.setattr(extensions, "checking", lambda: sheets.append)
    return sheets


def write(path: Path, *lines: Mapping[str, object] | str) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(text + "\n" for text in texts), encoding="utf-8")
    return path


def readings(folder: Path, name: str = "in.jsonl", model: str = "plain") -> Path:
    """Write what "onrecord batch" would."""
    made = [plain_reading(Article.model_validate(article)) for article in ARTICLES]
    engine = Engine(version="0", model=model)
    lines = [reading.model_copy(update={"engine": engine}).to_json() for reading in made]
    return write(folder / name, *lines)


def ids(sheet: Path) -> list[tuple[str, str]]:
    return [(each.reading.article.id, each.statement) for each in SheetFile(sheet).read().drawn]


class TestDrawing:
    def test_readings_are_drawn_from_and_the_sheet_is_opened(
        self, cli: Cli, folder: Path, opened: list[Path], plain_engine: list[str]
    ) -> None:
        done = cli("sample", 10, readings(folder))
        assert (done.code, done.out, plain_engine) == (0, "", [])
        assert opened == [folder / "in-sample.json"]
        assert len(ids(folder / "in-sample.json")) == 10
        assert "Put 10 statements into" in done.err
        assert "from 60 statements in 20 articles (claim: 40, denial: 20, no comment: 0)" in done.err

    def test_articles_are_read_first(
        self, cli: Cli, folder: Path, opened: list[Path], plain_engine: list[str]
    ) -> None:
        assert cli("sample", 10, write(folder / "articles.jsonl", *ARTICLES)).code == 0
        assert plain_engine == [article["id"] for article in ARTICLES]
        cli("sample", 10, readings(folder))
        assert ids(opened[0]) == ids(opened[1])

    def test_articles_of_a_real_batch_are_drawn_from(
        self, cli: Cli, folder: Path, opened: list[Path], plain_engine: list[str]
    ) -> None:
        write(folder / "articles.jsonl", *(article | {"beat": "harbour"} for article in ARTICLES))
        cli("batch", "articles.jsonl", "-o", "in.jsonl")
        plain_engine.clear()
        assert cli("sample", 10, "in.jsonl").code == 0
        assert (plain_engine, len(ids(opened[0]))) == ([], 10)

    def test_a_seed_and_a_place_for_the_sheet(self, cli: Cli, folder: Path, opened: list[Path]) -> None:
        readings(folder)
        cli("sample", 10, "in.jsonl")
        cli("sample", 10, "in.jsonl", "--seed", 1, "-o", "same.json")
        cli("sample", 10, "in.jsonl", "--seed", 2, "-o", "other.json")
        assert ids(opened[0]) == ids(opened[1]) != ids(opened[2])

    def test_by_type(self, cli: Cli, folder: Path, opened: list[Path]) -> None:
        cli("sample", 4, readings(folder), "--by-type")
        types = [each.found.type for each in SheetFile(opened[0]).read().drawn]
        assert types == ["claim", "denial"] * 4

    def test_too_few_are_all_taken_and_it_says_so(self, cli: Cli, folder: Path, opened: list[Path]) -> None:
        done = cli("sample", 1000, readings(folder))
        assert (done.code, len(ids(opened[0]))) == (0, 60)
        assert "There are fewer than asked for, so all were taken." in done.err

    def test_different_models_in_one_file_are_told(self, cli: Cli, folder: Path, opened: list[Path]) -> None:
        one, other = readings(folder), readings(folder, "other.jsonl", "large")
        both = write(folder / "both.jsonl", *one.read_text().splitlines(), *other.read_text().splitlines())
        done = cli("sample", 5, both)
        assert (done.code, len(opened)) == (0, 1)
        assert "Read by different models" in done.err
        assert "large of On Record 0 (20 articles)" in done.err

    def test_quiet_says_nothing(self, cli: Cli, folder: Path, opened: list[Path]) -> None:
        assert cli("sample", 5, readings(folder), "-q").err == ""
        assert opened

    @pytest.mark.parametrize(
        ("bad", "why"),
        [
            ("{", "not valid JSON"),
            ('{"id": "x"}', "no “text”"),
            ('{"format":"onrecord-reading/1","engine":{}}', "a damaged reading"),
            ('{"format":"onrecord-reading/1"', "a damaged reading"),
            ('{"format":"onrecord-reading/2"}', "a reading of another On Record"),
        ],
    )
    @pytest.mark.usefixtures("plain_engine")
    def test_a_bad_line_is_named_by_number_and_left_out(
        self, cli: Cli, folder: Path, opened: list[Path], bad: str, why: str
    ) -> None:
        good = readings(folder).read_text().splitlines()
        done = cli("sample", 5, write(folder / "in.jsonl", good[0], "", bad, *good[1:]))
        assert (done.code, len(ids(opened[0]))) == (1, 5)
        assert "in.jsonl, line 3: " in done.err
        assert why in done.err
        assert "1 line of the file could not be read and was left out." in done.err

    @pytest.mark.usefixtures("no_display")
    def test_without_a_display_the_sheet_is_there_to_be_opened_elsewhere(
        self, cli: Cli, folder: Path
    ) -> None:
        readings(folder)
        done = cli("sample", 5, "in.jsonl")
        assert done.code == 0
        assert "There is no display" in done.err
        assert len(ids(folder / "in-sample.json")) == 5


class TestErrors:
    @pytest.mark.parametrize(
        ("arguments", "why"),
        [
            ("0 in.jsonl", "“0” is not a number of statements"),
            ("many in.jsonl", "“many” is not a number of statements"),
            ("5 missing.jsonl", "missing.jsonl: No such file"),
            ("5 in.jsonl -o no/sheet.json", "The folder no does not exist"),
            ("5 in.jsonl -o .", "is a folder"),
            ("5 in.jsonl -o there.json", "there.json is there already; go on with it"),
            ("5 empty.jsonl", "There is no statement in empty.jsonl"),
            ("5", "This does not go together"),
            ("5 in.jsonl more", "This does not go together"),
            ("--report", "This does not go together"),
            ("--by-type", "This does not go together"),
            ("5 in.jsonl --report", "This does not go together"),
            ("sheet.json --seed 2", "This does not go together"),
            ("--report in.jsonl", "to draw from a file: onrecord sample 100 in.jsonl"),
            ("--report missing.json", "missing.json: No such file"),
        ],
    )
    def test_they_get_one_sentence_and_nothing_is_written(
        self, cli: Cli, folder: Path, opened: list[Path], arguments: str, why: str
    ) -> None:
        readings(folder)
        write(folder / "empty.jsonl")
        write(folder / "there.json", "mine")
        before = sorted(folder.iterdir())
        done = cli("sample", *arguments.split())
        assert (done.code, done.out, done.err.count("\n"), opened) == (2, "", 1, [])
        assert why in done.err
        assert sorted(folder.iterdir()) == before
        assert (folder / "there.json").read_text() == "mine\n"


class TestSheets:
    @pytest.fixture
    def sheet(self, cli: Cli, folder: Path, opened: list[Path]) -> Path:
        cli("sample", 10, readings(folder))
        opened.clear()
        return folder / "in-sample.json"

    def test_a_sheet_is_gone_on_with(self, cli: Cli, sheet: Path, opened: list[Path]) -> None:
        assert cli("sample", sheet).code == 0
        assert opened == [sheet]

    @pytest.mark.usefixtures("sheet", "no_display")
    def test_without_a_display_it_says_so(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sampling, "has_display", lambda: False)
        done = cli("sample", "in-sample.json")
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert "open in-sample.json where there is one" in done.err

    def test_its_report_is_printed_without_a_window(self, cli: Cli, sheet: Path, opened: list[Path]) -> None:
        file = SheetFile(sheet)
        file.write(file.read().judging(0, Judgement(words="right", type="right", source="wrong")))
        done = cli("sample", "--report", sheet)
        assert (done.code, done.err, opened) == (0, "", [])
        assert "1 of 10 statements drawn is judged." in done.out
        assert "100 %" in done.out

    def test_its_report_is_printed_for_programs(self, cli: Cli, sheet: Path) -> None:
        told = json.loads(cli("sample", "--report", sheet, "--format", "json").out)
        assert told["drawn_from"]["file"] == "in.jsonl"
        assert told["figures"]["words"]["all"]["judged"] == 0
