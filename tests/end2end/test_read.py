"""``onrecord`` and ``onrecord read``, as their users run them."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import Cli

import onrecord
from onrecord.loading import limits

TEXT = (
    "Mayor leaves\n\nAnn Lee denied the report about the mayor. Bob Ray said the mayor had left the city.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.usefixtures("plain_engine")
class TestFormats:
    def test_json_is_the_reading_on_one_line(self, cli: Cli, article: Path) -> None:
        done = cli("read", article, "--format", "json")
        reading = onrecord.Reading.from_json(done.out)
        assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
        assert (reading.article.id, reading.article.text) == (str(article), TEXT)

    def test_text_is_what_a_reader_gets_by_default(self, cli: Cli, article: Path) -> None:
        done = cli("read", article)
        assert "[1] Ann Lee: 1 denial" in done.out
        assert "Ann Lee denied the report about the mayor" in done.out

    def test_html_is_a_page(self, cli: Cli, article: Path) -> None:
        assert cli("read", article, "-f", "html").out.startswith("<!DOCTYPE html>")

    def test_markdown_is_the_article_with_marks_and_then_who_says_what(self, cli: Cli, article: Path) -> None:
        done = cli("read", article, "--format", "markdown")
        text, _, listed = done.out.partition("\n## Who says what\n")
        assert (done.code, done.err) == (0, "")
        assert text.startswith("# Mayor leaves\n")
        assert "Ann Lee denied the report about the mayor[1a]. Bob Ray said" in text
        assert "- **1a** denial: Ann Lee denied the report about the mayor\n" in listed

    def test_csv_is_a_table_with_a_row_for_each_statement(self, cli: Cli, article: Path) -> None:
        done = cli("read", article, "--format", "csv")
        assert (done.code, done.err, done.out[0]) == (0, "", "\ufeff")
        first, second = csv.DictReader(io.StringIO(done.out[1:], newline=""))
        assert (first["sources"], first["type"]) == ("Ann Lee", "denial")
        assert (second["sources"], second["cue_words"]) == ("Bob Ray", "said")
        assert second["sentence"] == "Bob Ray said the mayor had left the city."

    @pytest.mark.parametrize("format", ["text", "json", "html", "markdown", "csv"])
    def test_each_says_who_marked_it_and_that_nobody_checked(
        self, cli: Cli, article: Path, format: str
    ) -> None:
        done = cli("read", article, "--format", format)
        assert "marked by On Record 0, unchecked" in " ".join(done.out.split())
        assert done.out.endswith("\n")
        assert not done.out.endswith(("\n\n", "\n\r\n"))

    def test_a_format_that_there_is_not_is_a_usage_error_that_names_those_there_are(
        self, cli: Cli, article: Path
    ) -> None:
        done = cli("read", article, "--format", "docx")
        assert (done.code, done.out) == (2, "")
        assert all(format in done.err for format in ("'text'", "'markdown'", "'csv'"))


class TestBadInput:
    @pytest.mark.parametrize(
        "name", ["missing.txt", "empty.txt", "binary.bin", ".", "ftp://example.org/a", ""]
    )
    def test_one_sentence_and_exit_code_2(
        self, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("empty.txt").touch()
        Path("binary.bin").write_bytes(bytes(range(256)) * 40)
        done = cli("read", name)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert done.err.startswith("onrecord: ")

    def test_an_unknown_command_is_a_usage_error(self, cli: Cli) -> None:
        done = cli("reed")
        assert (done.code, done.out) == (2, "")
        assert "No such command 'reed'" in done.err


class TestHelp:
    @pytest.mark.parametrize("arguments", [["--help"], ["read", "-h"], ["batch", "-h"]])
    def test_help_states_the_limits(self, cli: Cli, arguments: list[str]) -> None:
        done = cli(*arguments)
        assert done.code == 0
        assert " ".join(done.out.split()).endswith(limits.in_words())

    def test_every_command_is_in_the_help_with_a_sentence(self, cli: Cli) -> None:
        listed = cli("--help").out.partition("Commands:")[2]
        for command in ("read", "batch", "sample", "window", "picture"):
            [line] = [line for line in listed.splitlines() if line.split()[:1] == [command]]
            assert len(line.split()) > 3

    def test_version(self, cli: Cli) -> None:
        assert cli("--version").out == f"onrecord {onrecord.__version__}\n"


@pytest.mark.usefixtures("no_display")
def test_without_a_display_the_window_says_what_to_do_instead(cli: Cli) -> None:
    done = cli()
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "onrecord read" in done.err


def test_the_version_comes_without_the_engine_or_the_window() -> None:
    code = (
        "import sys\nfrom onrecord.cli.app import run\nrun(['--version'])\n"
        "print(sorted({'spacy', 'onnxruntime', 'numpy', 'PySide6', 'trafilatura'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


PIPED = """
import sys
import commandline, onrecord
from onrecord.cli.app import run
onrecord.read = commandline.plain_reading
sys.exit(run(["read", sys.argv[1], "--format", sys.argv[2]]))
"""


@pytest.mark.parametrize("format", ["text", "json", "html", "markdown", "csv"])
def test_a_reader_that_goes_away_gets_no_traceback(article: Path, format: str) -> None:
    article.write_text(TEXT * 200, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", PIPED, str(article), format],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parent,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 1)
