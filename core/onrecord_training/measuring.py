"""What a finished model reaches on development articles, written into its directory.

Calibrations of ``confidence`` go to ``config.cfg``; figures with intervals to ``meta.json``, under spaCy's
own key ``performance``, where the window finds what it says of the model.
"""

from __future__ import annotations

import json
import logging
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacy import util
from spacy.language import Language

from onrecord import loading
from onrecord.engine.calibration import AS_IT_IS
from onrecord.engine.denials import DenialReader
from onrecord.engine.pipeline import component, load, read
from onrecord.engine.sources import SourceIdentifier
from onrecord.files import replacing
from onrecord.outline import UNSURE_BELOW
from onrecord.reading import Reading
from onrecord_training.confidences import PARTS, Forecast, Worth, forecasts, worth
from onrecord_training.corpora import read_lines
from onrecord_training.intervals import Interval, intervals, recall, scores_by_article
from onrecord_training.scoring import Json, write_lines

log = logging.getLogger(__name__)

CALIBRATED = {"identity": "sources", "denies": "denials"}
"""Parts of the confidence that are calibrated here, and whose they are; the rest is with the weights."""
FIGURES = {"who+what": "who_what", "exact": "exact", "denial": "denial", "name": "name"}


def measure(folder: Path, articles: Path, scorer: Path) -> tuple[dict[str, Worth], dict[str, Interval]]:
    """Calibrate and measure a model directory, and write both into it.

    Args:
        folder: the model directory.
        articles: jsonl with gold statements, their types, names and links.
        scorer: ``eval/score_reading.py`` of the development data.

    Returns:
        What each part of the confidence is worth, and the figures.
    """
    gold = list(read_lines(articles))
    readings = read_all(uncalibrated(load(folder)), gold)
    by_part: dict[str, list[Forecast]] = defaultdict(list)
    for forecast in forecasts(readings, gold):
        by_part[forecast.part].append(forecast)
    worths = {part: worth(by_part[part]) for part in PARTS if by_part[part]}
    figures = figures_of(readings, articles, scorer) | sureness(by_part["attribution"], len(gold))
    write_calibrations(folder / "config.cfg", worths)
    write_figures(folder / "meta.json", figures)
    return worths, figures


def uncalibrated(nlp: Language) -> Language:
    """Let the components give what they find as it is."""
    component(nlp, "sources", SourceIdentifier).calibration = AS_IT_IS
    component(nlp, "denials", DenialReader).calibration = AS_IT_IS
    return nlp


def read_all(nlp: Language, gold: Sequence[Mapping[str, Any]]) -> list[Reading]:
    """Read the articles of a file."""
    return [read(loading.from_text(line["text"], id=line["doc"]), nlp) for line in gold]


def figures_of(readings: Sequence[Reading], articles: Path, scorer: Path) -> dict[str, Interval]:
    """Return the scorer's figures, and how many of all denials are found."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "readings.jsonl"
        write_lines(path, (reading.model_dump(mode="json") for reading in readings))
        scores = scores_by_article(scorer, articles, path)
    found = intervals(scores)
    found_denials = intervals(scores, counts=recall)["denial"]
    return {key: found[name] for name, key in FIGURES.items()} | {"denials_found": found_denials}


def sureness(attributions: Sequence[Forecast], articles: int) -> dict[str, Interval]:
    """Return how many statements are right of those shown as sure, and of those shown as unsure."""
    scores: list[Json] = [
        {"sure_right": {"tp": 0, "gold": 0}, "unsure_right": {"tp": 0, "gold": 0}} for _ in range(articles)
    ]
    for forecast in attributions:
        name = "unsure_right" if forecast.probability < UNSURE_BELOW else "sure_right"
        scores[forecast.article][name]["gold"] += 1
        scores[forecast.article][name]["tp"] += forecast.right
    return intervals(scores, counts=recall)


def write_calibrations(path: Path, worths: Mapping[str, Worth]) -> None:
    """Write the calibrations into a pipeline's configuration."""
    config = util.load_config(path)
    for part, name in CALIBRATED.items():
        if part in worths:
            config["components"][name]["calibration"] = [round(w, 4) for w in worths[part].calibration]
    with replacing(path) as part_path:
        config.to_disk(part_path)


def write_figures(path: Path, figures: Mapping[str, Interval]) -> None:
    """Write figures into a pipeline's description."""
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = {
        name: {k: round(v, 3) for k, v in asdict(interval).items()} for name, interval in figures.items()
    }
    with replacing(path) as part:
        part.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
