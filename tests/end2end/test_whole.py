"""The whole way, with the shipped model, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from development import SHARED, needs_development_data
from jsonschema import Draft202012Validator

import onrecord
from onrecord_resources import path

pytestmark = pytest.mark.model
SAMPLE = str(path("sample.html"))
SEED = SHARED / "gold" / "seed-article.jsonl"


def onrecord_command(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={name: value for name, value in os.environ.items() if name not in hidden},
    )


def test_the_sample_is_read_to_a_reading_of_the_schema() -> None:
    done = onrecord_command("read", SAMPLE, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    reading = json.loads(done.stdout)
    schema = json.loads(path("reading.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(reading)
    assert len(onrecord.Reading.model_validate(reading).statements) > 5


MANY_SHARED_WORDS = (
    "Mayor Ann Lee said the stone bridge carried heavy trucks every morning. "
    "Captain Cid Moe said heavy trucks crossed the stone bridge at night without inspection. "
    "Engineer Dee Fox said the inspection records of the bridge were missing. "
    "Clerk Eve Roy said the missing records named several drivers.\n\n"
    "Bob Ray denied that heavy trucks had crossed the stone bridge every morning "
    "without inspection records and that several drivers were missing.\n"
)


def test_a_reading_is_the_same_in_every_process() -> None:
    def read(seed: str) -> tuple[object, object]:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "read", "-", "--format", "json"],
            input=MANY_SHARED_WORDS.encode(),
            capture_output=True,
            check=True,
            timeout=300,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        reading = json.loads(done.stdout)
        return reading["sources"], reading["statements"]

    assert read("1") == read("2") == read("3") == read("4")


def test_standard_input_is_read() -> None:
    done = onrecord_command(
        "read", "-", stdin="Mayor Ann Lee said on Monday that the old bridge would be closed."
    )
    assert done.returncode == 0
    assert "Ann Lee" in done.stdout
    assert "read whole from standard input" in " ".join(done.stdout.split())


def test_without_a_display_the_sample_is_printed_drawn_and_written(tmp_path: Path) -> None:
    done = onrecord_command("sample", "-o", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("There is no display")
    assert "claim" in done.stdout
    assert sorted(file.name for file in tmp_path.iterdir()) == ["onrecord-sample.html", "onrecord-sample.png"]
    assert (tmp_path / "onrecord-sample.png").read_bytes().startswith(b"\x89PNG")
    assert len({file.stat().st_mode for file in tmp_path.iterdir()}) == 1
    for file in tmp_path.iterdir():
        assert str(file) in done.stderr


@pytest.mark.shared
@needs_development_data
def test_a_batch_gives_what_a_single_reading_gives(tmp_path: Path) -> None:
    done = onrecord_command("batch", str(SEED), "-o", str(tmp_path / "out.jsonl"))
    assert done.returncode == 0, done.stderr
    article = json.loads(SEED.read_text(encoding="utf-8"))
    reading = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert reading["article"]["id"] == article["doc"]
    assert reading["article"]["text"] == article["text"]
    assert reading["input"]["statements"] == article["statements"]
    single = onrecord_command("read", "-", "--format", "json", stdin=article["text"])
    assert json.loads(single.stdout)["statements"] == reading["statements"]
