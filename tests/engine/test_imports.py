"""The layers: who may import whom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).parents[2]
FORBIDDEN = {"PySide6", "shiboken6", "onrecord_desktop", "onrecord_training", "torch", "transformers"}

LOAD_ALL = f"""
import json, pkgutil, sys
sys.modules.update(dict.fromkeys({sorted(FORBIDDEN)}))  # whoever imports one of them now fails
import onrecord
for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
    if not module.name.endswith("__main__"):
        __import__(module.name)
print(json.dumps(sorted(sys.modules)))
"""


def modules_after(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_no_module_of_onrecord_loads_the_window_or_the_training() -> None:
    assert {"spacy", "onnxruntime", "onrecord"} <= modules_after(LOAD_ALL)


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is another elsewhere")
def test_the_engine_keeps_and_sends_no_reports_of_its_use(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / ".cache")}
    code = "import onrecord.engine.encoder"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **home}, check=True, timeout=120)
    assert list(tmp_path.rglob("*onnxruntime*")) == []


def test_import_onrecord_is_light() -> None:
    code = "import json, sys, onrecord\nprint(json.dumps(sorted(sys.modules)))"
    assert not modules_after(code) & {"spacy", "numpy", "onnxruntime", "trafilatura", "typer", *FORBIDDEN}


def test_the_command_line_starts_without_what_goes_online() -> None:
    code = "import json, sys, onrecord.cli.app\nprint(json.dumps(sorted(sys.modules)))"
    assert not modules_after(code) & {"httpx", "hishel", "keyring", "spacy", *FORBIDDEN}


@pytest.mark.parametrize("module", ["PySide6.QtCore", "onrecord_desktop.app", "onrecord_training", "torch"])
@pytest.mark.parametrize("place", ["core/onrecord/new.py", "resources/onrecord_resources/new.py"])
def test_the_lint_rule_binds(module: str, place: str) -> None:
    assert "TID251" in lint(f"import {module}\n", place)


def test_the_lint_rule_lets_the_window_have_qt() -> None:
    assert "TID251" not in lint("import PySide6.QtCore\n", "desktop/onrecord_desktop/new.py")


def lint(code: str, place: str) -> str:
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--stdin-filename", place, "-"]
    return subprocess.run(command, input=code, capture_output=True, text=True, check=False, cwd=ROOT).stdout


def test_the_package_under_test_is_the_checkout_s() -> None:
    assert Path(onrecord.__file__).is_relative_to(ROOT)
