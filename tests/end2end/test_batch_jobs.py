"""``onrecord batch`` in several processes, and in processes that are ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from commandline import Cli

PLAIN = """
import sys
import commandline
from onrecord.cli import batch
from onrecord.cli.app import run
batch.one_core_reader, batch.shipped = commandline.plain_reader, lambda: commandline.PLAIN
sys.exit(run(sys.argv[1:]))
"""
"""The command line with the stand-in for the engine, in processes of its own."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(Path(__file__).parent), *sys.path)))
    return tmp_path


def write(name: str, texts: Sequence[str]) -> None:
    lines = [text if text == "{" else json.dumps({"text": text, "n": [1.0]}) for text in texts]
    Path(name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PLAIN, "batch", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def plain(*arguments: str) -> tuple[int, str]:
    with start(*arguments) as process:
        _, told = process.communicate(timeout=60)
        return process.returncode, told


def said(number: int, *orders: str) -> str:
    return f"Ann Lee said that it was number {number}. {' '.join(orders)} and so they did that day."


def ids(name: str) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in Path(name).read_text().splitlines()]


@pytest.mark.usefixtures("folder")
class TestProcesses:
    def test_the_output_is_the_same_with_more_of_them(self) -> None:
        write("in.jsonl", [said(1, "doze"), "{", *(said(number) for number in range(3, 40)), " "])
        assert [plain("in.jsonl", "-o", f"{jobs}.jsonl", "-j", str(jobs))[0] for jobs in (1, 3)] == [1, 1]
        assert Path("1.jsonl").read_bytes() == Path("3.jsonl").read_bytes()
        assert ids("3.jsonl") == ["1", *map(str, range(3, 40))]

    def test_a_line_that_ends_its_process_is_named_by_number_and_the_rest_is_read(self) -> None:
        write("in.jsonl", [said(1), said(2, "die"), said(3), said(4)])
        code, told = plain("in.jsonl", "-o", "out.jsonl", "--jobs", "2", "-q")
        assert (code, ids("out.jsonl")) == (1, ["1", "3", "4"])
        assert told.startswith("in.jsonl, line 2: Its reading ended the process twice")
        assert told.count("\n") == 1

    def test_standard_input_and_output_do(self) -> None:
        write("in.jsonl", [said(1), said(2)])
        with Path("in.jsonl").open() as incoming, Path("out.jsonl").open("w") as outgoing:
            subprocess.run(
                [sys.executable, "-c", PLAIN, "batch", "-", "-o", "-", "-j", "2", "-q"],
                stdin=incoming, stdout=outgoing, check=True,
            )  # fmt: skip
        assert ids("out.jsonl") == ["1", "2"]

    @pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C comes otherwise there")
    @pytest.mark.parametrize("target", ["out.jsonl", "out.csv"])
    def test_ctrl_c_ends_all_of_them_at_once_and_the_output_can_be_gone_on_with(self, target: str) -> None:
        write("in.jsonl", [said(number, "wait" * (number in (4, 5))) for number in range(8)])
        working = "out.jsonl" if target == "out.jsonl" else "out.csv.part.jsonl"
        with start("in.jsonl", "-o", target, "-j", "2") as process:
            wait_for_lines(working, 4)
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does
            _, told = process.communicate(timeout=60)
        assert (process.returncode, told) == (130, "Stopped; the same command goes on from here.\n")
        assert no_process_of(process.pid)
        assert len(ids(working)) == 4
        Path("hurry").touch()
        assert plain("in.jsonl", "-o", target, "-j", "2")[0] == 0
        assert plain("in.jsonl", "-o", f"whole-{target}")[0] == 0
        assert Path(target).read_bytes() == Path(f"whole-{target}").read_bytes()

    @pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise there")
    def test_after_a_sudden_end_nobody_is_left_and_the_same_command_goes_on(self) -> None:
        write("in.jsonl", [said(number, "wait" * (number in (4, 5))) for number in range(8)])
        with start("in.jsonl", "-o", "out.jsonl", "-j", "2") as process:
            wait_for_lines("out.jsonl", 4)
            process.kill()
            Path("hurry").touch()
        assert no_process_of(process.pid)
        assert plain("in.jsonl", "-o", "out.jsonl", "-j", "2")[0] == 0
        assert ids("out.jsonl") == [str(number) for number in range(1, 9)]


def wait_for_lines(name: str, number: int) -> None:
    end = time.monotonic() + 30
    while not (Path(name).exists() and Path(name).read_bytes().count(b"\n") >= number):
        assert time.monotonic() < end
        time.sleep(0.02)


def no_process_of(group: int) -> bool:
    """Tell whether soon no process of a group is left."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.usefixtures("folder")
def test_no_process_at_all_is_a_mistake(cli: Cli) -> None:
    write("in.jsonl", [said(1)])
    assert cli("batch", "in.jsonl", "-o", "out.jsonl", "--jobs", "0").code == 2
    assert not Path("out.jsonl").exists()


@pytest.mark.model
@pytest.mark.usefixtures("folder")
def test_the_shipped_engine_reads_the_same_in_any_number_of_processes(cli: Cli) -> None:
    write("in.jsonl", [said(1), "{", *(said(number, "Bob Ray denied that,") for number in range(3, 9))])
    assert cli("batch", "in.jsonl", "-o", "one.jsonl").code == 1
    Path("two.jsonl").write_bytes(Path("one.jsonl").read_bytes()[:5000])
    assert cli("batch", "in.jsonl", "-o", "two.jsonl", "--jobs", "2").code == 1
    assert Path("one.jsonl").read_bytes() == Path("two.jsonl").read_bytes()
    assert len(ids("two.jsonl")) == 7
