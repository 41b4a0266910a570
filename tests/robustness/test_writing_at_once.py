"""Windows and commands that write at once lose nothing; ``writing_at_once.py`` tries it a thousand times."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import writing_at_once


def test_nothing_is_lost_where_three_write_at_once(tmp_path: Path) -> None:
    done, faults = writing_at_once.attempt(tmp_path, 60)
    assert faults == []
    assert done == 60
