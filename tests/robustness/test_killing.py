"""What the window keeps outlives its sudden end; ``killing.py`` tries it a hundred times."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import killing


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise there")
@pytest.mark.parametrize("seconds", [0.2, 0.7])
def test_nothing_that_was_kept_is_lost(tmp_path: Path, seconds: float) -> None:
    outcome = killing.attempt(tmp_path, seconds, in_use=True)
    assert outcome.told > 0
    assert outcome.lost == ()
