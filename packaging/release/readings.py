"""Prints how a reading compares with another of the same file: ``readings.py FIRST.json OTHER.json``.

The exit code is 1 if they differ in more than the last digits of a confidence, and in when they were made.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

WHEN = "/article/retrieved"
LITTLE = 1e-4
"""Processors and versions of numpy add up in another order; more than that is another result."""


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield all that is in a JSON value, with where it stands."""
    inside = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    )
    if inside is None:
        yield path, value
    else:
        for key, part in inside:
            yield from leaves(part, f"{path}/{key}")


def read(file: str) -> dict[str, object]:
    """Return what stands where in a reading."""
    found = dict(leaves(json.loads(Path(file).read_text(encoding="utf-8"))))
    found.pop(WHEN, None)
    return found


def main() -> int:
    """Compare the two that the command line names."""
    first, other = map(read, sys.argv[1:])
    changed = sorted(path for path in first.keys() | other.keys() if first.get(path) != other.get(path))
    pairs = [(first.get(path), other.get(path)) for path in changed]
    apart = [abs(a - b) if isinstance(a, float) and isinstance(b, float) else 1.0 for a, b in pairs]
    if not changed:
        print("same")
    elif max(apart) <= LITTLE:
        print(f"same, {len(changed)} numbers ±{max(apart):.0e}")
    else:
        print(f"differs: {changed[apart.index(max(apart))]}, {len(changed)} in all")
    return int(max(apart, default=0.0) > LITTLE)


if __name__ == "__main__":
    sys.exit(main())
