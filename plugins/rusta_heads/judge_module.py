"""The torch side of judge: what only one of two edits says, and what the states at both ends make of it.

The words alone give a model of Bradley and Terry (1952, Biometrika 39): each n-gram has a worth, and the logit is the
difference of the worths. It begins as that; the states, which have read both candidates, add what words do not tell.

Shapes: N pairs, W width, G n-grams that one edit of a pair has and the other lacks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from attrs import frozen
from torch import Tensor, nn

from rusta_core import Batch, Placed
from rusta_heads.grams import grams
from rusta_heads.state_modules import zeroed


@frozen(eq=False)
class Pairs:
    """rows (N, 1) and ends (N, 2): where the candidates are read; first: 1 where the first is preferred, (N,).

    ids, owners, signs: the n-grams (G,), the pair that each belongs to, and 1 where the first edit has it, -1 where the
    second does, over the root of how many the pair has.
    """

    rows: Tensor
    ends: Tensor
    first: Tensor
    ids: Tensor
    owners: Tensor
    signs: Tensor


class JudgeModule(nn.Module):
    """The logit of the first candidate of a pair."""

    def __init__(self, width: int, buckets: int) -> None:
        super().__init__()
        self.buckets = buckets
        self.logit = zeroed(2 * width, 1)
        self.gram_weight = nn.Parameter(torch.zeros(buckets))

    def targets(self, batch: Batch) -> Pairs | None:
        """Pairs of which the better one is known."""
        some = [placed for placed in batch.placed if "prefers" in placed.facts]
        return self._pairs(batch, some) if some else None

    def loss(self, hidden: Tensor, targets: Pairs) -> Tensor:
        """Mean nats of the better one."""
        return F.binary_cross_entropy_with_logits(self._logits(hidden, targets), targets.first)

    def read(self, hidden: Tensor, batch: Batch) -> list[float | None]:
        """The probability that the first is the better one; None for a sample without a pair."""
        some = [placed for placed in batch.placed if "pair" in placed.facts]
        if not some:
            return [None] * len(batch.placed)
        values = iter(self._logits(hidden, self._pairs(batch, some)).sigmoid().tolist())
        return [next(values) if "pair" in placed.facts else None for placed in batch.placed]

    def _pairs(self, batch: Batch, some: Sequence[Placed]) -> Pairs:
        tokens, device = batch.tokens.cpu().numpy(), batch.tokens.device
        ids, owners, signs = [], [], []
        for number, placed in enumerate(some):
            row = tokens[placed.row, placed.start : placed.end]
            first, second = (grams(row[start:end], self.buckets) for start, end in placed.facts["edits"])
            only = np.setxor1d(first, second)
            ids.append(only)
            owners.append(np.full(len(only), number))
            signs.append(np.where(np.isin(only, first), 1.0, -1.0) / max(1, len(only)) ** 0.5)
        return Pairs(
            torch.tensor([[placed.row] for placed in some], device=device),
            torch.tensor([[placed.start + end for end in placed.facts["pair"]] for placed in some], device=device),
            torch.tensor([float(placed.facts.get("prefers") == 0) for placed in some], device=device),
            torch.from_numpy(np.concatenate(ids)).to(device),
            torch.from_numpy(np.concatenate(owners)).to(device),
            torch.from_numpy(np.concatenate(signs).astype(np.float32)).to(device),
        )

    def _logits(self, hidden: Tensor, pairs: Pairs) -> Tensor:
        of_states: Tensor = self.logit(hidden[pairs.rows, pairs.ends].flatten(1))[:, 0]
        worths = self.gram_weight[pairs.ids] * pairs.signs
        return of_states + torch.zeros_like(of_states).index_add(0, pairs.owners, worths)
