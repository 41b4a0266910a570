"""The processes of a batch: what they make of lines, and what becomes of a line when one of them dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import working

from onrecord.cli import workers
from onrecord.cli.errors import CommandError
from onrecord.cli.lines import Line
from onrecord.cli.reader import Outcome, Refused
from onrecord.cli.workers import AHEAD, AHEAD_BYTES, DIED, STARTS, Team
from onrecord.errors import EngineError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise there")


def orders(*words: str) -> Iterator[Line]:
    for number, order in enumerate(words, start=1):
        yield Line(number, order.encode(), 0)


def read(jobs: int, pending: Iterable[Line]) -> list[tuple[int, Outcome]]:
    with Team(jobs, working.obedient) as team:
        return [(line.number, outcome) for line, outcome in team.read(pending)]


def process(outcome: Outcome) -> int:
    assert isinstance(outcome, str)
    return int(outcome.split()[1])


def is_running(number: int) -> bool:
    """Tell whether a process is there, and is more than a number that its parent has not yet asked for."""
    status = Path(f"/proc/{number}/status")
    try:
        return "State:\tZ" not in status.read_text()
    except OSError:
        return False


def gone(number: int, seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while is_running(number) and time.monotonic() < end:
        time.sleep(0.02)
    return not is_running(number)


@pytest.mark.parametrize("jobs", [1, 3])
def test_lines_come_back_in_their_order_whoever_is_done_first(jobs: int) -> None:
    told = read(jobs, orders("sleep 0.3", "go", "go", "refuse", "sleep 0.1", "go"))
    assert [number for number, _ in told] == [1, 2, 3, 4, 5, 6]
    assert told[3][1] == Refused("as told")
    assert [outcome.split()[0] for _, outcome in told if isinstance(outcome, str)] == [*"12356"]
    assert len({process(outcome) for _, outcome in told if isinstance(outcome, str)}) == jobs


def test_without_lines_no_process_starts() -> None:
    with Team(2, working.stillborn) as team:
        assert list(team.read(())) == []


def test_a_line_that_ends_its_process_twice_is_refused_and_no_other_is() -> None:
    told = dict(read(2, orders("go", "die", "go", "die", "go")))
    assert [told[2], told[4]] == [Refused(DIED)] * 2
    assert [outcome.split()[0] for _, outcome in sorted(told.items()) if isinstance(outcome, str)] == [
        "1",
        "3",
        "5",
    ]


def test_a_line_is_tried_again_in_a_new_process(tmp_path: Path) -> None:
    told = dict(read(2, orders("go", f"once {tmp_path / 'died'}", "go", "sleep 0.2", "go")))
    assert all(isinstance(outcome, str) for outcome in told.values())
    assert process(told[2]) not in {process(told[1]), process(told[4])}


@pytest.mark.skipif(sys.platform != "linux", reason="processes are counted otherwise elsewhere")
def test_meanwhile_there_is_no_other_process(tmp_path: Path) -> None:
    told = dict(read(3, orders(f"count {tmp_path / 'died'}", *["go"] * 9)))
    assert told[1] == "1"
    assert len({process(told[number]) for number in range(2, 11)}) > 1


def test_a_process_that_is_killed_from_outside_costs_nothing() -> None:
    with Team(1, working.obedient) as team:
        told = team.read(orders("go", "go", "go"))
        first = process(next(told)[1])
        os.kill(first, signal.SIGKILL)
        assert gone(first)
        rest = [process(outcome) for _, outcome in told]
    assert len(rest) == 2
    assert first not in rest


def test_only_so_many_lines_are_taken_ahead_of_a_slow_one(tmp_path: Path) -> None:
    go_on, taken = tmp_path / "go-on", 0

    def counted() -> Iterator[Line]:
        nonlocal taken
        for line in orders(f"await {go_on}", *["go"] * 1000):
            taken += 1
            if taken == 2 * AHEAD:
                go_on.touch()
            yield line

    with Team(2, working.obedient) as team:
        told = team.read(counted())
        next(told)
        assert taken == 2 * AHEAD
        assert len(list(told)) == 1000


def test_long_lines_are_not_taken_far_ahead(tmp_path: Path) -> None:
    go_on, taken = tmp_path / "go-on", 0
    long = "go " + "x" * (AHEAD_BYTES // 2)

    def counted() -> Iterator[Line]:
        nonlocal taken
        for line in orders(f"await {go_on}", *[long] * 9):
            taken += 1
            if taken == 3:
                go_on.touch()
            yield line

    with Team(2, working.obedient) as team:
        told = team.read(counted())
        next(told)
        assert taken == 3
        assert len(list(told)) == 9


def test_a_process_that_has_read_much_gives_way_to_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LIFE_BYTES", 4)
    processes = [process(outcome) for _, outcome in read(1, orders("go", "go", "go", "sleep 0", "go"))]
    first, second, third = processes[0], processes[2], processes[4]
    assert processes == [first, first, second, second, third]
    assert len({first, second, third}) == 3
    assert gone(first)


def test_an_engine_that_cannot_be_loaded_is_told_to_whoever_reads() -> None:
    with Team(2, working.without_engine) as team, pytest.raises(EngineError, match="There is no model"):
        list(team.read(orders("go", "go")))


def test_processes_that_only_die_end_the_reading() -> None:
    with Team(1, working.stillborn) as team, pytest.raises(CommandError, match="as soon as they start"):
        list(team.read(orders("go")))


def test_a_death_at_the_start_is_no_fault_of_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert STARTS == 3
    with Team(1, working.often_stillborn) as team:
        told = [outcome for _, outcome in team.read(orders("die", "go"))]
    assert told[0] == Refused(DIED)
    assert isinstance(told[1], str)


def test_the_end_of_the_block_is_the_end_of_the_processes() -> None:
    with Team(2, working.obedient) as team:
        told = team.read(orders("go", "sleep 0.5", "go", "sleep 60", "sleep 60"))
        team_of = {process(outcome) for _, outcome in (next(told), next(told), next(told))}
    assert len(team_of) == 2
    assert all(gone(worker, 0) for worker in team_of)


SCRIPT = """
import working
from test_workers import orders
from onrecord.cli.workers import Team
with Team(2, working.obedient) as team:
    told = team.read(orders("go", "sleep 0.5", "go", "sleep 1", "sleep 1", *["go"] * 9))
    for _ in range(3):
        print(next(told)[1].split()[1], flush=True)
    next(told)
    input()
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_processes_do_not_outlive_the_one_that_started_them(how: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        cwd=Path(__file__).parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout
        team_of = {int(parent.stdout.readline()) for _ in range(3)}
        parent.send_signal(how)
    assert len(team_of) == 2
    assert all(gone(worker) for worker in team_of)


@pytest.mark.model
@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted otherwise elsewhere")
def test_a_process_has_the_engine_on_one_thread_and_nothing_of_the_window() -> None:
    with Team(1, working.loaded) as team:
        assert [outcome for _, outcome in team.read(orders("go"))] == ["[] 1"]
