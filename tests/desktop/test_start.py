"""``onrecord-window``: what its arguments mean, and one sentence where no window can be opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord_desktop import start
from onrecord_desktop.menu_entry import command

MAIN = "import sys; from onrecord_desktop.start import main; sys.exit(main())"


def started(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Start it in a process of its own, where nothing is displayed."""
    return subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="there is always a display elsewhere")
@pytest.mark.parametrize("display", ["", ":98765"])
def test_without_a_display_it_says_so_in_one_sentence(display: str) -> None:
    nothing = {"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": "", "DISPLAY": display}
    told = started(environment=nothing)
    assert told.returncode == 2
    assert told.stderr.startswith(
        "onrecord: There is no display to open a window on; use “onrecord read FILE”"
    )
    assert told.stderr.count("\n") == 1


def test_without_a_library_of_the_system_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file')"
    )
    told = started(environment={"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])})
    assert told.returncode == 2
    assert "Qt cannot start (libEGL.so.1: cannot open shared object file)" in told.stderr
    assert told.stderr.count("\n") == 1


def test_it_tells_its_version() -> None:
    assert started("--version").stdout == f"onrecord {onrecord.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [([], []), (["a.html"], ["a.html"]), (["-psn_0_1", "a.html", "b.html"], ["a.html", "b.html"])],
)
def test_what_is_named_is_opened(
    arguments: list[str], opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(sys, "argv", ["onrecord-window", *arguments])
    monkeypatch.setattr(start, "open_window", lambda targets: seen.append(list(targets)))
    assert start.main() == 0
    assert seen == [opened]


@pytest.mark.parametrize("option", ["--install-desktop", "--remove-desktop"])
def test_the_entry_is_changed_and_nothing_opened(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["onrecord-window", option])
    monkeypatch.setattr(command, "change_entry", lambda *, wanted: f"changed {wanted}")
    assert start.main() == 0
    assert capsys.readouterr().err == f"onrecord: changed {option == '--install-desktop'}\n"
