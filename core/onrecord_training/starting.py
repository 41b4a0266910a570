"""To go on from a model directory: its arrays as the state of a network that is trained further."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from onrecord_training.exporting import HEADS
from onrecord_training.network import Network

log = logging.getLogger(__name__)

PRODUCTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The layers whose weights are bytes in the exported encoder, in the order in which it uses them."""
WORDS = "encoder.embeddings.word_embeddings.weight"


def start_from(network: Network, folder: Path) -> set[str]:
    """Give a network what a model directory with an int8 encoder holds of its weights.

    What the directory lacks, or has in another shape, stays as it is; the log names it. Bytes come back as
    the numbers that they stand for, so half a step of quantisation is lost against what was exported.

    Returns:
        The names of the arrays that were found.
    """
    state = network.state_dict()
    found = dict(encoder_state(folder / "encoder" / "encoder.onnx")) | dict(head_state(folder))
    fitting = {k: v for k, v in found.items() if k in state and state[k].shape == v.shape}
    log.info("not in %s: %s", folder, sorted(set(state) - set(fitting)))
    network.load_state_dict(fitting, strict=False)
    return set(fitting)


def blend(network: Network, trained: Mapping[str, Tensor], known: set[str], share: float) -> None:
    """Give a network weights between its own and those it was trained to.

    What further training learns of new texts and what it forgets of the old lie along one line, and a point
    between the ends keeps most of both (Wortsman et al., 2022, Robust fine-tuning of zero-shot models).

    Args:
        known: the arrays of the network that are worth keeping; of others the trained ones are taken whole.
        share: of the trained weights, 0 to 1.
    """
    own = network.state_dict()
    mixed = {k: torch.lerp(own[k], v, share) if k in known else v for k, v in trained.items()}
    network.load_state_dict(mixed)


def encoder_state(path: Path) -> Iterator[tuple[str, Tensor]]:
    """Yield the arrays of an exported encoder by the names that the network has for them."""
    arrays = {a.name: numpy_helper.to_array(a) for a in onnx.load(path).graph.initializer}
    for name, array in arrays.items():
        if name.startswith("encoder.") and array.dtype == np.float32:
            yield name, torch.from_numpy(array.copy())
    names = [n.removesuffix("_quantized") for n in arrays if n.endswith("_quantized")]
    for i, name in enumerate(names):
        steps = arrays[f"{name}_quantized"].astype(np.float32) - arrays[f"{name}_zero_point"]
        weight = (steps * arrays[f"{name}_scale"]).T.copy()
        layer, part = divmod(i, len(PRODUCTS))
        yield f"encoder.encoder.layer.{layer}.{PRODUCTS[part]}.weight", torch.from_numpy(weight)
    table = next(
        a for a in arrays.values() if a.dtype == np.int8 and a.shape[0] > a.shape[-1] > 1 and a.ndim == 2
    )
    scale = next(a for a in arrays.values() if a.shape == (table.shape[0], 1))
    yield WORDS, torch.from_numpy(table.astype(np.float32) * scale)


def head_state(folder: Path) -> Iterator[tuple[str, Tensor]]:
    """Yield the arrays of the heads; what the chain forbids stays forbidden whatever is added to it."""
    for component in HEADS:
        with np.load(folder / component / "weights.npz", allow_pickle=False) as arrays:
            for name in arrays:
                value = torch.from_numpy(arrays[name].astype(np.float32))
                yield name, torch.where(value < -1000, 0.0, value) if name.startswith("chain.") else value
