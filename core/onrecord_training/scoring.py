"""The development data's scorer, run on readings at hand."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def score(scorer: Path, gold: Iterable[Mapping[str, Any]], readings: Iterable[Mapping[str, Any]]) -> Json:
    """Return the figures of ``eval/score_reading.py``, here ``scorer``, for some articles.

    Raises:
        subprocess.CalledProcessError: the scorer does not take them.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "gold.jsonl", Path(folder) / "readings.jsonl"
        for path, objects in zip(paths, (gold, readings), strict=True):
            write_lines(path, objects)
        command = [sys.executable, str(scorer), *map(str, paths), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: Json = json.loads(done.stdout)
    return figures


def write_lines(path: Path, objects: Iterable[Mapping[str, Any]]) -> None:
    """Write a jsonl file."""
    path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), encoding="utf-8")
