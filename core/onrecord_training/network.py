"""The network that is trained: a small transformer and the heads that stand on it.

The method of tagging cues and then scoring every word of the window from the word, the cue, their product and
their distance; roles are decoded by a conditional random field (Lafferty, McCallum and Pereira, 2001).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.engine.windows import DISTANCES, FEATURES, PARAGRAPHS, SENTENCES
from onrecord_training.corpora import NAME_LABELS, TYPES

CUE_TAGS = 3
"""O, first and later word of a cue."""
ROLE_TAGS = 5
"""O, first and later word of the source, first and later word of the content."""
NAME_TAGS = 1 + 2 * len(NAME_LABELS)
FORBIDDEN = -1e4
"""Score of what cannot follow: a later word of a span without the span's first word before it."""


@dataclass(frozen=True)
class Sizes:
    """Widths of the heads."""

    cue: int = 128
    role: int = 192
    product: int = 128
    type: int = 192
    pair: int = 128


@dataclass(frozen=True)
class Cues:
    """The cues of a batch: which window and which words, and how the window's words stand to each."""

    window: Tensor  # (cues,)
    weights: Tensor  # (cues, words): 1 / length of the cue on its words, else 0
    distance: Tensor  # (cues, words)
    paragraph: Tensor  # (cues, words)
    sentence: Tensor  # (cues, words)


@dataclass(frozen=True)
class Pairs:
    """How the statements of a batch stand to each other, row by column."""

    together: Tensor  # (cues, cues): true for two different statements of one window
    distance: Tensor  # (cues, cues)
    paragraph: Tensor  # (cues, cues)


class RoleScorer(nn.Module):
    """Scores every word of a window as part of the source or the content of each cue."""

    def __init__(self, width: int, sizes: Sizes) -> None:
        super().__init__()
        self.word = nn.Linear(width, sizes.role)
        self.cue = nn.Linear(width, sizes.role, bias=False)
        self.word_factor = nn.Linear(width, sizes.product, bias=False)
        self.cue_factor = nn.Linear(width, sizes.product, bias=False)
        self.product = nn.Linear(sizes.product, sizes.role, bias=False)
        self.distance = nn.Embedding(DISTANCES, sizes.role)
        self.paragraph = nn.Embedding(PARAGRAPHS, sizes.role)
        self.sentence = nn.Embedding(SENTENCES, sizes.role)
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(sizes.role, ROLE_TAGS)
        for table in (self.distance, self.paragraph, self.sentence):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, words: Tensor, cue: Tensor, cues: Cues) -> Tensor:
        """Return scores (cues, words, ROLE_TAGS) from words (windows, words, width) and cue (cues, width)."""
        product = self.word_factor(words)[cues.window] * self.cue_factor(cue)[:, None]
        seen = self.word(words)[cues.window] + self.cue(cue)[:, None] + self.product(product)
        placed = self.distance(cues.distance) + self.paragraph(cues.paragraph) + self.sentence(cues.sentence)
        return self.out(self.dropout(torch.relu(seen + placed)))


class Chain(nn.Module):
    """Scores of one role tag after another, at the window's start and at its end."""

    allowed: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.after = nn.Parameter(torch.zeros(ROLE_TAGS, ROLE_TAGS))
        self.start = nn.Parameter(torch.zeros(ROLE_TAGS))
        allowed = torch.zeros(ROLE_TAGS, ROLE_TAGS)
        for later, first in ((2, 1), (4, 3)):
            allowed[:, later] = FORBIDDEN
            allowed[first, later] = allowed[later, later] = 0
        self.register_buffer("allowed", allowed)

    def transitions(self) -> Tensor:
        """Return the score of tag j after tag i at [i, j]."""
        return self.after + self.allowed

    def starts(self) -> Tensor:
        """Return the score of each tag at the first word."""
        return self.start + self.allowed[0]

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return the negative log likelihood of each row of tags, shape (cues,).

        Args:
            scores: (cues, words, ROLE_TAGS).
            tags: (cues, words).
            mask: (cues, words), true for words; true words come first.
        """
        transitions = self.transitions()
        alpha = self.starts() + scores[:, 0]
        picked = scores.gather(2, tags[:, :, None])[:, :, 0]
        path = self.starts()[tags[:, 0]] + (picked * mask).sum(1)
        path = path + (transitions[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        for i in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + transitions, 1) + scores[:, i]
            alpha = torch.where(mask[:, i, None], step, alpha)
        return torch.logsumexp(alpha, 1) - path


class StatementScorer(nn.Module):
    """Scores which statements of a window each statement denies, and from that and its parts its type.

    A denial by content alone shows only from what was said before, so every statement looks at all others:
    the scores of the pairs are learned from known answers, and weigh what each statement sees of the others.
    """

    def __init__(self, width: int, sizes: Sizes) -> None:
        super().__init__()
        self.hidden = nn.Linear(4 * width, sizes.type)
        self.one = nn.Linear(4 * width, sizes.pair)
        self.other = nn.Linear(4 * width, sizes.pair)
        self.product = nn.Linear(sizes.pair, sizes.pair)
        self.distance = nn.Embedding(DISTANCES, sizes.pair)
        self.paragraph = nn.Embedding(PARAGRAPHS, sizes.pair)
        self.link = nn.Linear(sizes.pair, 1)
        self.seen = nn.Linear(sizes.pair, sizes.type, bias=False)
        self.answer = nn.Linear(1, sizes.type, bias=False)
        self.dropout = nn.Dropout(0.2)
        self.out = nn.Linear(sizes.type, len(TYPES))
        for table in (self.distance, self.paragraph):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.constant_(self.link.bias, -2.0)

    def forward(self, parts: Tensor, pairs: Pairs) -> tuple[Tensor, Tensor]:
        """Return the scores of the types (cues, types) and of the links (cues, cues).

        Args:
            parts: (cues, 4 * width), what :func:`parts_of` returns.
            pairs: how the statements stand to each other.
        """
        parts = self.dropout(parts)
        one, other = self.one(parts), self.other(parts)
        placed = self.distance(pairs.distance) + self.paragraph(pairs.paragraph)
        both = self.product(one[:, None] * other[None]) + one[:, None] + other[None] + placed
        links = self.link(torch.relu(both))[..., 0].masked_fill(~pairs.together, FORBIDDEN)
        # The zero stands for "denies none of them".
        known = torch.cat([torch.zeros_like(links[:, :1]), links], 1)
        context = torch.softmax(known, 1)[:, 1:] @ other
        hidden = self.hidden(parts) + self.seen(context) + self.answer(torch.logsumexp(known, 1)[:, None])
        return self.out(self.dropout(torch.relu(hidden))), links


def parts_of(words: Tensor, cue: Tensor, source: Tensor, content: Tensor) -> Tensor:
    """Return what stands for each statement: its cue, its source, its content's mean and maximum.

    Args:
        words: (cues, words, width), the window of each cue.
        cue: (cues, width).
        source: (cues, words), 1 on the words of the source.
        content: (cues, words), 1 on the words of the content.
    """
    return torch.cat([cue, mean_of(words, source), mean_of(words, content), max_of(words, content)], 1)


def mean_of(words: Tensor, part: Tensor) -> Tensor:
    """Return the mean of the words of a part, zeros where the part is empty."""
    return torch.bmm(part[:, None], words)[:, 0] / part.sum(1, keepdim=True).clamp(min=1)


def max_of(words: Tensor, part: Tensor) -> Tensor:
    """Return the maximum over the words of a part, zeros where the part is empty."""
    highest = words.masked_fill(part[:, :, None] == 0, FORBIDDEN).amax(1)
    return highest * (part.sum(1, keepdim=True) > 0)


class Network(nn.Module):
    """The encoder and all its heads."""

    def __init__(self, encoder: BertModel, sizes: Sizes) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.cues = nn.Sequential(nn.Linear(width, sizes.cue), nn.ReLU(), nn.Linear(sizes.cue, CUE_TAGS))
        self.names = nn.Linear(width, NAME_TAGS)
        self.roles = RoleScorer(width, sizes)
        self.chain = Chain()
        self.types = StatementScorer(width, sizes)

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Return the vector of each word's first piece, (windows, words, width), in full precision."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=features).last_hidden_state
        return hidden.float().gather(1, first[:, :, None].expand(-1, -1, hidden.shape[2]))

    def cue_vectors(self, words: Tensor, cues: Cues) -> Tensor:
        """Return the mean vector of each cue's words, (cues, width)."""
        return torch.bmm(cues.weights[:, None], words[cues.window])[:, 0]


def new_encoder(folder: Path) -> BertModel:
    """Load the pretrained encoder and give it room for the features, which all begin as what it knows."""
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
    known = encoder.embeddings.token_type_embeddings.weight.data[0]
    table = nn.Embedding(FEATURES, known.shape[0])
    table.weight.data.copy_(known[None].expand(FEATURES, -1))
    encoder.embeddings.token_type_embeddings = table
    encoder.config.type_vocab_size = FEATURES
    return encoder
