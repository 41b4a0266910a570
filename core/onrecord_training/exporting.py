"""From trained weights to a spaCy model directory: the encoder in int8 ONNX, the heads as arrays."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from spacy.language import Language
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from onrecord.engine.encoder import Encoder
from onrecord.engine.pipeline import COMPONENTS, component, register
from onrecord.engine.weights import Head, Weights
from onrecord_training.calibrating import Settings
from onrecord_training.network import Network

HEADS = {"attributions": ("cues.", "roles.", "chain."), "names": ("names.",), "types": ("types.",)}
"""What each component takes of the network."""


class ByteEmbedding(nn.Module):
    """An embedding whose rows are bytes with a scale each: a quarter of the size, next to no loss."""

    table: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (weight / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows with these numbers."""
        return self.table[ids].float() * self.scale[ids]


class Exported(nn.Module):
    """The encoder as it is exported: one window a run, so that there is nothing to mask or to pad."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> Tensor:
        """Return the hidden states, (1, pieces, width)."""
        hidden: Tensor = self.encoder(input_ids=input_ids, token_type_ids=token_type_ids).last_hidden_state
        return hidden


def export_encoder(encoder: BertModel, path: Path, int8: bool = True) -> None:
    """Write the encoder to an ONNX file; it is changed in the process and should not be trained on."""
    encoder.eval()
    if int8:
        words = encoder.embeddings.word_embeddings.weight.data
        encoder.embeddings.word_embeddings = ByteEmbedding(words)
    encoder.config._attn_implementation = "eager"
    # Two tensors: of one given twice, the exporter makes one input.
    window, features = torch.ones(1, 64, dtype=torch.long), torch.zeros(1, 64, dtype=torch.long)
    length = torch.export.Dim("pieces", min=3, max=encoder.config.max_position_embeddings)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Exported(encoder).eval(),
            (window, features),
            str(whole),
            input_names=["input_ids", "token_type_ids"],
            output_names=["hidden"],
            dynamic_shapes={"input_ids": {1: length}, "token_type_ids": {1: length}},
            dynamo=True,
            external_data=False,
        )
        if int8:
            quantize_dynamic(
                whole,
                path,
                per_channel=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gemm"],
            )
        else:
            shutil.copy(whole, path)


def head_weights(network: Network, prefixes: tuple[str, ...]) -> Weights:
    """Return the arrays of some heads by the names that the components know them by."""
    state: dict[str, Any] = network.state_dict()
    state["chain.after"] = network.chain.transitions().detach()
    state["chain.start"] = network.chain.starts().detach()
    state.pop("chain.allowed")
    return {k: v.cpu().numpy().astype(np.float32) for k, v in state.items() if k.startswith(prefixes)}


def build(network: Network, tokenizer: Tokenizer, known: Iterable[str], int8: bool = True) -> Language:
    """Return the pipeline around a trained network, with default settings.

    Args:
        known: words that are no names of people: see :class:`onrecord.engine.pseudonyms.Pseudonyms`.
    """
    register()
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for name in COMPONENTS:
        nlp.add_pipe(f"onrecord_{name}", name=name)
    for name, prefixes in HEADS.items():
        component(nlp, name, Head).with_weights(head_weights(network, prefixes))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "encoder.onnx"
        export_encoder(network.encoder, path, int8)
        component(nlp, "encoder", Encoder).with_model(path.read_bytes(), tokenizer, known)
    return nlp


def write(nlp: Language, settings: Settings, folder: Path, version: str, about: dict[str, Any]) -> None:
    """Write a model directory in place of the one that is there, whose texts (``*.md``) are kept.

    Args:
        settings: for each component the values of its configuration that differ from its defaults.
    """
    nlp.meta.update({"name": "onrecord", "version": version, "spacy_version": ">=3.8.0,<3.9.0", **about})
    # A copy, since the property puts the components' own settings back at every look.
    config = nlp.config.copy()
    for name, values in settings.items():
        config["components"][name].update(values)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        made = Path(work) / folder.name
        nlp.to_disk(made, exclude=["vocab"])
        # That of the pipeline has come to hold every word of the articles that it was calibrated on.
        spacy.blank("en").vocab.to_disk(made / "vocab")
        config.to_disk(made / "config.cfg")
        for text in folder.glob("*.md"):
            shutil.copy(text, made / text.name)
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
