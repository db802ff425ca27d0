"""The torch side of the heads that judge one candidate: by the state at its end and by the words of its edit.

Shapes: N candidates, W width, G n-grams of all edits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import torch
import torch.nn.functional as F
from attrs import frozen
from torch import Tensor, nn

from rusta_core import Batch, Placed
from rusta_heads.grams import grams
from rusta_heads.state_modules import BINS, Labels, bin_of, labelled, zeroed


@frozen(eq=False)
class Candidates:
    """Where the candidates of a batch end and what is true of them; the n-grams of all edits (G,), the candidate that
    each belongs to, what scales each edit's sum (N,), and the bin of each candidate's K (N,)."""

    labels: Labels
    ids: Tensor
    owners: Tensor
    scales: Tensor
    bins: Tensor


class ConfidenceModule(nn.Module):
    """The logit of green: linear in the state at the candidate's end, plus the weights of the edit's
    n-grams."""

    FACT: ClassVar[str] = "green"

    def __init__(self, width: int, buckets: int, score: str) -> None:
        super().__init__()
        self.buckets, self.score = buckets, score
        self.logit = zeroed(width, 1)
        self.gram_weight = nn.Parameter(torch.zeros(buckets))

    def targets(self, batch: Batch) -> Candidates | None:
        """Candidates of which it is known."""
        some = [one for one in batch.placed if self.FACT in one.facts]
        return self._candidates(batch, some, [float(one.facts[self.FACT]) for one in some]) if some else None

    def loss(self, hidden: Tensor, targets: Candidates) -> Tensor:
        """The mean log score, or Brier score, of the probability."""
        logits = self._logits(hidden, targets)
        if self.score == "brier":
            return (logits.sigmoid() - targets.labels.values).square().mean()
        return F.binary_cross_entropy_with_logits(logits, targets.labels.values)

    def read(self, hidden: Tensor, batch: Batch) -> list[float | None]:
        """The probability; None for a sample without an edit."""
        some = [one for one in batch.placed if "edit" in one.facts]
        if not some:
            return [None] * len(batch.placed)
        candidates = self._candidates(batch, some, [0.0] * len(some))
        values = iter(self._logits(hidden, candidates).sigmoid().tolist())
        return [next(values) if "edit" in one.facts else None for one in batch.placed]

    def _candidates(self, batch: Batch, some: Sequence[Placed], right: Sequence[float]) -> Candidates:
        tokens, device, edits = batch.tokens.cpu().numpy(), batch.tokens.device, []
        for one in some:
            start, end = one.facts["edit"]
            edits.append(grams(tokens[one.row, one.start + start : one.start + end], self.buckets))
        return Candidates(
            labelled(some, right, device),
            torch.from_numpy(np.concatenate(edits)).to(device),
            torch.tensor([number for number, ids in enumerate(edits) for _ in ids], device=device),
            torch.tensor([max(1.0, len(ids)) ** -0.5 for ids in edits], device=device),
            torch.tensor([bin_of(one.facts.get("candidate_k", 0)) for one in some], device=device),
        )

    def _logits(self, hidden: Tensor, candidates: Candidates) -> Tensor:
        of_states: Tensor = self.logit(candidates.labels.states(hidden))[:, 0]
        of_edits = torch.zeros_like(of_states).index_add(0, candidates.owners, self.gram_weight[candidates.ids])
        return of_states + of_edits * candidates.scales


class ValueModule(ConfidenceModule):
    """The logit of genuine: as that of green, plus a weight for the lines that the candidate touches."""

    FACT: ClassVar[str] = "genuine"

    def __init__(self, width: int, buckets: int, score: str) -> None:
        super().__init__(width, buckets, score)
        self.k_weight = nn.Parameter(torch.zeros(len(BINS)))

    def _logits(self, hidden: Tensor, candidates: Candidates) -> Tensor:
        return super()._logits(hidden, candidates) + self.k_weight[candidates.bins]
