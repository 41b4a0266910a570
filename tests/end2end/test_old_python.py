"""A Python that is too old is told so in one sentence, also where On Record is started from a checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD = ("3.8", "3.9", "3.10")


def old_python(version: str) -> str | None:
    """Return a Python of that version that runs: where pyenv keeps it, or by its name."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    kept = map(str, pyenv.glob(f"versions/{version}.*/bin/python"))
    named = filter(None, [shutil.which(f"python{version}")])
    return next((python for python in (*kept, *named) if run(python, "-c", "").returncode == 0), None)


@pytest.fixture(params=OLD)
def python(request: pytest.FixtureRequest) -> str:
    found = old_python(request.param)
    if not found:
        pytest.skip(f"there is no Python {request.param} here")
    return found


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the checkout, which writes nothing there."""
    everything = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(
        command, cwd=ROOT, env=everything, capture_output=True, text=True, check=False, timeout=60
    )


def test_started_from_a_checkout_it_says_so(python: str) -> None:
    done = run(python, "-m", "onrecord", "--version", PYTHONPATH="core:resources")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("On Record needs Python 3.11 or newer, and ")
    assert done.stderr.count("\n") == 1


def test_imported_it_says_so(python: str) -> None:
    done = run(python, "-c", "import onrecord", PYTHONPATH="core:resources")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("ImportError: On Record needs Python 3.11 or newer")


def test_packaging_try_says_so_and_begins_nothing(python: str, tmp_path: Path) -> None:
    for name in (
        "packaging/try",
        "packaging/prepare",
        "pyproject.toml",
        "resources/onrecord_resources/debian-packages.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    done = run(str(tmp_path / "packaging/try"), PYTHON=python)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"prepare: Python 3.11 or newer is needed as {python}; set PYTHON to name another\n"
    assert not (tmp_path / ".venv").exists()
