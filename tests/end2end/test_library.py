"""``onrecord library``, as its users run it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import Cli

import onrecord
import onrecord_resources
from onrecord import Article, Reading
from onrecord.library.library import Library, usual_file
from onrecord.revision.making import Making
from onrecord.revision.values import Note

ENGLISH = "and this is the story of a road in the town where nobody has lived for a long time."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def pages(home: Path) -> Path:
    folder = home / "pages"
    folder.mkdir()
    (folder / "road.txt").write_text(f"Road to close\n\nAnn Lee said the road will close. {ENGLISH}\n")
    (folder / "plan.txt").write_text(f"The plan\n\nBob Ray denied the plan of Ann Lee. {ENGLISH}\n")
    return folder


@pytest.fixture
def library(cli: Cli, pages: Path, plain_engine: list[str]) -> list[str]:
    """The reader's own library, with two articles; return what the engine has read."""
    assert cli("library", "import", pages).code == 0
    return plain_engine


def listed(cli: Cli, *options: object) -> list[str]:
    done = cli("library", "list", "--format", "json", *options)
    assert done.code == 0
    return [article["title"] for article in json.loads(done.out)["articles"]]


@pytest.mark.usefixtures("library")
class TestLists:
    def test_a_list_for_people(self, cli: Cli) -> None:
        done = cli("library", "list")
        head, first, second = done.out.splitlines()
        assert head.split() == ["ID", "opened", "published", "outlet", "article", "statements", "denials"]
        assert first.startswith("2 ")
        assert "Road to close" in first
        assert second.split()[-2:] == ["1", "1"]
        assert (done.code, done.err) == (0, "")

    def test_lists_for_programs(self, cli: Cli) -> None:
        [plan, road] = json.loads(cli("library", "list", "-f", "json", "--sort", "title", "-r").out)[
            "articles"
        ]
        assert (plan["title"], plan["denials"], plan["is_earlier_version"]) == ("The plan", 1, False)
        rows = list(csv.DictReader(io.StringIO(cli("library", "list", "-f", "csv").out.lstrip("\ufeff"))))
        assert [row["title"] for row in rows] == ["Road to close", "The plan"]
        assert rows[0]["target"] == road["target"] == str(Path("pages/road.txt").absolute())

    def test_filters_and_order(self, cli: Cli) -> None:
        assert listed(cli, "--denials") == ["The plan"]
        assert listed(cli, "--source", "bob ray") == ["The plan"]
        assert listed(cli, "--sort", "title") == ["Road to close", "The plan"]
        assert listed(cli, "--sort", "title", "--reverse", "--limit", "1") == ["The plan"]
        assert listed(cli, "--checked") == []
        assert listed(cli, "--until", "1 January 2020") == []
        assert listed(cli, "--deleted") == []

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (["--source", "Nobody"], "no source “Nobody”"),
            (["--source", "Ann"], "there are Ann Lee"),
            (["--since", "someday"], "no day"),
            (["--library", "none.sqlite"], "There is no library none.sqlite"),
            (["--sort", "size"], "size"),
        ],
    )
    def test_what_cannot_be_asked_is_told(self, cli: Cli, options: list[str], told: str) -> None:
        done = cli("library", "list", *options)
        assert done.code == 2
        assert told in done.err
        assert not Path("none.sqlite").exists()

    def test_articles_and_statements_are_searched(self, cli: Cli) -> None:
        done = cli("library", "search", "road", "clo")
        assert "the road will close" in done.out
        assert "The plan" not in done.out
        done = cli("library", "search", "--statements", "plan")
        assert " ".join(done.out.split()).endswith("1 Bob Ray Bob Ray denied the plan of Ann Lee")
        found = json.loads(cli("library", "search", "--statements", "the", "--format", "json").out)
        assert found["total"] == 2
        assert {statement["type"] for statement in found["statements"]} == {"claim", "denial"}

    def test_what_is_not_shown_is_told(self, cli: Cli) -> None:
        assert "1 of 2" in cli("library", "list", "-n", "1").err
        assert "Nothing found" in cli("library", "search", "zebra").err
        assert cli("library", "search", "zebra").code == 0


@pytest.mark.usefixtures("library")
class TestOneArticle:
    def test_it_is_shown_with_its_notes_in_every_format(self, cli: Cli) -> None:
        with Library(usual_file()) as own:
            own.put_note(2, Note(text="Ask her again."))
        for format in ("text", "json", "html", "markdown", "csv"):
            done = cli("library", "show", "2", "--format", format)
            assert done.code == 0
            assert "the road will close" in done.out
        shown = json.loads(cli("library", "show", "2", "-f", "json").out)
        assert shown["notes"][0]["text"] == "Ask her again."

    def test_one_that_is_not_there_is_told(self, cli: Cli) -> None:
        done = cli("library", "show", "77")
        assert (done.code, done.out) == (2, "")
        assert "no article 77" in done.err


class TestFiles:
    def test_a_folder_is_read_once(self, cli: Cli, pages: Path, library: list[str]) -> None:
        (pages / "empty.txt").touch()
        done = cli("library", "import", pages)
        assert done.code == 1
        assert "0 articles read and kept, 2 there already, 1 left out." in done.err
        assert "empty.txt” is empty" in done.err
        assert len(library) == 2

    def test_what_was_read_is_kept_where_it_is_stopped(
        self, cli: Cli, pages: Path, plain_engine: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = onrecord.read

        def stop(article: Article) -> Reading:
            if plain_engine:
                raise KeyboardInterrupt
            return read(article)

        monkeypatch.setattr(onrecord, "read", lambda article, _: stop(article))
        done = cli("library", "import", pages)
        assert done.code != 0
        assert "what was done is kept" in done.err
        assert listed(cli) == ["The plan"]

    @pytest.mark.parametrize("name", ["all.jsonl", "all.jsonl.gz", "all"])
    def test_a_library_goes_out_and_in(self, cli: Cli, library: list[str], name: str) -> None:
        done = cli("library", "export", "-o", name)
        assert (done.code, done.out, done.err) == (0, "", "2 articles written.\n")
        done = cli("library", "import", name, "--library", "other.sqlite")
        assert (done.code, done.err) == (0, f"2 articles taken in from {name}.\n")
        assert len(library) == 2, "nothing is read anew"
        assert listed(cli, "--library", "other.sqlite") == listed(cli)
        content = Path(name).read_bytes()
        lines = gzip.decompress(content) if name.endswith(".gz") else content
        assert cli("library", "export", "-o", "-", "-q", "--library", "other.sqlite").out.encode() == lines

    @pytest.mark.usefixtures("library")
    def test_broken_lines_are_told(self, cli: Cli) -> None:
        cli("library", "export", "-o", "all.jsonl")
        with Path("all.jsonl").open("a") as file:
            file.write("{}\n")
        done = cli("library", "import", "all.jsonl", "--library", "other.sqlite")
        assert done.code == 1
        assert "all.jsonl: Line 3 was left out" in done.err
        assert len(listed(cli, "--library", "other.sqlite")) == 2

    @pytest.mark.usefixtures("library")
    def test_the_library_is_not_written_over(self, cli: Cli) -> None:
        done = cli("library", "export", "-o", usual_file())
        assert done.code == 2
        assert "is the library itself" in done.err
        assert len(listed(cli)) == 2

    def test_a_path_that_is_not_there_is_told(self, cli: Cli) -> None:
        done = cli("library", "import", "nowhere")
        assert done.code == 2
        assert "nowhere" in done.err
        assert not usual_file().exists()


@pytest.mark.usefixtures("library")
class TestChecking:
    def test_a_library_that_is_whole(self, cli: Cli) -> None:
        done = cli("library", "check")
        assert (done.code, done.out) == (0, "The library is whole.\n")

    def test_problems_are_told_and_repaired(self, cli: Cli) -> None:
        with Library(usual_file()) as own, own.store.writing() as connection:
            connection.execute("UPDATE articles SET denials = 9 WHERE id = 1")
        done = cli("library", "check")
        assert done.code == 1
        assert "Article 1 (The plan)" in done.out
        assert cli("library", "check", "--repair").code == 0
        assert cli("library", "check").code == 0

    def test_a_damaged_file_is_told_and_left(self, cli: Cli) -> None:
        usual_file().write_bytes(b"broken" * 1_000)
        for command in ("check", "list"):
            done = cli("library", command)
            assert done.code == 2
            assert "is no library of On Record" in done.err
        assert usual_file().read_bytes() == b"broken" * 1_000


def test_an_empty_library_is_no_error(cli: Cli) -> None:
    done = cli("library", "list")
    assert (done.code, done.out, done.err) == (0, "", "Nothing found.\n")
    assert json.loads(cli("library", "list", "-f", "json").out) == {"total": 0, "articles": []}


def test_the_commands_start_without_the_library() -> None:
    code = "import sys, onrecord.cli.app; print('sqlite3' in sys.modules or 'spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.model
def test_saved_pages_are_read_by_the_engine(cli: Cli) -> None:
    sample = onrecord_resources.path("sample.html")
    assert cli("library", "import", sample).code == 0
    [article] = json.loads(cli("library", "list", "--denials", "-f", "json").out)["articles"]
    assert article["outlet"] == "The Ostley Courier"
    assert "Martin Voss" in cli("library", "search", "--statements", "Voss").out


class TestCorrectionsAsData:
    @pytest.fixture(autouse=True)
    def _corrected(self, library: list[str]) -> None:
        assert library
        with Library(usual_file()) as mine:
            reading = mine.load(1).reading
            mine.add_correction(1, Making(reading).remove(reading.statements[0].id))

    def test_only_what_was_corrected_is_written_and_no_text(self, cli: Cli, home: Path) -> None:
        done = cli("library", "export", "--corrections", "-o", "corrections.jsonl")
        assert (done.code, done.err) == (0, "1 article written.\n")
        [line] = (home / "corrections.jsonl").read_text().splitlines()
        made = json.loads(line)
        assert "text" not in made
        assert (made["complete"], made["statements"]) == (False, [])
        assert len(made["removed"]) == 1

    def test_the_text_comes_when_it_is_asked_for(self, cli: Cli) -> None:
        done = cli("library", "export", "--corrections", "--with-text", "-o", "-")
        assert ENGLISH in json.loads(done.out)["text"]

    def test_texts_are_no_matter_of_a_whole_library(self, cli: Cli) -> None:
        done = cli("library", "export", "--with-text", "-o", "library.jsonl")
        assert done.code == 2
        assert "--with-text goes with --corrections" in done.err
