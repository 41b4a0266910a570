"""Opening a file, reading, filtering and exporting make no request, in no process of On Record."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord_resources import path

BLOCKING = """
import os, sys

def watch(event, arguments):
    connects = event == "socket.connect" and not isinstance(arguments[1], (str, bytes))
    if connects or event == "socket.getaddrinfo":
        with open(os.environ["ONLINE"], "a") as file:
            file.write(f"{event} {arguments}\\n")
        os._exit(99)

sys.addaudithook(watch)
with open(os.environ["WATCHED"], "a") as file:
    file.write(f"{os.getpid()}\\n")
"""


@pytest.mark.model
@pytest.mark.parametrize("goes_online", [False, True])
def test_no_process_opens_a_connection(tmp_path: Path, goes_online: bool) -> None:
    (tmp_path / "sitecustomize.py").write_text(BLOCKING)
    out = tmp_path / "out"
    out.mkdir()
    article = "http://127.0.0.1:9/article" if goes_online else str(path("sample.html"))
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]),
        "QT_QPA_PLATFORM": "offscreen",
        "ONLINE": str(tmp_path / "online.txt"),
        "WATCHED": str(tmp_path / "watched.txt"),
        **{f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CACHE", "CONFIG", "DATA", "STATE")},
    }
    program = [sys.executable, str(Path(__file__).parent / "using_it.py"), article, str(out)]
    if goes_online:  # to see that it would be seen
        program = [sys.executable, "-m", "onrecord", "read", article]

    done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=200)

    seen = tmp_path / "online.txt"
    assert seen.exists() is goes_online, seen.read_text() if seen.exists() else done.stderr
    assert (done.returncode == 0) is not goes_online, done.stderr
    assert len((tmp_path / "watched.txt").read_text().split()) >= (1 if goes_online else 2), "the engine too"
    if not goes_online:
        assert len(list(out.iterdir())) == 7
