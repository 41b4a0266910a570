"""What the tests of the library share: articles in which everybody is called "Ann Lee" or the like."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from onrecord import Article, Reading

sys.path.insert(0, str(Path(__file__).parents[1] / "end2end"))
from commandline import plain_reading

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def later(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def read(text: str, **facts: object) -> Reading:
    """Read an article; statements are sentences such as "Ann Lee denied the report."."""
    return plain_reading(Article(id="a.txt", text=text, **facts))  # type: ignore[arg-type]


ROAD = read(
    "Ann Lee said the road will close. Bob Ray denied the plan. Nobody else spoke.",
    title="Road to close",
    outlet="The Daily",
    published="2026-11-20",
    url="https://daily.example/road",
)
BRIDGE = read(
    "Ann Lee denied the café was hers. Tom Fox said the bridge stays.",
    title="Bridge stays",
    outlet="The Courier",
    published="2026-11-22",
)
FAIR = read("Tom Fox said a fair is coming.", title="A fair")
