"""The names that persons get, by origin."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from persons import Pool

NAMES = Path(__file__).with_name("names.txt")


def pools() -> dict[str, Pool]:
    """Return the names of every origin, and of all origins mixed those of women alone and of men alone."""
    lists: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            origin, kind, names = (part.strip() for part in line.split("|"))
            lists[origin][kind] = names.split()
    mixed = {kind: _turns([of[kind] for of in lists.values()]) for kind in ("women", "men", "surnames")}
    return {
        **{origin: Pool(**of) for origin, of in lists.items()},
        "all women": Pool(mixed["women"], mixed["women"], mixed["surnames"]),
        "all men": Pool(mixed["men"], mixed["men"], mixed["surnames"]),
    }


def _turns(lists: Sequence[Sequence[str]]) -> list[str]:
    return [name for turn in zip(*lists, strict=True) for name in turn]


def _turns(lists: Sequence[Sequence[str]]) -> list[str]:
    return [name for turn in zip(*lists, strict=True) for name in turn]
