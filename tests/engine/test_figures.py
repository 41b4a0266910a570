"""The model's figures, read from its directory without loading it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.figures import ModelFigures, Share, read_figures, shipped_figures

META = {"lang": "en", "name": "test", "version": "1"}
FOUND = {"value": 0.29, "low": 0.15, "high": 0.45}


def folder(path: Path, meta: object) -> Path:
    (path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return path


def test_figures_stand_under_performance(tmp_path: Path) -> None:
    meta = {**META, "performance": {"denials_found": FOUND, "ents_f": 0.9}}
    assert read_figures(folder(tmp_path, meta)) == ModelFigures(
        model="en_test 1", denials_found=Share(value=0.29, low=0.15, high=0.45)
    )


def test_a_model_without_figures_has_none(tmp_path: Path) -> None:
    assert read_figures(folder(tmp_path, META)) == ModelFigures(model="en_test 1")


@pytest.mark.parametrize(
    "performance",
    [
        {"denials_found": {**FOUND, "value": 1.4}},
        {"denials_found": {**FOUND, "low": 0.4}},
        {"denials_found": {"value": 0.29}},
        {"denials_found": "many"},
        [1, 2],
    ],
)
def test_a_figure_that_makes_no_sense_is_no_figure(tmp_path: Path, performance: object) -> None:
    assert read_figures(folder(tmp_path, {**META, "performance": performance})).denials_found is None


@pytest.mark.parametrize("meta", [[], "text", {}, {"performance": {"denials_found": FOUND}}])
def test_figures_of_nobody_knows_which_model_are_not_used(tmp_path: Path, meta: object) -> None:
    assert read_figures(folder(tmp_path, meta)) == ModelFigures()


def test_a_missing_model_has_no_figures(tmp_path: Path) -> None:
    assert read_figures(tmp_path / "nowhere") == ModelFigures()


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b""])
def test_a_damaged_file_has_no_figures(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "meta.json").write_bytes(content)
    assert read_figures(tmp_path) == ModelFigures()


def test_the_shipped_model_is_named_as_readings_name_it() -> None:
    assert shipped_figures().model.startswith("en_onrecord ")


def test_neither_glance_nor_headline_load_the_engine() -> None:
    code = (
        "import sys, onrecord.glance, onrecord.headline, onrecord.figures, onrecord.vocabulary as v\n"
        "onrecord.figures.shipped_figures()\n"
        "assert not {'simplemma', 'vader'} & set(sys.modules), 'work at import'\n"
        "v.vocabulary()\n"
        "print([m for m in ('spacy', 'onnxruntime', 'torch', 'nltk', 'numpy') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
