"""The backbone: a decoder-only transformer over bytes, and the model that carries heads beside it.

Pre-norm RMSNorm (arXiv 1910.07467), rotary positions (arXiv 2104.09864), squared-ReLU feed-forward (arXiv
2109.08668), windowed attention, and hashed n-gram embeddings added to the byte embedding (as in arXiv
2412.09871, section 3.2.1), which give a byte model the identity of the word it is in before any layer has
run.

Shapes: B rows, T positions, W width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
import torch.nn.functional as F
from attrs import frozen
from torch import Tensor, nn

from rusta_core.model.attention import OUTSIDE, attend, slopes_of
from rusta_core.model.config import ModelConfig
from rusta_core.model.vocabulary import SIZE, Control

_PRIME = 1_000_003


def ngram_buckets(tokens: Tensor, documents: Tensor, length: int, buckets: int) -> Tensor:
    """The bucket of the n-gram that ends at each position, (B, T); what lies in another document counts as
    PAD."""
    hashed = tokens
    for back in range(1, length):
        earlier = F.pad(tokens, (back, 0), value=Control.PAD)[:, : tokens.shape[1]]
        same = F.pad(documents, (back, 0), value=-1)[:, : tokens.shape[1]] == documents
        hashed = hashed * _PRIME + torch.where(same, earlier, Control.PAD)
        hashed = hashed ^ (hashed >> 17)
    return hashed % buckets


def rotary(positions: Tensor, size: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines of the angles by which each position turns the pairs of a head: positions (...) to (...,
    size / 2) each."""
    rates = 10_000.0 ** -(torch.arange(0, size, 2, device=positions.device, dtype=torch.float32) / size)
    angles = positions.float()[..., None] * rates
    return angles.cos(), angles.sin()


def turned(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotate the pairs (i, i + D/2) of each head of x (B, H, T, D) by its position's angles."""
    first, second = x.float().chunk(2, dim=-1)
    return torch.cat((first * cos - second * sin, second * cos + first * sin), dim=-1).to(x.dtype)


@frozen(eq=False)
class Prefix:
    """Work that many continuations share: the keys and values that one row's first tokens leave in each layer, (1, H,
    P, D), those of the trunk at the P tokens' boundaries."""

    length: int
    layers: tuple[tuple[Tensor, Tensor], ...]


class Layer(nn.Module):
    """Attention, then feed-forward, each added to what came in."""

    slopes: Tensor | None

    def __init__(self, width: int, heads: int, expansion: int, window: int, alibi: bool) -> None:
        super().__init__()
        self.heads, self.window = heads, window
        self.before_attention = nn.RMSNorm(width, eps=1e-6)
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.before_feedforward = nn.RMSNorm(width, eps=1e-6)
        self.up = nn.Linear(width, width * expansion, bias=False)
        self.down = nn.Linear(width * expansion, width, bias=False)
        self.register_buffer("slopes", slopes_of(heads) if alibi else None, persistent=False)

    def forward(
        self, x: Tensor, angles: tuple[Tensor, Tensor] | None, documents: Tensor, past: tuple[Tensor, Tensor] | None
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """x (B, Q, W) to the same, and the keys and values (B, H, T, D) that it attended to.

        angles: of the Q positions; None where distance tells positions apart (ALiBi).
        """
        q, k, v = self.queries_keys_values(x, angles)
        if past is not None:
            k, v = (
                torch.cat((old.expand(len(x), -1, -1, -1), new), dim=2) for old, new in zip(past, (k, v), strict=True)
            )
        return self.finish(x, attend(q, k, v, self.window, documents, self.slopes)), (k, v)

    def queries_keys_values(self, x: Tensor, angles: tuple[Tensor, Tensor] | None) -> tuple[Tensor, Tensor, Tensor]:
        """Of x (B, Q, W), (B, H, Q, D) each, queries and keys turned by their positions."""
        rows, length, _ = x.shape
        q, k, v = self.qkv(self.before_attention(x)).view(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        return (q, k, v) if angles is None else (turned(q, *angles), turned(k, *angles), v)

    def finish(self, x: Tensor, mixed: Tensor) -> Tensor:
        """x (B, Q, W) with what attention found, (B, H, Q, D), and the feed-forward's answer to it."""
        x = x + self.out(mixed.transpose(1, 2).reshape(x.shape))
        return x + self.down(F.relu(self.up(self.before_feedforward(x))).square())


_ALNUM = torch.zeros(SIZE, dtype=torch.bool)
_ALNUM[[*range(48, 58), *range(65, 91), 95, *range(97, 123), *range(128, 256)]] = True


def boundaries(tokens: Tensor, documents: Tensor) -> Tensor:
    """Where a word has just ended, (B, T) bool: the first byte that is no part of a name, and the first of a document.

    SpaceByte's rule (arXiv 2404.14408, section 3): it looks back alone, so that it serves a model that writes.
    """
    inside = _ALNUM.to(tokens.device)[tokens]
    before = F.pad(inside, (1, 0), value=True)[:, :-1]
    first = F.pad(documents, (1, 0), value=OUTSIDE)[:, :-1] != documents
    return (~inside & before) | first


class BoundaryTrunk(nn.Module):
    """Wider layers that run at lexical boundaries alone, between the layers that run at every byte."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        width = config.trunk_width
        self.enter = nn.Linear(config.width, width, bias=False)
        self.layers = nn.ModuleList(
            Layer(width, config.trunk_heads, config.expansion, config.window, config.positions == "alibi")
            for _ in range(config.trunk_layers)
        )
        self.leave = nn.Linear(width, config.width, bias=False)

    def forward(self, x: Tensor, tokens: Tensor, documents: Tensor, start: int, past: Any) -> tuple[Tensor, Any]:
        """x (B, T - start, W), of the tokens (B, T) from `start` on, with what the layers add where words end; and
        their keys and values, which `past` has of the tokens before `start`."""
        at = boundaries(tokens, documents)
        known = int(at[0, :start].sum()) if start else 0
        count = at.sum(1)
        most = int(count.max())
        order = torch.argsort((~at).to(torch.uint8), dim=1, stable=True)[:, :most]
        real = torch.arange(most, device=x.device) < count[:, None]
        of = documents.gather(1, order).masked_fill(~real, OUTSIDE - 1)
        new, there = order[:, known:] - start, real[:, known:]
        new = new.clamp_min(0)
        h = self.enter(F.rms_norm(x, x.shape[-1:], eps=1e-6).gather(1, new[..., None].expand(-1, -1, x.shape[2])))
        angles = None
        if self.layers[0].slopes is None:
            angles = rotary(torch.arange(known, most, device=x.device), h.shape[2] // self.layers[0].heads)
        kept = []
        for number, layer in enumerate(self.layers):
            h, pair = layer(h, angles, of, past[number] if past else None)
            kept.append(pair)
        out = self.leave(F.rms_norm(h, h.shape[-1:], eps=1e-6)) * there[..., None]
        return x.scatter_add(1, new[..., None].expand(-1, -1, x.shape[2]), out.to(x.dtype)), tuple(kept)


class Backbone(nn.Module):
    """Bytes to hidden states, and hidden states to the scores of the next byte."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        alibi = config.positions == "alibi"
        self.bytes = nn.Embedding(SIZE, config.width)
        self.ngrams = nn.ModuleList(nn.Embedding(config.ngram_buckets, config.width) for _ in config.ngrams)
        self.layers = nn.ModuleList(
            Layer(config.width, config.heads, config.expansion, config.window, alibi) for _ in range(config.layers)
        )
        self.trunk = BoundaryTrunk(config) if config.trunk_layers else None
        self.norm = nn.RMSNorm(config.width, eps=1e-6)
        self.output = None if config.tied else nn.Linear(config.width, SIZE, bias=False)
        self.init_weights()

    @torch.no_grad()
    def init_weights(self) -> None:
        """Embeddings N(0, 0.02) (n-grams zero, so that training begins as a byte model);
        matrices N(0, 1 / inputs); what writes into the residual stream zero, so that each layer begins as
        the identity."""
        self.bytes.weight.normal_(0, 0.02)
        for name, parameter in self.named_parameters():
            if name.startswith("ngrams.") or name.endswith(("out.weight", "down.weight", "leave.weight")):
                parameter.zero_()
            elif name.endswith(("qkv.weight", "up.weight", "enter.weight")):
                parameter.normal_(0, parameter.shape[1] ** -0.5)
        if self.output is not None:
            nn.init.zeros_(self.output.weight)

    def forward(self, tokens: Tensor, documents: Tensor, prefix: Prefix | None = None) -> Tensor:
        """Hidden states of tokens (B, T) int64 with documents (B, T): (B, T, W).

        With a prefix of P tokens, which every row of `tokens` must begin with: those of the rest, (B, T - P,
        W).
        """
        return self._run(tokens, documents, prefix)[0]

    def prefix(self, tokens: Tensor) -> Prefix:
        """What one row (1, P) leaves behind for continuations of it."""
        return Prefix(tokens.shape[1], self._run(tokens, torch.ones_like(tokens), None)[1])

    def _run(
        self, tokens: Tensor, documents: Tensor, prefix: Prefix | None
    ) -> tuple[Tensor, tuple[tuple[Tensor, Tensor], ...]]:
        with torch.autocast(tokens.device.type, torch.bfloat16, enabled=self.config.bfloat16):
            start = prefix.length if prefix else 0
            x = self.embedded(tokens, documents, start)
            angles = self.angles(torch.arange(start, tokens.shape[1], device=tokens.device))
            kept = []
            middle = (len(self.layers) + 1) // 2
            for number, layer in enumerate(self.layers):
                if number == middle and self.trunk is not None:
                    past = prefix.layers[len(self.layers) :] if prefix else None
                    x, of_trunk = self.trunk(x, tokens, documents, start, past)
                x, pair = layer(x, angles, documents, prefix.layers[number] if prefix else None)
                kept.append(pair)
            if self.trunk is not None:
                kept += of_trunk
            return self.norm(x).float(), tuple(kept)

    def embedded(self, tokens: Tensor, documents: Tensor, start: int) -> Tensor:
        """What the first layer is given for the tokens (B, T) from `start` on: (B, T - start, W). Those before it
        are the beginnings of n-grams."""
        x = self.bytes(tokens[:, start:])
        for length, ngram in zip(self.config.ngrams, self.ngrams, strict=True):
            x = x + ngram(ngram_buckets(tokens, documents, length, self.config.ngram_buckets)[:, start:])
        return F.rms_norm(x, (self.config.width,), eps=1e-6)

    def angles(self, positions: Tensor) -> tuple[Tensor, Tensor] | None:
        """By how much positions turn queries and keys; None where distance tells them apart (ALiBi)."""
        return None if self.config.positions == "alibi" else rotary(positions, self.config.width // self.config.heads)

    def logits(self, hidden: Tensor) -> Tensor:
        """Scores of the next symbol, (..., SIZE), from hidden states (..., W)."""
        weight = self.bytes.weight if self.output is None else self.output.weight
        with torch.autocast(hidden.device.type, torch.bfloat16, enabled=self.config.bfloat16):
            return F.linear(hidden, weight).float()


class RustaModel(nn.Module):
    """A backbone with its heads. options: what each head was built with, by name, kept with the weights."""

    def __init__(
        self,
        backbone: Backbone,
        heads: Mapping[str, nn.Module] | None = None,
        options: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        super().__init__()
        self.backbone = backbone
        self.heads = nn.ModuleDict(heads or {})
        self.options = {name: dict((options or {}).get(name, {})) for name in self.heads}

    @property
    def config(self) -> ModelConfig:
        return self.backbone.config

    @property
    def device(self) -> torch.device:
        return self.backbone.bytes.weight.device


def padded(rows: Sequence[Any], device: torch.device) -> tuple[Tensor, Tensor]:
    """Token rows of unlike length as one (B, T) tensor with its documents: 1 where there is text, 0 behind
    it."""
    width = max(len(row) for row in rows)
    tokens = torch.full((len(rows), width), Control.PAD, dtype=torch.int64)
    for tensor, row in zip(tokens, rows, strict=True):
        tensor[: len(row)] = torch.as_tensor(row.astype("int64"))
    documents = (torch.arange(width) < torch.tensor([len(row) for row in rows])[:, None]).long()
    return tokens.to(device), documents.to(device)
