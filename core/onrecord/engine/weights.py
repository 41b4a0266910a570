"""Small trained heads as named arrays, and a spaCy component that has some."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
from spacy.util import SimpleFrozenList

from onrecord.errors import EngineError
from onrecord.translation import tr

Floats = npt.NDArray[np.float32]
Weights = dict[str, Floats]


def linear(x: Floats, weights: Weights, name: str) -> Floats:
    """Apply the layer ``name``: x (…, in) to (…, out)."""
    out: Floats = x @ weights[f"{name}.weight"].T
    bias = weights.get(f"{name}.bias")
    return out if bias is None else out + bias


def relu(x: Floats) -> Floats:
    """Return the positive part."""
    positive: Floats = np.maximum(x, 0)
    return positive


def softmax(x: Floats) -> Floats:
    """Return probabilities over the last axis."""
    e: Floats = np.exp(x - x.max(-1, keepdims=True))
    chances: Floats = e / e.sum(-1, keepdims=True)
    return chances


def sigmoid(x: float) -> float:
    """Return the logistic function of x."""
    return 1 / (1 + exp(-min(max(x, -30.0), 30.0)))


class Head:
    """A component's trained arrays, kept as ``weights.npz`` in its folder."""

    def __init__(self) -> None:
        self._weights: Weights = {}

    @property
    def weights(self) -> Weights:
        """The arrays by name.

        Raises:
            EngineError: no model was loaded.
        """
        if not self._weights:
            raise EngineError(
                # Translators: {part} is one of the model's own parts, by its English name.
                tr("The model has no {part}; install On Record again.", part=type(self).__name__.lower())
            )
        return self._weights

    def with_weights(self, weights: Weights) -> Self:
        """Use these arrays."""
        self._weights = weights
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:  # noqa: ARG002
        """Write ``weights.npz`` into a folder, in half precision."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        np.savez(
            folder / "weights.npz",
            allow_pickle=False,
            **{k: v.astype(np.float16) for k, v in self.weights.items()},
        )

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> Self:  # noqa: ARG002
        """Read the file that :meth:`to_disk` wrote."""
        with np.load(Path(path) / "weights.npz", allow_pickle=False) as arrays:
            return self.with_weights({k: arrays[k].astype(np.float32) for k in arrays})
