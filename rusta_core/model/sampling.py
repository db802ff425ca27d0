"""Which symbol comes next, out of a distribution: the likeliest, or one that is drawn."""

from __future__ import annotations

from random import Random

import torch
from attrs import field, frozen
from attrs.validators import ge, gt, le
from torch import Tensor


@frozen(kw_only=True)
class Sampling:
    """temperature: 0 takes the likeliest symbol, 1 draws from the distribution as it is; top_p: draw among the
    likeliest symbols that together have this much of it (nucleus sampling, arXiv 1904.09751); seed: the same seed
    draws the same for the same row, whatever stands in the rows beside it."""

    temperature: float = field(default=0.0, validator=ge(0))
    top_p: float = field(default=1.0, validator=[gt(0), le(1)])
    seed: int = 0

    def generators(self, rows: int) -> list[Random]:
        """A generator of its own for each row."""
        return [Random(f"{self.seed}:{row}") for row in range(rows)]

    def pick(self, scores: Tensor, generators: list[Random]) -> Tensor:
        """A symbol for each row (B,) int64, from log-probabilities (B, symbols), by the row's generator."""
        if self.temperature == 0:
            return scores.argmax(1)
        drawn = torch.tensor([[generator.random()] for generator in generators], dtype=torch.float64)
        shares, symbols = (scores.double() / self.temperature).softmax(1).sort(dim=1, descending=True, stable=True)
        before = shares.cumsum(1) - shares  # what the likelier ones have; the first is always kept
        ends = shares.masked_fill(before >= self.top_p, 0).cumsum(1)
        places = torch.searchsorted(ends, drawn.to(ends.device) * ends[:, -1:], right=True)
        last = (shares.masked_fill(before >= self.top_p, 0) > 0).sum(1, keepdim=True) - 1
        return symbols.gather(1, places.minimum(last))[:, 0]
