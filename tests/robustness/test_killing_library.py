"""A library outlives the sudden end of who uses it; ``killing_library.py`` tries it two hundred times."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import killing_library


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return killing_library.make_template(tmp_path_factory.mktemp("library") / "template")


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise there")
@pytest.mark.parametrize(("deed", "seconds"), [("correct", 0.3), ("take", 0.1), ("migrate", 0.01)])
def test_nothing_that_was_told_is_lost_or_damaged(
    template: Path, tmp_path: Path, deed: str, seconds: float
) -> None:
    home = shutil.copytree(template, tmp_path / "home")
    _, faults = killing_library.attempt(home, deed, seconds)
    assert faults == []
