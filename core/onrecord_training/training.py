"""The training loop: resumable, with a log and a fixed seed."""

from __future__ import annotations

import json
import logging
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.files import replacing
from onrecord_training.batches import Batch, Example, batches, examples, with_rare_types
from onrecord_training.corpora import ORIGINS, TYPES, UNKNOWN, LabelledArticle
from onrecord_training.network import Network, parts_of

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class TypeLoss:
    """How much the types of statements count, and in them a denial or no comment against a claim."""

    share: float
    rare: float
    links: float = 0.3
    """How much it counts what denials answer."""


@dataclass(frozen=True)
class Recipe:
    """All that decides what training makes of the data."""

    epochs: int = 5
    batch: int = 8
    seed: int = 20261
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    frozen_layers: int = 0
    """How many of the encoder's layers, with its embeddings, stay as they are."""
    weight_decay: float = 0.01
    warm_up: float = 0.06
    averaging: float = 0.998
    """Decay of the exponential average of the weights, which is what is kept (Polyak averaging)."""
    versions: int = 3
    """In how many versions, with other insertions, the corpus is seen, epoch after epoch."""
    passages_from: int = 1
    """The first epoch with made-up passages."""
    types_from: int = 3
    """The first epoch with types and links: the encoder learns first what there is plenty of."""
    types: TypeLoss = TypeLoss(1.5, 5)
    rare_steps: int = 500
    """Steps after the last epoch in which every other window is of the corpus and has a denial or no comment:
    in the passages those are so frequent that the model learns to see them everywhere."""
    rare_rate: float = 0.5
    """The rates of those steps at their start, as a share of the first ones."""
    rare_types: TypeLoss = TypeLoss(3, 3)
    share: float = 1.0
    """Of the trained weights in those that are exported; the rest is what training began with."""
    save_every: int = 100
    threads: int = 2


CONTINUED = Recipe(
    epochs=2,
    encoder_rate=5e-5,
    head_rate=5e-4,
    passages_from=0,
    types_from=0,
    types=TypeLoss(1.5, 4),
    rare_steps=0,
    share=0.4,
)
"""To go on from a trained model."""


def losses(network: Network, batch: Batch, types: TypeLoss | None, priors: Tensor) -> dict[str, Tensor]:
    """Return the parts of the loss, each scaled to its share of the whole; types are left out if None.

    Args:
        priors: see :func:`priors_of`.
    """
    with half_precision(batch.ids.device.type):
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
        out |= statement_losses(network, batch, words, types, priors)
    return out


def half_precision(device: str) -> torch.autocast:
    """Return the context in which the encoder runs: bfloat16 where the processor has it.

    Where it has not, it is emulated, which was measured to be 18 times slower than full precision.
    """
    fast = device != "cpu" or torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    return torch.autocast(device, torch.bfloat16, enabled=fast)


def statement_losses(
    network: Network, batch: Batch, words: Tensor, types: TypeLoss | None, priors: Tensor
) -> dict[str, Tensor]:
    """Return the losses of what is scored for each cue: roles, type and what is denied."""
    cue = network.cue_vectors(words, batch.cues)
    scores = network.roles(words, cue, batch.cues)
    mask = batch.is_word[batch.cues.window]
    chain = network.chain.loss(scores, batch.role_tags, mask).mean()
    each = functional.cross_entropy(scores.flatten(0, 1), batch.role_tags.flatten(), reduction="none")
    each = (each.view_as(mask) * mask).sum(1).mean()
    out = {"chain": 0.1 * chain, "roles": 0.05 * each}
    return out if types is None else out | type_losses(network, batch, words, cue, types, priors)


def type_losses(
    network: Network, batch: Batch, words: Tensor, cue: Tensor, types: TypeLoss, priors: Tensor
) -> dict[str, Tensor]:
    """Return the losses of types, and of links where they are known."""
    source = ((batch.role_tags == 1) | (batch.role_tags == 2)).float()
    content = (batch.role_tags >= 3).float()
    parts = parts_of(words[batch.cues.window], cue, source, content)
    scores, links = network.types(parts, batch.pairs)
    weights = torch.tensor([1.0, types.rare, types.rare], device=scores.device)
    pairs = functional.binary_cross_entropy_with_logits(links, batch.links, reduction="none")
    linked = (pairs * batch.pairs.together).sum(1) * batch.links_count
    return {
        "types": types.share * mean_loss(scores + priors[batch.origins], batch.types, weights),
        "links": types.links * linked.sum() / batch.links_count.sum().clamp(min=1),
    }


def priors_of(articles: Iterable[LabelledArticle]) -> Tensor:
    """Return how much likelier each type is by its statement's origin, (origins, types), the corpus at zero.

    In what was written to learn denials from, they are so frequent that a network comes to take the manner of
    such texts for a sign of them. With these log ratios added to its scores it has no need to (logit
    adjustment: Menon et al., 2021).
    """
    counts = torch.ones(len(ORIGINS), len(TYPES))
    for article in articles:
        for attribution in article.attributions:
            if attribution.type != UNKNOWN:
                counts[attribution.origin, attribution.type] += 1
    logs = torch.log(counts / counts.sum(1, keepdim=True))
    return logs - logs[0]


def mean_loss(scores: Tensor, truth: Tensor, weights: Tensor) -> Tensor:
    """Return the weighted mean of the cross-entropy over the rows whose truth is known, 0 if of none."""
    known = truth != UNKNOWN
    each = functional.cross_entropy(scores, truth, weights, ignore_index=UNKNOWN, reduction="sum")
    return each / weights[truth[known]].sum().clamp(min=1e-6)


class Trainer:
    """A training run in a folder: ``checkpoint.pt`` to go on from, ``model.pt`` when done, ``log.jsonl``."""

    def __init__(
        self,
        network: Network,
        versions: Sequence[list[LabelledArticle]],
        passages: list[LabelledArticle],
        folder: Path,
        recipe: Recipe,
    ) -> None:
        self.network, self.versions, self.passages = network, versions, passages
        self.folder, self.recipe = folder, recipe
        self.device = next(network.parameters()).device
        self.priors = priors_of(a for part in (*versions, passages) for a in part).to(self.device)
        freeze(network, recipe.frozen_layers)
        self.average = {k: v.detach().clone() for k, v in network.state_dict().items()}
        self.optimiser = torch.optim.AdamW(self._groups(), weight_decay=recipe.weight_decay)
        self.per_epoch = [-(-len(self._found(e)) // recipe.batch) for e in range(recipe.epochs)]
        self.total = sum(self.per_epoch)
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
        parts = losses(self.network, batch, self._types(), self.priors)
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self._follow()
        return {k: round(float(v.detach()), 4) for k, v in parts.items()}

    def _examples(self) -> list[Example]:
        found = self._found(self.epoch)
        if self.epoch < self.recipe.epochs:
            return found
        most = self.recipe.rare_steps * self.recipe.batch
        return with_rare_types(self._corpus(self.epoch), found, most, self._rng(-1))

    def _corpus(self, epoch: int) -> list[Example]:
        return examples(self.versions[epoch % len(self.versions)], self._rng(epoch))

    def _found(self, epoch: int) -> list[Example]:
        rng = self._rng(epoch)
        found = self._corpus(epoch)
        if epoch >= self.recipe.passages_from:
            found += examples(self.passages, rng)
        rng.shuffle(found)
        return found

    def _types(self) -> TypeLoss | None:
        if self.epoch < self.recipe.types_from:
            return None
        return self.recipe.rare_types if self.epoch == self.recipe.epochs else self.recipe.types

    @torch.no_grad()
    def _follow(self) -> None:
        done = sum(self.per_epoch[: self.epoch]) + self.step
        # The last steps are few, and their rate falls to nothing: an average would only lag behind.
        last = self.epoch == self.recipe.epochs
        decay = 0.0 if last else min(self.recipe.averaging, (1 + done) / (10 + done))
        for name, value in self.network.named_parameters():
            if value.requires_grad:
                self.average[name].lerp_(value, 1 - decay)

    def _groups(self) -> list[dict[str, Any]]:
        encoder = [p for p in self.network.encoder.parameters() if p.requires_grad]
        known = {id(p) for p in self.network.encoder.parameters()}
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

    def _steps(self) -> int:
        return [*self.per_epoch, self.recipe.rare_steps][self.epoch]

    def _write(self, entry: dict[str, float]) -> None:
        line = {
            "epoch": self.epoch,
            "step": self.step,
            "of": self.per_epoch[self.epoch] if self.epoch < self.recipe.epochs else self.recipe.rare_steps,
            **entry,
        }
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


def freeze(network: Network, layers: int) -> None:
    """Keep the embeddings and the first layers of the encoder as they are, if any layers at all."""
    if layers:
        for part in (network.encoder.embeddings, *network.encoder.encoder.layer[:layers]):
            part.requires_grad_(False)


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
