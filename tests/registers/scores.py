"""Read made-up articles of other registers than political news, and score the readings.

    python tests/registers/scores.py [--model DIR] [--json]
    python tests/registers/scores.py --gold OUT.jsonl

Each ``NAME.txt`` beside this file is one article in the format of ``onrecord_training.passages``, with its
statements marked at every level. No model is trained on them, no rule fitted to them: they tell how far the
model holds elsewhere.
The scorer is ``eval/score_reading.py`` of the development data, in ``ONRECORD_SHARED`` or ``../shared``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from onrecord import loading
from onrecord.engine.pipeline import load, read
from onrecord_training.passages import read_passages
from onrecord_training.scoring import Json, score, write_lines

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("ONRECORD_SHARED", HERE.parents[2] / "shared"))
SCORER = SHARED / "eval" / "score_reading.py"


def main(arguments: list[str] | None = None) -> int:
    options = command_line().parse_args(arguments)
    articles = gold()
    if options.gold:
        write_lines(options.gold, articles)
        return 0
    nlp = load(options.model)
    readings = [
        read(loading.from_text(a["text"], id=a["doc"]), nlp).model_dump(mode="json") for a in articles
    ]
    if not SCORER.is_file():
        print(f"{len(readings)} articles read, but not scored: there is no {SCORER}.", file=sys.stderr)
        return 1
    scores = score_each(articles, readings)
    print(json.dumps(scores) if options.json else table(scores))
    return 0


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", type=Path, metavar="DIR", help="a model directory, not the shipped one")
    parser.add_argument("--json", action="store_true", help="print all figures of the scorer as JSON")
    parser.add_argument("--gold", type=Path, metavar="OUT.jsonl", help="write the gold and read nothing")
    return parser


def gold() -> list[Json]:
    """The articles with their statements, in the format of the development data."""
    return [
        {
            "doc": passage["doc"].removesuffix("_1"),
            "nested": True,
            "text": passage["text"],
            "statements": [{**s, "via": names(s["via"])} for s in passage["statements"]],
        }
        for passage in read_passages(HERE)
    ]


def names(joined: str) -> list[str]:
    """The single names of a joint one, which the development data lists in ``via``."""
    return [name for name in joined.split(" & ") if name]


def score_each(articles: list[Json], readings: list[Json]) -> dict[str, Json]:
    """Figures per article, and under ``all`` those of all articles taken together."""
    each = {
        article["doc"]: score(SCORER, [article], [reading])
        for article, reading in zip(articles, readings, strict=True)
    }
    return {**each, "all": score(SCORER, articles, readings)}


def table(scores: dict[str, Json]) -> str:
    """The figures for people to read; ``denials`` are those found right, of those read, of the gold ones."""
    rows = [
        "article      who+what P     R    F1  exact F1  denial F1  denials   name  grouping",
        *(row(name, figures) for name, figures in scores.items()),
    ]
    return "\n".join(rows)


def row(name: str, figures: Json) -> str:
    what, denial = figures["who+what"], figures["denial"]
    denials = f"{denial['tp']}/{denial['pred']}/{denial['gold']}"
    # The scorer gives no grouping where it could pair no statement.
    grouping = f"{figures['grouping']['f1']:.3f}" if "grouping" in figures else "–"
    return (
        f"{name:12}      {what['p']:.3f} {what['r']:.3f} {what['f1']:.3f}     {figures['exact']['f1']:.3f}"
        f"      {denial['f1']:.3f} {denials:>8}  {figures['name']['f1']:.3f}     {grouping}"
    )


if __name__ == "__main__":
    sys.exit(main())
