"""The training loop: resumable, with a log and a fixed seed."""

from __future__ import annotations

import json
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.files import replacing
from onrecord_training.batches import Batch, Example, batches, examples, with_rare_types
from onrecord_training.corpora import UNKNOWN, LabelledArticle
from onrecord_training.network import Network

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class TypeLoss:
    """How much the types of statements count, and in them a denial or no comment against a claim."""

    share: float
    rare: float


@dataclass(frozen=True)
class Recipe:
    """All that decides what training makes of the data."""

    epochs: int = 5
    batch: int = 8
    seed: int = 20261
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.06
    averaging: float = 0.998
    """Decay of the exponential average of the weights, which is what is kept (Polyak averaging)."""
    types: tuple[TypeLoss, ...] = (TypeLoss(0.3, 3), TypeLoss(0.3, 3), TypeLoss(0.3, 3), TypeLoss(1.5, 5))
    """Epoch by epoch, the last one for all that follow: the encoder learns first what there is plenty of."""
    rare_steps: int = 500
    """Steps after the last epoch in which every other window has a denial or no comment."""
    rare_rate: float = 0.5
    """The rates of those steps at their start, as a share of the first ones."""
    rare_types: TypeLoss = TypeLoss(3, 3)
    save_every: int = 100
    threads: int = 2


def losses(network: Network, batch: Batch, types: TypeLoss) -> dict[str, Tensor]:
    """Return the parts of the loss, each scaled to its share of the whole."""
    device = batch.ids.device.type
    with torch.autocast(device, torch.bfloat16):
        words = network.encode(batch.ids, batch.features, batch.mask, batch.first)
    cue_scores, name_scores = network.cues(words), network.names(words)
    cue_loss = functional.cross_entropy(
        cue_scores.flatten(0, 1), batch.cue_tags.flatten(), ignore_index=UNKNOWN, reduction="none"
    )
    out = {"cue": (cue_loss * batch.cue_weights.flatten()).sum() / (10 * len(batch.ids))}
    if bool((batch.name_tags != UNKNOWN).any()):
        out["names"] = 0.5 * functional.cross_entropy(
            name_scores.flatten(0, 1), batch.name_tags.flatten(), ignore_index=UNKNOWN
        )
    if len(batch.types):
        out |= statement_losses(network, batch, words, types)
    return out


def statement_losses(network: Network, batch: Batch, words: Tensor, type_loss: TypeLoss) -> dict[str, Tensor]:
    """Return the losses of what is scored for each cue: roles and type."""
    cue = network.cue_vectors(words, batch.cues)
    scores = network.roles(words, cue, batch.cues)
    mask = batch.is_word[batch.cues.window]
    chain = network.chain.loss(scores, batch.role_tags, mask).mean()
    each = functional.cross_entropy(scores.flatten(0, 1), batch.role_tags.flatten(), reduction="none")
    each = (each.view_as(mask) * mask).sum(1).mean()
    source = ((batch.role_tags == 1) | (batch.role_tags == 2)).float()
    content = (batch.role_tags >= 3).float()
    types = network.types(words[batch.cues.window], cue, source, content)
    weights = torch.tensor([1.0, type_loss.rare, type_loss.rare], device=types.device)
    return {
        "chain": 0.1 * chain,
        "roles": 0.05 * each,
        "types": type_loss.share * functional.cross_entropy(types, batch.types, weights),
    }


class Trainer:
    """A training run in a folder: ``checkpoint.pt`` to go on from, ``model.pt`` when done, ``log.jsonl``."""

    def __init__(
        self, network: Network, articles: list[LabelledArticle], folder: Path, recipe: Recipe
    ) -> None:
        self.network, self.articles, self.folder, self.recipe = network, articles, folder, recipe
        self.device = next(network.parameters()).device
        self.average = {k: v.detach().clone() for k, v in network.state_dict().items()}
        self.optimiser = torch.optim.AdamW(self._groups(), weight_decay=recipe.weight_decay)
        self.per_epoch = -(-len(examples(articles, self._rng(0))) // recipe.batch)
        self.total = self.per_epoch * recipe.epochs
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)
        self.epoch = self.step = 0

    def run(self) -> None:
        """Train to the end, from the checkpoint where there is one."""
        torch.set_num_threads(self.recipe.threads)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._resume()
        while self.epoch <= self.recipe.epochs:
            self._run_epoch()
            self.epoch, self.step = self.epoch + 1, 0
            self._save_average(f"epoch-{self.epoch}.pt")
            self._checkpoint()
        self._save_average("model.pt")

    def _run_epoch(self) -> None:
        self.network.train()
        todo = self._examples()[self.step * self.recipe.batch :]
        began = time.perf_counter()
        for batch in batches(todo, self.recipe.batch):
            torch.manual_seed(self.recipe.seed + 100_003 * self.epoch + self.step)
            parts = self._learn(to_device(batch, self.device))
            self.step += 1
            if self.step % 20 == 0:
                self._write({**parts, "seconds": round((time.perf_counter() - began) / 20, 2)})
                began = time.perf_counter()
            if self.step % self.recipe.save_every == 0:
                self._checkpoint()

    def _learn(self, batch: Batch) -> dict[str, float]:
        parts = losses(self.network, batch, self._types())
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self._follow()
        return {k: round(float(v.detach()), 4) for k, v in parts.items()}

    def _examples(self) -> list[Example]:
        found = examples(self.articles, self._rng(self.epoch))
        if self.epoch < self.recipe.epochs:
            return found
        return with_rare_types(found, self.recipe.rare_steps * self.recipe.batch, self._rng(-1))

    def _types(self) -> TypeLoss:
        if self.epoch == self.recipe.epochs:
            return self.recipe.rare_types
        return self.recipe.types[min(self.epoch, len(self.recipe.types) - 1)]

    @torch.no_grad()
    def _follow(self) -> None:
        done = self.epoch * self.per_epoch + self.step
        # The last steps are few, and their rate falls to nothing: an average would only lag behind.
        last = self.epoch == self.recipe.epochs
        decay = 0.0 if last else min(self.recipe.averaging, (1 + done) / (10 + done))
        for name, value in self.network.state_dict().items():
            self.average[name].lerp_(value, 1 - decay)

    def _groups(self) -> list[dict[str, Any]]:
        encoder = list(self.network.encoder.parameters())
        known = {id(p) for p in encoder}
        heads = [p for p in self.network.parameters() if id(p) not in known]
        return [
            {"params": encoder, "lr": self.recipe.encoder_rate},
            {"params": heads, "lr": self.recipe.head_rate},
        ]

    def _rate(self, step: int) -> float:
        if step >= self.total:
            return self.recipe.rare_rate * max(0.0, 1 - (step - self.total) / max(1, self.recipe.rare_steps))
        warm = max(1, int(self.recipe.warm_up * self.total))
        return min((step + 1) / warm, max(0.0, (self.total - step) / max(1, self.total - warm)))

    def _rng(self, epoch: int) -> random.Random:
        return random.Random(self.recipe.seed * 1000 + epoch)

    def _write(self, entry: dict[str, float]) -> None:
        line = {"epoch": self.epoch, "step": self.step, "of": self.per_epoch, **entry}
        with (self.folder / "log.jsonl").open("a", encoding="utf8") as file:
            file.write(json.dumps(line) + "\n")
        log.info("%s", line)

    def _save_average(self, name: str) -> None:
        save({"network": self.average, "recipe": self._recipe()}, self.folder / name)

    def _checkpoint(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
            "recipe": self._recipe(),
        }
        save(state, self.folder / "checkpoint.pt")

    def _recipe(self) -> str:
        """Return all that decides the outcome, which the number of threads does not."""
        return json.dumps(asdict(replace(self.recipe, threads=0)))

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        if state["recipe"] != self._recipe():
            raise ValueError(f"{path} was made by another recipe; use another folder or delete it")
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.epoch, self.step = state["epoch"], state["step"]


def save(state: dict[str, Any], path: Path) -> None:
    """Write a file whole or not at all."""
    with replacing(path) as part:
        torch.save(state, part)


def to_device(batch: Batch, device: torch.device) -> Batch:
    """Return the batch with all its tensors on a device."""

    def move(value: Any) -> Any:
        return value.to(device) if isinstance(value, Tensor) else type(value)(*map(move, fields_of(value)))

    moved: Batch = move(batch)
    return moved


def fields_of(value: Any) -> Iterator[Any]:
    """Yield the values of a dataclass in order."""
    return (getattr(value, name) for name in value.__dataclass_fields__)
