"""Keys and values of each row's last tokens, so that a token more costs one token's work and not the window's again.

A ring buffer: the keys and values of position p, keys already turned by it, stand in slot p % C. Every row has a
position of its own, as a batch is never uniform: prompts are of unlike length and rows stop one by one. The backbone
sees W positions and a ring has C = W + BLOCK - 1 slots, so that a block of tokens is written first and attended to
afterwards, without having overwritten what its first token still sees.

Shapes: B rows, Q tokens of a block, C slots, H heads, D per head, W the backbone's window or its width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor

from rusta_core.errors import UsageError
from rusta_core.model.attention import biased
from rusta_core.model.backbone import Backbone, Layer
from rusta_core.model.vocabulary import Control

BLOCK = 64
"""The tokens of a row that are run at once; more are run block by block."""


class Ring:
    """Rows of text that are read on from where they are.

    lengths: the tokens that each row has read; last: (B, width), the hidden state of the last of them.
    """

    def __init__(self, backbone: Backbone, rows: int) -> None:
        config, device = backbone.config, backbone.bytes.weight.device
        if backbone.trunk is not None:
            raise UsageError(
                "a model with a trunk does not write",
                where="[model] trunk_layers",
                why="what its layers at the ends of words keep cannot be read on from token by token yet",
                mend="train one without: trunk_layers = 0",
            )
        self.backbone = backbone
        self.lengths = [0] * rows
        self.last = torch.zeros(rows, config.width, device=device)
        self._slots = config.window + BLOCK - 1
        self._common = 0  # the first tokens that are the same in all rows, and stand in the same slots
        self._recent = torch.full((rows, max(config.ngrams, default=1) - 1), Control.PAD, device=device)
        dtype = torch.bfloat16 if config.bfloat16 else backbone.bytes.weight.dtype
        shape = (2, rows, config.heads, self._slots, config.width // config.heads)
        self._kept = [torch.zeros(shape, dtype=dtype, device=device) for _ in range(config.layers)]  # keys, values

    @torch.no_grad()
    def extend(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """Read on: hidden states (B, Q, width) of the tokens of each row, of which there may be none; what is behind
        the end of a row shorter than Q means nothing."""
        counts = [len(row) for row in rows]
        device = self.last.device
        tokens = torch.full((len(rows), max(counts)), Control.PAD)
        for number, row in enumerate(rows):
            tokens[number, : len(row)] = torch.as_tensor([int(symbol) for symbol in row])
        tokens = tokens.to(device)
        blocks = [
            self._block(block, [min(max(count - at * BLOCK, 0), BLOCK) for count in counts])
            for at, block in enumerate(tokens.split(BLOCK, 1))
        ]
        return torch.cat(blocks, 1)

    def _block(self, tokens: Tensor, counts: Sequence[int]) -> Tensor:
        backbone, config, device = self.backbone, self.backbone.config, tokens.device
        recent = self._recent.shape[1]
        known = torch.cat((self._recent, tokens), 1)
        starts, ends = torch.tensor(self.lengths, device=device), torch.tensor(counts, device=device)
        positions = starts[:, None] + torch.arange(tokens.shape[1], device=device)
        real = positions < (starts + ends)[:, None]
        places = real.nonzero(as_tuple=True)  # row and column of each token
        slots = positions[places] % self._slots
        most = min(max(self.lengths) + tokens.shape[1], self._slots)
        seen, behind = self._seen(positions, starts + ends, most)
        with torch.autocast(device.type, torch.bfloat16, enabled=config.bfloat16):
            x = backbone.embedded(known, torch.ones_like(known), recent)
            angles = backbone.angles(positions[:, None])  # (B, 1, Q, D / 2)
            for layer, kept in zip(cast(Iterable[Layer], backbone.layers), self._kept, strict=True):
                q, k, v = layer.queries_keys_values(x, angles)
                kept[:, places[0], :, slots] = torch.stack((k, v))[:, places[0], :, places[1]]
                k, v = kept[:, :, :, :most]
                mask = biased(seen, behind, layer.slopes, q.dtype)
                x = layer.finish(x, F.scaled_dot_product_attention(q, k, v, attn_mask=mask))
            hidden: Tensor = backbone.norm(x).float()
        rows = torch.arange(len(counts), device=device)
        self.last = torch.where((ends > 0)[:, None], hidden[rows, (ends - 1).clamp_min(0)], self.last)
        self._recent = known.gather(1, ends[:, None] + torch.arange(recent, device=device))
        self.lengths = [length + count for length, count in zip(self.lengths, counts, strict=True)]
        return hidden

    def _seen(self, positions: Tensor, lengths: Tensor, most: int) -> tuple[Tensor, Tensor]:
        """Which of the first slots each query sees, those of the last W positions up to its own, and how far behind it
        they are: (B, 1, Q, slots) each.

        A query behind its row's end sees the row's last tokens, so that its softmax is over something.
        """
        newest = (lengths - 1).clamp_min(0)[:, None]
        slots = torch.arange(most, device=positions.device)
        held = newest - (newest - slots) % self._slots  # the newest position that can stand in each slot, if from 0 up
        behind = positions.minimum(newest)[:, :, None] - held[:, None]
        seen = (behind >= 0) & (behind < self.backbone.config.window) & (held >= 0)[:, None]
        return seen[:, None], behind[:, None]

    def repeated(self, count: int) -> Ring:
        """A ring of `count` rows that all stand where this one's only row does."""
        other = Ring(self.backbone, count)
        other.lengths = self.lengths * count
        other.last = self.last.expand(count, -1).clone()
        other._recent = self._recent.expand(count, -1).clone()
        for kept, old in zip(other._kept, self._kept, strict=True):
            kept[:] = old
        other._common = self.lengths[0]
        return other

    def select(self, rows: Sequence[int]) -> None:
        """Let each row go on from where the row `rows[i]` is: what a beam does after a step."""
        if list(rows) == list(range(len(self.lengths))):
            return
        index = torch.tensor(rows, device=self.last.device)
        most = min(max(self.lengths), self._slots)
        start = self._common if max(self.lengths) <= self._slots else 0
        for kept in self._kept:
            kept[:, :, :, start:most] = kept[:, index, :, start:most]
        self.last, self._recent = self.last[index], self._recent[index]
        self.lengths = [self.lengths[row] for row in rows]
