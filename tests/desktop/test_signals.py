"""Ctrl-C and the like close the window."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
from PySide6.QtCore import QTimer
from onrecord_desktop import run
real = run.shown_shell
def shown(*arguments):
    shell = real(*arguments)
    # once it has begun to listen to them
    shell.on_screen.connect(lambda: QTimer.singleShot(300, lambda: print("shown", flush=True)))
    return shell
run.shown_shell = shown
run._fill = lambda *_: None
run.run([])
print("closed")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_closes_the_window(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", CODE], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "shown\n"
        process.send_signal(getattr(signal, name))
        out, _ = process.communicate(timeout=20)
    assert (out, process.returncode) == ("closed\n", 0)
